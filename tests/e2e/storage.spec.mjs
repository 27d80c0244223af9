// Penyimpanan: what this browser holds, whether there is room, and how long history is kept.
import { test, expect, axe, open } from './harness.mjs';
import { settle } from './browser.mjs';
import { loadSample, sayWhoWorks } from './steps.mjs';

const AUTHOR = 'Siti Rahmawati';
const ROUTE = 'impor-cadangan?bagian=penyimpanan';

test.describe.configure({ timeout: 120_000 });

test('what is held is counted by kind, and each number leads to its rows', async ({ page, site }) => {
  await open(page, site);
  await loadSample(page, { name: AUTHOR });
  await open(page, site, ROUTE);
  const held = page.getByTestId('held');
  await expect(held.getByRole('row', { name: /^pegawai 5\.200 /i })).toContainText(/[\d,]+ (kB|MB)/, { timeout: 30_000 });
  await expect(held.getByRole('row', { name: /Riwayat Perubahan/ })).toContainText('perubahan');
  await expect(held.getByRole('row', { name: /^Semua/ })).toContainText(/\d MB/);
  await expect(page.locator('.facts')).toContainText(/dari .* \([\d,]+%\)/);
  await settle(page);
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.setViewportSize({ width: 1366, height: 768 });
  await held.getByRole('link', { name: 'Riwayat Perubahan' }).click();
  await expect(page.getByRole('tab', { name: 'Riwayat Perubahan', selected: true })).toBeVisible();
});

test('a browser that is nearly full says what to do, and one that does not tell says so', async ({ page, site, context, guard }) => {
  await page.addInitScript(() => {
    navigator.storage.estimate = async () => ({ usage: 85_000_000, quota: 100_000_000 });
  });
  await open(page, site);
  await loadSample(page, { name: AUTHOR });
  await open(page, site, ROUTE);
  await expect(page.locator('.note.bad')).toContainText('terpakai 85%');
  await expect(page.locator('.note.bad')).toContainText('Ekspor Berkas Data Lengkap');
  const other = await context.newPage();
  await guard(other);
  await other.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'storage', { value: undefined });
    Object.defineProperty(globalThis, 'isSecureContext', { value: false });
  });
  await open(other, site, ROUTE);
  await expect(other.locator('.facts')).toContainText('tidak memberi tahu');
  await expect(other.getByText('Di alamat tanpa https')).toBeVisible();
  await expect(other.getByRole('button', { name: 'Minta peramban' })).toHaveCount(0);
});

test('how long history is kept is chosen, and stays chosen', async ({ page, site }) => {
  await open(page, site);
  await loadSample(page, { name: AUTHOR });
  await open(page, site, ROUTE);
  const years = page.getByRole('group', { name: 'Simpan riwayat perubahan' });
  await expect(years.getByRole('radio', { name: 'Semua' })).toBeChecked();
  await years.getByText('2 tahun').click();
  await sayWhoWorks(page, AUTHOR);
  await page.waitForTimeout(300);
  await sayWhoWorks(page, AUTHOR);
  await expect(page.locator('.notices')).toContainText('Tidak ada yang dihapus');
  await page.reload();
  await expect(years.getByRole('radio', { name: '2 tahun' })).toBeChecked();
  await years.getByText('Semua').click();
  await page.waitForTimeout(300);
  await sayWhoWorks(page, AUTHOR);
  await page.reload();
  await expect(years.getByRole('radio', { name: 'Semua' })).toBeChecked();
});
