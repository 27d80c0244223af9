// The header files for the hosts this site is likely to stand on.
import { HEADERS, IMMUTABLE, REVALIDATE } from './policy.mjs';

/** File name → text, for a site at `base`. */
export function hostFiles(base) {
  return { _headers: netlify(base), '.htaccess': apache(base), 'nginx.conf': nginx(base) };
}

const lines = (write) => Object.entries(HEADERS).map(([name, value]) => write(name, value)).join('\n');

const netlify = (base) => `# Netlify, Cloudflare Pages.
${base}*
${lines((name, value) => `  ${name}: ${value}`)}
  Cache-Control: ${REVALIDATE}
${base}fonts/*
  Cache-Control: ${IMMUTABLE}
`;

const apache = (base) => `# Apache 2.4 with mod_headers, mod_mime and mod_dir; AllowOverride FileInfo Indexes.
DirectoryIndex index.html
FallbackResource ${base}index.html
ErrorDocument 404 ${base}404.html
AddType application/wasm .wasm
AddType application/manifest+json .webmanifest
AddType font/woff2 .woff2
AddType text/javascript .js
<IfModule mod_deflate.c>
  AddOutputFilterByType DEFLATE text/html text/css text/javascript application/wasm application/json application/manifest+json image/svg+xml
</IfModule>
<IfModule mod_headers.c>
${lines((name, value) => `  Header always set ${name} "${value}"`)}
  Header set Cache-Control "${REVALIDATE}"
  <FilesMatch "(-[0-9a-f]{16}\\.[a-z]+|\\.woff2)$">
    Header set Cache-Control "${IMMUTABLE}"
  </FilesMatch>
</IfModule>
`;

const nginx = (base) => `# Inside a server block whose root holds this folder's content at ${base}.
location ${base} {
  try_files $uri ${base}index.html;
  gzip_static on;
  # brotli_static on;   (with the brotli module)
${lines((name, value) => `  add_header ${name} "${value}" always;`)}
  add_header Cache-Control "${REVALIDATE}" always;
  location ~ "(-[0-9a-f]{16}\\.[a-z]+|\\.woff2)$" {
    gzip_static on;
${lines((name, value) => `    add_header ${name} "${value}" always;`)}
    add_header Cache-Control "${IMMUTABLE}" always;
  }
}
`;
