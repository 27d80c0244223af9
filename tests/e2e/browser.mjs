// Starts the Chromium of this machine; Playwright never brings its own.
import { execFileSync } from 'node:child_process';
import { chromium } from '@playwright/test';

export const EXECUTABLE = process.env.CHROMIUM ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();

export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Options for `launch`, here and in the configuration of the tests. */
export const LAUNCH = { executablePath: EXECUTABLE, args: FLAGS, headless: true };

export const launch = () => chromium.launch(LAUNCH);

/** Waits until fonts are there and nothing in the page has changed for a moment. */
export async function settle(page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => {
      const end = setTimeout(done, 5000);
      let quiet = setTimeout(done, 250);
      new MutationObserver(() => {
        clearTimeout(quiet);
        quiet = setTimeout(() => { clearTimeout(end); done(); }, 250);
      }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
  });
}
