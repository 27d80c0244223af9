// Programmes and events as a training officer works with them: from a programme with a target to JP in a Kartu JP.
import { test, expect, axe, open } from './harness.mjs';
import { settle } from './browser.mjs';
import { loadSample, sayWhoWorks } from './steps.mjs';

const AUTHOR = 'Siti Rahmawati';
const NOBODY = ['199112122015022999', '19880807 201101 1 999'];
const dialog = (page) => page.locator('dialog[open]');
const rows = (page) => page.locator('.data-table .table tbody:not(.spacer) tr');
const menu = (page, name) => page.locator('aside a', { hasText: name }).click();

test.beforeEach(async ({ page, site }) => {
  await open(page, site);
  await loadSample(page, { name: AUTHOR });
});

/** Saves the form of the open dialog; the first change of a session asks who is working. */
async function save(page) {
  await dialog(page).locator('button[type=submit]').click();
  const asked = page.locator('dialog #who');
  await asked.or(page.locator('.notices').getByText('Tersimpan').last()).first().waitFor();
  await sayWhoWorks(page, AUTHOR);
  await expect(dialog(page)).toHaveCount(0);
}

/** NIP of employees, as many as asked. */
async function numbers(page, site, count) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 1366, height: 2600 });
  await open(page, site, 'pegawai?status=pns');
  await expect(rows(page).nth(count)).toBeAttached();
  const cells = await rows(page).locator('td.digits').allInnerTexts();
  await page.setViewportSize(size);
  return cells.map((cell) => cell.trim()).filter((cell) => /^\d{18}$/.test(cell)).slice(0, count);
}

/** A programme with a target of 50, and an event in it that is over; ends on the page of the event. */
async function planEvent(page) {
  await menu(page, 'Program & Pelatihan');
  await page.getByRole('tab', { name: 'Program', exact: true }).click();
  await expect(page).toHaveURL(/tampilan=program/);
  await page.getByTestId('add-program').click();
  await page.locator('#program-name').fill('Program Uji Layanan');
  await page.locator('#program-indicators-0-name').fill('Pegawai yang lulus');
  await page.locator('#program-indicators-0-target').fill('50');
  await save(page);
  const card = page.locator('.card', { hasText: 'Program Uji Layanan' });
  await card.getByRole('link', { name: 'Lihat kegiatan' }).click();
  await page.getByTestId('add-event').click();
  await page.locator('#event-name').fill('Bimtek Layanan Prima');
  await expect(page.locator('#event-program option:checked')).toHaveText('Program Uji Layanan');
  const year = new Date().getFullYear() - 1;
  await page.locator('#event-start').fill(`${year}-11-02`);
  await page.locator('#event-end').fill(`${year}-11-04`);
  await page.locator('#event-jp').fill('24');
  await page.locator('#event-capacity').fill('30');
  await save(page);
  await expect(page.locator('h1')).toHaveText('Bimtek Layanan Prima');
}

test('a programme gets an event, participants and results, and undoing the finishing takes the JP back', async ({ page, site }) => {
  test.setTimeout(180_000);
  const known = await numbers(page, site, 39);
  expect(known).toHaveLength(39);
  const [substitute, ...listed] = known;
  await planEvent(page);
  const event = page.url().split('?')[0];

  await page.locator('#tab-sesi').click();
  await page.getByTestId('daily-sessions').click();
  await save(page);
  await expect(page.locator('#panel-sesi tbody tr')).toHaveCount(3);

  await page.locator('#tab-peserta').click();
  await page.getByTestId('enrol').click();
  const spaced = listed.map((nip) => `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}`);
  await page.locator('#enrol-list').fill([...spaced, ...NOBODY, '1,98503E+17', listed[0]].join('\n'));
  await expect(page.getByTestId('roster')).toContainText('38 akan didaftarkan · 1 tertulis dua kali · 2 tidak dikenal · 1 bukan NIP');
  await expect(page.getByRole('button', { name: 'Salin 3 yang tidak dikenal' })).toBeVisible();
  await expect(dialog(page)).toContainText('akan menjadi 38, melebihi kapasitas 30');
  await save(page);
  await expect(page.locator('.lead')).toContainText('38 peserta, 38 di antaranya terdaftar');
  await expect(page.locator('main')).toContainText('melebihi kapasitas 30');

  await rows(page).first().locator('.pick-mark').check();
  const replaced = (await rows(page).first().locator('td').first().innerText()).trim();
  await page.getByRole('button', { name: 'Ganti peserta' }).click();
  await page.locator('#replace-participant').fill(substitute);
  await dialog(page).locator('[role=option]').first().click();
  await save(page);
  await page.locator('.data-table .search input').fill(replaced);
  await expect(rows(page).filter({ hasText: replaced })).toContainText('Digantikan');
  await expect(rows(page).filter({ hasText: replaced }).locator('input')).toHaveCount(0);
  await page.locator('.data-table .search input').fill('');

  await page.getByLabel('Pilih semua yang tampil').check();
  await expect(page.locator('main')).toContainText('38 peserta dipilih');
  await page.getByRole('button', { name: 'Tetapkan hasil' }).click();
  await save(page);
  await page.getByTestId('finish').click();
  await expect(dialog(page)).toContainText('38 dari 38 peserta lulus');
  await save(page);
  await expect(page.locator('.lead')).toContainText('Selesai: 38 dari 38 peserta lulus');

  await rows(page).first().locator('a').click();
  await page.locator('#tab-kegiatan').click();
  await expect(page.locator('#panel-kegiatan')).toContainText('Bimtek Layanan Prima');
  const person = page.url().split('?')[0];
  const year = new Date().getFullYear() - 1;
  const ledger = async () => {
    await page.goto(`${person}?tab=kartu-jp`);
    await expect(page.locator('.tabbed')).toBeVisible();
    const years = page.locator('select[name=ledger-year]');
    if (await years.locator(`option[value="${year}"]`).count()) await years.selectOption(String(year));
    return page.locator('#panel-kartu-jp');
  };
  await expect(await ledger()).toContainText('Bimtek Layanan Prima');

  await page.goto(event);
  await page.getByTestId('finish').waitFor();
  await menu(page, 'Impor & Cadangan');
  await page.getByRole('tab', { name: 'Riwayat Perubahan' }).click();
  await page.getByRole('row', { name: /Selesaikan Kegiatan/ }).first().click();
  await dialog(page).getByRole('button', { name: 'Urungkan' }).click();
  await sayWhoWorks(page, AUTHOR);
  await expect(page.locator('.notices')).toContainText('Diurungkan');
  await expect(await ledger()).not.toContainText('Bimtek Layanan Prima');
});

test('the realisation of a programme moves on Beranda with each event that is finished', async ({ page }) => {
  test.setTimeout(120_000);
  await planEvent(page);
  const program = page.locator('.targets > li', { hasText: 'Program Uji Layanan' });
  await page.getByTestId('enrol').click();
  await page.getByText('Cari pegawai', { exact: true }).click();
  for (const words of ['siti', 'budi']) {
    await page.locator('#enrol-people').fill(words);
    await dialog(page).locator('[role=option]').first().click();
  }
  await expect(dialog(page).locator('.picked li')).toHaveCount(2);
  await save(page);
  await page.getByLabel('Pilih semua yang tampil').check();
  await page.getByRole('button', { name: 'Tetapkan hasil' }).click();
  await save(page);
  await page.getByTestId('finish').click();
  await save(page);
  await menu(page, 'Beranda');
  await expect(program).toContainText('lulus2 dari 50');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.notices')).toContainText('Diurungkan');
  await expect(program).toContainText('lulus0 dari 50');
});

test('what cannot be is refused, and says why', async ({ page }) => {
  await planEvent(page);
  await page.getByTestId('finish').click();
  await expect(dialog(page)).toContainText('0 dari 0 peserta lulus');
  await page.keyboard.press('Escape');
  await page.locator('#tab-sesi').click();
  await page.getByTestId('add-session').first().click();
  await page.locator('#session-day').fill('2001-01-01');
  await dialog(page).locator('button[type=submit]').click();
  await expect(page.locator('#session-day-problem')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Tindakan lain' }).click();
  await page.getByRole('button', { name: 'Batalkan kegiatan' }).click();
  await dialog(page).locator('button[type=submit]').click();
  await expect(page.locator('#cancel-reason-problem')).toBeVisible();
  await page.locator('#cancel-reason').fill('Anggaran dialihkan');
  await save(page);
  await expect(page.locator('main')).toContainText('Kegiatan ini dibatalkan');
  await menu(page, 'Impor & Cadangan');
  await page.getByRole('tab', { name: 'Riwayat Perubahan' }).click();
  await expect(page.getByRole('row', { name: /Batalkan Kegiatan/ }).first()).toContainText('Anggaran dialihkan');
});

test('axe finds nothing on the pages and in their dialogs', async ({ page, site }) => {
  test.setTimeout(240_000);
  const findings = [];
  const look = async (place) => {
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settle(page);
      findings.push(...(await axe(page)).map((line) => `${place} (${colorScheme}) ${line}`));
    }
  };
  const close = async () => {
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  };
  await open(page, site, 'program?tampilan=program');
  await look('programmes');
  await page.getByTestId('add-program').click();
  await look('programme form');
  await close();
  await open(page, site, 'program');
  await look('events');
  await page.getByTestId('add-event').click();
  await look('event form');
  await close();
  await page.locator('.data-table').getByRole('button', { name: 'Keadaan' }).first().click();
  await page.locator('.menu-panel .option', { hasText: 'Selesai' }).locator('input').check();
  await rows(page).first().click();
  await page.getByTestId('finish').waitFor();
  await look('participants');
  await page.getByTestId('finish').click();
  await look('finish');
  await close();
  await page.getByTestId('enrol').click();
  await page.locator('#enrol-list').fill(NOBODY.join('\n'));
  await look('enrol');
  await close();
  await rows(page).first().locator('.pick-mark').check();
  for (const name of ['Ubah keadaan', 'Tetapkan hasil', 'Nomor Surat Tugas', 'Ganti peserta', 'Hapus kepesertaan']) {
    await page.locator('main [role=group]').getByRole('button', { name, exact: true }).click();
    await look(name);
    await close();
  }
  for (const [tab, button] of [['sesi', 'add-session'], ['narasumber', 'add-speaker']]) {
    await page.locator(`#tab-${tab}`).click();
    await look(tab);
    await page.getByTestId(button).first().click();
    await look(button);
    await close();
  }
  expect(findings).toEqual([]);
});
