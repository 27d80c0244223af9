// What a person does in several tests, found by `data-testid` and ids where both languages use it.
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { open } from './harness.mjs';

/** From the first page: takes the sample data, and says who is working when asked. */
export async function loadSample(page, { name = 'Siti Rahmawati' } = {}) {
  await page.getByTestId('load-sample').click();
  await page.getByTestId('leave-sample').waitFor({ timeout: 30_000 });
  await sayWhoWorks(page, name);
}

/** Answers "Anda bekerja sebagai" when the page asks it. */
export async function sayWhoWorks(page, name) {
  const field = page.locator('dialog #who');
  if (!(await field.isVisible().catch(() => false))) return;
  await field.fill(name);
  await field.press('Enter');
  await field.waitFor({ state: 'hidden' });
}

/** From the first page: takes over a full data file. */
export async function takeArchive(page, site, path) {
  await open(page, site);
  await page.getByTestId('open-file').click();
  await page.locator('input[type=file][accept=".json"]').setInputFiles(path);
  await page.getByTestId('merge').click({ timeout: 60_000 });
  await expect(page.locator('.notices')).toContainText('Berkas data sudah masuk', { timeout: 60_000 });
}

/** Goes to a page by its name in the menu. */
export const menu = (page, name) => page.locator('aside a', { hasText: name }).click();

/** Gives a file with a table of that kind to Impor & Cadangan, and waits until it is planned. */
export async function chooseTable(page, kind, name, content) {
  await menu(page, 'Impor & Cadangan');
  await page.getByRole('radio', { name: kind }).check();
  const mimeType = name.endsWith('.xlsx') ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv';
  await page.locator('input[type=file][accept*=".csv"]').setInputFiles({ name, mimeType, buffer: Buffer.from(content) });
  await expect(page.getByTestId('import-table')).toBeVisible({ timeout: 30_000 });
}

/** Accepts what nobody knows yet; answers with the rows by state. */
export async function acceptAll(page) {
  const accept = page.getByTestId('accept-all');
  const ready = page.locator('[data-testid=import-table]:enabled');
  await accept.or(ready).first().waitFor();
  if (await accept.isVisible()) await accept.click();
  await expect(ready).toBeVisible();
  const counts = {};
  for (const count of await page.locator('button.tally').all()) {
    counts[await count.getAttribute('data-state')] = Number(await count.locator('b').innerText());
  }
  return counts;
}

/** Imports what is planned, and waits until it is on disk. */
export async function takeOver(page, name = 'Siti Rahmawati') {
  await page.getByTestId('import-table').click();
  const asked = page.locator('dialog #who');
  const done = page.locator('.notices').getByText('sudah diimpor').last();
  await asked.or(done).first().waitFor();
  await sayWhoWorks(page, name);
  await expect(done).toBeVisible();
  await page.locator('.notices .icon-button').last().click();
  await expect(done).toBeHidden();
}

/** The bytes of the file that an act downloads. */
export async function downloaded(page, act) {
  const file = page.waitForEvent('download');
  await act();
  return readFileSync(await (await file).path());
}
