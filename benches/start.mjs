// The start of this site as one more entry among other apps, for a harness that takes adapters { w6: [...] } and serves
// `dir` itself. Build the site first (make dist), then from the harness's folder: node run.mjs --only w6 --ext …/benches/start.mjs
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const site = fileURLToPath(new URL('../dist', import.meta.url));

export default {
  w6: [{
    id: 'bina-karier',
    label: 'Bina Karier, warm with 5,200 people stored',
    dir: relative(process.cwd(), site),
    usable: '() => document.querySelector("[data-testid=load-sample]")',
    async setup(page) {
      await page.getByTestId('load-sample').click();
      await page.locator('.stat-value').first().waitFor();
    },
    usable2: '() => document.querySelector(".stat-value")',
  }],
};
