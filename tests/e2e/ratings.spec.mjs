// Isi seperti lembar: sixty ratings by keyboard, a pasted block with two bad cells, one save, one undo.
import { test, expect, axe, open } from './harness.mjs';
import { loadSample, sayWhoWorks } from './steps.mjs';

const AUTHOR = 'Siti Rahmawati';
const grid = (page) => page.getByRole('grid');
const cell = (page, row, column) => page.locator(`#ratings-${row}-${column}`);

/** The sheet of the present period with those not rated first. */
async function openSheet(page, site) {
  await open(page, site);
  await loadSample(page, { name: AUTHOR });
  await open(page, site, 'evaluasi-kinerja');
  await page.getByTestId('open-sheet').click();
  await expect(page.getByTestId('ratings-lead')).toContainText('pegawai');
  await page.getByTestId('left-first').check();
}

const paste = (page, text) =>
  grid(page).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

async function save(page) {
  await page.getByTestId('save-ratings').click();
  const notice = page.locator('.notices').getByText('Tersimpan.').first();
  await notice.or(page.getByTestId('author-name')).first().waitFor();
  await sayWhoWorks(page, AUTHOR);
  await expect(notice).toBeVisible();
}

test('sixty ratings typed by keyboard are saved at once and one undo takes all back', async ({ page, site }) => {
  await openSheet(page, site);
  const lead = await page.getByTestId('ratings-lead').innerText();
  await grid(page).focus();
  await page.keyboard.type('2'.repeat(30));
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', 'ratings-30-0');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('3'.repeat(30));
  await page.keyboard.press('Control+Home');
  await expect(cell(page, 0, 0)).toHaveText('Sesuai Ekspektasi');
  await expect(cell(page, 0, 1)).toHaveText('Di Atas Ekspektasi');
  await expect(page.getByTestId('save-ratings')).toContainText('30');
  await save(page);
  await expect(page.getByTestId('save-ratings')).toBeDisabled();
  const after = await page.getByTestId('ratings-lead').innerText();
  expect(after).not.toBe(lead);
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('ratings-lead')).toHaveText(lead);
  await page.keyboard.press('Control+y');
  await expect(page.getByTestId('ratings-lead')).toHaveText(after);
  await page.reload();
  await expect(page.getByTestId('ratings-lead')).toHaveText(after);
});

test('bad cells of a pasted block stay with their problem, and leaving asks', async ({ page, site }) => {
  await openSheet(page, site);
  await grid(page).focus();
  await paste(page, 'DI ATAS EKSPEKTASI\tA\nlumayan\t2\nDiatas\tBaik\nSesuai\t1');
  await expect(page.getByTestId('save-ratings')).toContainText('2');
  await expect(page.getByTestId('troubled')).toContainText('2');
  await expect(cell(page, 1, 0)).toHaveText('lumayan');
  await expect(page.locator('tr[data-row="2"] .problem')).toContainText('predikat');
  await save(page);
  await expect(cell(page, 1, 0)).toHaveText('lumayan');
  await page.locator('.crumbs a, nav a', { hasText: 'Evaluasi Kinerja' }).first().click();
  await expect(page.getByRole('dialog')).toContainText('Isian belum disimpan');
});

for (const colorScheme of ['light', 'dark'])
  test(`the sheet is accessible in ${colorScheme}`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openSheet(page, site);
    expect(await axe(page)).toEqual([]);
  });

test("an organisation's result is set, seen beside its pattern and taken away", async ({ page, site }) => {
  await open(page, site);
  await loadSample(page, { name: AUTHOR });
  await open(page, site, 'evaluasi-kinerja');
  const first = page.getByTestId('organisation-open').first();
  await expect(first).toHaveText('Belum ditetapkan');
  await first.click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('select').selectOption({ label: 'Baik' });
  await dialog.getByLabel('Ditetapkan oleh').fill('Bupati Batanghari');
  await dialog.getByRole('button', { name: 'Tetapkan' }).click();
  const notice = page.locator('.notices').getByText('Tersimpan.').first();
  await notice.or(page.getByTestId('author-name')).first().waitFor();
  await sayWhoWorks(page, AUTHOR);
  await expect(first).toHaveText('Baik');
  await expect(dialog).toBeHidden();
  await first.click();
  await expect(dialog.locator('.chart svg').first()).toBeVisible();
  await expect(dialog).toContainText('Baik paling banyak 70%');
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await axe(page)).toEqual([]);
  }
  await page.getByTestId('organisation-clear').click();
  await expect(first).toHaveText('Belum ditetapkan');
});
