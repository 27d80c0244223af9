// What a person does in several tests, found by `data-testid` and ids and not by words, so that both languages work.

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
