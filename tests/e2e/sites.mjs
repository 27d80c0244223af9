// The site twice: at the root (dist/, as built) and under /bina/, made from the same compiled files.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
export const ROOT_SITE = at('dist');
export const SUB_SITE = at('target/e2e/bina');

export default function makeSites() {
  if (!existsSync(`${ROOT_SITE}/index.html`)) throw new Error('dist/ is missing: run make dist, or scripts/build --quick');
  execFileSync(process.execPath, [at('scripts/finish.mjs'), '--dev', '--from', at('target/trunk'), '--out', SUB_SITE, '--base', '/bina/'], { stdio: 'inherit' });
}
