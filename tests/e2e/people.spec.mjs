// Employees and units as a person uses them: finding, opening, editing, taking back, and what stands in the address.
import { test, expect, axe, open } from './harness.mjs';
import { settle } from './browser.mjs';
import { loadSample, sayWhoWorks } from './steps.mjs';

const settled = (page) => page.waitForTimeout(300);
const rows = (page) => page.locator('.data-table .table tbody:not(.spacer) tr');

test.beforeEach(async ({ page, site }) => {
  await open(page, site);
  await loadSample(page);
});

async function openFirstPerson(page, site, query = '') {
  await open(page, site, `pegawai${query}`);
  await rows(page).first().click();
  await expect(page.locator('.tabbed')).toBeVisible();
  return page.url().split('?')[0];
}

/** Saves the form of the open dialog, or of the page; the first change of a session asks who is working. */
async function save(page, form) {
  await form.locator('button[type=submit]').click();
  await settled(page);
  await sayWhoWorks(page, 'Siti Rahmawati');
}

test('the list answers in a sentence, and the address holds what is chosen', async ({ page, site }) => {
  await open(page, site, 'pegawai');
  await expect(page.locator('.lead')).toContainText('5.200 pegawai tercatat');
  await page.locator('.search input').first().fill('guru');
  await expect(page).toHaveURL(/cari=guru/);
  await page.getByRole('button', { name: 'Status' }).first().click();
  await page.locator('.menu-panel .option', { hasText: 'CPNS' }).locator('input').check();
  await expect(page).toHaveURL(/status=cpns/);
  const chosen = page.url();
  await page.goto('about:blank');
  await page.goto(chosen);
  await expect(page.locator('.search input').first()).toHaveValue('guru');
  await expect(page.locator('.lead')).toContainText(/dari 5\.200 pegawai ditampilkan/);
  await page.getByRole('button', { name: 'EN', exact: true }).click();
  await expect(page).toHaveURL(/status=cpns/);
  await expect(page.locator('.lead')).toContainText(/of 5,200 employees shown/);
});

test('a person opens by keyboard, and each part of the profile has its address', async ({ page, site }) => {
  await open(page, site, 'pegawai');
  await page.locator('table[role=grid]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.tabbed')).toBeVisible();
  for (const tab of ['identitas', 'kartu-jp', 'evaluasi', 'kegiatan', 'riwayat', 'ringkasan']) {
    await page.locator(`#tab-${tab}`).click();
    await expect(page).toHaveURL(new RegExp(`tab=${tab}`));
    await expect(page.locator(`#panel-${tab}`)).toBeVisible();
  }
});

test('an edit of a person is saved, shown and taken back', async ({ page, site }) => {
  const person = await openFirstPerson(page, site);
  const before = await page.locator('h1').textContent();
  await page.goto(`${person}?tab=identitas`);
  await page.locator('#basic-name').fill('Nama Yang Diubah');
  await save(page, page.locator('form.form').first());
  await expect(page.locator('h1')).toContainText('Nama Yang Diubah');
  await page.reload();
  await expect(page.locator('h1')).toContainText('Nama Yang Diubah');
  await page.locator('#tab-riwayat').click();
  await expect(page.locator('.timeline li').first()).toContainText('Nama');
  await page.locator('.timeline li').first().getByRole('button').click();
  await expect(page.locator('h1')).toHaveText(before);
});

test('a learning record changes the sum, and its removal can be undone', async ({ page, site }) => {
  const person = await openFirstPerson(page, site, '?status=pns&jp=di-bawah');
  await page.goto(`${person}?tab=kartu-jp`);
  const sum = page.locator('.ledger tfoot .number');
  const before = (await sum.count()) ? Number((await sum.textContent()).replace(',', '.')) : 0;
  await page.getByRole('button', { name: 'Tambah riwayat' }).first().click();
  const form = page.locator('dialog[open] form');
  await form.locator('#learning-name').fill('Bimtek Tata Naskah Dinas');
  await form.locator('#learning-form').selectOption({ label: 'Bimbingan teknis (Bimtek)' });
  await form.locator('#learning-actual_jp').fill('12,5');
  await expect(form.locator('[role=status]').filter({ hasText: '12,5 JP' })).toBeVisible();
  await save(page, form);
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await expect(sum).toHaveText(String(before + 12.5).replace('.', ','));
  await page.getByRole('button', { name: 'Hapus Riwayat Pengembangan Kompetensi: Bimtek Tata Naskah Dinas' }).click();
  await page.locator('dialog[open]').getByRole('button', { name: 'Hapus riwayat' }).click();
  await expect(page.locator('.ledger, .state').first()).not.toContainText('Tata Naskah');
  await page.locator('.notice-action').last().click();
  await expect(page.locator('.ledger')).toContainText('Bimtek Tata Naskah Dinas');
});

test('a wrong draft is not saved, and says why beside the field', async ({ page, site }) => {
  await open(page, site, 'pegawai');
  await page.getByRole('button', { name: 'Tambah Pegawai' }).click();
  const form = page.locator('dialog[open] form');
  await form.locator('#add-person-number').fill('1985');
  await form.locator('button[type=submit]').click();
  await expect(form.locator('.problem-summary')).toBeVisible();
  await expect(form.locator('#add-person-number-problem')).toContainText('18 angka');
  await form.locator('#add-person-name').fill('Siti Contoh');
  await form.locator('#add-person-number').fill('19850312 201001 2 015');
  await expect(form.locator('#add-person-birth_date')).toHaveValue('1985-03-12');
  await form.locator('#add-person-unit').fill('puskesmas');
  await form.locator('[role=option]').first().click();
  await save(page, form);
  await expect(page.locator('h1')).toHaveText('Siti Contoh');
  await expect(page).toHaveURL(/\/pegawai\/[0-9a-f-]{36}/);
});

test('where a score comes from is shown step by step', async ({ page, site }) => {
  const person = await openFirstPerson(page, site, '?status=pns');
  await page.goto(`${person}?tab=evaluasi`);
  await page.getByRole('button', { name: /Asal Angka/ }).first().click();
  await expect(page.locator('dialog[open] table')).toContainText('Predikat Kinerja');
});

test('disciplinary records stay closed until somebody asks', async ({ page, site }) => {
  const person = await openFirstPerson(page, site);
  await page.goto(`${person}?tab=identitas`);
  await expect(page.getByText('Tambah catatan')).toHaveCount(0);
  await page.getByRole('button', { name: 'Tampilkan catatan disiplin' }).click();
  await expect(page.getByText('Tambah catatan').first()).toBeVisible();
});

test('the tree of units is walked by keyboard, and a unit opens its people', async ({ page, site }) => {
  await open(page, site, 'perangkat-daerah');
  const first = page.locator('.unit-grid tbody tr').first();
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await expect(first).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.unit-grid tbody tr:focus')).toHaveAttribute('aria-level', '2');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(first).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/perangkat-daerah\/[0-9a-f-]{36}/);
  await expect(page.locator('.data-table')).toBeVisible();
});

test('a unit is added below another and closed', async ({ page, site }) => {
  await open(page, site, 'perangkat-daerah');
  await page.locator('.unit-grid tbody tr').first().locator('a').first().click();
  await page.getByRole('button', { name: 'Tambah unit di bawahnya' }).click();
  const form = page.locator('dialog[open] form');
  await form.locator('#unit-name').fill('Subbagian Uji Coba');
  await form.locator('#unit-kind').selectOption({ index: 2 });
  await save(page, form);
  await expect(page.locator('.unit-grid')).toContainText('Subbagian Uji Coba');
  await page.locator('.unit-grid a', { hasText: 'Subbagian Uji Coba' }).click();
  await expect(page.locator('h1')).toHaveText('Subbagian Uji Coba');
  await page.getByRole('button', { name: 'Tindakan lain' }).click();
  await page.getByRole('button', { name: 'Tutup unit' }).click();
  await expect(page.locator('.note.warn')).toContainText('sudah ditutup');
});

test('axe finds nothing on a person, a unit and the forms', async ({ page, site }) => {
  test.setTimeout(240_000);
  const person = await openFirstPerson(page, site);
  const findings = [];
  const look = async (what) => {
    // The picture painted first has no heading yet; what is looked at is the page that takes its place.
    await expect(page.locator('#shell')).toHaveCount(0);
    await settle(page);
    findings.push(...(await axe(page)).map((line) => `${what}: ${line}`));
  };
  for (const tab of ['ringkasan', 'identitas', 'kartu-jp', 'evaluasi', 'kegiatan', 'riwayat']) {
    await page.goto(`${person}?tab=${tab}`);
    await look(tab);
  }
  await page.goto(`${person}?tab=kartu-jp`);
  await page.getByRole('button', { name: 'Tambah riwayat' }).first().click();
  await look('learning form');
  await open(page, site, 'perangkat-daerah');
  await look('units');
  await page.locator('.unit-grid tbody tr').first().locator('a').first().click();
  await look('unit');
  await page.getByRole('button', { name: 'Ubah', exact: true }).click();
  await look('unit form');
  expect(findings).toEqual([]);
});
