// Speed of hand: Ctrl+K, the list of keys, filtering by a value, saved filters.
import { test, expect, axe, open } from './harness.mjs';
import { settle } from './browser.mjs';
import { loadSample } from './steps.mjs';

const rows = (page) => page.locator('.data-table .table tbody:not(.spacer) tr');
const finder = (page) => page.getByTestId('finder');

test.beforeEach(async ({ page, site }) => {
  await open(page, site);
  await loadSample(page);
});

test('Ctrl+K finds a person by words in any order, and Enter opens the profile', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await expect(finder(page)).toBeFocused();
  await expect(page.locator('.finder-line').first()).toHaveText('Beranda');
  expect(await axe(page)).toEqual([]);
  await finder(page).fill('puspitasari siti');
  const lines = page.locator('.finder-line .finder-text > span');
  await expect(lines.first()).toContainText('Siti');
  await expect(lines.first()).toContainText('Puspitasari');
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  const second = await page.locator('.finder-line.active .finder-text > span').textContent();
  expect(second).toBe(await lines.nth(1).textContent());
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText(second);
  await expect(finder(page)).toBeHidden();
});

test('Ctrl+K runs commands and opens pages; what is undone is named', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await finder(page).fill('kegiatan zzz');
  await expect(page.locator('.finder-list .none')).toBeVisible();
  await finder(page).fill('inggris');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.keyboard.press('Control+k');
  await finder(page).fill('history');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/impor-cadangan\?bagian=riwayat/);
});

test('? lists the keys, but not while somebody types', async ({ page, site }) => {
  await page.keyboard.press('?');
  await expect(page.locator('.key-groups kbd').first()).toHaveText('Ctrl+K');
  await expect(page.getByRole('heading', { name: 'Di Daftar Hadir' })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await open(page, site, 'pegawai');
  await page.locator('.search input').first().press('?');
  await settle(page);
  await expect(page.locator('.key-groups')).toBeHidden();
});

test('F keeps the rows with the value of a cell, also of a column without a choice, and a chip takes it back', async ({ page, site }) => {
  await open(page, site, 'pegawai');
  await page.locator('table[role=grid]').focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  const grade = await page.locator('td.here').textContent();
  expect(grade).toMatch(/^[IVX]+(\/[a-e])?$/);
  await page.keyboard.press('f');
  await expect(page.locator('.chip')).toContainText(grade);
  await settle(page);
  for (const cell of await rows(page).locator('td:nth-child(4)').allTextContents()) expect(cell).toBe(grade);
  expect(await axe(page)).toEqual([]);
  await page.locator('.chip').click();
  await expect(page.locator('.chip')).toHaveCount(0);
  await expect(page.locator('.table-count')).toHaveText(/^5\.200 baris$/);
});

test('a right click offers what can be done with a cell', async ({ page, site }) => {
  await open(page, site, 'pegawai');
  const cell = rows(page).first().locator('td').nth(2);
  const status = await cell.textContent();
  await cell.click({ button: 'right' });
  await expect(page.locator('.cell-menu button').first()).toBeFocused();
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.locator('.chip')).toContainText(status);
  await expect(page).toHaveURL(/status=/);
});

test('a filter with a name is there after a reload and comes back with one click', async ({ page, site }) => {
  await open(page, site, 'pegawai?status=cpns');
  await expect(page.locator('.chip')).toHaveCount(1);
  const count = await page.locator('.table-count').textContent();
  await page.getByRole('button', { name: 'Saringan tersimpan' }).click();
  await page.locator('.save-filter input').fill('Calon pegawai');
  await page.keyboard.press('Enter');
  await expect(page.locator('.saved-filters li')).toHaveText('Calon pegawai');
  expect(await axe(page)).toEqual([]);
  await open(page, site, 'pegawai');
  await expect(page.locator('.chip')).toHaveCount(0);
  await page.getByRole('button', { name: 'Saringan tersimpan' }).click();
  await page.locator('.saved-filters .menu-item').click();
  await expect(page.locator('.chip')).toContainText('CPNS');
  await expect(page.locator('.table-count')).toHaveText(count);
  await page.locator('.saved-filters .icon-button').click();
  await expect(page.locator('.saved-filters')).toHaveCount(0);
});
