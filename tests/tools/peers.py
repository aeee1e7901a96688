"""What others take for the same questions on the same library: SQLite alone and, where it is installed, datasette.

peers.py LIBRARY QUERIES. QUERIES has a line for each search: words, a tab, how many projects the application found. Prints JSON,
milliseconds. The library is only read; what is asked of six facets is asked of a copy with an index on each.
"""

import asyncio
import json
import sqlite3
import statistics
import sys
import tempfile
import time
import unicodedata
from pathlib import Path

FACETS = ["programme", "institution", "ministry", "phase", "prefecture", "year"]
SEARCHES = 60


def quantile(times, part):
    times = sorted(times)
    return times[round((len(times) - 1) * part)]


def timed(run):
    since = time.perf_counter()
    answer = run()
    return answer, (time.perf_counter() - since) * 1000


def told(times):
    return {"p50": statistics.median(times), "p95": quantile(times, 0.95)}


def plain(word):
    """Words that fold to themselves but for letter case: the folding of the application is not told twice."""
    return word == unicodedata.normalize("NFKC", word) and not any("\u30a1" <= c <= "\u30f6" or c == "癌" for c in word)


def copy_of(library, folder):
    """One table as somebody would make it of the list: a row a project, an index on each facet."""
    target = Path(folder) / "peer.db"
    db = sqlite3.connect(target)
    source = sqlite3.connect(f"file:{library}?mode=ro", uri=True)
    db.execute(
        "CREATE TABLE project (id INTEGER PRIMARY KEY, number, title, programme, institution, ministry, phase, prefecture,"
        " year INTEGER, folded)"
    )
    rows = source.execute(
        "SELECT p.id, p.number, p.title_ja, p.programme, p.institution, p.ministry, p.phase, p.prefecture,"
        " (SELECT max(year_last) FROM project_year y WHERE y.project = p.id), p.folded FROM project p"
    )
    db.executemany("INSERT INTO project VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    for facet in FACETS:
        db.execute(f"CREATE INDEX by_{facet} ON project ({facet})")
    db.execute("ANALYZE")
    db.commit()
    return target, db


def searches(db, queries):
    """LIKE as a text search; the counts must be the application's."""
    times, differing = [], []
    lines = [line.rsplit("\t", 1) for line in Path(queries).read_text(encoding="utf-8").splitlines()]
    lines = [(words.split(" "), int(count)) for words, count in lines if all(plain(word) for word in words.split(" "))]
    for words, count in lines[:SEARCHES]:
        where = " AND ".join(["folded LIKE '%' || ? || '%'"] * len(words))

        def ask():
            total = db.execute(f"SELECT count(*) FROM project WHERE {where}", words).fetchone()[0]
            db.execute(f"SELECT id, number, title FROM project WHERE {where} LIMIT 100", words).fetchall()
            return total

        found, ms = timed(ask)
        times.append(ms)
        if found > count:
            differing.append({"words": words, "like": found, "found": count})
    return times, differing


def facets(db):
    """The counts of six facets under a condition on one of them, and the first hundred rows."""
    times = []
    values = [value for (value,) in db.execute("SELECT programme FROM project GROUP BY 1 ORDER BY count(*) DESC LIMIT 20")]
    for value in values:

        def ask():
            for facet in FACETS:
                where = "" if facet == "programme" else "WHERE programme = ?"
                args = () if facet == "programme" else (value,)
                db.execute(f"SELECT {facet}, count(*) FROM project {where} GROUP BY 1 ORDER BY 2 DESC LIMIT 30", args).fetchall()
            db.execute("SELECT id, number, title FROM project WHERE programme = ? LIMIT 100", (value,)).fetchall()

        times.append(timed(ask)[1])
    return times


def datasette(target):
    """A page of datasette with six facets, as installed and with the suggestion of facets off."""
    try:
        from datasette.app import Datasette
    except ImportError:
        return None
    path = f"/{target.stem}/project.json?_size=100" + "".join(f"&_facet={facet}" for facet in FACETS)

    async def pages(settings):
        app = Datasette([str(target)], settings=settings)
        await app.invoke_startup()
        times = []
        for _ in range(7):
            since = time.perf_counter()
            response = await app.client.get(path)
            times.append((time.perf_counter() - since) * 1000)
            if response.status_code != 200:
                raise SystemExit(f"datasette answered {response.status_code}")
        return statistics.median(times)

    limits = {"facet_time_limit_ms": 60_000, "sql_time_limit_ms": 60_000}
    return {
        "defaults": asyncio.run(pages({})),
        "suggestion_off": asyncio.run(pages({"suggest_facets": False, **limits})),
    }


def main():
    library, queries = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        target, db = copy_of(library, folder)
        like, differing = searches(db, queries)
        print(
            json.dumps(
                {"like": told(like), "differing": differing, "facets": told(facets(db)), "datasette": datasette(target)},
                ensure_ascii=False,
            )
        )


main()
