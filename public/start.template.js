// Starts the page, if `check.js` found that this browser can run it.
const root = document.documentElement;
if (root.dataset.check === "passed") {
  const wasm = fetch(new URL("{{wasm}}", import.meta.url));
  wasm.catch(() => {});
  import("{{script}}")
    .then((page) => page.default({ module_or_path: wasm }))
    .catch((error) => {
      console.error(error);
      if (!root.dataset.kezhi) root.dataset.check = "failed";
    });
}
