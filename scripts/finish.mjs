// Makes the site that is served from what Trunk compiled: hashed names with integrity, no inline script or
// style, the policy, the base path, header files, 404.html, compressed copies, and a budget for the first load.
// Trunk calls it after each build; by hand: node scripts/finish.mjs [--from DIR] [--out DIR] [--base /bina/] [--dev]
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pageTail, workerTail } from './bootstrap.mjs';
import { compressAll } from './compress.mjs';
import { hostFiles } from './hosts.mjs';
import { POLICY } from './policy.mjs';
import { joinGlue, partsOf, split } from './split.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
// What a first visit may load, and what a start with data may, in bytes of brotli.
const FIRST_LOAD_MOST = 350 * 1000;
const WITH_DATA_MOST = 800 * 1000;

const { values: options } = parseArgs({
  options: {
    from: { type: 'string', default: process.env.TRUNK_STAGING_DIR ?? join(ROOT, 'target/trunk') },
    out: { type: 'string', default: process.env.BINA_DIST ?? join(ROOT, 'dist') },
    base: { type: 'string', default: process.env.BINA_BASE ?? '/' },
    dev: { type: 'boolean', default: (process.env.TRUNK_PROFILE ?? 'release') !== 'release' },
  },
});
const base = `/${options.base}/`.replace(/\/+/g, '/');
const out = resolve(options.out);
const staging = `${out}.new`;

const sha = (bytes, algorithm, encoding) => createHash(algorithm).update(bytes).digest(encoding);
const integrityOf = (bytes) => `sha384-${sha(bytes, 'sha384', 'base64')}`;
const compiled = (name) => readFile(join(options.from, name));

/** Writes `bytes` under a name that holds their hash. */
async function emit(stem, suffix, bytes) {
  const name = `${stem}-${sha(bytes, 'sha256', 'hex').slice(0, 16)}.${suffix}`;
  await writeFile(join(staging, name), bytes);
  return { name, integrity: integrityOf(bytes) };
}

async function emitPage() {
  const wasm = await emit('bina', 'wasm', await compiled('bina-karier_bg.wasm'));
  const whole = (await compiled('bina-karier.js')).toString();
  const parts = [];
  if (whole.includes('__wasm_split.js')) {
    for (const part of await partsOf(options.from)) parts.push({ ...part, ...await emit(part.stem, 'wasm', await compiled(part.file)) });
  }
  const glue = parts.length > 0 ? await joinGlue(options.from, whole, parts) : whole;
  const init = /export\s*\{[^}]*?(\w+) as default[^}]*\}|export default (\w+);/.exec(glue);
  if (!init) throw new Error('the glue of wasm-bindgen has no default export any more');
  return { wasm, parts, boot: await emit('boot', 'js', glue + pageTail(init[1] ?? init[2])) };
}

async function emitWorker() {
  const wasm = await emit('worker', 'wasm', await compiled('worker_bg.wasm'));
  const glue = (await compiled('worker.js')).toString();
  return emit('worker', 'js', glue + workerTail({ wasm: wasm.name, integrity: wasm.integrity }));
}

/** One stylesheet from all that index.html lists, in that order. */
async function emitStyles(html) {
  const sources = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)].map((match) => match[1]);
  const texts = await Promise.all(sources.map((path) => readFile(join(ROOT, path), 'utf8')));
  const css = texts.join('\n').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s+/g, '\n').replace(/\n+/g, '\n');
  if (/@import|url\(["']?(https?:)?\/\//.test(css)) throw new Error('a stylesheet loads something from elsewhere');
  return { sources, sheet: await emit('style', 'css', css) };
}

function page(html, { wasm, parts, boot }, worker, guard, { sources, sheet }) {
  const ahead = parts.filter((part) => part.ofHouse).map((part) => `${part.name} ${part.integrity}`).join(' ');
  const text = html
    .replace(/\s*<link rel="stylesheet" href="[^"]+">/g, '')
    .replace(/\s*<link data-trunk[^>]*>/g, '')
    // The guard comes last: it holds up the parser, and the other two must be on their way by then.
    .replace('<script src="scripts/guard.js"></script>', [
      `<link rel="stylesheet" href="${sheet.name}" integrity="${sheet.integrity}">`,
      `<script type="module" src="${boot.name}" integrity="${boot.integrity}"></script>`,
      `<script src="${guard.name}" integrity="${guard.integrity}" data-program="${base}${wasm.name}" data-integrity="${wasm.integrity}" data-ahead="${ahead}"></script>`,
    ].join('\n    '))
    .replace('<meta charset="utf-8">', [
      '<meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
      `<meta name="base-path" content="${base}">`,
      `<meta name="bina-worker" content="${base}${worker.name}">`,
      `<meta name="bina-build" content="${boot.name.slice(5, 21)}">`,
    ].join('\n    '))
    .replace(/(\s(?:href|src)=")(?![#/"]|[a-z]+:)/g, `$1${base}`);
  if (sources.length === 0) throw new Error('index.html lists no stylesheet');
  refuseInline(text);
  return text;
}

/** The policy blocks these; a build that holds one would show a broken page. */
function refuseInline(html) {
  const faults = [
    [/<script(?![^>]*\ssrc=)[^>]*>/i, 'a script without src'],
    [/<script[^>]*>\s*[^<\s]/i, 'a script with a body'],
    [/<style[\s>]/i, 'a style element'],
    [/<[^>]+\sstyle\s*=/i, 'a style attribute'],
    [/<[^>]+\son[a-z]+\s*=/i, 'an event attribute'],
    [/<base[\s>]/i, 'a base element'],
    [/(?:href|src)="(?:https?:)?\/\//i, 'an address of another site'],
  ];
  for (const [pattern, what] of faults) {
    const found = pattern.exec(html);
    if (found) throw new Error(`index.html has ${what}: ${found[0].slice(0, 120)}`);
  }
}

if (!options.dev) await split(ROOT, options.from);
const html = await readFile(join(ROOT, 'index.html'), 'utf8');
await rm(staging, { recursive: true, force: true });
await mkdir(staging, { recursive: true });
await cp(join(ROOT, 'public'), staging, { recursive: true });
if (existsSync(join(options.from, 'snippets'))) {
  await cp(join(options.from, 'snippets'), join(staging, 'snippets'), { recursive: true });
}
const guard = await emit('guard', 'js', await readFile(join(ROOT, 'scripts/guard.js')));
const [program, worker, styles] = await Promise.all([emitPage(), emitWorker(), emitStyles(html)]);
const index = page(html, program, worker, guard, styles);
await writeFile(join(staging, 'index.html'), index);
await writeFile(join(staging, '404.html'), index);
for (const [name, text] of Object.entries(hostFiles(base))) await writeFile(join(staging, name), text);

let fault = null;
if (!options.dev) fault = await weigh(await compressAll(staging, join(ROOT, 'target/compressed')));

await rm(`${out}.old`, { recursive: true, force: true });
if (existsSync(out)) await rename(out, `${out}.old`);
await rename(staging, out);
await rm(`${out}.old`, { recursive: true, force: true });
console.log(`${out.startsWith(ROOT) ? out.slice(ROOT.length + 1) : out} is ready for ${base}`);
if (fault) {
  console.error(fault);
  process.exit(1);
}

/** Prints what a visit loads, compressed; returns a sentence when that is over a budget. */
async function weigh(sizes) {
  const fonts = (await readdir(join(staging, 'fonts'))).filter((name) => name.endsWith('.woff2')).map((name) => `fonts/${name}`);
  const names = Object.keys(sizes);
  const first = ['index.html', guard.name, program.boot.name, styles.sheet.name, program.wasm.name, ...fonts];
  const partNames = (ofHouse) => program.parts.filter((part) => part.ofHouse === ofHouse).map((part) => part.name);
  const later = { 'the house': partNames(true), 'the other pages': partNames(false), 'the worker': names.filter((name) => /^worker-/.test(name)) };
  const kB = (bytes) => `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
  const sum = (list) => list.reduce((total, name) => total + sizes[name], 0);
  console.log('First load, brotli:');
  for (const name of first) console.log(`${kB(sizes[name])}  ${name}`);
  console.log(`${kB(sum(first))}  of ${FIRST_LOAD_MOST / 1000} kB`);
  for (const [what, list] of Object.entries(later)) console.log(`${kB(sum(list))}  later, ${what}`);
  if (sum(first) > FIRST_LOAD_MOST) return `The first load has grown over ${FIRST_LOAD_MOST / 1000} kB.`;
  const withData = sum(first) + sum(later['the house']);
  return withData > WITH_DATA_MOST ? `A start with data loads ${kB(withData).trim()}, over ${WITH_DATA_MOST / 1000} kB.` : null;
}
