"""One group-by of an order file by another program, timed from inside and from outside.

usage: peers.py duckdb|polars FILE THREADS

Prints one line of JSON: what it found, and the seconds of the query alone (without starting
Python or loading the program).
"""

import json
import os
import sys
import time

program, path, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])

if program == "duckdb":
    import duckdb

    start = time.perf_counter()
    connection = duckdb.connect(config={"threads": threads})
    rows, customers, revenue, first, last = connection.execute(
        """
        SELECT sum(n), count(*), sum(revenue), min(first), max(last) FROM (
            SELECT customer, count(*) AS n, sum(amount) AS revenue,
                   min(date) AS first, max(date) AS last
            FROM read_csv(?) GROUP BY customer)
        """,
        [path],
    ).fetchone()
    seconds = time.perf_counter() - start
    version = duckdb.__version__
else:
    os.environ["POLARS_MAX_THREADS"] = str(threads)
    import polars as pl

    start = time.perf_counter()
    groups = (
        pl.scan_csv(path, try_parse_dates=True)
        .group_by("customer")
        .agg(
            pl.len().alias("n"),
            pl.col("amount").sum().alias("revenue"),
            pl.col("date").min().alias("first"),
            pl.col("date").max().alias("last"),
        )
        .collect(engine="streaming")
    )
    rows, customers, revenue = groups["n"].sum(), groups.height, groups["revenue"].sum()
    first, last = groups["first"].min(), groups["last"].max()
    seconds = time.perf_counter() - start
    version = pl.__version__

print(
    json.dumps(
        {
            "rows": int(rows),
            "customers": int(customers),
            "cents": round(revenue * 100),
            "seconds": seconds,
            "version": version,
        }
    )
)
