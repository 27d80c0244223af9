// Participants with attendance from a workbook: an unknown event is offered and made, bad rows are listed, one undo.
import { test, expect, axe, open } from './harness.mjs';
import { settle } from './browser.mjs';
import { acceptAll, chooseTable, downloaded, menu, takeOver } from './steps.mjs';
import { workbook } from './workbook.mjs';

const KIND = 'Peserta & kehadiran';
const PEOPLE = [
  'NIP;Nama;Status;Unit Kerja',
  '198501012010011001;Budi Santoso;PNS;BKPSDMD',
  '199002022015022002;Siti Aminah;PNS;BKPSDMD',
].join('\n');
const SHEET = workbook([{ name: 'Kehadiran', rows: [
  ['DAFTAR HADIR BIMTEK ARSIP'],
  ['No', 'Nama Kegiatan', 'NIP', 'Nama', 'Sesi 1', 'Sesi 2'],
  ['1', 'Bimtek Arsip Dinamis', '198501012010011001', 'Budi Santoso', 'H', 'izin'],
  ['2', 'Bimtek Arsip Dinamis', '199002022015022002', 'Siti Aminah', '√', ''],
  ['3', 'Bimtek Arsip Dinamis', '19900202201502200', 'Kurang Digit', 'H', 'H'],
  ['4', 'Bimtek Arsip Dinamis', '199002022015022002', 'Siti Aminah', 'Q', 'H'],
] }]);
const dialog = (page) => page.locator('dialog[open]');
const cell = (page, row, column) => page.locator(`#attendance-${row}-${column}`);
const events = (page) => page.locator('.data-table .table tbody:not(.spacer) tr');

/** Rows by state, as the preview counts them. */
async function counts(page) {
  const found = {};
  for (const count of await page.locator('button.tally').all()) {
    found[await count.getAttribute('data-state')] = Number(await count.locator('b').innerText());
  }
  return found;
}

/** Goes to the only event that there is. */
async function toEvent(page) {
  await menu(page, 'Program & Pelatihan');
  await expect(events(page)).toHaveCount(1);
  await events(page).first().getByRole('link', { name: 'Bimtek Arsip Dinamis' }).click();
  await expect(page.locator('h1')).toHaveText('Bimtek Arsip Dinamis');
}

/** From the event to its Daftar Hadir. */
async function toGrid(page) {
  await page.locator('a[href$="/kehadiran"]').first().click();
  await expect(page.getByRole('grid')).toBeVisible();
  await settle(page);
}

async function undoOnce(page) {
  await page.keyboard.press('Control+z');
  await expect(page.locator('.notices')).toContainText('diurungkan', { ignoreCase: true });
  await page.locator('.notices .icon-button').last().click();
}

test('an unknown event of a workbook is made as a person says, filled with attendance, and goes with one undo', async ({ page, site }) => {
  test.setTimeout(180_000);
  await open(page, site);
  await page.getByTestId('start-empty').click();
  await expect(page.locator('.steps')).toBeVisible();
  await chooseTable(page, 'Pegawai', 'pegawai.csv', PEOPLE);
  await acceptAll(page);
  await takeOver(page);

  await chooseTable(page, KIND, 'hadir.xlsx', SHEET);
  const unknown = page.getByTestId('unknown-events');
  await expect(unknown).toContainText('Bimtek Arsip Dinamis');
  await expect(unknown).toContainText('tanggal tidak disebut');
  await expect(unknown.getByRole('combobox')).toHaveValue('');
  await expect.poll(() => counts(page)).toEqual({ waiting: 2, unreadable: 2 });
  await expect(page.getByTestId('import-table')).toBeDisabled();
  expect(await axe(page)).toEqual([]);

  await page.locator('button.tally[data-state=unreadable]').click();
  await expect(dialog(page)).toContainText('harus 18 digit');
  await expect(dialog(page)).toContainText('Baris 6, kolom Sesi 1: Kode kehadiran “Q” tidak dikenal');
  await page.keyboard.press('Escape');

  await page.getByTestId('create-event').click();
  await expect(dialog(page)).toContainText('Berkas tidak menyebut');
  await expect(page.locator('#offered-name')).toHaveValue('Bimtek Arsip Dinamis');
  await dialog(page).locator('button[type=submit]').click();
  await expect(dialog(page).locator('.problem-summary')).toBeVisible();
  await page.locator('#offered-start').fill('2025-03-03');
  await page.locator('#offered-end').fill('2025-03-04');
  await page.locator('#offered-jp').fill('16');
  expect(await axe(page)).toEqual([]);
  await dialog(page).locator('button[type=submit]').click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByTestId('event-made')).toContainText('Sesi 1 (3 Maret 2025), Sesi 2 (4 Maret 2025)');
  await expect.poll(() => counts(page)).toEqual({ new: 2, unreadable: 2 });
  await expect(page.locator('.note', { hasText: 'Tanda “√” dibaca sebagai Hadir (1 sel)' })).toBeVisible();
  await takeOver(page);

  await toEvent(page);
  await toGrid(page);
  await expect(cell(page, 0, 0)).toHaveText('H');
  await expect(cell(page, 0, 1)).toHaveText('I');
  await expect(cell(page, 1, 0)).toHaveText('H');
  await expect(cell(page, 1, 1)).toHaveText('');

  // A correction for this one event needs no column of it.
  await toEvent(page);
  await page.getByTestId('import-attendance').first().click();
  await expect(page.getByTestId('for-event')).toContainText('Bimtek Arsip Dinamis, 3 Mar 2025');
  const buffer = Buffer.from('NIP;1;2\n199002022015022002;;T\n');
  await page.locator('input[type=file][accept*=".csv"]').setInputFiles({ name: 'susulan.csv', mimeType: 'text/csv', buffer });
  await expect.poll(() => counts(page)).toEqual({ changed: 1 });
  await takeOver(page);
  await toEvent(page);
  await toGrid(page);
  await expect(cell(page, 1, 1)).toHaveText('T');
  await undoOnce(page);
  await expect(cell(page, 1, 1)).toHaveText('');
  await expect(cell(page, 0, 1)).toHaveText('I');

  await menu(page, 'Program & Pelatihan');
  await expect(events(page)).toHaveCount(1);
  await undoOnce(page);
  await expect(events(page)).toHaveCount(0);
  await menu(page, 'Impor & Cadangan');
  await page.getByRole('tab', { name: 'Riwayat' }).click();
  await expect(page.getByText('Impor Peserta & Kehadiran').first()).toBeVisible();
});

test('rows that are pasted go to an event that is here, and what is bad comes back as a file', async ({ page, site }) => {
  test.setTimeout(180_000);
  await open(page, site);
  await page.getByTestId('start-empty').click();
  await chooseTable(page, 'Pegawai', 'pegawai.csv', PEOPLE);
  await acceptAll(page);
  await takeOver(page);
  const long = (name) => ['Kegiatan;Tgl Mulai;Tgl Selesai;NIP;Sesi;Kehadiran', `${name};03/03/2025;04/03/2025;198501012010011001;1;H`, `${name};03/03/2025;04/03/2025;199002022015022002;1;zzz`].join('\n');
  await chooseTable(page, KIND, 'satu.csv', long('Bimtek Arsip'));
  await page.getByTestId('create-event').click();
  await dialog(page).locator('button[type=submit]').click();
  await expect.poll(() => counts(page)).toEqual({ new: 1, unreadable: 1 });
  const bytes = await downloaded(page, () => page.getByTestId('failed-rows').click());
  expect(bytes.length).toBeGreaterThan(1000);
  await takeOver(page);

  // The same event under another name: one that is here, chosen from those that are like it.
  await chooseTable(page, KIND, 'dua.csv', long('Bimbingan Teknis Arsip').replace('zzz', 'DL').replace(/;1;/g, ';2;'));
  const choice = page.getByTestId('unknown-events').getByRole('combobox');
  await choice.selectOption({ label: '= Bimtek Arsip (03/03/2025)' });
  await expect.poll(() => counts(page)).toEqual({ waiting: 2 });
  await expect(page.getByTestId('accept-all')).toBeVisible();
  await page.getByTestId('accept-all').click();
  await expect.poll(() => counts(page)).toEqual({ new: 1, changed: 1 });
  await takeOver(page);
  await menu(page, 'Program & Pelatihan');
  await expect(events(page)).toHaveCount(1);
});
