// Pengaturan → Aturan: versions of a rule side by side, a new one with its effects first, and as a file.
import { test, expect, axe, open } from './harness.mjs';
import { downloaded, loadSample, menu, sayWhoWorks } from './steps.mjs';

const AUTHOR = 'Siti Rahmawati';
const SOURCE = 'Perbup Batanghari 7/2026';

async function begin(page, site) {
  await open(page, site);
  await loadSample(page, { name: AUTHOR });
  await rules(page);
}

async function rules(page) {
  await page.locator('aside a', { hasText: 'Pengaturan' }).click();
  await page.getByRole('tab', { name: 'Aturan', exact: true }).click();
  await expect(page).toHaveURL(/bagian=aturan/);
}

async function saved(page) {
  const notice = page.locator('.notices').getByText('Tersimpan.');
  await page.getByTestId('author-name').or(notice).first().waitFor();
  await sayWhoWorks(page, AUTHOR);
  await expect(notice.first()).toBeVisible();
}

/** A field of the form by the path of its parameter. */
const field = (page, path) => page.locator(`#rule-set-${path.replaceAll(/[./]/g, '-')}`);

/** The day `days` before today as a date field takes it. */
const before = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Opens the form over a version of IP ASN, with everything that a new version needs. */
async function copy(page, { version = 1 } = {}) {
  await page.getByTestId(`copy-${version}`).click();
  await page.getByLabel('Berlaku mulai').fill(before(30));
  await page.getByLabel('Sumber').fill(SOURCE);
}

/** Technical training of functional positions counts 20 points, a seminar 5. */
async function weigh(page) {
  await page.locator('summary', { hasText: /^Kompetensi$/ }).click();
  await field(page, 'ip_asn/competence/functional/technical').fill('20');
  await field(page, 'ip_asn/competence/functional/seminar').fill('5');
}

test('each rule is opened with its parameters in words, and what is not sure is marked', async ({ page, site }) => {
  await begin(page, site);
  await expect(page.locator('.rules-list tbody tr')).toHaveCount(9);
  const table = page.getByTestId('parameters-ip_asn');
  await expect(table.locator('tr', { hasText: 'Pelaksana: Pelatihan teknis' }).first()).toContainText('22,5 poin');
  await expect(table.locator('tr', { hasText: 'ikut dihitung' })).toContainText('perlu diverifikasi');
  await page.getByTestId('rule-jp').click();
  await expect(page.getByTestId('parameters-jp')).toContainText('2 JP per kali, paling banyak 2 kali sebulan');
  await expect(page.getByTestId('parameters-jp')).not.toContainText('per_day');
});

test('a weight is changed: the effects are said first, the calculator follows, and undo takes it back', async ({ page, site }) => {
  test.setTimeout(120_000);
  await begin(page, site);
  await copy(page);
  await weigh(page);
  await expect(page.getByTestId('effect')).toHaveText(/IP ASN hari ini: [1-9]\S* dari \S+ pegawai/);
  await expect(page.getByTestId('moved').locator('.table tbody:not(.spacer) tr').first()).toBeVisible();
  await expect(page.getByTestId('by-category').locator('tbody tr')).toHaveCount(6);
  await page.getByRole('button', { name: 'Simpan versi baru' }).click();
  await saved(page);
  await expect(page.getByTestId('version-2')).toContainText('Dipakai hari ini');
  await page.getByTestId('version-1').getByRole('checkbox').check();
  await expect(page.getByTestId('parameters-ip_asn').locator('.differs').first()).toContainText('berbeda');
  await page.getByTestId('only-different').check();
  await expect(page.getByTestId('parameters-ip_asn').locator('td')).toHaveCount(4);
  await menu(page, 'Kalkulator');
  await page.locator('.report-card', { hasText: 'IP ASN' }).click();
  await page.getByTestId('example').click();
  await expect(page.getByTestId('answer-value')).toHaveText('80');
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('answer-value')).toHaveText('75');
  await rules(page);
  await expect(page.getByTestId('version-2')).toHaveCount(0);
});

test("a person's JP follow the agency's table", async ({ page, site }) => {
  test.setTimeout(120_000);
  await begin(page, site);
  await page.getByTestId('rule-jp').click();
  await page.getByTestId('copy-1').click();
  await page.getByLabel('Berlaku mulai').fill(before(700));
  await page.getByLabel('Sumber').fill(SOURCE);
  for (const form of ['seminar', 'konferensi', 'sosialisasi', 'workshop', 'lokakarya']) {
    const each = field(page, `jp/forms/${form}/national/each`);
    await each.fill('9');
  }
  const effect = page.getByTestId('effect');
  await expect(effect).toHaveText(/JP tahun ini: [1-9]/);
  const row = page.getByTestId('moved').locator('.table tbody:not(.spacer) tr').first();
  const after = (await row.locator('td, th').nth(2).innerText()).trim();
  const name = (await row.locator('a').first().innerText()).trim();
  await page.getByRole('button', { name: 'Simpan versi baru' }).click();
  await saved(page);
  await page.locator('aside a', { hasText: 'Pegawai' }).click();
  await page.locator('.search input').fill(name);
  await page.locator('.table tbody:not(.spacer) a', { hasText: name }).first().click();
  await expect(page.locator('main')).toContainText(`${after.replace(/,00$/, '')} JP`);
});

test('bands with a gap and points below zero are refused beside their fields', async ({ page, site }) => {
  await begin(page, site);
  await copy(page);
  await page.locator('summary', { hasText: 'Kategori indeks' }).click();
  const over = field(page, 'ip_asn/categories/sedang/lower_at');
  await over.fill('71');
  await page.locator('summary', { hasText: 'Kualifikasi' }).click();
  await field(page, 'ip_asn/qualification/sd').fill('-1');
  await page.getByRole('button', { name: 'Simpan versi baru' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Sedang' });
  await expect(summary).toContainText('tidak masuk keduanya');
  await expect(over).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'ip_asn/qualification/sd')).toHaveAttribute('aria-invalid', 'true');
  await over.fill('69');
  await expect(summary).toContainText('bertumpang tindih');
  await over.fill('tujuh puluh');
  await expect(summary).toContainText('angka');
  await page.getByTestId('cancel-rule').click();
  await expect(page.getByTestId('version-1')).toBeVisible();
});

test('a version goes out as a file, is removed, and comes back the same', async ({ page, site }) => {
  test.setTimeout(120_000);
  await begin(page, site);
  await copy(page);
  await weigh(page);
  await page.getByRole('button', { name: 'Simpan versi baru' }).click();
  await saved(page);
  const file = await downloaded(page, () => page.getByTestId('export-2').click());
  const set = JSON.parse(file).set;
  expect(set.parameters.competence.functional.technical).toBe(20);
  await page.getByTestId('remove-2').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hapus versi' }).click();
  await expect(page.getByTestId('version-2')).toHaveCount(0);
  const input = page.getByTestId('rules').locator('input[type=file]');
  const give = (name, buffer) => input.setInputFiles({ name, mimeType: 'application/json', buffer });
  await give('rusak.json', Buffer.from(file.toString().replace('"technical": 20', '"technical": 21')));
  await expect(page.getByTestId('refused')).toContainText('jumlah periksanya tidak cocok');
  await give('aturan.json', file);
  await expect(page.getByTestId('from-file')).toContainText('aturan.json');
  await expect(page.getByLabel('Sumber')).toHaveValue(SOURCE);
  await page.getByRole('button', { name: 'Simpan versi baru' }).click();
  await saved(page);
  const again = JSON.parse(await downloaded(page, () => page.getByTestId('export-2').click())).set;
  expect(again).toEqual(set);
});

test('axe finds nothing on the list, the form and its effects', async ({ page, site }) => {
  test.setTimeout(120_000);
  await begin(page, site);
  const findings = [];
  const look = async (place) => {
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      findings.push(...(await axe(page)).map((line) => `${place} (${colorScheme}) ${line}`));
    }
  };
  await look('list');
  await copy(page);
  await weigh(page);
  await page.locator('summary', { hasText: 'Pelatihan yang dihitung' }).click();
  await expect(page.getByTestId('moved')).toBeVisible();
  await look('form');
  expect(findings).toEqual([]);
});
