// Runs before everything else, outside wasm. It asks for the program at once, and for the house behind it where this
// browser keeps data; after a panic it raises a flag that
// the store reads before every write, and offers a reload; it paints the chosen colour mode before the first frame.
(() => {
  'use strict';
  const { program, integrity, ahead } = document.currentScript.dataset;
  /** Compiles while it arrives, as far as the host names its type. */
  globalThis.binaModule = async (url, integrity) => {
    const response = await fetch(url, { integrity });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText} ${url}`);
    return response.headers.get('Content-Type') === 'application/wasm'
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());
  };
  const begin = (url, integrity) => {
    const module = globalThis.binaModule(url, integrity);
    module.catch(() => {}); // Whoever needs it says what went wrong.
    return module;
  };
  globalThis.binaProgram = begin(program, integrity);
  const show = (id, message) => {
    const dialog = document.getElementById(id);
    if (!dialog) return document.addEventListener('DOMContentLoaded', () => show(id, message), { once: true });
    dialog.querySelector('pre').textContent = message;
    if (!dialog.open) dialog.showModal();
  };

  globalThis.__binaPanicked = false;
  globalThis.binaPanic = (message) => {
    if (globalThis.__binaPanicked) return;
    globalThis.__binaPanicked = true;
    show('bina-panic', String(message));
  };
  globalThis.binaUnloaded = (message) => show('bina-unloaded', String(message));

  const judge = (error) => {
    if (typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError) {
      globalThis.binaPanic(error.stack || error.message);
    }
  };
  addEventListener('error', (event) => judge(event.error));
  addEventListener('unhandledrejection', (event) => judge(event.reason));
  // By now boot.js has run, unless it did not arrive.
  addEventListener('load', () => globalThis.binaBooted || globalThis.binaUnloaded('boot.js'));
  addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-reload]')) location.reload();
  });
  // Closing the notice would leave a dead page behind it, and a second Escape cannot be refused: it comes back.
  document.addEventListener('close', (event) => {
    if (event.target.classList.contains('still-fault')) event.target.showModal();
  }, true);

  const root = document.documentElement;
  const base = document.querySelector('meta[name="base-path"]')?.content ?? '/';
  globalThis.binaAhead = {};
  try {
    const keepsData = ['data', 'sample'].some((name) => localStorage.getItem(`bina-karier:${base}:${name}:witness`));
    const list = keepsData ? ahead.split(' ') : [];
    for (let at = 0; at + 1 < list.length; at += 2) globalThis.binaAhead[list[at]] = begin(`${base}${list[at]}`, list[at + 1]);
    const theme = localStorage.getItem(`bina-karier:${base}:mode`);
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    const language = localStorage.getItem(`bina-karier:${base}:lang`);
    if (language === 'id' || language === 'en') root.lang = language;
  } catch {
    // Storage is blocked: the system's colours and Indonesian are used.
  }
})();
