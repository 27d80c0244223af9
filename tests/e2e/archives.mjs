// Full data files for the tests, and what the command line says about them.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const BINA = fileURLToPath(new URL('../../target/debug/bina', import.meta.url));

/** What `bina` prints. It is built by the native tests. */
export async function bina(...args) {
  if (!existsSync(BINA)) throw new Error('target/debug/bina is missing: run cargo build --bin bina');
  const { stdout } = await promisify(execFile)(BINA, args, { maxBuffer: 256 << 20 });
  return stdout;
}

/** The bytes of an archive, sealed as the application seals it. */
export function sealed({ sha256, ...archive }) {
  const body = JSON.stringify(archive);
  const seal = createHash('sha256').update(body).digest('hex');
  return Buffer.from(`${body.slice(0, -1)},"sha256":"${seal}"}`);
}
