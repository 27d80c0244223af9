// The grid of 500 participants × 10 sessions, in Chromium over dist/ (build it first: make dist).
//   node tests/e2e/measure-grid.mjs [--profile FILE]
// Longest tasks and frames of single marks, of walking, scrolling, and of marking all 5,000 cells at once and taking it
// back. With --profile, where the time of marking all of them goes (open it in the browser's developer tools).
import { writeFileSync } from 'node:fs';
import { launch } from './browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import { ROOT_SITE } from './sites.mjs';
import { loadSample, menu, sayWhoWorks } from './steps.mjs';

const PEOPLE = 500;
const SESSIONS = 10;
const WHO = 'Pengukur';
const at = process.argv.indexOf('--profile');
const PROFILE = at > 0 ? process.argv[at + 1] : '';

const site = await serve({ dir: ROOT_SITE });
const browser = await launch();
const context = await browser.newContext({ locale: 'id-ID', timezoneId: 'Asia/Jakarta', viewport: { width: 1366, height: 768 } });
const page = await context.newPage();
const cell = (row, column) => page.locator(`#attendance-${row}-${column}`);
const grid = page.getByRole('grid');

/** Waits until the marks are on disk. */
const saved = async () => {
  await page.locator('.attendance-table .save-state', { hasText: 'Tersimpan' }).waitFor({ timeout: 60_000 });
};

/** Runs an act and says the longest task and the longest time between two frames while it lasts. */
async function during(name, act) {
  await page.waitForTimeout(3500);
  await page.evaluate(() => {
    const seen = { tasks: [], frames: [], end: false };
    globalThis.seen = seen;
    new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' });
    let before = performance.now();
    const frame = (now) => {
      seen.frames.push(now - before);
      before = now;
      if (!seen.end) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await act();
  await page.waitForTimeout(300);
  const { tasks, frames } = await page.evaluate(() => {
    globalThis.seen.end = true;
    return globalThis.seen;
  });
  const most = (list) => Math.max(0, ...list).toFixed(0);
  const long = tasks.map((task) => task.toFixed(0)).join(', ');
  console.log(`${name}: longest task ${most(tasks)} ms, longest frame ${most(frames)} ms; tasks over 50 ms: ${long || 'none'}`);
}

/** NIP of as many employees as the event has participants. */
async function numbers() {
  await menu(page, 'Pegawai');
  await page.locator('.data-table td.digits').nth(3).waitFor();
  const found = new Set();
  while (found.size < PEOPLE) {
    for (const text of await page.locator('.data-table td.digits').allInnerTexts()) {
      if (/^\d{18}$/.test(text.trim())) found.add(text.trim());
    }
    await page.locator('.data-table .table-scroll').evaluate((box) => box.scrollBy(0, box.clientHeight));
    await page.waitForTimeout(60);
  }
  return [...found].slice(0, PEOPLE);
}

/** Plans the event with its sessions and enrols the people by a pasted list; ends on its sheet. */
async function planEvent() {
  await page.goto(site.url);
  await loadSample(page, { name: WHO });
  const listed = await numbers();
  const year = new Date().getFullYear();
  await menu(page, 'Program & Pelatihan');
  await page.getByTestId('add-event').click();
  await page.locator('#event-name').fill('Apel Bersama');
  await page.locator('#event-start').fill(`${year}-03-02`);
  await page.locator('#event-end').fill(`${year}-03-11`);
  const save = async () => {
    await page.locator('dialog[open] button[type=submit]').click();
    await page.locator('dialog #who').or(page.locator('.notices').getByText('Tersimpan').last()).first().waitFor();
    await sayWhoWorks(page, WHO);
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
  };
  await save();
  await page.locator('#tab-sesi').click();
  await page.getByTestId('daily-sessions').click();
  await save();
  await page.locator('#tab-peserta').click();
  await page.getByTestId('enrol').click();
  await page.locator('#enrol-list').fill(listed.join('\n'));
  await page.getByTestId('roster').getByText(`${PEOPLE} akan didaftarkan`).waitFor();
  await save();
  const event = page.url().split('?')[0];
  await page.goto(`${event}/kehadiran`);
  await cell(0, SESSIONS - 1).waitFor();
}

await planEvent();
await page.waitForTimeout(4000);
await grid.focus();

await during('20 single marks, one after the other, and writing them', async () => {
  for (let mark = 0; mark < 20; mark += 1) {
    await page.keyboard.press('h');
    await page.waitForTimeout(60);
  }
  await saved();
});
await during('walking 60 rows down and to the right', async () => {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press(step % 6 ? 'ArrowDown' : 'ArrowRight');
    await page.waitForTimeout(30);
  }
});
await during('ten pages down', async () => {
  for (let step = 0; step < 10; step += 1) {
    await page.keyboard.press('PageDown');
    await page.waitForTimeout(120);
  }
});
await during('scrolling from end to end', async () => {
  await page.locator('.attendance-scroll').evaluate(async (box) => {
    for (let top = 0; top < box.scrollHeight; top += 180) {
      box.scrollTop = top;
      await new Promise((done) => requestAnimationFrame(done));
    }
  });
});

const cdp = PROFILE ? await context.newCDPSession(page) : null;
if (cdp) {
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.start');
}
await grid.focus();
await page.keyboard.press('Control+a');
await during('5,000 cells marked at once, up to the screen, and writing them', async () => {
  await page.keyboard.press('i');
  await page.getByRole('dialog').getByRole('button', { name: 'Timpa' }).click();
  await page.locator('.attendance td.mark', { hasText: 'I' }).first().waitFor();
  await saved();
});
await during('taken back', async () => {
  await grid.focus();
  await page.keyboard.press('Control+z');
  await page.locator('.notices').getByText('Diurungkan').last().waitFor({ timeout: 60_000 });
});
if (cdp) writeFileSync(PROFILE, JSON.stringify((await cdp.send('Profiler.stop')).profile));
await browser.close();
await site.close();
