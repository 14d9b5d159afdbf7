"""The same fits and values by lifetimes, timed from inside: without starting Python or importing.

usage: peers.py FILE RUNS

FILE has one customer a row: frequency, recency, T (weeks), monetary_value. Prints one line of JSON:
the seconds of each run, and what was found, so that times of different answers are not compared.
"""

import json
import sys
import time
import warnings

import lifetimes
import pandas as pd

warnings.filterwarnings("ignore")
path, runs = sys.argv[1], int(sys.argv[2])
data = pd.read_csv(path)
x, recency, age, money = (
    data[name] for name in ("frequency", "recency", "T", "monetary_value")
)


def timed(work):
    seconds, answer = [], None
    for _ in range(runs):
        start = time.perf_counter()
        answer = work()
        seconds.append(time.perf_counter() - start)
    return seconds, answer


def fitted(fitter, *columns, **options):
    return fitter().fit(*columns, **options)


def grouped():
    rows = data.groupby(["frequency", "recency", "T"], as_index=False).size()
    return fitted(
        lifetimes.BetaGeoFitter,
        rows["frequency"],
        rows["recency"],
        rows["T"],
        weights=rows["size"],
    )


answers = {}
seconds, usual = timed(lambda: fitted(lifetimes.BetaGeoFitter, x, recency, age))
answers["bgnbd"] = {"seconds": seconds, "parameters": dict(usual.params_)}
seconds, model = timed(grouped)
answers["bgnbd_grouped"] = {"seconds": seconds, "parameters": dict(model.params_)}
seconds, model = timed(lambda: fitted(lifetimes.ParetoNBDFitter, x, recency, age))
answers["pareto"] = {"seconds": seconds, "parameters": dict(model.params_)}

is_spender = (x > 0) & (money > 0)
spend = lifetimes.GammaGammaFitter().fit(x[is_spender], money[is_spender])
seconds, values = timed(
    lambda: spend.customer_lifetime_value(
        usual, x, recency, age, money, time=12, discount_rate=0.01, freq="W"
    )
)
answers["clv"] = {"seconds": seconds, "total": float(values.sum())}
print(json.dumps({"version": lifetimes.__version__, "answers": answers}))
