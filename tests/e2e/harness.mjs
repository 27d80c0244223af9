// What every end-to-end test stands on: the site served, and a page that may not misbehave unnoticed.
//   import { test, expect, axe } from './harness.mjs';
//   test('a sentence', async ({ page, site }) => { await page.goto(site.url + 'pegawai'); … });
// A test fails when its page logs an error, throws, breaks the policy, or asks another origin for anything.
// Further pages get the same guard from `guard(page)`. What is meant to happen is named with
// `test.use({ allowed: [/pattern/] })`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as plain, expect } from '@playwright/test';
import { settle } from './browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import { ROOT_SITE, SUB_SITE } from './sites.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const served = (options) => [
  async ({}, use) => {
    const server = await serve(options);
    await use(server);
    await server.close();
  },
  { scope: 'worker' },
];

export const test = plain.extend({
  /** The site at the root of its origin: `{ url, origin, base }`. */
  site: served({ dir: ROOT_SITE }),
  /** The site under /bina/. */
  subSite: served({ dir: SUB_SITE }),
  /** The site under /bina/ on a host without rewrite rules, where deep links get 404.html. */
  plainSite: served({ dir: SUB_SITE, plain: true }),

  allowed: [[], { option: true }],

  guard: async ({ allowed }, use) => {
    const faults = [];
    const report = (text) => {
      if (!allowed.some((pattern) => pattern.test(text))) faults.push(text);
    };
    await use((page) => watch(page, report));
    expect(faults, 'the page must not misbehave').toEqual([]);
  },
  page: async ({ page, guard }, use) => {
    await guard(page);
    await use(page);
  },
});

async function watch(page, report) {
  page.on('console', (message) => message.type() === 'error' && report(`console: ${message.text()}`));
  page.on('pageerror', (error) => report(`thrown: ${error.stack ?? error}`));
  page.on('crash', () => report('the page crashed'));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.hostname !== '127.0.0.1' && !['blob:', 'data:'].includes(url.protocol)) report(`asked elsewhere: ${url}`);
  });
  await page.exposeFunction('__violated', (text) => report(`policy: ${text}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.__violated(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''} ${event.sample}`);
    });
  });
}

/** Goes to a route and waits until the still picture has made way for the page. */
export async function open(page, site, route = '') {
  await page.goto(site.url + route.replace(/^\//, ''));
  await expect(page.locator('#shell')).toHaveCount(0);
}

/** What axe finds on the page as it stands, one line for each finding. */
export async function axe(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.target.join(' ')}: ${node.failureSummary?.replace(/\s+/g, ' ')}`));
}

/** Opens each route and expects nothing from axe, in light and dark. */
export async function expectAccessible(page, site, routes) {
  const findings = [];
  for (const route of routes) {
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, site, route);
      await settle(page);
      findings.push(...(await axe(page)).map((line) => `${route || '/'} (${colorScheme}) ${line}`));
    }
  }
  expect(findings).toEqual([]);
}

export { expect };
