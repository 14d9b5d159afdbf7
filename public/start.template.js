// Starts the page, if `check.js` found that this browser can run it, and loads the rest of the
// program once the page is there. What asks for the rest sooner gets it on the spot.
const root = document.documentElement;
const restUrl = new URL("{{rest}}", import.meta.url).href;
let compiled = null;

// The page's script takes `load` as an import and notes the exports of the first part here.
const rest = {
  first: null,
  load() {
    try {
      link(compiled || new WebAssembly.Module(bytesNow()));
    } catch (error) {
      console.error(error);
      dispatchEvent(new Event("kezhi-panic"));
      throw error;
    }
  }
};
globalThis.kezhiRest = rest;

function link(module) {
  if (rest.first.$linked.value) return;
  new WebAssembly.Instance(module, { first: rest.first });
  rest.first.$linked.value = 1;
}

async function compile() {
  const response = await fetch(restUrl);
  if (!response.ok) throw new Error(`${restUrl}: status ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}

// Only a request of text may be waited for; this encoding leaves each byte as one character.
function bytesNow() {
  const request = new XMLHttpRequest();
  request.open("GET", restUrl, false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`${restUrl}: status ${request.status}`);
  return Uint8Array.from(request.responseText, (character) => character.charCodeAt(0) & 255);
}

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
  if (!compilesNow()) compiled = await compile();
  await page.default({ module_or_path: wasm });
}

async function loadRest() {
  compiled = compiled || (await compile());
  link(compiled);
}

if (root.dataset.check === "passed") {
  start()
    // What the network fails to bring now is asked for again when it is needed.
    .then(() => loadRest().catch(console.warn))
    .catch((error) => {
      console.error(error);
      if (!root.dataset.kezhi) root.dataset.check = "failed";
    });
}
