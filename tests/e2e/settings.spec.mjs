// Pengaturan: the agency and its letter, positions, and a rubric that changes by versions.
import { test, expect, axe, open } from './harness.mjs';
import { loadSample, sayWhoWorks } from './steps.mjs';

const AUTHOR = 'Siti Rahmawati';

async function begin(page, site, part) {
  await open(page, site);
  await loadSample(page, { name: AUTHOR });
  await page.locator('aside a', { hasText: 'Pengaturan' }).click();
  if (part) await page.getByRole('tab', { name: part }).click();
}

async function saved(page) {
  const notice = page.locator('.notices').getByText('Tersimpan.');
  await page.getByTestId('author-name').or(notice).first().waitFor();
  await sayWhoWorks(page, AUTHOR);
  await expect(notice.first()).toBeVisible();
}

test('the letter shows what is typed, and what is saved is there after a reload', async ({ page, site }) => {
  await begin(page, site);
  await page.getByLabel('Nama instansi').fill('Badan Kepegawaian Daerah');
  await page.getByLabel('Kota penandatanganan').fill('Muara Bulian');
  await expect(page.locator('.letter .agency')).toHaveText('Badan Kepegawaian Daerah');
  await expect(page.locator('.letter .signature')).toContainText('Muara Bulian, ');
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await saved(page);
  await page.reload();
  await expect(page.getByLabel('Nama instansi')).toHaveValue('Badan Kepegawaian Daerah');
});

test('a NIP and a number that cannot be are refused beside their fields', async ({ page, site }) => {
  await begin(page, site);
  await page.getByLabel('NIP').fill('12345');
  await page.getByLabel('Kehadiran minimal untuk lulus').fill('delapan');
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'NIP' });
  await expect(summary.getByRole('link')).toHaveCount(2);
  await summary.getByRole('link').first().click();
  await expect(page.getByLabel('NIP')).toBeFocused();
  await expect(page.getByLabel('Kehadiran minimal untuk lulus')).toHaveAttribute('aria-invalid', 'true');
});

test('a position is added, renamed and taken away; a held one stays', async ({ page, site }) => {
  await begin(page, site, 'Unit & Jabatan');
  await page.getByTestId('add-position').click();
  let form = page.getByRole('dialog', { name: 'Tambah jabatan' });
  await form.getByLabel('Nama jabatan').fill('Aanalis Uji');
  await form.getByText('Pelaksana', { exact: true }).click();
  await form.getByRole('button', { name: 'Simpan', exact: true }).click();
  await saved(page);
  await page.getByRole('searchbox').or(page.locator('.search input')).first().fill('Aanalis Uji');
  await page.locator('.table tbody:not(.spacer) tr').first().click();
  form = page.getByRole('dialog', { name: 'Ubah jabatan' });
  await form.getByLabel('Nama jabatan').fill('Analis Uji');
  await form.getByRole('button', { name: 'Simpan', exact: true }).click();
  await expect(form).toBeHidden();
  await page.locator('.search input').fill('Analis Uji');
  await page.locator('.table tbody:not(.spacer) tr').first().click();
  await form.getByRole('button', { name: 'Hapus jabatan' }).click();
  await expect(form).toBeHidden();
  await page.locator('.search input').fill('Kepala');
  await page.locator('.table tbody:not(.spacer) tr').first().click();
  await expect(form).toContainText('tidak dapat dihapus');
});

test('a changed rubric says whose proposal moves, and becomes a new version', async ({ page, site }) => {
  await begin(page, site, 'Kriteria Penilaian');
  await expect(page).toHaveURL(/bagian=kriteria/);
  await expect(page.getByText('perlu diverifikasi').first()).toBeVisible();
  await page.getByTestId('edit-rubric').click();
  const above = page.getByLabel('Di Atas mulai').first();
  await above.fill('80');
  await page.getByRole('button', { name: 'Simpan versi baru' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'harus lebih besar' })).toBeVisible();
  await above.fill('100');
  await expect(page.getByTestId('rubric-preview')).toHaveText(/[1-9]\S* dari \S+ evaluasi rinci mendapat usulan lain/);
  await page.getByRole('button', { name: 'Simpan versi baru' }).click();
  await saved(page);
  await expect(page.getByRole('heading', { name: /versi 2/ })).toBeVisible();
  await expect(page.locator('tr', { hasText: 'versi 2' })).toContainText('Dipakai sekarang');
  await page.locator('tr').getByRole('button', { name: /versi 1/ }).click();
  await expect(page.getByRole('heading', { name: /versi 1/ })).toBeVisible();
});

test('axe finds nothing on any part', async ({ page, site }) => {
  test.setTimeout(120_000);
  await begin(page, site);
  const findings = [];
  const look = async (place) => {
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      findings.push(...(await axe(page)).map((line) => `${place} (${colorScheme}) ${line}`));
    }
  };
  await look('agency');
  await page.getByRole('tab', { name: 'Unit & Jabatan' }).click();
  await look('positions');
  await page.getByTestId('add-position').click();
  await look('position');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Kriteria Penilaian' }).click();
  await look('rubric');
  await page.getByTestId('edit-rubric').click();
  await look('rubric form');
  expect(findings).toEqual([]);
});
