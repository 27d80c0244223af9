// The last lines of the two scripts that start wasm. The wasm is fetched with an integrity hash, which the browser
// enforces (on a preload link it would not), and a failure is said.

/** Appended to the page's module glue; `init` is the glue's default export. The guard has begun the fetch. */
export const pageTail = (init) => `
globalThis.binaBooted = true;
${init}({ module_or_path: globalThis.binaProgram }).then(
  () => document.getElementById('shell')?.remove(),
  (error) => {
    if (error instanceof WebAssembly.RuntimeError) globalThis.binaPanic(error.stack || error.message);
    else globalThis.binaUnloaded(error?.stack || error);
  },
);
`;

/** Appended to the worker's classic glue. Messages that arrive before wasm is ready are kept and given again. */
export const workerTail = ({ wasm, integrity }) => `
{
  const early = [];
  const keep = (event) => { event.stopImmediatePropagation(); early.push(event); };
  self.addEventListener('message', keep);
  const source = fetch(new URL(${JSON.stringify(wasm)}, self.location.href), { integrity: ${JSON.stringify(integrity)} });
  wasm_bindgen({ module_or_path: source }).then(
    () => {
      self.removeEventListener('message', keep);
      for (const { data, ports } of early) self.dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }));
    },
    // Thrown outside the promise, so that the page's \`onerror\` of this worker hears it.
    (error) => setTimeout(() => { throw error; }),
  );
}
`;
