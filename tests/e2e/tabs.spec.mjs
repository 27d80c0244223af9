// Two tabs of one profile: what is typed in one while the other saves, and what is left unsaved over a reload.
import { test, expect, axe, open } from './harness.mjs';
import { settle } from './browser.mjs';
import { loadSample, sayWhoWorks } from './steps.mjs';

const HERE = 'Siti Rahmawati';
const THERE = 'Budi Hartono';

test.describe.configure({ timeout: 120_000 });

const field = (page, name) => page.locator(`#basic-${name}`);
const meanwhile = (page) => page.locator('#basic-meanwhile');
const clash = (page, label) => page.locator('#basic-meanwhile').getByRole('group', { name: label });

/** Two tabs with the identity of the same person. */
async function twoTabs(page, site, context, guard) {
  await open(page, site);
  await loadSample(page, { name: HERE });
  await open(page, site, 'pegawai');
  await page.locator('.data-table .table tbody:not(.spacer) tr').first().click();
  await expect(page.locator('.tabbed')).toBeVisible();
  const route = `${new URL(page.url()).pathname.slice(1)}?tab=identitas`;
  await open(page, site, route);
  const other = await context.newPage();
  await guard(other);
  await open(other, site, route);
  await expect(field(other, 'name')).toBeVisible();
  return { other, route };
}

/** Presses save in the form of the identity and waits until it is on disk. */
async function save(page, who) {
  const form = page.locator('form', { has: field(page, 'name') });
  await form.locator('button[type=submit]').click();
  const state = form.locator('.save-state', { hasText: 'Tersimpan' });
  await state.or(page.getByTestId('author-name')).first().waitFor();
  await sayWhoWorks(page, who);
  await expect(state).toBeVisible();
}

test('different fields of one person, changed in two tabs, both survive', async ({ page, site, context, guard }) => {
  const { other } = await twoTabs(page, site, context, guard);
  await field(page, 'back_title').fill('S.Uji.');
  await field(other, 'front_title').fill('Dr. Uji');
  await save(other, THERE);
  await expect(meanwhile(page)).toContainText(`${THERE} mengubah data ini`);
  await expect(meanwhile(page)).toContainText('Gelar depan');
  await expect(field(page, 'front_title')).toHaveValue('Dr. Uji');
  await expect(field(page, 'back_title')).toHaveValue('S.Uji.');
  await expect(page.locator('#basic-meanwhile .clash')).toHaveCount(0);
  await save(page, HERE);
  await expect(meanwhile(page)).toBeHidden();
  await expect(field(other, 'back_title')).toHaveValue('S.Uji.');
  await page.reload();
  await expect(field(page, 'front_title')).toHaveValue('Dr. Uji');
  await expect(field(page, 'back_title')).toHaveValue('S.Uji.');
});

for (const mine of [true, false]) {
  test(`one field changed in two tabs is asked: ${mine ? 'what was typed here' : 'the other'} is kept`, async ({ page, site, context, guard }) => {
    const { other } = await twoTabs(page, site, context, guard);
    const before = await field(page, 'name').inputValue();
    await field(page, 'name').fill('Nama Dari Sini');
    await field(page, 'back_title').fill('S.Sini.');
    await field(other, 'name').fill('Nama Dari Sana');
    await save(other, THERE);
    const asked = clash(page, 'Nama');
    await expect(asked).toContainText(before);
    await expect(asked).toContainText('Nama Dari Sini');
    await expect(asked).toContainText('Nama Dari Sana');
    await expect(field(page, 'name')).toHaveValue('Nama Dari Sini');
    await settle(page);
    expect(await axe(page)).toEqual([]);
    // Nothing is saved while the choice is open: the keyboard is brought to it.
    await page.locator('form', { has: field(page, 'name') }).locator('button[type=submit]').click();
    await expect(meanwhile(page)).toBeFocused();
    await expect(field(other, 'name')).toHaveValue('Nama Dari Sana');
    // By keyboard alone; both ways, and back.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await expect(field(page, 'name')).toHaveValue('Nama Dari Sana');
    if (mine) {
      await page.keyboard.press('ArrowUp');
      await expect(field(page, 'name')).toHaveValue('Nama Dari Sini');
    }
    await save(page, HERE);
    const kept = mine ? 'Nama Dari Sini' : 'Nama Dari Sana';
    await expect(field(other, 'name')).toHaveValue(kept);
    await expect(field(other, 'back_title')).toHaveValue('S.Sini.');
    await page.reload();
    await expect(field(page, 'name')).toHaveValue(kept);
  });
}

test('settings typed in one tab are not lost or written over by the other', async ({ page, site, context, guard }) => {
  await open(page, site);
  await loadSample(page, { name: HERE });
  await open(page, site, 'pengaturan');
  const other = await context.newPage();
  await guard(other);
  await open(other, site, 'pengaturan');
  await page.locator('#agency-town').fill('Kota Uji');
  await other.locator('#agency-agency').fill('Badan Uji');
  await other.keyboard.press('Control+s');
  await sayWhoWorks(other, THERE);
  await expect(other.locator('.save-state').first()).toContainText('Tersimpan');
  await expect(page.locator('#agency-agency')).toHaveValue('Badan Uji');
  await expect(page.locator('#agency-town')).toHaveValue('Kota Uji');
  await page.locator('#agency-town').press('Control+s');
  await sayWhoWorks(page, HERE);
  await expect(page.locator('.save-state').first()).toContainText('Tersimpan');
  await expect(other.locator('#agency-town')).toHaveValue('Kota Uji');
  await page.reload();
  await expect(page.locator('#agency-agency')).toHaveValue('Badan Uji');
  await expect(page.locator('#agency-town')).toHaveValue('Kota Uji');
});

test('a person deleted elsewhere: what was typed can still be copied', async ({ page, site, context, guard }) => {
  await open(page, site);
  await loadSample(page, { name: HERE });
  await open(page, site, 'pegawai');
  await page.getByRole('button', { name: 'Tambah pegawai' }).first().click();
  await page.locator('#add-person-name').fill('Pegawai Sementara');
  await page.locator('#add-person-number').fill('199001012015031234');
  await page.locator('#add-person-unit').fill('Sekretariat');
  await page.getByRole('option', { name: /Sekretariat/ }).first().click();
  await page.locator('dialog form button[type=submit]').click();
  await sayWhoWorks(page, HERE);
  await expect(page.locator('.tabbed')).toBeVisible();
  const route = `${new URL(page.url()).pathname.slice(1)}?tab=identitas`;
  const other = await context.newPage();
  await guard(other);
  await open(page, site, route);
  await open(other, site, 'impor-cadangan?bagian=riwayat');
  await field(page, 'back_title').fill('S.Hilang.');
  await other.getByRole('row', { name: /Pegawai Sementara/ }).first().click();
  await other.getByRole('button', { name: 'Urungkan' }).last().click();
  await sayWhoWorks(other, THERE);
  const notice = page.locator('.notices');
  await expect(notice).toContainText('dihapus di tempat lain');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.bringToFront();
  await notice.getByRole('button', { name: 'Salin isian' }).click();
  await expect(notice).toContainText('Isian disalin');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('S.Hilang.');
});

test('what was left unsaved is offered after a reload, taken up or thrown away', async ({ page, site, context, guard }) => {
  const { other, route } = await twoTabs(page, site, context, guard);
  page.on('dialog', (dialog) => dialog.accept());
  await field(page, 'back_title').fill('S.Belum.');
  await page.waitForTimeout(900);
  await page.reload();
  const offer = page.locator('form', { has: field(page, 'name') }).locator('.note', { hasText: 'Belum disimpan, dari' });
  await expect(offer).toBeVisible();
  await expect(field(page, 'back_title')).not.toHaveValue('S.Belum.');
  await settle(page);
  expect(await axe(page)).toEqual([]);
  // Meanwhile another saves: what was left is put onto it.
  await field(other, 'front_title').fill('Dr. Uji');
  await save(other, THERE);
  // What is typed before the answer stays as well.
  await field(page, 'name').fill('Nama Sejak Itu');
  await offer.getByRole('button', { name: 'Lanjutkan' }).click();
  await expect(field(page, 'back_title')).toHaveValue('S.Belum.');
  await expect(field(page, 'name')).toHaveValue('Nama Sejak Itu');
  await expect(field(page, 'front_title')).toHaveValue('Dr. Uji');
  await save(page, HERE);
  await page.waitForTimeout(900);
  await open(page, site, route);
  await expect(field(page, 'back_title')).toHaveValue('S.Belum.');
  await expect(offer).toHaveCount(0);

  await field(page, 'back_title').fill('S.Buang.');
  await page.waitForTimeout(900);
  await page.reload();
  await offer.getByRole('button', { name: 'Buang' }).click();
  await expect(offer).toHaveCount(0);
  await expect(field(page, 'back_title')).toHaveValue('S.Belum.');
  await page.waitForTimeout(900);
  await page.reload();
  await expect(field(page, 'back_title')).toHaveValue('S.Belum.');
  await expect(offer).toHaveCount(0);
});

test('a duplicated tab is not offered what the other still types', async ({ page, site, context, guard }) => {
  const { route } = await twoTabs(page, site, context, guard);
  await field(page, 'back_title').fill('S.Masih.');
  await page.waitForTimeout(900);
  const copied = await page.evaluate(() => Object.entries(sessionStorage).find(([key]) => key.endsWith(':tab')));
  expect(copied).toBeTruthy();
  const copy = await context.newPage();
  await guard(copy);
  await copy.addInitScript(([key, name]) => sessionStorage.getItem(key) ?? sessionStorage.setItem(key, name), copied);
  await open(copy, site, route);
  await expect(field(copy, 'name')).toBeVisible();
  await copy.waitForTimeout(900);
  await expect(copy.locator('.note', { hasText: 'Belum disimpan, dari' })).toHaveCount(0);
  expect(await copy.evaluate((key) => sessionStorage.getItem(key), copied[0])).not.toBe(copied[1]);
});

test('an evaluation typed here and saved there is asked, and a reload keeps it', async ({ page, site, context, guard }) => {
  await open(page, site);
  await loadSample(page, { name: HERE });
  await page.locator('aside a', { hasText: 'Evaluasi Kinerja' }).click();
  await page.getByTestId('rate-next').click();
  await expect(page.locator('.entry-form')).toBeVisible();
  const route = page.url().slice(site.url.length);
  const other = await context.newPage();
  await guard(other);
  await open(other, site, route);
  page.on('dialog', (dialog) => dialog.accept());
  const choose = (tab, group, option) => tab.getByRole('group', { name: group }).first().getByText(option, { exact: true }).click();
  for (const tab of [page, other]) await choose(tab, 'Cara mengisi', 'Hanya rating');
  await choose(page, 'Rating Hasil Kerja', 'Di Atas Ekspektasi');
  for (const half of ['Rating Hasil Kerja', 'Rating Perilaku Kerja']) await choose(other, half, 'Sesuai Ekspektasi');
  await page.waitForTimeout(900);
  await page.reload();
  await page.locator('.note', { hasText: 'Belum disimpan, dari' }).getByRole('button', { name: 'Lanjutkan' }).click();
  await other.keyboard.press('Control+s');
  await sayWhoWorks(other, THERE);
  await expect(other.locator('.notices')).toContainText('Tersimpan.');
  const asked = page.locator('#evaluation-meanwhile').getByRole('group', { name: 'Rating Hasil Kerja' });
  await expect(asked).toContainText('Di Atas Ekspektasi');
  await expect(asked).toContainText('Sesuai Ekspektasi');
  await asked.getByText('Isian Anda:').click();
  await page.keyboard.press('Control+s');
  await sayWhoWorks(page, HERE);
  await expect(page.locator('.save-state').first()).toContainText('Tersimpan');
  await expect(page.getByTestId('outcome')).toContainText('Baik');
  await page.reload();
  await expect(page.getByRole('group', { name: 'Rating Hasil Kerja' }).getByRole('radio', { checked: true })).toHaveValue('above');
  await expect(page.getByRole('group', { name: 'Rating Perilaku Kerja' }).getByRole('radio', { checked: true })).toHaveValue('meets');
});

test('an evaluation deleted elsewhere is entered anew as it stands in the form', async ({ page, site, context, guard }) => {
  await open(page, site);
  await loadSample(page, { name: HERE });
  await page.locator('aside a', { hasText: 'Evaluasi Kinerja' }).click();
  await page.getByTestId('rate-next').click();
  const choose = (group, option) => page.getByRole('group', { name: group }).first().getByText(option, { exact: true }).click();
  await choose('Cara mengisi', 'Hanya rating');
  for (const half of ['Rating Hasil Kerja', 'Rating Perilaku Kerja']) await choose(half, 'Sesuai Ekspektasi');
  await page.keyboard.press('Control+s');
  await sayWhoWorks(page, HERE);
  const state = page.locator('.save-state').first();
  await expect(state).toContainText('Tersimpan');
  const other = await context.newPage();
  await guard(other);
  await open(other, site, page.url().slice(site.url.length));
  await choose('Rating Hasil Kerja', 'Di Atas Ekspektasi');
  await other.getByRole('button', { name: 'Hapus evaluasi' }).click();
  await other.locator('dialog[open]').getByRole('button', { name: 'Hapus evaluasi' }).click();
  await sayWhoWorks(other, THERE);
  await expect(page.locator('#evaluation-meanwhile')).toContainText('dihapus di tempat lain');
  await page.keyboard.press('Control+s');
  await expect(state).toContainText('Tersimpan');
  page.on('dialog', (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByRole('group', { name: 'Rating Hasil Kerja' }).getByRole('radio', { checked: true })).toHaveValue('above');
  await expect(page.getByRole('group', { name: 'Rating Perilaku Kerja' }).getByRole('radio', { checked: true })).toHaveValue('meets');
});

test('two tabs mark different cells of one sheet of ratings, and both survive', async ({ page, site, context, guard }) => {
  await open(page, site);
  await loadSample(page, { name: HERE });
  await open(page, site, 'evaluasi-kinerja');
  await page.getByTestId('open-sheet').click();
  await expect(page.getByTestId('ratings-lead')).toContainText('pegawai');
  await page.getByTestId('left-first').check();
  const other = await context.newPage();
  await guard(other);
  await open(other, site, page.url().slice(site.url.length));
  await expect(other.getByTestId('ratings-lead')).toContainText('pegawai');
  await other.getByTestId('left-first').check();
  const cell = (tab, row, column) => tab.locator(`#ratings-${row}-${column}`);
  await cell(page, 0, 0).click();
  await page.keyboard.type('3');
  await cell(page, 0, 1).click();
  await page.keyboard.type('3');
  await cell(other, 1, 0).click();
  await other.keyboard.type('2');
  await cell(other, 1, 1).click();
  await other.keyboard.type('2');
  await other.getByTestId('save-ratings').click();
  await sayWhoWorks(other, THERE);
  await expect(other.getByTestId('save-ratings')).toBeDisabled();
  await expect(page.getByTestId('save-ratings')).toBeEnabled();
  await page.getByTestId('save-ratings').click();
  await sayWhoWorks(page, HERE);
  await expect(page.getByTestId('save-ratings')).toBeDisabled();
  await open(page, site, 'impor-cadangan?bagian=riwayat');
  await expect(page.getByRole('row', { name: new RegExp(`Isi Evaluasi dalam lembar.*${HERE}`) })).toHaveCount(1);
  await expect(page.getByRole('row', { name: new RegExp(`Isi Evaluasi dalam lembar.*${THERE}`) })).toHaveCount(1);
});
