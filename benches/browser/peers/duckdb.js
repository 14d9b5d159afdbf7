// Rows by customer with DuckDB-wasm, which reads the file through a handle.
import { connected, database, register } from "./database.js";

window.ready = connected;

window.run = async () => {
  const connection = await window.ready;
  const start = performance.now();
  await register("orders.csv");
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
