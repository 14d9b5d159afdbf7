// RFM quintiles with DuckDB-wasm from a table of customers that is loaded before the clock starts:
// days since the last order, orders (days with one) and hundredths spent, in whole numbers, which are
// the fastest it has. The number of a customer tells equal ones apart.
import { connected, register } from "./database.js";

const LOAD = `
  CREATE TABLE customers AS
  SELECT substr(customer, 2)::INTEGER AS id,
         ((SELECT max(date) FROM read_csv('orders.csv')) - max(date))::INTEGER AS recency,
         count(DISTINCT date)::INTEGER AS orders,
         sum(round(amount * 100)::BIGINT)::BIGINT AS cents
  FROM read_csv('orders.csv') GROUP BY customer ORDER BY id`;

// Customers, orders and hundredths of each cell of scores.
const summed = scores => `
  SELECT r::INTEGER AS r, f::INTEGER AS f, m::INTEGER AS m, count(*)::DOUBLE AS customers,
         sum(orders)::DOUBLE AS orders, sum(cents)::DOUBLE AS cents
  FROM (${scores}) GROUP BY r, f, m`;

// How many of four cuts a value has reached.
const reached = (value, cuts) =>
  [1, 2, 3, 4].map(place => `(${value} >= ${cuts}[${place}])::INTEGER`).join(" + ");
const fifths = column => `quantile_cont(${column}, [0.2, 0.4, 0.6, 0.8])`;

const RULES = {
  ranks: summed(`
    SELECT orders, cents,
           6 - ntile(5) OVER (ORDER BY recency, id) AS r,
           ntile(5) OVER (ORDER BY orders, id) AS f,
           ntile(5) OVER (ORDER BY cents, id) AS m
    FROM customers`),
  // The package rfm of R adds one day, one order and one unit of money to each quantile.
  package: summed(`
    SELECT orders, cents,
           5 - (${reached("recency - 1", "cut_r")}) AS r,
           1 + ${reached("orders - 1", "cut_f")} AS f,
           1 + ${reached("cents - 100", "cut_m")} AS m
    FROM customers, (SELECT ${fifths("recency")} AS cut_r, ${fifths("orders")} AS cut_f,
                            ${fifths("cents")} AS cut_m FROM customers)`),
};

window.ready = connected;

// "load" makes the table; the name of a rule gives the cells by it.
window.run = async how => {
  const connection = await window.ready;
  if (how === "load") await register("orders.csv");
  const start = performance.now();
  const found = await connection.query(how === "load" ? LOAD : RULES[how]);
  const ms = performance.now() - start;
  if (how === "load") return { ms };
  const cells = found.toArray().map(row => {
    const { r, f, m, customers, cents } = row.toJSON();
    return [`${r}${f}${m}`, customers, cents];
  });
  return { ms, cells };
};
