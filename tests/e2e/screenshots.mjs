// Pictures of pages, to be looked at: phone, laptop, dark, and as printed.
//   node tests/e2e/screenshots.mjs --base http://127.0.0.1:8101 --out DIR [options] route…
// Options: --sample (loads the sample data first) · --only phone,laptop,dark,print · --lang en · --size f4
//          --fold (only what the screen shows, instead of the whole page) · --do FILE (a module whose default
//          function gets { page, base } after the first page is open, to bring it into a state)
// Without routes: every address of routes.mjs. Prints one line for each picture, and once what the console said.
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { launch, settle } from './browser.mjs';
import { ROUTES } from './routes.mjs';
import { loadSample } from './steps.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string' },
    out: { type: 'string', default: 'target/shots' },
    only: { type: 'string', default: 'phone,laptop,dark,print' },
    lang: { type: 'string', default: 'id' },
    size: { type: 'string', default: 'a4' },
    sample: { type: 'boolean', default: false },
    fold: { type: 'boolean', default: false },
    do: { type: 'string' },
  },
});
if (!options.base) {
  console.error('say where the site is: --base http://127.0.0.1:8101');
  process.exit(2);
}
const base = options.base.replace(/\/*$/, '/');
const routes = positionals.length > 0 ? positionals : ROUTES;
const PAPER = { a4: { width: '210mm', height: '297mm' }, f4: { width: '215mm', height: '330mm' } }[options.size];
const SCREENS = {
  phone: { viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  laptop: { viewport: { width: 1366, height: 768 }, colorScheme: 'light' },
  dark: { viewport: { width: 1366, height: 768 }, colorScheme: 'dark' },
};

await mkdir(options.out, { recursive: true });
const browser = await launch();
const page = await browser.newPage({ locale: options.lang === 'en' ? 'en-GB' : 'id-ID', timezoneId: 'Asia/Jakarta', reducedMotion: 'reduce' });
const heard = new Set();
const hear = (text) => heard.has(text) || (heard.add(text), console.log(`  ${text}`));
page.on('console', (message) => ['error', 'warning'].includes(message.type()) && hear(`console ${message.type()}: ${message.text().split('\n')[0]}`));
page.on('pageerror', (error) => hear(`thrown: ${error.message}`));

await go('/');
if (options.lang !== 'id') {
  await page.evaluate((lang) => {
    const base = document.querySelector('meta[name="base-path"]').content;
    localStorage.setItem(`bina-karier:${base}:lang`, lang);
  }, options.lang);
  await page.reload();
}
if (options.sample) await loadSample(page);
if (options.do) await (await import(pathToFileURL(resolve(options.do)))).default({ page, base });

for (const route of routes) {
  const stem = route.replace(/^\/|\/$/g, '').replace(/[^a-zA-Z0-9]+/g, '-') || 'beranda';
  for (const mode of options.only.split(',')) await (mode === 'print' ? print(route, stem) : shoot(route, stem, mode));
}
await browser.close();

async function go(route) {
  await page.goto(base + route.replace(/^\//, ''));
  await page.waitForFunction(() => !document.getElementById('shell'));
  await settle(page);
}

async function shoot(route, stem, mode) {
  const { viewport, colorScheme } = SCREENS[mode];
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, media: 'screen', reducedMotion: 'reduce' });
  await go(route);
  const path = join(options.out, `${stem}.${mode}.png`);
  await page.screenshot({ path, fullPage: !options.fold });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  console.log(path + (wide > 0 ? `  (scrolls sideways by ${wide} px)` : ''));
}

async function print(route, stem) {
  await page.setViewportSize(SCREENS.laptop.viewport);
  await page.emulateMedia({ colorScheme: 'light', media: 'print', reducedMotion: 'reduce' });
  await go(route);
  const pdf = join(options.out, `${stem}.print.pdf`);
  await page.pdf({ path: pdf, ...PAPER, preferCSSPageSize: true, printBackground: false });
  await page.emulateMedia({ media: 'screen' });
  for (const old of await readdir(options.out)) if (old.startsWith(`${stem}.print-`)) await rm(join(options.out, old));
  execFileSync('pdftoppm', ['-r', '70', '-l', '4', '-png', pdf, pdf.replace(/\.pdf$/, '')]);
  for (const picture of (await readdir(options.out)).sort()) if (picture.startsWith(`${stem}.print-`)) console.log(join(options.out, picture));
}
