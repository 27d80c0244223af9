// Daftar Hadir: marked by keyboard, block, paste and touch, kept, taken back, and printed with the names.
import { test, expect, axe, expectAccessible, open } from './harness.mjs';
import { settle } from './browser.mjs';
import { loadSample, sayWhoWorks } from './steps.mjs';

const AUTHOR = 'Siti Rahmawati';

// Each test makes the sample and looks for a sheet in it, which takes long on a busy machine.
test.describe.configure({ timeout: 150_000 });
const grid = (page) => page.getByRole('grid');
const cell = (page, row, column) => page.locator(`#attendance-${row}-${column}`);
const names = (page) => page.locator('.attendance .who span');

/** The address of a sheet of the sample with at least two sessions and nothing marked, and its participants. */
async function findSheet(page, site) {
  await open(page, site);
  await loadSample(page, { name: AUTHOR });
  await open(page, site, 'laporan/daftar-hadir');
  const options = page.getByTestId('report-event').locator('option');
  await expect(options.nth(1)).toBeAttached();
  const ids = await options.evaluateAll((found) => found.map((option) => option.value).filter(Boolean));
  for (const id of ids.slice(0, 20)) {
    const route = `program/${id}/kehadiran`;
    await open(page, site, route);
    await expect(page.getByTestId('attendance-lead')).toBeVisible();
    await settle(page);
    const sessions = await page.locator('.attendance th.session').count();
    const people = sessions > 1 ? Number(await grid(page).getAttribute('aria-rowcount')) - 1 : 0;
    if (sessions > 1 && people > 6 && (await cell(page, 0, 0).innerText()) === '') return { id, route, sessions, people };
  }
  throw new Error('the sample has no event to come with two sessions');
}

/** Waits for the disk; answers who is working where the page asks it first. */
async function saved(page) {
  const state = page.locator('.attendance-table .save-state', { hasText: 'Tersimpan' });
  await state.or(page.getByTestId('author-name')).first().waitFor();
  await sayWhoWorks(page, AUTHOR);
  await expect(state).toBeVisible();
}

const paste = (page, text) =>
  grid(page).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

test('letters mark and move down, the marks are on disk, and one undo takes the batch back', async ({ page, site }) => {
  const sheet = await findSheet(page, site);
  await grid(page).focus();
  await page.keyboard.type('htd');
  await expect(cell(page, 0, 0)).toHaveText('H');
  await expect(cell(page, 1, 0)).toHaveText('T');
  await expect(cell(page, 2, 0)).toHaveText('DL');
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', 'attendance-3-0');
  await expect(cell(page, 3, 0)).toHaveAttribute('aria-label', 'belum diisi');
  await expect(page.locator('.save-state')).toContainText('Belum disimpan');
  await saved(page);
  await open(page, site, sheet.route);
  await expect(cell(page, 0, 0)).toHaveText('H');
  await expect(cell(page, 2, 0)).toHaveText('DL');
  await expect(page.locator('.attendance th.session').first()).toContainText(`2/${sheet.people}`);
  await grid(page).focus();
  await page.keyboard.press('Delete');
  await expect(cell(page, 0, 0)).toHaveText('');
  await saved(page);
  await page.keyboard.press('Control+z');
  await expect(cell(page, 0, 0)).toHaveText('H');
});

test('a block is chosen by keyboard and takes one mark; what is not saved yet is taken back first', async ({ page, site }) => {
  await findSheet(page, site);
  await grid(page).focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.locator('.attendance td[aria-selected=true]')).toHaveCount(4);
  await page.keyboard.press('i');
  for (const [row, column] of [[0, 0], [0, 1], [1, 0], [1, 1]]) await expect(cell(page, row, column)).toHaveText('I');
  await expect(cell(page, 2, 0)).toHaveText('');
  await expect(page.getByTestId('attendance-said')).toHaveText('4 sel: Izin');
  await page.keyboard.press('Control+z');
  await expect(cell(page, 0, 0)).toHaveText('');
  await expect(page.locator('.save-state')).not.toContainText('Belum disimpan');
});

test('many marks that would go are named before they go', async ({ page, site }) => {
  const { people, sessions } = await findSheet(page, site);
  test.skip(people * sessions <= 20, 'the sheet is too small to ask');
  await grid(page).focus();
  await page.keyboard.type('aa');
  await saved(page);
  await grid(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('h');
  const asked = page.getByRole('dialog');
  await expect(asked).toContainText(`${people * sessions} sel akan diisi Hadir. Yang tertimpa: 2 `);
  await asked.getByRole('button', { name: 'Batal' }).click();
  await expect(cell(page, 0, 0)).toHaveText('A');
  await expect(cell(page, 3, 0)).toHaveText('');
  await grid(page).focus();
  await page.keyboard.press('h');
  await asked.getByRole('button', { name: 'Timpa' }).click();
  await expect(cell(page, 0, 0)).toHaveText('H');
  await saved(page);
  await expect(page.getByTestId('attendance-lead')).toContainText(`${people} dari ${people} peserta mencapai batas`);
});

test('a pasted block asks what its signs mean, and goes in as one change', async ({ page, site }) => {
  await findSheet(page, site);
  await grid(page).focus();
  await paste(page, '1\tS\r\n0\t\r\n✓\tH\r\n');
  const asked = page.getByRole('dialog');
  await expect(asked.getByText('Arti “1”')).toBeVisible();
  await expect(asked.getByLabel('Arti “✓”').locator('option:checked')).toHaveText('H · Hadir');
  await asked.getByLabel('Arti “0”').selectOption({ label: 'I · Izin' });
  expect(await axe(page)).toEqual([]);
  await asked.getByTestId('paste-marks').click();
  for (const [row, column, code] of [[0, 0, 'H'], [0, 1, 'S'], [1, 0, 'I'], [1, 1, ''], [2, 0, 'H'], [2, 1, 'H']]) {
    await expect(cell(page, row, column)).toHaveText(code);
  }
  await saved(page);
  await page.keyboard.press('Control+z');
  await expect(cell(page, 0, 0)).toHaveText('');
  await expect(cell(page, 2, 1)).toHaveText('');
});

test('a block is copied out and in again by the keys of the clipboard', async ({ page, site }) => {
  await findSheet(page, site);
  await grid(page).focus();
  await page.keyboard.type('ht');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+c');
  await expect(page.getByTestId('attendance-said')).toHaveText('2 sel disalin.');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+v');
  await expect(cell(page, 0, 1)).toHaveText('H');
  await expect(cell(page, 1, 1)).toHaveText('T');
});

test('Tab walks through the cells, and Escape lets it out of the grid', async ({ page, site }) => {
  const { sessions } = await findSheet(page, site);
  await grid(page).focus();
  await page.keyboard.press('Tab');
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', 'attendance-0-1');
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', 'attendance-1-0');
  await page.keyboard.press('Shift+Tab');
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', `attendance-0-${sessions - 1}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(grid(page)).not.toBeFocused();
});

test('on a phone a tap chooses a cell and a big button marks it', async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await findSheet(page, site);
  await page.locator('.attendance-scroll').evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await cell(page, 1, 0).click();
  await expect(page.getByTestId('pad-target')).toContainText('sesi 1: belum diisi');
  await page.locator('.pad-key[data-code=H]').click();
  await expect(cell(page, 1, 0)).toHaveText('H');
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', 'attendance-2-0');
  await saved(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
});

test('names are found and absentees listed, and marking a line does not take it away', async ({ page, site }) => {
  const { people } = await findSheet(page, site);
  await grid(page).focus();
  await page.keyboard.type('ha');
  await page.getByTestId('attendance-only').selectOption({ label: 'Ada ketidakhadiran' });
  await expect(names(page)).toHaveCount(1);
  await grid(page).focus();
  await page.keyboard.press('h');
  await expect(cell(page, 0, 0)).toHaveText('H');
  await expect(names(page)).toHaveCount(1);
  await page.getByTestId('attendance-only').selectOption({ label: 'Semua peserta' });
  await expect(page.locator('.attendance-table .table-count')).toHaveText(`${people} peserta`);
  const first = await names(page).first().innerText();
  await page.getByRole('searchbox', { name: 'Cari nama atau NIP' }).fill(first);
  await expect(names(page).first()).toHaveText(first);
  await expect(page.locator('.attendance-table .table-count')).toContainText(`dari ${people}`);
});

test('both sheets print with every name, and the empty one with lines for guests', async ({ page, site }) => {
  const { id, people, sessions } = await findSheet(page, site);
  const listed = await names(page).allInnerTexts();
  await page.emulateMedia({ media: 'print' });
  await open(page, site, `laporan/daftar-hadir?kegiatan=${id}&tamu=5`);
  const paper = page.locator('.paper');
  await expect(paper.locator('.paper-section')).toHaveCount(sessions);
  await expect(paper.locator('.paper-section').first().locator('tbody tr')).toHaveCount(people + 5);
  for (const name of listed) await expect(paper.getByRole('cell', { name, exact: true }).first()).toBeVisible();
  await open(page, site, `laporan/rekap-kehadiran?kegiatan=${id}`);
  for (const name of listed) await expect(paper.getByRole('cell', { name, exact: true })).toBeVisible();
  await expect(paper).toContainText('belum diisi (–) dan tidak dihitung sebagai ketidakhadiran');
});

test('a programme is reported on with its indicators, events and refusals', async ({ page, site }) => {
  await open(page, site);
  await loadSample(page, { name: AUTHOR });
  await open(page, site, 'laporan/monev-program?tahun=2025');
  await expect(page.locator('.state-title')).toHaveText('Pilih program');
  await page.getByLabel('Program Pembinaan').selectOption({ index: 1 });
  const paper = page.locator('.paper');
  await expect(paper).toContainText(/\d+ dari \d+ kegiatan sudah terlaksana/);
  await expect(paper).toContainText('Indikator sampai akhir 2025');
  await expect(paper.locator('.paper-section')).toHaveCount(4);
  await expect(page).toHaveURL(/program=/);
});

test('the recap of JP is narrowed to the participants of a programme, in the address too', async ({ page, site }) => {
  await open(page, site);
  await loadSample(page, { name: AUTHOR });
  await open(page, site, 'laporan/rekap-jp?tahun=2025');
  const total = page.locator('.paper-table tfoot td').nth(2);
  await expect(total).not.toHaveText('');
  const before = await total.innerText();
  await page.getByLabel('Peserta program').selectOption({ index: 1 });
  await expect(page).toHaveURL(/program=/);
  await expect(total).not.toHaveText(before);
});

test('axe finds nothing on the grid and on the reports', async ({ page, site }) => {
  const { id, route } = await findSheet(page, site);
  await expectAccessible(page, site, [
    route,
    `laporan/daftar-hadir?kegiatan=${id}`,
    `laporan/rekap-kehadiran?kegiatan=${id}`,
    `laporan/monev-program?kegiatan=${id}`,
  ]);
});
