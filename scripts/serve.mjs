// Serves dist/ as a good static host would: types, policy, compression, caching, deep links.
// node scripts/serve.mjs [--dir dist] [--port 8080] [--base /bina/] [--plain]   (--plain: a host without rewrites)
import { createServer } from 'node:http';
import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, normalize, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { HEADERS, IMMUTABLE, REVALIDATE, TYPES, extension, isImmutable } from './policy.mjs';

const isFile = async (path) => (await stat(path).catch(() => null))?.isFile() ?? false;

/** The base path that the site in `dir` was built for. */
export const baseOf = (dir) => /name="base-path" content="([^"]+)"/.exec(readFileSync(join(dir, 'index.html'), 'utf8'))[1];

/** Starts a server on 127.0.0.1; `port` 0 takes a free one. Gives `{ origin, base, url, close }`. */
export async function serve({ dir, port = 0, base = baseOf(dir), plain = false }) {
  const root = resolve(dir);
  const server = createServer((request, response) => {
    answer(request, response, { root, base, plain }).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, base, url: origin + base, close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
}

async function answer(request, response, { root, base, plain }) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405, { Allow: 'GET, HEAD' }).end();
  let path;
  try {
    path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
  } catch {
    return response.writeHead(400).end();
  }
  if (!path.startsWith(base)) {
    return path === '/' ? response.writeHead(302, { Location: base }).end() : response.writeHead(404, HEADERS).end();
  }
  let name = normalize(path.slice(base.length)).replace(/^(\.\.(\/|$))+/, '').replace(/^[./]+$/, '') || 'index.html';
  let status = 200;
  if (!(await isFile(join(root, name)))) {
    const deepLink = !/\.[a-z0-9]+$/.test(name);
    status = deepLink && !plain ? 200 : 404;
    name = deepLink && !plain ? 'index.html' : '404.html';
  }
  await send(request, response, root, name, status);
}

async function send(request, response, root, name, status) {
  const headers = {
    ...HEADERS,
    'Content-Type': TYPES[extension(name)] ?? 'application/octet-stream',
    'Cache-Control': isImmutable(name) ? IMMUTABLE : REVALIDATE,
    Vary: 'Accept-Encoding',
  };
  const accepted = request.headers['accept-encoding'] ?? '';
  let file = join(root, name);
  for (const [suffix, encoding] of [['br', 'br'], ['gz', 'gzip']]) {
    if (new RegExp(`\\b${encoding}\\b`).test(accepted) && (await isFile(`${file}.${suffix}`))) {
      file += `.${suffix}`;
      headers['Content-Encoding'] = encoding;
      break;
    }
  }
  const { size, mtimeMs } = await stat(file);
  headers.ETag = `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`;
  if (status === 200 && request.headers['if-none-match'] === headers.ETag) return response.writeHead(304, headers).end();
  headers['Content-Length'] = size;
  response.writeHead(status, headers);
  if (request.method === 'HEAD') return response.end();
  createReadStream(file).on('error', () => response.destroy()).pipe(response);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string', default: 'dist' },
      port: { type: 'string', default: '8080' },
      base: { type: 'string' },
      plain: { type: 'boolean', default: false },
    },
  });
  const { url } = await serve({ ...values, port: Number(values.port) });
  console.log(`Bina Karier is at ${url} (Ctrl+C stops it)`);
}
