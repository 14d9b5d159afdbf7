// Hands the chosen file to the worker of this page and gives what it answers. The worker is up and
// its code is compiled before the clock starts.
const name = location.pathname.split("/").pop().replace(".html", "");
const worker = new Worker(`${name}.worker.js`);
const ask = message =>
  new Promise((resolve, reject) => {
    worker.onmessage = event => resolve(event.data);
    worker.onerror = event => reject(new Error(event.message));
    worker.postMessage(message);
  });
const file = () => document.querySelector("#file").files[0];

window.ready = ask({ hello: true });
window.run = async how => {
  await window.ready;
  const start = performance.now();
  const found = await ask({ file: file(), how });
  return { ms: performance.now() - start, ...found };
};
