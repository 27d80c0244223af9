// Cuts the page's program in two: what Beranda needs, and the rest, which arrives behind it (src/ui/arriving.rs).
// It works on what cargo built with the feature `split`, since wasm-bindgen's output no longer knows what refers to
// what, and puts both parts where Trunk has put the whole.
import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = 'bina-karier';
const LINK = '__wasm_split.js';
const REST = 'split_rest.wasm';
// What rustc lets the program use; the second part does not say it itself.
const FEATURES = ['bulk-memory', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'];

const run = (program, ...args) => execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });

/** Replaces the page's program in `into` with its two parts, made from `target/…/release`. */
export async function split(root, into) {
  const whole = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'wasm32-unknown-unknown/release', `${NAME}.wasm`);
  const work = join(root, 'target/split');
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  run('wasm-split-cli', whole, work, '--target', 'web', '--out-name', NAME);
  run('wasm-bindgen', join(work, `${NAME}.wasm`), '--target', 'web', '--no-typescript', '--keep-lld-exports', '--no-demangle', '--out-name', NAME, '--out-dir', into);
  await copyFile(join(work, LINK), join(into, LINK));
  await copyFile(join(work, REST), join(into, REST));
  for (const name of [`${NAME}_bg.wasm`, REST]) {
    run('wasm-opt', '-Os', ...FEATURES.map((feature) => `--enable-${feature}`), join(into, name), '-o', join(into, name));
  }
}

/** The glue and the loader of the rest as one module: apart, each would have to know the other's hash. */
export async function joinGlue(from, glue, rest) {
  const link = (await readFile(join(from, LINK), 'utf8'))
    .replace(/^import .*\n/m, '')
    .replace(/^export const /gm, 'const ')
    .replace(`fetch(new URL("./${REST}", import.meta.url))`, `fetch(new URL(${JSON.stringify(`./${rest.name}`)}, import.meta.url), { integrity: ${JSON.stringify(rest.integrity)} })`);
  const joined = `${glue
    .replace(new RegExp(`^import \\* as import\\d+ from "./${LINK}"\\n`, 'gm'), '')
    .replace(new RegExp(`("./${LINK}": )import\\d+`, 'g'), '$1restOfProgram')}
${link}
const restOfProgram = { __wasm_split_load_rest };
`;
  if (joined.includes(`from "./${LINK}"`) || !joined.includes(rest.integrity)) {
    throw new Error('the glue of wasm-bindgen or the loader of the splitter has another form than scripts/split.mjs knows');
  }
  return joined;
}
