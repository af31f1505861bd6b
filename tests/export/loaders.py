"""The calls of docs/loaders.md, run with the tools that they are for: every row arrives, in the right
type, nothing is rounded that need not be.

A fenced block whose info string has `loader=PACKAGE` is run (python, r, sh, sql) where the package's
program is there, in a folder with tables/ and archive.db made from some reports of the corpus and one
with a number that no double holds. What each block must print is listed below, by what Python's own
JSON reader finds in the reports. A block without such a line fails. Behind each block its tool is asked
for the texts of hard_reports.py that it has loaded, which must be what the reports have, to the letter.

    python3 -m tests.export.loaders --nianbao build/nianbao
"""
import argparse
import decimal
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from tests.export import hard_reports
from tests.lib.tree import CORPUS, PROGRAM, ROOT

REPORTS = ("2019-values-written-oddly", "2020-three-pieces", "2023-six-decimals", "2023-printed-errors",
           "2024-huaian-official-form")
LONG = "9007199254740993"
FOLDING = ("R, CSV", "Miller")  # a carriage return within a cell of CSV becomes a line feed there
passed = failed = skipped = 0


def verdict(good, what):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print("FAILED", what)


def skip(what):
    global skipped
    skipped += 1
    print("skipped:", what)


def make_reports(nianbao, folder):
    """Reports of the corpus, and one that was printed with LONG."""
    folder.mkdir()
    for name in REPORTS:
        shutil.copy(CORPUS / f"{name}.json", folder)
    dump = (CORPUS / "2016-statistics-of-2014.txt").read_text().replace("1286", LONG, 1)
    made = subprocess.run([nianbao, "convert", "-"], input=dump, capture_output=True, text=True)
    verdict(made.returncode == 0 and LONG in made.stdout, f"convert: {made.stderr}")
    (folder / "long.json").write_text(made.stdout)
    hard_reports.make_hard_reports(folder)


def read_truth(folder):
    """What must arrive, read without nianbao."""
    cells = []
    for path in sorted(folder.glob("*.json")):
        report = json.loads(path.read_text(), parse_float=decimal.Decimal)
        cells += [(report["report"], cell) for cell in report["cells"]]
    values = [cell["value"] for _, cell in cells if cell["value"] is not None]
    return {
        "rows": len(cells), "values": len(values), "nulls": len(cells) - len(values),
        "largest": max(values),
        "texts": [[facts["agency"], cell["raw"]] for facts, cell in cells if cell["field"] == hard_reports.FIELD],
        "of_2020": sum(facts["year"] == 2020 and cell["field"] == "requests.received.total" for facts, cell in cells),
        "blanks": sum(cell["state"] == "blank" and cell["raw"] == "" for _, cell in cells),
        "received": sorted(
            ((facts["agency"], facts["year"], cell["value"]) for facts, cell in cells
             if cell["field"] == "requests.received.total"), key=lambda row: row[:2]),
    }


# Asks a tool for [agency, raw] of hard_reports.FIELD in every report, as JSON behind a line TEXTS.
PANDAS = """
import json
print("TEXTS"), print(json.dumps(figures.loc[figures["field"] == "FIELD", ["agency", "raw"]].values.tolist()))
"""
R = """
chosen <- figures[figures$field == "FIELD", c("agency", "raw")]
cat("TEXTS\\n", as.character(jsonlite::toJSON(as.matrix(chosen))), sep = "")
"""
SQL = "SELECT json_group_array(json_array(agency, raw)) FROM TABLE WHERE field = 'FIELD'"
POSTGRES = "SELECT 'TEXTS';\nSELECT json_agg(json_build_array({0}agency{1}, {0}raw{1})) FROM {2} WHERE {0}field{1} = 'FIELD';\n"


def expectations(truth):
    """A name for each block, in the order of the page, a pattern, and what asks for the texts."""
    rows, nulls, values = truth["rows"], truth["nulls"], truth["values"]
    three = "\n".join("|".join(map(str, row)) for row in truth["received"][:3])
    return [
        ("pandas, JSON Lines", rf"{rows} form-\d{{4}} {nulls}\n\S+\n", PANDAS),
        ("pandas, CSV", rf"{rows} {nulls} {truth['largest']}\n", PANDAS),
        ("R, JSON Lines", rf"{rows} integer character {nulls} \n", R),
        ("R, CSV", rf"{rows} character {nulls} \n", R),
        ("jq", rf"{LONG}\n{rows}\n",
         """echo TEXTS; jq -c -s '[.[] | select(.field == "FIELD") | [.agency, .raw]]' tables/observations.jsonl\n"""),
        ("Miller", rf'\[\n\{{\n  "agency": ".+",\n  "year": 20\d\d,(?s:.*)\n{rows}\n',
         """echo TEXTS; mlr -S --icsv --ojson filter '$field == "FIELD"' then cut -of agency,raw tables/observations.csv\n"""),
        ("SQLite", rf"{rows}\n{re.escape(three)}\n(一、本年新收政府信息公开申请数量\|总计\|\d+\n){{{truth['of_2020']}}}1\n1\n",
         f"""echo TEXTS; sqlite3 archive.db "{SQL.replace('TABLE', 'figures')}"\n"""),
        ("sqlite-utils", rf"{rows}\n",
         f"""echo TEXTS; sqlite-utils query mine.db "{SQL.replace('TABLE', 'observations')}" --raw\n"""),
        ("PostgreSQL, CSV", rf"CREATE TABLE\nCOPY {rows}\n{rows}\|{values}\|{LONG}\n0\n",
         POSTGRES.format("", "", "observations")),
        ("PostgreSQL, JSON Lines", rf"CREATE TABLE\nCOPY {rows}\n{rows}\|{LONG}\n",
         POSTGRES.format("line->>'", "'", "lines")),
    ]


def check_block(name, run, pattern, texts):
    """The block's own output, then the texts: a list of pairs or of objects."""
    said, _, found = run.stdout.partition("TEXTS\n")
    verdict(run.returncode == 0 and re.fullmatch(pattern, said),
            f"{name}: status {run.returncode}, printed\n{said[-2000:]}{run.stderr}wanted\n{pattern}")
    try:
        pairs = [list(pair.values()) if isinstance(pair, dict) else pair for pair in json.loads(found)]
    except ValueError as error:
        pairs = [[str(error), found[:200]]]
    if name in FOLDING:
        pairs, texts = ([[re.sub("\r\n?", "\n", text) for text in pair] for pair in all] for all in (pairs, texts))
    for pair in texts:
        verdict(pair in pairs, f"{name}: a text is lost or altered: {pair!r:.200}")
    verdict(len(pairs) == len(texts), f"{name}: {len(pairs)} texts, not {len(texts)}")


def read_blocks():
    """Yields (language, package, commands) of each block with loader=."""
    text = (ROOT / "docs" / "loaders.md").read_text()
    for info, commands in re.findall(r"^```(.*?loader=.*?)\n(.*?)^```$", text, re.M | re.S):
        yield info.split()[0], re.search(r"loader=(\S+)", info).group(1), commands


class Postgres:
    """A server of our own in a folder, reached by a socket; its programs refuse to run as root."""

    def __init__(self, folder):
        found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        self.bin = found[-1].parent if found and shutil.which("psql") else None
        self.folder, self.running = folder, False
        self.prefix = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []

    def start(self):
        if self.bin is None:
            return False
        self.folder.mkdir(mode=0o755)
        if self.prefix:
            shutil.chown(self.folder, "postgres")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
        data = str(self.folder / "data")
        subprocess.run([*self.prefix, self.bin / "initdb", "-D", data, "-E", "UTF8", "--locale=C", "-A", "trust",
                        "-U", "postgres"], check=True, **quiet)
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off"
        subprocess.run([*self.prefix, self.bin / "pg_ctl", "-D", data, "-w", "-l", self.folder / "log",
                        "-o", options, "start"], check=True, **quiet)
        self.running = True
        return True

    def command(self):
        return ["psql", "-X", "-A", "-t", "-h", str(self.folder), "-U", "postgres", "-v", "ON_ERROR_STOP=1"]

    def stop(self):
        if self.running:
            subprocess.run([*self.prefix, self.bin / "pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate",
                            "stop"], stdout=subprocess.DEVNULL, cwd="/")


def find_command(language, package, postgres):
    """How to run a block that comes on the standard input; None where the tool is absent."""
    def works(*command):
        return shutil.which(command[0]) and subprocess.run(command, capture_output=True).returncode == 0

    if package == "python3-pandas":
        return ["/usr/bin/python3", "-"] if works("/usr/bin/python3", "-c", "import pandas") else None
    if language == "r":
        library = "library(jsonlite)" if package == "r-cran-jsonlite" else "1"
        return ["Rscript", "-"] if works("Rscript", "-e", library) else None
    if package == "postgresql":
        return postgres.command() if postgres.running or postgres.start() else None
    return ["sh", "-e"] if shutil.which({"miller": "mlr"}.get(package, package)) else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nianbao", default=PROGRAM)
    nianbao = (ROOT / parser.parse_args().nianbao).resolve()
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        work.chmod(0o755)
        make_reports(nianbao, work / "out")
        made = subprocess.run([nianbao, "export", "-o", "tables", "--sqlite", "archive.db", "out"], cwd=work,
                              capture_output=True, text=True)
        verdict(made.returncode == 0, f"export: {made.stderr}")
        truth, blocks = read_truth(work / "out"), list(read_blocks())
        expected = expectations(truth)
        verdict(len(blocks) == len(expected), f"{len(blocks)} blocks, {len(expected)} expectations")
        postgres = Postgres(work / "postgres")
        try:
            for (language, package, commands), (name, pattern, ask) in zip(blocks, expected):
                command = find_command(language, package, postgres)
                if command is None:
                    skip(f"{name}: {package} is not installed (sh tools/setup loaders)")
                    continue
                commands += ask.replace("FIELD", hard_reports.FIELD)
                run = subprocess.run(command, input=commands, cwd=work, capture_output=True, text=True,
                                     env=dict(os.environ, LC_ALL="C.UTF-8"))
                check_block(name, run, pattern, truth["texts"])
        finally:
            postgres.stop()
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return failed > 0


sys.exit(main())
