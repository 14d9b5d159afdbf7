// Loads the rest of a program once its first part runs. What asks for the rest sooner gets it on the
// spot. The script of the first part takes `load` as an import and notes its exports in `first`.
globalThis.kezhiRest = (() => {
  const url = new URL("{{rest}}", import.meta.url).href;
  let compiled = null;

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
    },
    async compile() {
      if (compiled) return;
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url}: status ${response.status}`);
      compiled = await WebAssembly.compile(await response.arrayBuffer());
    },
    async later() {
      await rest.compile();
      link(compiled);
    }
  };

  function link(module) {
    if (rest.first.$linked.value) return;
    new WebAssembly.Instance(module, { first: rest.first });
    rest.first.$linked.value = 1;
  }

  // A page may wait for requests of text only; this encoding leaves each byte as one character.
  function bytesNow() {
    const request = new XMLHttpRequest();
    request.open("GET", url, false);
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    if (request.status !== 200) throw new Error(`${url}: status ${request.status}`);
    return Uint8Array.from(request.responseText, (character) => character.charCodeAt(0) & 255);
  }

  return rest;
})();

