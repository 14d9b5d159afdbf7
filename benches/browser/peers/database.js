// A DuckDB-wasm database (eh bundle): it is up and its code is compiled before any clock starts.
const dist = new URL("../node_modules/@duckdb/duckdb-wasm/dist/", location.href);
export const duckdb = await import(`${dist}duckdb-browser.mjs`);

const worker = new Worker(`${dist}duckdb-browser-eh.worker.js`);
export const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
export const connected = (async () => {
  await database.instantiate(`${dist}duckdb-eh.wasm`);
  await database.open({ query: { castBigIntToDouble: true } });
  return database.connect();
})();

// The chosen file under a name for queries.
export const register = name => {
  const file = document.querySelector("#file").files[0];
  const protocol = duckdb.DuckDBDataProtocol.BROWSER_FILEREADER;
  return database.registerFileHandle(name, file, protocol, true);
};
