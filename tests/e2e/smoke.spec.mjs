// The built site as such: it opens, keeps its policy, stands under a sub-path, and survives what goes wrong.
import { readdirSync } from 'node:fs';
import { test, expect, expectAccessible, open } from './harness.mjs';
import { ROUTES } from './routes.mjs';
import { ROOT_SITE } from './sites.mjs';
import { loadSample } from './steps.mjs';

const CUT = readdirSync(ROOT_SITE).some((name) => name.startsWith('rest-'));

test('the page opens at the root', async ({ page, site }) => {
  await open(page, site);
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page).toHaveTitle(/Bina Karier/);
  expect(await page.evaluate(() => globalThis.__binaPanicked)).toBe(false);
});

test('every route opens with one heading', async ({ page, site }) => {
  await open(page, site);
  await loadSample(page);
  for (const route of ROUTES) {
    await open(page, site, route);
    await expect(page.locator('h1'), route).toHaveCount(1);
  }
});

test('axe finds nothing before there are data', async ({ page, site }) => {
  await expectAccessible(page, site, ['/', '/impor-cadangan', '/bantuan', '/tidak-ada']);
});

test('axe finds nothing on any route with data', async ({ page, site }) => {
  test.setTimeout(240_000);
  await open(page, site);
  await loadSample(page);
  await expectAccessible(page, site, ROUTES);
});

test('a deep link works under a sub-path', async ({ page, subSite }) => {
  await open(page, subSite, 'bantuan');
  await expect(page.locator('h1')).toHaveText('Bantuan');
  await page.locator('.sidebar a', { hasText: 'Impor & Cadangan' }).click();
  await expect(page).toHaveURL(`${subSite.url}impor-cadangan`);
  await expect(page.locator('h1')).toHaveText('Impor & Cadangan');
});

test.describe('on a host without rewrite rules', () => {
  test.use({ allowed: [/status of 404/] });

  test('a deep link gets 404.html, which is the page', async ({ page, plainSite }) => {
    const answer = await page.goto(`${plainSite.url}bantuan`);
    expect(answer.status()).toBe(404);
    await expect(page.locator('h1')).toHaveText('Bantuan');
  });
});

test('the worker starts and answers to the address in the page', async ({ page, subSite }) => {
  await open(page, subSite);
  const fault = await page.evaluate(() => new Promise((done) => {
    const worker = new Worker(document.querySelector('meta[name="bina-worker"]').content);
    worker.onerror = (event) => done(event.message);
    setTimeout(() => done(null), 1500);
  }));
  expect(fault).toBe(null);
});

test('the picture painted first says that the page is loading', async ({ page, site }) => {
  await page.route(/bina-.*\.wasm$/, () => {});
  await page.goto(site.url, { waitUntil: 'commit' });
  await expect(page.locator('#shell').getByText('Memuat…')).toBeVisible();
});

test.describe('when things go wrong', () => {
  test.use({ allowed: [/integrity|Failed to (load|fetch|find)|unreachable/i] });

  test('a damaged program is not run, and a reload is offered', async ({ page, site }) => {
    await page.route(/bina-.*\.wasm$/, (route) => route.fulfill({ contentType: 'application/wasm', body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]) }));
    await page.goto(site.url);
    await expect(page.getByRole('alertdialog', { name: 'Aplikasi belum dapat dimuat' })).toBeVisible();
  });

  test('a script that does not arrive is said', async ({ page, site }) => {
    await page.route(/boot-.*\.js$/, (route) => route.abort());
    await page.goto(site.url);
    await expect(page.getByRole('alertdialog', { name: 'Aplikasi belum dapat dimuat' })).toBeVisible();
  });

  // A quick build is not cut: there all pages are in the first part.
  (CUT ? test : test.skip)('a page whose part does not arrive says so, and comes on the second try', async ({ page, site }) => {
    await page.route(/rest-.*\.wasm$/, (route) => route.abort());
    await open(page, site, 'bantuan');
    await expect(page.getByRole('alert').filter({ hasText: 'Bagian aplikasi ini belum terambil' })).toBeVisible();
    await page.unroute(/rest-.*\.wasm$/);
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await expect(page.locator('h1')).toHaveText('Bantuan');
  });

  (CUT ? test : test.skip)('a first visit is greeted without the house; what was chosen is done once it comes', async ({ page, site }) => {
    await page.route(/house-.*\.wasm$/, (route) => route.abort());
    await open(page, site);
    await page.getByTestId('start-empty').click();
    await expect(page.getByRole('alert').filter({ hasText: 'Bagian aplikasi ini belum terambil' })).toBeVisible();
    await page.unroute(/house-.*\.wasm$/);
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await expect(page.locator('h1')).toHaveText('Beranda');
  });

  test('a host that does not know the type of wasm serves every part all the same', async ({ page, site }) => {
    await page.route(/\.wasm$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
    });
    await open(page, site, 'bantuan');
    await expect(page.locator('h1')).toHaveText('Bantuan');
  });

  test('a trap in wasm raises the flag and cannot be closed away', async ({ page, site }) => {
    await open(page, site);
    // (module (func (export "f") unreachable))
    const trap = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    await page.evaluate((bytes) => setTimeout(() => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports.f()), trap)
    const notice = page.getByRole('alertdialog', { name: 'Terjadi kesalahan pada aplikasi' });
    await expect(notice).toBeVisible();
    expect(await page.evaluate(() => globalThis.__binaPanicked)).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(notice).toBeVisible();
    await notice.getByRole('button').click();
    await expect(page.locator('#shell')).toHaveCount(0);
    await expect(notice).toBeHidden();
  });
});
