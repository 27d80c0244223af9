// Cakupan of Analisis: whom the answers are about, in the address.
import { test, expect, open } from './harness.mjs';
import { loadSample } from './steps.mjs';

test('a programme, one of its batches and one of its events can be compared with the rest', async ({ page, site }) => {
  await open(page, site);
  await loadSample(page);
  await open(page, site, 'analisis?tahun=2025');
  const part = page.getByLabel('Angkatan atau kegiatan');
  await expect(part).toHaveCount(0);
  await page.getByLabel('Bandingkan').selectOption({ index: 1 });
  await expect(page).toHaveURL(/program=/);
  const whole = await page.locator('.finding').textContent();

  const event = await part.locator('optgroup[label="Kegiatan"] option').first().getAttribute('value');
  await part.selectOption(event);
  await expect(page).toHaveURL(/kegiatan=/);
  await expect(page.locator('.finding')).not.toHaveText(whole);
  // The programme of the event stays chosen, and a link opens the same answer.
  const said = await page.locator('.finding').textContent();
  await page.reload();
  await expect(page.locator('.finding')).toHaveText(said);
  await expect(part).toHaveValue(event);

  const batch = await part.locator('optgroup[label="Angkatan"] option').first().getAttribute('value');
  await part.selectOption(batch);
  await expect(page).toHaveURL(/program=.*&angkatan=/);
  await part.selectOption('');
  await expect(page.locator('.finding')).toHaveText(whole);
});
