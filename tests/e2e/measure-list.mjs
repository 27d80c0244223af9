// A list of very many rows: first rows, sort by text, filter, five seconds of scrolling. Build the gallery first:
//   BINA_FEATURES=gallery scripts/build && node tests/e2e/measure-list.mjs [--rows 100000] [--runs 5]
// First rows hold making the rows of the gallery as well. A frame over 25 ms counts as dropped ones.
import { launch } from './browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import { ROOT_SITE } from './sites.mjs';

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : otherwise;
};
const ROWS = option('rows', 100_000);
const RUNS = option('runs', 5);
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

const inPage = () => {
  const scroller = () => document.querySelector('.table-scroll');
  const first = () => document.querySelector('tr[data-place="0"]')?.textContent;
  const untilFrame = (holds) => new Promise((done) => {
    const look = () => requestAnimationFrame(() => (holds() ? setTimeout(done) : look()));
    look();
  });
  globalThis.longest = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { globalThis.longest = Math.max(globalThis.longest, entry.duration); }))
    .observe({ type: 'longtask' });
  globalThis.timed = async (act, holds) => {
    await new Promise((done) => setTimeout(done, 200));
    globalThis.longest = 0;
    const before = first();
    const start = performance.now();
    act();
    await untilFrame(() => holds(before, first()));
    const took = performance.now() - start;
    await new Promise((done) => setTimeout(done, 100));
    return { took, longest: globalThis.longest };
  };
  globalThis.scrolled = () => new Promise((done) => {
    const at = scroller();
    at.scrollTop = 0;
    let last = 0, end = 0, step = 0, blank = 0, looked = 0;
    const frames = [];
    const middle = at.getBoundingClientRect();
    requestAnimationFrame(function frame(time) {
      if (end) frames.push(time - last); else end = time + 5000;
      last = time;
      if (time >= end) {
        return done({ dropped: frames.reduce((sum, took) => sum + Math.max(0, Math.round(took / (1000 / 60)) - 1), 0), longest: Math.max(...frames), blank, looked });
      }
      at.scrollTop += step++ % 120 < 90 ? 120 : 2400;
      if (step % 6 === 0) {
        looked += 1;
        if (!document.elementFromPoint(middle.x + middle.width / 2, middle.y + middle.height / 2)?.closest('tr[data-place]')) blank += 1;
      }
      requestAnimationFrame(frame);
    });
  });
};

const site = await serve({ dir: ROOT_SITE });
const browser = await launch();
const results = { mount: [], sort: [], filter: [], clear: [], dropped: [] };
let longest = 0;
for (let run = 0; run < RUNS; run += 1) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.addInitScript(inPage);
  await page.goto(`${site.url}_galeri?tab=pieces&rows=${ROWS}`);
  await page.getByRole('tab', { name: 'Tabel' }).waitFor();
  const time = async (name, act, holds) => {
    const { took, longest: task } = await page.evaluate(`timed(${act}, ${holds})`);
    results[name].push(took);
    longest = Math.max(longest, task);
  };
  await time('mount', '() => [...document.querySelectorAll("[role=tab]")].find((tab) => tab.textContent.includes("Tabel")).click()', '(_, now) => now !== undefined');
  await time('sort', '() => document.querySelector("th button").click()', '(before, now) => now && now !== before');
  const search = (text) => `() => { const field = document.querySelector(".search input"); field.value = ${JSON.stringify(text)}; field.dispatchEvent(new InputEvent("input", { bubbles: true })); }`;
  await time('filter', search('sari'), '(before, now) => now !== before || now === undefined');
  await time('clear', search(''), '(before, now) => now && now !== before');
  const { dropped, longest: frame, blank, looked } = await page.evaluate(() => globalThis.scrolled());
  results.dropped.push(dropped);
  console.log(`run ${run + 1}: dropped ${dropped}, longest frame ${frame.toFixed(0)} ms, blank ${blank} of ${looked}`);
  await page.close();
}
for (const [name, list] of Object.entries(results)) console.log(`${name}: median ${median(list).toFixed(1)}, all ${list.map((value) => value.toFixed(0)).join(' ')}`);
console.log(`longest task: ${longest.toFixed(0)} ms`);
await browser.close();
await site.close();
