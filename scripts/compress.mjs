// Writes .br and .gz beside every file worth compressing. Results are kept by content, so a second build is quick.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { COMPRESSIBLE, extension } from './policy.mjs';

const WAYS = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gz: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** File (relative to `dir`) → bytes it costs a visitor with brotli. */
export async function compressAll(dir, cache) {
  await mkdir(cache, { recursive: true });
  const files = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const sizes = {};
  await Promise.all(files.map(async (entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const name = relative(dir, path);
    if (!COMPRESSIBLE.has(extension(name))) {
      sizes[name] = (await stat(path)).size;
      return;
    }
    const bytes = await readFile(path);
    const key = createHash('sha256').update(bytes).digest('hex');
    for (const [suffix, compress] of Object.entries(WAYS)) {
      const kept = join(cache, `${key}.${suffix}`);
      if (!(await stat(kept).catch(() => null))) await writeFile(kept, await compress(bytes));
      await copyFile(kept, `${path}.${suffix}`);
    }
    sizes[name] = (await stat(`${path}.br`)).size;
  }));
  return sizes;
}
