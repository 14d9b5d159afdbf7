// Rows by customer with DuckDB-wasm (eh bundle), which reads the file through a handle. The
// database is up and its code is compiled before the clock starts.
const dist = new URL("../node_modules/@duckdb/duckdb-wasm/dist/", location.href);
const duckdb = await import(`${dist}duckdb-browser.mjs`);

const worker = new Worker(`${dist}duckdb-browser-eh.worker.js`);
const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
window.ready = (async () => {
  await database.instantiate(`${dist}duckdb-eh.wasm`);
  await database.open({ query: { castBigIntToDouble: true } });
  return database.connect();
})();

window.run = async () => {
  const connection = await window.ready;
  const file = document.querySelector("#file").files[0];
  const start = performance.now();
  const protocol = duckdb.DuckDBDataProtocol.BROWSER_FILEREADER;
  await database.registerFileHandle("orders.csv", file, protocol, true);
  const found = await connection.query(`
    SELECT sum(n)::DOUBLE AS rows, count(*)::DOUBLE AS customers, sum(revenue) AS revenue,
           min(first)::VARCHAR AS first, max(last)::VARCHAR AS last
    FROM (SELECT customer, count(*) AS n, sum(amount) AS revenue, min(date) AS first,
                 max(date) AS last
          FROM read_csv('orders.csv') GROUP BY customer)`);
  const ms = performance.now() - start;
  const row = found.get(0);
  return {
    ms,
    rows: row.rows,
    customers: row.customers,
    cents: Math.round(row.revenue * 100),
    version: await database.getVersion(),
  };
};
