// Whole ways through the house: from the sample to a file and back, from nothing to answers, and with two tabs.
import { readFileSync } from 'node:fs';
import { test, expect, open } from './harness.mjs';
import { loadSample, sayWhoWorks } from './steps.mjs';

const AUTHOR = 'Siti Rahmawati';
const menu = (page, name) => page.locator('aside a', { hasText: name }).click();
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
  const tables = (file) => JSON.parse(file).tables;
  expect(tables(again.bytes)).toEqual(tables(bytes));
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

const PEOPLE = [
  'NIP;Nama;L/P;Status;Gol;Jabatan;Jenis Jabatan;Unit Kerja',
  '198501012010011001;Budi Santoso, S.Kom.;L;PNS;III/c;Analis SDM Aparatur;Pelaksana;BKPSDMD',
  '19900202201502200;Kurang Satu Angka;P;PNS;III/a;Analis SDM Aparatur;Pelaksana;BKPSDMD',
  '199002022015022002;Siti Aminah, S.E.;P;PNS;III/b;Analis SDM Aparatur;Pelaksana;BKPSDMD',
].join('\n');
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

/** Imports one table, accepting what nobody knows yet; answers with the counts by state. */
async function importTable(page, kind, name, text) {
  await menu(page, 'Impor & Cadangan');
  await page.getByRole('radio', { name: kind }).check();
  await page.locator('input[type=file][accept*=".csv"]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await expect(page.getByTestId('import-table')).toBeVisible({ timeout: 30_000 });
  const accept = page.getByTestId('accept-all');
  if (await accept.isVisible()) await accept.click();
  await expect(page.getByTestId('import-table')).toBeEnabled();
  const counts = {};
  for (const count of await page.locator('button.tally').all()) {
    counts[await count.getAttribute('data-state')] = Number(await count.locator('b').innerText());
  }
  await page.getByTestId('import-table').click();
  const asked = page.locator('dialog #who');
  const done = page.locator('.notices').getByText('sudah diimpor').last();
  await asked.or(done).first().waitFor();
  await sayWhoWorks(page, AUTHOR);
  await expect(done).toBeVisible();
  await page.locator('.notices .icon-button').last().click();
  await expect(done).toBeHidden();
  return counts;
}

test('from an empty start three tables with bad rows become answers', async ({ page, site }) => {
  test.setTimeout(120_000);
  await open(page, site);
  await page.getByTestId('start-empty').click();
  await expect(page.locator('.steps')).toBeVisible();
  expect(await importTable(page, 'Pegawai', 'pegawai.csv', PEOPLE)).toMatchObject({ new: 2, unreadable: 1 });
  expect(await importTable(page, 'Riwayat pengembangan kompetensi', 'diklat.csv', LEARNING)).toMatchObject({ new: 2, unreadable: 1 });
  expect(await importTable(page, 'Predikat kinerja', 'predikat.csv', PREDICATES)).toMatchObject({ new: 2 });
  await menu(page, 'Pegawai');
  await expect(page.locator('.table-count')).toContainText('2');
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
