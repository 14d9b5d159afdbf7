// Rows by customer with PapaParse, chunk by chunk: count, sum, first and last date.
importScripts("../node_modules/papaparse/papaparse.min.js");

onmessage = ({ data: { hello, file } }) => {
  if (hello) return postMessage({});
  const groups = new Map();
  let header = null;
  let rows = 0;
  Papa.parse(file, {
    skipEmptyLines: true,
    chunk: ({ data }) => {
      let first = 0;
      if (!header) {
        header = ["customer", "date", "amount"].map(column => data[0].indexOf(column));
        first = 1;
      }
      const [customer, date, amount] = header;
      for (let at = first; at < data.length; at++) {
        const row = data[at];
        const day = row[date];
        // Hundredths are whole, so the sum is exact.
        const cents = Math.round(Number(row[amount]) * 100);
        const group = groups.get(row[customer]);
        if (!group) {
          groups.set(row[customer], { count: 1, cents, first: day, last: day });
        } else {
          group.count++;
          group.cents += cents;
          if (day < group.first) group.first = day;
          if (day > group.last) group.last = day;
        }
      }
      rows += data.length - first;
    },
    complete: () => {
      let cents = 0;
      for (const group of groups.values()) cents += group.cents;
      postMessage({ rows, customers: groups.size, cents });
    },
  });
};
