// Whole ways through the house: from the sample to a file and back, from nothing to answers, and with two tabs.
import { readFileSync } from 'node:fs';
import { test, expect, open, axe } from './harness.mjs';
import { acceptAll, chooseTable, downloaded, loadSample, menu, sayWhoWorks, takeOver } from './steps.mjs';
import { corrected, workbook } from './workbook.mjs';

const AUTHOR = 'Siti Rahmawati';
const shown = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

/** Exports the full data file and answers with its bytes and name. */
async function exportArchive(page) {
  await menu(page, 'Impor & Cadangan');
  await page.getByRole('tab', { name: 'Ekspor' }).click();
  await page.getByTestId('export-archive').click();
  const download = page.waitForEvent('download');
  await page.locator('dialog[open]').getByRole('button', { name: 'Ekspor' }).click();
  const file = await download;
  const path = await file.path();
  return { name: file.suggestedFilename(), path, bytes: readFileSync(path) };
}

test('what one browser exports, another opens with the same numbers', async ({ page, site, browser, guard }) => {
  test.setTimeout(180_000);
  await open(page, site);
  await loadSample(page, { name: AUTHOR });
  await expect(page.locator('h1')).toHaveText('Beranda');
  const home = await shown(page);
  const { name, path, bytes } = await exportArchive(page);
  expect(name).toMatch(/^bina-karier-data-contoh-\d{4}-\d{2}-\d{2}-TIDAK-TERSANDI\.json$/);
  expect(JSON.parse(bytes).counts.people).toBe(5200);

  const context = await browser.newContext();
  const other = await context.newPage();
  await guard(other);
  await open(other, site);
  await other.getByTestId('open-file').click();
  await other.locator('input[type=file][accept=".json"]').setInputFiles(path);
  await other.getByTestId('merge').click({ timeout: 60_000 });
  await expect(other.getByTestId('leave-sample')).toBeVisible({ timeout: 60_000 });
  await menu(other, 'Beranda');
  await expect.poll(() => shown(other)).toBe(home);
  const again = await exportArchive(other);
  // The same bytes, so whatever is reported from one is reported from the other.
  expect(again.bytes.equals(bytes), 'the two files are the same').toBe(true);
  await context.close();
});

test('an edit survives a reload, is in the history, and is undone by its key', async ({ page, site }) => {
  await open(page, site);
  await loadSample(page, { name: AUTHOR });
  await menu(page, 'Pengaturan');
  const agency = page.getByLabel('Nama instansi').first();
  const before = await agency.inputValue();
  await agency.fill('Badan Uji Coba');
  await page.keyboard.press('Control+s');
  await sayWhoWorks(page, AUTHOR);
  await expect(page.locator('.notices')).toContainText('Tersimpan');
  await page.reload();
  await expect(page.getByLabel('Nama instansi').first()).toHaveValue('Badan Uji Coba');
  await menu(page, 'Impor & Cadangan');
  await page.getByRole('tab', { name: 'Riwayat Perubahan' }).click();
  await expect(page.getByRole('row', { name: /Ubah Pengaturan/ }).first()).toBeVisible();
  await page.getByRole('row', { name: /Ubah Pengaturan/ }).first().click();
  await page.locator('dialog[open]').getByRole('button', { name: 'Urungkan' }).click();
  await sayWhoWorks(page, AUTHOR);
  await expect(page.locator('.notices')).toContainText('Diurungkan');
  await menu(page, 'Pengaturan');
  await expect(page.getByLabel('Nama instansi').first()).toHaveValue(before);
});

const TITLES = ['NIP', 'Nama', 'L/P', 'Status', 'Gol', 'Jabatan', 'Jenis Jabatan', 'Unit Kerja'];
const WRONG_NIP = '19900303201503200';
const PEOPLE = workbook([
  { name: 'Sampul', rows: [['DAFTAR PEGAWAI'], ['Keadaan akhir tahun']] },
  {
    name: 'Data',
    rows: [
      TITLES,
      ['198501012010011001', 'Budi Santoso, S.Kom.', 'L', 'PNS', 'III/c', 'Analis SDM Aparatur', 'Pelaksana', 'BKPSDMD'],
      [WRONG_NIP, 'Kurang Satu Angka', 'P', 'PNS', 'III/a', 'Analis SDM Aparatur', 'Pelaksana', 'BKPSDMD'],
      ['199002022015022002', 'Siti Aminah, S.E.', 'P', 'PNS', 'III/b', 'Analis SDM Aparatur', 'Pelaksana', 'BKPSDMD'],
    ],
  },
  { name: 'Bantu', hidden: true, rows: [['Pelaksana'], ['Fungsional']] },
]);
const LEARNING = [
  'NIP;Nama Diklat;Bentuk;Penyelenggara;Tgl Mulai;Tgl Selesai;Jumlah JP;No. Sertifikat',
  '198501012010011001;Bimtek Manajemen ASN;Bimbingan Teknis;BKN;02/03/2026;04/03/2026;24,0;S-1',
  '198501012010011001;Tanggal Salah;Bimbingan Teknis;BKN;02/03/2026;31/02/2026;8;S-2',
  '199002022015022002;Workshop Pelayanan;Workshop;LAN;12 Mei 2026;12 Mei 2026;5;S-3',
].join('\n');
const PREDICATES = [
  'NIP;Tahun;Periode;Rating Hasil Kerja;Rating Perilaku Kerja;Predikat Kinerja',
  '198501012010011001;2025;Tahunan;Di Atas Ekspektasi;Di Atas Ekspektasi;Sangat Baik',
  '199002022015022002;2025;Tahunan;Sesuai Ekspektasi;Sesuai Ekspektasi;Baik',
].join('\n');

test('from an empty start three tables with bad rows become answers', async ({ page, site }) => {
  test.setTimeout(180_000);
  await open(page, site);
  await page.getByTestId('start-empty').click();
  await expect(page.locator('.steps')).toBeVisible();

  await chooseTable(page, 'Pegawai', 'pegawai.xlsx', PEOPLE);
  const sheet = page.getByLabel('Lembar kerja');
  await expect(sheet).toHaveValue('Sampul');
  await expect(page.locator('main')).toContainText('Tidak ada baris judul yang dikenal');
  await expect(page.getByTestId('import-table')).toBeDisabled();
  await expect(sheet.locator('option')).toContainText(['Sampul', 'Data', 'Bantu (tersembunyi)']);
  expect(await axe(page)).toEqual([]);
  await sheet.selectOption('Data');
  expect(await acceptAll(page)).toMatchObject({ new: 2, unreadable: 1 });
  await expect(page.getByLabel('Baris judul kolom')).toHaveValue('1');

  await page.locator('button.tally[data-state=unreadable]').click();
  const bad = page.locator('dialog[open] tbody tr');
  await expect(bad).toHaveCount(1);
  await expect(bad.locator('td').first()).toHaveText('3');
  await expect(bad).toContainText('kolom NIP');
  await expect(bad).toContainText('17');
  await page.keyboard.press('Escape');
  const failed = await downloaded(page, () => page.getByTestId('failed-rows').click());
  await takeOver(page);

  // One import, with the unit and the position it made, is one step back and one step forth.
  await menu(page, 'Pegawai');
  await expect(page.getByRole('link', { name: /Budi Santoso/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.notices')).toContainText('Diurungkan');
  await expect(page.getByRole('link', { name: /Budi Santoso|Siti Aminah/ })).toHaveCount(0);
  await menu(page, 'Perangkat Daerah');
  await expect(page.locator('main')).not.toContainText('BKPSDMD');
  await page.keyboard.press('Control+y');
  await expect(page.locator('main')).toContainText('BKPSDMD');

  await menu(page, 'Impor & Cadangan');
  await chooseTable(page, 'Pegawai', 'baris-bermasalah.xlsx', corrected(failed, WRONG_NIP, '199003032015032003'));
  expect(await acceptAll(page)).toEqual({ new: 1 });
  await takeOver(page);

  await chooseTable(page, 'Riwayat pengembangan kompetensi', 'diklat.csv', LEARNING);
  expect(await acceptAll(page)).toMatchObject({ new: 2, unreadable: 1 });
  await takeOver(page);
  await chooseTable(page, 'Predikat kinerja', 'predikat.csv', PREDICATES);
  expect(await acceptAll(page)).toMatchObject({ new: 2 });
  await takeOver(page);

  await menu(page, 'Pegawai');
  await expect(page.locator('.table-count')).toContainText('3');
  await page.getByRole('link', { name: /Budi Santoso/ }).first().click();
  await expect(page.locator('main')).toContainText('24');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.notices')).toContainText('Diurungkan');
});

test('two tabs see each other, and neither loses an edit', async ({ page, site, context, guard }) => {
  await open(page, site);
  await loadSample(page, { name: AUTHOR });
  const other = await context.newPage();
  await guard(other);
  await open(other, site, 'pengaturan');
  await menu(page, 'Pengaturan');
  const agency = (tab) => tab.getByLabel('Nama instansi').first();
  const save = async (tab, text) => {
    await agency(tab).fill(text);
    await tab.keyboard.press('Control+s');
    await sayWhoWorks(tab, AUTHOR);
    await expect(tab.locator('.save-state').first()).toContainText('Tersimpan');
  };
  await save(page, 'Dari tab satu');
  await other.reload();
  await expect(agency(other)).toHaveValue('Dari tab satu');
  await save(other, 'Dari tab dua');
  await menu(page, 'Impor & Cadangan');
  await page.getByRole('tab', { name: 'Riwayat Perubahan' }).click();
  await expect(page.getByRole('row', { name: /Ubah Pengaturan/ })).toHaveCount(2);
});
