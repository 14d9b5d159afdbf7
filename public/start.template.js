// Starts the page, if `check.js` found that this browser can run it, and loads the rest of the
// program once the page is there.
const root = document.documentElement;

// Some browsers compile no more than 4 KB while the page waits: an empty module of 5,000 bytes tells.
function compilesNow() {
  const large = new Uint8Array(5000);
  large.set([0, 97, 115, 109, 1, 0, 0, 0, 0, 253, 38]);
  try {
    return Boolean(new WebAssembly.Module(large));
  } catch {
    return false;
  }
}

async function start() {
  const wasm = fetch(new URL("{{wasm}}", import.meta.url));
  wasm.catch(() => {});
  const page = await import("{{script}}");
  if (!compilesNow()) await globalThis.kezhiRest.compile();
  await page.default({ module_or_path: wasm });
}

if (root.dataset.check === "passed") {
  start()
    // What the network fails to bring now is asked for again when it is needed.
    .then(() => globalThis.kezhiRest.later().catch(console.warn))
    .catch((error) => {
      console.error(error);
      if (!root.dataset.kezhi) root.dataset.check = "failed";
    });
}
