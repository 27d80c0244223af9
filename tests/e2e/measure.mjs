// The figures of docs/benchmarks.md, in Chromium over dist/ (build it first: make dist).
//   node tests/e2e/measure.mjs [--runs 7]
// Medians of several runs in one browser each; on a busy machine only ratios from one run mean anything.
import { launch } from './browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import { ROOT_SITE } from './sites.mjs';

const at = process.argv.indexOf('--runs');
const RUNS = at > 0 ? Number(process.argv[at + 1]) : 7;
const sorted = (list) => [...list].sort((a, b) => a - b);
const pick = (list, share) => sorted(list)[Math.min(list.length - 1, Math.floor(list.length * share))];
const say = (name, list) => console.log(`${name}: median ${pick(list, 0.5).toFixed(1)} ms, p95 ${pick(list, 0.95).toFixed(1)} ms, n ${list.length}`);

const site = await serve({ dir: ROOT_SITE });
const browser = await launch();
const usable = (page) => page.locator('.stat-value').first().waitFor();
const since = (page) => page.evaluate(() => performance.now());

const cold = [];
const paint = [];
for (let run = 0; run < RUNS; run += 1) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.url);
  await page.getByTestId('load-sample').waitFor();
  cold.push(await since(page));
  paint.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN));
  await context.close();
}
say('first paint, empty browser', paint);
say('welcome page usable, empty browser', cold);

const context = await browser.newContext();
const page = await context.newPage();
await page.addInitScript(() => {
  globalThis.longest = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, entry.duration);
  }).observe({ type: 'longtask', buffered: true });
});
await page.goto(site.url);
await page.getByTestId('load-sample').click();
const began = Date.now();
await usable(page);
console.log(`sample of 5,200 people loaded: ${Date.now() - began} ms, longest task ${(await page.evaluate(() => globalThis.longest)).toFixed(0)} ms`);
await page.waitForTimeout(6000);

const warm = [];
const blocked = [];
for (let run = 0; run < RUNS; run += 1) {
  await page.reload();
  await usable(page);
  warm.push(await since(page));
  blocked.push(await page.evaluate(() => globalThis.longest));
}
say('warm start to a usable Beranda, 5,200 people', warm);
say('longest task of a warm start', blocked);

await page.goto(`${site.url}pengaturan`);
const field = page.locator('form input').first();
await field.fill('Ukur 0');
await page.keyboard.press('Control+s');
await page.locator('dialog #who').fill('Pengukur');
await page.keyboard.press('Enter');
await page.locator('.save-state').first().getByText('Tersimpan').waitFor();
const saves = [];
for (let run = 1; run <= RUNS * 5; run += 1) {
  await field.fill(`Ukur ${run}`);
  saves.push(await page.evaluate(() => new Promise((done) => {
    const state = document.querySelector('.save-state');
    const start = performance.now();
    const observer = new MutationObserver(() => {
      if (state.textContent.includes('Tersimpan')) {
        observer.disconnect();
        done(performance.now() - start);
      }
    });
    observer.observe(state, { childList: true, characterData: true, subtree: true });
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true, cancelable: true }));
  })));
}
say('an edit, from the key to "Tersimpan" on the page', saves);
await browser.close();
await site.close();
