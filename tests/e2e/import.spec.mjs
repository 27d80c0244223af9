// Files in: columns remembered for the next file of a source, and merges that only together go wrong.
import { readFileSync, writeFileSync } from 'node:fs';
import { test, expect, open, axe } from './harness.mjs';
import { acceptAll, chooseTable, menu, sayWhoWorks, takeArchive, takeOver } from './steps.mjs';
import { bina, sealed } from './archives.mjs';

const FOREIGN = [
  'Nomor Pokok;Sebutan;Status;Kantor Tugas',
  '198501012010011001;Budi Santoso;PNS;BKPSDMD',
  '199002022015022002;Siti Aminah;PNS;BKPSDMD',
].join('\n');

test('how a foreign table was mapped is remembered over a reload, said, and can be left', async ({ page, site }) => {
  test.setTimeout(120_000);
  await open(page, site);
  await page.getByTestId('start-empty').click();
  await expect(page.locator('.steps')).toBeVisible();
  await chooseTable(page, 'Pegawai', 'lain.csv', FOREIGN);
  const column = (title) => page.getByRole('combobox', { name: title, exact: true });
  await expect(page.getByTestId('recalled')).toHaveCount(0);
  await page.getByLabel('Baris judul kolom').selectOption('1');
  for (const [title, field] of [['Nomor Pokok', 'nip'], ['Sebutan', 'name'], ['Kantor Tugas', 'unit']]) {
    await column(title).selectOption(field);
    await expect(column(title)).toHaveValue(field);
  }
  expect(await acceptAll(page)).toEqual({ new: 2 });
  await takeOver(page);

  await page.reload();
  await chooseTable(page, 'Pegawai', 'lain-lagi.csv', FOREIGN.replace('Siti Aminah', 'Siti Aminah Putri'));
  await expect(page.getByTestId('recalled')).toBeVisible();
  await expect(column('Nomor Pokok')).toHaveValue('nip');
  await expect(column('Kantor Tugas')).toHaveValue('unit');
  await expect(page.getByTestId('import-table')).toBeEnabled();
  expect(await axe(page)).toEqual([]);
  await page.getByTestId('guess-again').click();
  await expect(page.getByTestId('recalled')).toHaveCount(0);
  await expect(column('Nomor Pokok')).toHaveValue('');
  await expect(page.getByTestId('import-table')).toBeDisabled();
});

/** An archive of two offices, and a way to make versions of it: `{ code: { …changes } }` at a minute. */
async function offices(info) {
  const table = info.outputPath('pegawai.csv');
  const base = info.outputPath('dasar.json');
  writeFileSync(table, 'NIP;Nama;Status;Unit Kerja\n198501012010011001;Budi;PNS;Dinas Satu\n199002022015022002;Siti;PNS;Dinas Dua\n');
  await bina('import', table, '--kind', 'people', '--accept', '--new', '--out', base, '--issues', info.outputPath('i.json'), '--today', '2026-01-05');
  const archive = JSON.parse(readFileSync(base));
  archive.tables.units.forEach((unit, at) => (unit.code = `0${at + 1}`));
  const [one, two] = archive.tables.units;
  return (changes, minute, file) => {
    const version = structuredClone(archive);
    for (const unit of version.tables.units) {
      const change = changes({ one: one.id, two: two.id })[unit.code];
      if (change) Object.assign(unit, change, { changed: { at: `2026-02-01T00:0${minute}:00.000Z` } });
    }
    const path = info.outputPath(file);
    writeFileSync(path, sealed(version));
    return path;
  };
}

async function give(page, path) {
  await menu(page, 'Impor & Cadangan');
  await page.locator('input[type=file][accept=".json"]').setInputFiles(path);
  await expect(page.getByTestId('merge')).toBeVisible({ timeout: 60_000 });
}

test('two offices that would stand below each other are named, and the merge is refused', async ({ page, site }, info) => {
  const version = await offices(info);
  const ours = version(({ two }) => ({ '01': { parent: two } }), 1, 'kita.json');
  const theirs = version(({ one }) => ({ '02': { parent: one } }), 2, 'mereka.json');
  await takeArchive(page, site, ours);
  await give(page, theirs);
  const trouble = page.getByTestId('merge-trouble');
  await expect(trouble).toContainText('“Dinas Satu” berada di bawah dirinya sendiri');
  await expect(trouble).toContainText('“Dinas Dua” berada di bawah dirinya sendiri');
  await expect(page.getByTestId('merge')).toBeDisabled();
  expect(await axe(page)).toEqual([]);
});

test('two offices that would have one code are told before the merge, and it can still be done', async ({ page, site }, info) => {
  const version = await offices(info);
  const ours = version(() => ({ '01': { code: '03' } }), 1, 'kita.json');
  const theirs = version(() => ({ '02': { code: '03' } }), 2, 'mereka.json');
  await takeArchive(page, site, ours);
  await give(page, theirs);
  await expect(page.getByTestId('merge-trouble')).toContainText('tercatat dua kali: “Dinas Satu” dan “Dinas Dua”');
  await expect(page.getByTestId('merge')).toBeEnabled();
  await page.getByTestId('merge').click();
  const asked = page.locator('dialog #who');
  const done = page.locator('.notices').getByText('Berkas data sudah masuk').last();
  await asked.or(done).first().waitFor();
  await sayWhoWorks(page, 'Siti Rahmawati');
  await expect(page.locator('.notices')).toContainText('Berkas data sudah masuk');
});
