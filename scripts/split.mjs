// Cuts the page's program in parts: what greets a first visit, the house behind it, and the other pages (src/main.rs,
// src/ui/porch.rs, src/ui/arriving.rs). It works on what cargo built with the feature `split`, since wasm-bindgen's
// output no longer knows what refers to what, and puts the parts where Trunk has put the whole.
import { execFile, execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const NAME = 'bina-karier';
const LINK = '__wasm_split.js';
// What rustc lets the program use; the parts do not say it themselves.
const FEATURES = ['bulk-memory', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'];

const run = (program, ...args) => execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });

/** Replaces the page's program in `into` with its parts, made from `target/…/release`. */
export async function split(root, into) {
  const whole = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'wasm32-unknown-unknown/release', `${NAME}.wasm`);
  const work = join(root, 'target/split');
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  run('wasm-split-cli', whole, work, '--target', 'web', '--out-name', NAME);
  run('wasm-bindgen', join(work, `${NAME}.wasm`), '--target', 'web', '--no-typescript', '--keep-lld-exports', '--no-demangle', '--out-name', NAME, '--out-dir', into);
  await copyFile(join(work, LINK), join(into, LINK));
  const parts = (await readdir(work)).filter((name) => name.endsWith('.wasm') && name !== `${NAME}.wasm`);
  for (const name of parts) await copyFile(join(work, name), join(into, name));
  // -O1: -Os takes several times as long, and what it gains is lost again in brotli.
  const features = FEATURES.map((feature) => `--enable-${feature}`);
  await Promise.all([`${NAME}_bg.wasm`, ...parts].map((name) =>
    promisify(execFile)('wasm-opt', ['-O1', ...features, join(into, name), '-o', join(into, name)])));
}

/** The parts that arrive, as the loader names them: `needed` by whom, `house` or `rest` or both. */
export async function partsOf(from) {
  const link = await readFile(join(from, LINK), 'utf8');
  const file = /fetch\(new URL\("\.\/([^"]+\.wasm)", import\.meta\.url\)\)/g;
  return [...link.matchAll(file)].map(([, name]) => {
    const alone = /^split_(\w+)\.wasm$/.exec(name)?.[1];
    return { file: name, stem: alone ?? 'shared', ofHouse: alone !== 'rest' };
  });
}

/** The glue and the loader of the parts as one module: apart, each would have to know the other's hash. */
export async function joinGlue(from, glue, parts) {
  let link = (await readFile(join(from, LINK), 'utf8')).replace(/^import .*\n/m, '').replace(/^export const /gm, 'const ');
  for (const { file, name, integrity } of parts) {
    link = link.replace(`fetch(new URL("./${file}", import.meta.url))`, `partOf(${JSON.stringify(name)}, ${JSON.stringify(integrity)})`);
  }
  link = link.replaceAll('(WebAssembly.instantiateStreaming(src, imports))', 'WebAssembly.instantiate(await src, imports)');
  const loaders = [...link.matchAll(/^const (__wasm_split_load_\w+) =/gm)].map((match) => match[1]);
  const joined = `${glue
    .replace(new RegExp(`^import \\* as import\\d+ from "./${LINK}"\\n`, 'gm'), '')
    .replace(new RegExp(`("./${LINK}": )import\\d+`, 'g'), '$1partsOfProgram')}
function partOf(name, integrity) {
  const ahead = globalThis.binaAhead[name]; // The guard has asked already; a second try asks anew.
  if (ahead) delete globalThis.binaAhead[name];
  return ahead ?? globalThis.binaModule(new URL(name, import.meta.url), integrity);
}
${link}
const partsOfProgram = { ${loaders.join(', ')} };
`;
  if (joined.includes(`from "./${LINK}"`) || joined.includes('fetch(new URL("./') || link.includes('instantiateStreaming') || loaders.length === 0) {
    throw new Error('the glue of wasm-bindgen or the loader of the splitter has another form than scripts/split.mjs knows');
  }
  return joined;
}
