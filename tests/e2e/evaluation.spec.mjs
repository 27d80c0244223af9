// Evaluasi Kinerja: a period at a glance, one evaluation entered, what leaves a trace and what can be taken back.
import { test, expect, axe, open } from './harness.mjs';
import { loadSample, sayWhoWorks } from './steps.mjs';

const AUTHOR = 'Siti Rahmawati';

/** The page of periods with the sample in it. */
async function begin(page, site) {
  await open(page, site);
  await loadSample(page, { name: AUTHOR });
  await page.locator('aside a', { hasText: 'Evaluasi Kinerja' }).click();
  await expect(page.getByTestId('evaluations-lead')).toContainText('pegawai');
}

/** Opens the first person who is not rated yet. */
async function rateNext(page) {
  await page.getByTestId('rate-next').click();
  await expect(page.locator('.entry-form')).toBeVisible();
}

const choose = (page, group, option) =>
  page.getByRole('group', { name: group }).getByText(option, { exact: true }).click();

/** Waits for the write; answers who is working where the page asks it first. */
async function saved(page) {
  const asked = page.getByTestId('author-name');
  const notice = page.locator('.notices').getByText('Tersimpan.');
  await asked.or(notice).first().waitFor();
  await sayWhoWorks(page, AUTHOR);
  await expect(notice.first()).toBeVisible();
}

test('a period says how many are done, and a cell of the quadrant opens its rows', async ({ page, site }) => {
  await begin(page, site);
  await expect(page.getByTestId('evaluations-lead')).toHaveText(/^Triwulan .* dari .* pegawai sudah dievaluasi; predikat terbanyak Baik \(\d+%\)\.$/);
  const cell = page.locator('.quadrant a').first();
  const people = (await cell.locator('strong').innerText()).replaceAll('.', '');
  await cell.click();
  await expect(page).toHaveURL(/sel=/);
  await expect(page.locator('.table-count')).toHaveText(new RegExp(`^${people} `));
  await page.goBack();
  await expect(page).not.toHaveURL(/sel=/);
});

test('two ratings make a predicate at once, are saved by Ctrl+S, and taken back', async ({ page, site }) => {
  await begin(page, site);
  await rateNext(page);
  await choose(page, 'Cara mengisi', 'Hanya rating');
  await choose(page, 'Rating Hasil Kerja', 'Di Atas Ekspektasi');
  await expect(page.getByTestId('outcome')).toContainText('Belum ada');
  await choose(page, 'Rating Perilaku Kerja', 'Di Atas Ekspektasi');
  await expect(page.getByTestId('outcome')).toContainText('Sangat Baik');
  await page.keyboard.press('Control+s');
  await saved(page);
  await expect(page.locator('.save-state')).toContainText('Tersimpan');
  await page.locator('.notices').getByRole('button', { name: 'Urungkan' }).click();
  await expect(page.getByTestId('outcome')).toContainText('Belum ada');
});

test('without ratings nothing is saved, and each problem leads to its field', async ({ page, site }) => {
  await begin(page, site);
  await rateNext(page);
  await choose(page, 'Cara mengisi', 'Hanya rating');
  await page.keyboard.press('Control+Enter');
  const summary = page.getByRole('alert').filter({ hasText: 'Rating Hasil Kerja' });
  await expect(summary).toBeVisible();
  await summary.getByRole('link').first().click();
  await expect(page.getByRole('group', { name: 'Rating Hasil Kerja' })).toBeFocused();
});

test('a plan is written, details propose ratings, and another choice needs a reason that Asal Angka shows', async ({ page, site }) => {
  await begin(page, site);
  await rateNext(page);
  await choose(page, 'Cara mengisi', 'Rinci');
  const before = await page.locator('.work-item').count();
  await page.getByTestId('edit-plan').click();
  const form = page.getByRole('dialog', { name: /^Hasil kerja tahun/ });
  if (before > 0) await form.getByRole('button', { name: 'Tambah hasil kerja' }).click();
  const item = form.locator('.plan-item').last();
  await item.getByLabel('Uraian hasil kerja').fill('Menyusun profil layanan');
  await form.getByRole('button', { name: 'Simpan', exact: true }).click();
  await expect(form.getByRole('alert')).toContainText('Target: wajib diisi');
  await item.getByLabel('Target').fill('4');
  await item.getByLabel('Satuan').fill('dokumen');
  const weighted = (await form.getByLabel('Bobot').first().inputValue()) !== '';
  if (weighted) await form.getByLabel('Bobot').last().fill('10');
  await form.getByRole('button', { name: 'Simpan', exact: true }).click();
  await saved(page);
  await expect(page.locator('.work-item')).toHaveCount(before + 1);
  await expect(page.locator('.work-item').last()).toContainText('Menyusun profil layanan');

  const items = page.locator('.work-item input');
  for (let at = 0; at <= before; at += 1) await items.nth(at).fill('100.000');
  for (const behaviour of await page.locator('.behaviour').all()) await behaviour.getByText('4', { exact: true }).click();
  await expect(page.getByTestId('outcome')).toContainText('Sangat Baik');
  await expect(page.getByTestId('analysis')).toHaveText('110,40');
  await choose(page, 'Rating Hasil Kerja', 'Sesuai Ekspektasi');
  await expect(page.locator('.proposed.differs')).toContainText('Usulan: Di Atas Ekspektasi');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('alert').filter({ hasText: 'alasan' })).toBeVisible();
  await page.getByLabel('Alasan mengubah usulan').fill('Target direvisi pada pertengahan triwulan');
  await page.keyboard.press('Control+s');
  await expect(page.locator('.save-state')).toContainText('Tersimpan');
  await page.getByTestId('explanation').locator('summary').click();
  await expect(page.getByTestId('explanation')).toContainText('Target direvisi pada pertengahan triwulan');
});

test('leaving with something unsaved asks, and what was typed stays', async ({ page, site }) => {
  await begin(page, site);
  await rateNext(page);
  const person = await page.locator('h1').innerText();
  await choose(page, 'Cara mengisi', 'Hanya rating');
  await choose(page, 'Rating Hasil Kerja', 'Di Bawah Ekspektasi');
  await page.locator('aside a', { hasText: 'Beranda' }).click();
  const question = page.getByRole('dialog', { name: 'Isian belum disimpan' });
  await question.getByRole('button', { name: 'Tetap di sini' }).click();
  await expect(page.locator('h1')).toHaveText(person);
  await page.goBack();
  await expect(page.locator('h1')).toHaveText('Evaluasi Kinerja');
  await page.goForward();
  await expect(page.getByText('Isian yang belum disimpan sebelumnya ditampilkan kembali.')).toBeVisible();
  await page.locator('aside a', { hasText: 'Beranda' }).click();
  await question.getByRole('button', { name: 'Buang isian' }).click();
  await expect(page.locator('h1')).not.toHaveText(person);
});

test('the keyboard goes through the list as it was shown', async ({ page, site }) => {
  await begin(page, site);
  await page.getByRole('button', { name: 'Tampilkan yang belum dievaluasi' }).click();
  const names = page.locator('.table tbody:not(.spacer) tr td:first-child');
  const [first, second] = [await names.nth(0).innerText(), await names.nth(1).innerText()];
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText(first);
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.locator('h1')).toHaveText(second);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.locator('h1')).toHaveText(first);
});

test('a closed period can be read, and edited again only for a reason', async ({ page, site }) => {
  await begin(page, site);
  await page.getByTestId('close-period').click();
  const question = page.getByRole('dialog', { name: /^Tutup periode/ });
  await expect(question).toContainText('belum dievaluasi');
  await question.getByRole('button', { name: 'Tutup periode' }).click();
  await saved(page);
  await expect(page.locator('.period-state')).toContainText('Ditutup');
  await page.locator('.table tbody:not(.spacer) tr a').first().click();
  await expect(page.getByText('Periode ini sudah ditutup.')).toBeVisible();
  await expect(page.locator('.entry-form input[type=radio]:not(:disabled)')).toHaveCount(0);
  await page.getByRole('link', { name: 'Buka periodenya' }).click();
  await page.getByTestId('reopen-period').click();
  const form = page.getByRole('dialog', { name: 'Buka lagi periode' });
  await form.getByLabel('Alasan membuka lagi').fill('Satu nilai keliru');
  await form.getByRole('button', { name: 'Buka lagi periode' }).click();
  await expect(page.locator('.period-state')).toContainText('Satu nilai keliru');
});

test('a period is added once', async ({ page, site }) => {
  await begin(page, site);
  await page.getByTestId('add-period').click();
  const form = page.getByRole('dialog', { name: 'Tambah periode' });
  await form.getByLabel('Jenis periode').selectOption({ label: 'Tahunan' });
  await form.getByRole('button', { name: 'Tambahkan' }).click();
  await saved(page);
  await expect(page.getByTestId('evaluations-lead')).toContainText('Tahunan');
  const year = (await page.getByTestId('evaluations-lead').innerText()).match(/\d{4}/)[0];
  await page.getByTestId('add-period').click();
  await form.getByLabel('Tahun').fill(year);
  await form.getByLabel('Jenis periode').selectOption({ label: 'Tahunan' });
  await form.getByRole('button', { name: 'Tambahkan' }).click();
  await expect(form.getByRole('alert')).toContainText('sudah dipakai');
});

test('axe finds nothing on the period, the entry and their dialogs', async ({ page, site }) => {
  test.setTimeout(120_000);
  await begin(page, site);
  const findings = [];
  const look = async (place) => {
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      findings.push(...(await axe(page)).map((line) => `${place} (${colorScheme}) ${line}`));
    }
  };
  await look('period');
  await page.getByTestId('close-period').click();
  await look('close');
  await page.keyboard.press('Escape');
  await page.getByTestId('add-period').click();
  await look('add');
  await page.keyboard.press('Escape');
  await rateNext(page);
  await choose(page, 'Cara mengisi', 'Rinci');
  await page.getByTestId('explanation').locator('summary').click();
  await look('entry');
  await page.getByTestId('edit-plan').click();
  await look('plan');
  expect(findings).toEqual([]);
});
