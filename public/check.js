/* Runs before anything else, in any browser, so it is written in the oldest JavaScript.
   It decides whether this browser can run the page and writes the answer to <html data-check>:
   "passed" or "too-old". Only after "passed" is a module loaded. <html data-simd> says that the
   reader may be the one with SIMD. */
(function () {
  var root = document.documentElement;

  /* A module whose only function returns `ref.null extern`: valid from Chrome 96 on. */
  var referenceTypes = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 111, 3, 2, 1, 0, 10, 6, 1, 4, 0, 208, 111, 11
  ];

  /* A module whose only function splats and counts bits: valid where there is SIMD. */
  var simd = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
    253, 98, 11
  ];

  function hasWasm() {
    return (
      typeof WebAssembly === "object" &&
      typeof WebAssembly.validate === "function" &&
      WebAssembly.validate(new Uint8Array(referenceTypes))
    );
  }

  /* A browser that knows module workers reads `type`; the getter stops it before a worker starts. */
  function hasModuleWorkers() {
    var read = false;
    try {
      new Worker("blob:", {
        get type() {
          read = true;
          throw new Error("asked only");
        }
      }).terminate();
    } catch (ignored) {
      return read;
    }
    return read;
  }

  function check() {
    return (
      typeof Promise === "function" &&
      typeof Symbol === "function" &&
      typeof BigInt === "function" &&
      typeof BigInt64Array === "function" &&
      typeof globalThis === "object" &&
      typeof TextDecoder === "function" &&
      typeof ResizeObserver === "function" &&
      typeof BroadcastChannel === "function" &&
      typeof HTMLDialogElement === "function" &&
      "noModule" in document.createElement("script") &&
      hasWasm() &&
      hasModuleWorkers()
    );
  }

  var passed = false;
  try {
    passed = check();
  } catch (ignored) {
    passed = false;
  }
  if (passed && WebAssembly.validate(new Uint8Array(simd))) root.setAttribute("data-simd", "");
  root.setAttribute("data-check", passed ? "passed" : "too-old");
})();
