// Two tabs of one profile on the pages of an event and of a period: cells of one sheet, and dialogs whose record changes.
import { test, expect, axe, open } from './harness.mjs';
import { settle } from './browser.mjs';
import { loadSample, sayWhoWorks } from './steps.mjs';

const HERE = 'Siti Rahmawati';
const THERE = 'Budi Hartono';

test.describe.configure({ timeout: 150_000 });
test.use({ actionTimeout: 20_000 });

const dialog = (tab) => tab.locator('dialog[open]');
const rows = (tab) => tab.locator('.data-table .table tbody:not(.spacer) tr');
const cell = (tab, row, column) => tab.locator(`#attendance-${row}-${column}`);
const grid = (tab) => tab.getByRole('grid');

/** Another tab of the same profile, at a route. */
async function another(context, guard, site, route) {
  const tab = await context.newPage();
  await guard(tab);
  await open(tab, site, route);
  return tab;
}

/** Waits for the disk; answers who is working where the page asks it first. */
async function saved(tab, who) {
  const state = tab.locator('.attendance-table .save-state', { hasText: 'Tersimpan' });
  await state.or(tab.getByTestId('author-name')).first().waitFor();
  await sayWhoWorks(tab, who);
  await expect(state).toBeVisible();
}

/** Saves the form of the open dialog. */
async function save(tab, who) {
  await dialog(tab).locator('button[type=submit]').click();
  await tab.locator('dialog #who').or(tab.locator('.notices').getByText('Tersimpan').last()).first().waitFor();
  await sayWhoWorks(tab, who);
  await expect(dialog(tab)).toHaveCount(0);
}

/** A planned event of the sample with participants: its route. */
async function planned(page, site) {
  await open(page, site);
  await loadSample(page, { name: HERE });
  await open(page, site, 'program?keadaan=direncanakan');
  await expect(rows(page).first()).toBeVisible();
  await rows(page).first().locator('a').first().click();
  await page.getByTestId('finish').waitFor();
  await expect(rows(page).nth(2)).toBeAttached();
  return new URL(page.url()).pathname.slice(1);
}

test('two tabs mark cells of one sheet: different ones both stay, the same one is shown as the other wrote it', async ({ page, site, context, guard }) => {
  const event = await planned(page, site);
  await page.locator('#tab-sesi').click();
  if ((await page.locator('#panel-sesi tbody tr').count()) === 0) {
    await page.getByTestId('daily-sessions').first().click();
    await save(page, HERE);
  }
  const route = `${event}/kehadiran`;
  await open(page, site, route);
  await expect(grid(page)).toBeVisible();
  const other = await another(context, guard, site, route);
  await expect(grid(other)).toBeVisible();
  // Both type before either has written.
  await grid(page).focus();
  await page.keyboard.type('h');
  await grid(other).focus();
  await other.keyboard.press('ArrowDown');
  await other.keyboard.type('i');
  await saved(page, HERE);
  await saved(other, THERE);
  for (const tab of [page, other]) {
    await expect(cell(tab, 0, 0)).toHaveText('H');
    await expect(cell(tab, 1, 0)).toHaveText('I');
    await expect(tab.locator('.attendance td.unwritten')).toHaveCount(0);
  }
  // The same cell: what was written last stands in both, and each undo takes back its own only.
  await grid(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('s');
  await saved(page, HERE);
  await expect(cell(other, 0, 0)).toHaveText('S');
  await grid(other).focus();
  await other.keyboard.press('Control+Home');
  await other.keyboard.type('a');
  await saved(other, THERE);
  await expect(cell(page, 0, 0)).toHaveText('A');
  await grid(page).focus();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.notices')).toContainText('sudah diubah lagi setelahnya');
  await expect(cell(page, 0, 0)).toHaveText('A');
  await grid(other).focus();
  await other.keyboard.press('Control+z');
  await expect(cell(other, 0, 0)).toHaveText('S');
  await expect(cell(page, 0, 0)).toHaveText('S');
  // Both type into one cell before either has written: the later stands, and says so.
  await grid(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('i');
  await grid(other).focus();
  await other.keyboard.press('Control+Home');
  await other.keyboard.type('t');
  await other.keyboard.press('Control+s');
  await expect(other.locator('.attendance td.unwritten')).toHaveCount(0);
  await page.keyboard.press('Control+s');
  await expect(page.locator('.notices')).toContainText('1 sel yang Anda isi juga baru diisi');
  await expect(cell(other, 0, 0)).toHaveText('I');
  await page.locator('.notices .notice', { hasText: 'juga baru diisi' }).getByRole('button', { name: 'Urungkan' }).click();
  await expect(cell(page, 0, 0)).toHaveText('T');
  await open(page, site, route);
  await expect(cell(page, 0, 0)).toHaveText('T');
  await expect(cell(page, 1, 0)).toHaveText('I');
});

test('a state that another gives a participant meanwhile is asked, and not written over', async ({ page, site, context, guard }) => {
  const route = await planned(page, site);
  const other = await another(context, guard, site, route);
  await expect(rows(other).nth(2)).toBeAttached();
  const act = async (tab, name) => {
    await rows(tab).first().locator('.pick-mark').check();
    await tab.locator('main [role=group]').getByRole('button', { name, exact: true }).click();
  };
  await act(page, 'Ubah keadaan');
  await dialog(page).getByRole('radio', { name: 'Cadangan' }).check();
  await act(other, 'Ubah keadaan');
  await dialog(other).getByRole('radio', { name: 'Menolak' }).check();
  await other.locator('#enrolment-state-reason').fill('Tugas lain');
  await save(other, THERE);
  const asked = page.locator('#enrolment-state-meanwhile').getByRole('group', { name: 'Keadaan' });
  await expect(asked).toContainText('Cadangan');
  await expect(asked).toContainText('Menolak');
  await settle(page);
  expect(await axe(page)).toEqual([]);
  await dialog(page).locator('button[type=submit]').click();
  await expect(page.locator('#enrolment-state-meanwhile')).toBeFocused();
  await asked.getByText('Isian Anda:').click();
  await save(page, HERE);
  await expect(other.locator('.data-table')).toContainText('Cadangan');
});

test('a result of an organisation that another sets or clears meanwhile is told, and the period stays the one asked about', async ({ page, site, context, guard }) => {
  await open(page, site);
  await loadSample(page, { name: HERE });
  await open(page, site, 'evaluasi-kinerja');
  const other = await another(context, guard, site, 'evaluasi-kinerja');
  const begin = (tab) => tab.getByTestId('organisation-open').first().click();
  await begin(page);
  await dialog(page).locator('select').selectOption({ label: 'Baik' });
  await dialog(page).getByLabel('Ditetapkan oleh').fill('Bupati Batanghari');
  await begin(other);
  await dialog(other).locator('select').selectOption({ label: 'Kurang' });
  await dialog(other).getByLabel('Ditetapkan oleh').fill('Bupati Batanghari');
  await save(other, THERE);
  const asked = page.locator('#organisation-meanwhile').getByRole('group', { name: 'Predikat organisasi' });
  await expect(asked).toContainText('Kurang');
  await asked.getByText(`Dari ${THERE}:`).click();
  await expect(dialog(page).locator('select').locator('option:checked')).toHaveText('Kurang');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('organisation-open').first()).toHaveText('Kurang');
  // The period is closed elsewhere while something is typed: it stays to be read, and is not written.
  await begin(page);
  await dialog(page).getByLabel('Ditetapkan oleh').fill('Wakil Bupati');
  await other.getByTestId('close-period').click();
  await dialog(other).getByRole('button', { name: 'Tutup periode' }).click();
  await expect(other.getByTestId('reopen-period')).toBeVisible();
  await expect(dialog(page).getByLabel('Ditetapkan oleh')).toHaveValue('Wakil Bupati');
  await expect(dialog(page)).toContainText('sudah ditutup');
  await dialog(page).locator('button[type=submit]').click();
  await sayWhoWorks(page, HERE);
  await expect(dialog(page).locator('.save-state')).toContainText('Periode ini sudah ditutup');
  await page.keyboard.press('Escape');
  // Opened again in the other tab while the reason is written here.
  await page.getByTestId('reopen-period').click();
  await page.locator('#period-reopen-reopened_because').fill('Salah ketik di sini');
  await other.getByTestId('reopen-period').click();
  await other.locator('#period-reopen-reopened_because').fill('Salah ketik di sana');
  await save(other, THERE);
  await dialog(page).locator('button[type=submit]').click();
  await sayWhoWorks(page, HERE);
  await expect(dialog(page).locator('.save-state')).toContainText('sudah terbuka');
  await expect(page.locator('#period-reopen-reopened_because')).toHaveValue('Salah ketik di sini');
  await expect(other.locator('main')).toContainText('Salah ketik di sana');
});
