#!/usr/bin/python3
"""The calls of docs/loaders.md, run with the tools that they are for: every row arrives, in the right
type, nothing is rounded that need not be.

A fenced block whose info string has `loader=PACKAGE` is run (python, r, sh, sql) where the package's
program is there, in a folder with tables/ and archive.db made from some reports of the corpus and one
with a number that no double holds. What each block must print is listed below, by what Python's own
JSON reader finds in the reports. A block without such a line fails.

    loaders.py --nianbao build/nianbao
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

TOP = pathlib.Path(__file__).resolve().parent.parent
REPORTS = ("2019-values-written-oddly", "2020-three-pieces", "2023-six-decimals", "2023-printed-errors",
           "2024-huaian-official-form")
LONG = "9007199254740993"
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
        shutil.copy(TOP / "corpus" / f"{name}.json", folder)
    dump = (TOP / "corpus" / "2016-statistics-of-2014.txt").read_text().replace("1286", LONG, 1)
    made = subprocess.run([nianbao, "convert", "-"], input=dump, capture_output=True, text=True)
    verdict(made.returncode == 0 and LONG in made.stdout, f"convert: {made.stderr}")
    (folder / "long.json").write_text(made.stdout)


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
        "blanks": sum(cell["state"] == "blank" and cell["raw"] == "" for _, cell in cells),
        "received": sorted(
            ((facts["agency"], facts["year"], cell["value"]) for facts, cell in cells
             if cell["field"] == "requests.received.total"), key=lambda row: row[:2]),
    }


def expectations(truth):
    """A pattern for each block, in the order of the page, with a name for it."""
    rows, nulls, values = truth["rows"], truth["nulls"], truth["values"]
    three = "\n".join("|".join(map(str, row)) for row in truth["received"][:3])
    return [
        ("pandas, JSON Lines", rf"{rows} form-\d{{4}} {nulls}\n\S+\n"),
        ("pandas, CSV", rf"{rows} {nulls} {truth['largest']}\n"),
        ("R, JSON Lines", rf"{rows} integer character {nulls} \n"),
        ("R, CSV", rf"{rows} character {nulls} \n"),
        ("jq", rf"{LONG}\n{rows}\n"),
        ("Miller", rf'\[\n\{{\n  "agency": ".+",\n  "year": 20\d\d,(?s:.*)\n{rows}\n'),
        ("SQLite", rf"{rows}\n{re.escape(three)}\n1\n1\n"),
        ("sqlite-utils", rf"{rows}\n"),
        ("PostgreSQL, CSV", rf"CREATE TABLE\nCOPY {rows}\n{rows}\|{values}\|{LONG}\n0\n"),
        ("PostgreSQL, JSON Lines", rf"CREATE TABLE\nCOPY {rows}\n{rows}\|{LONG}\n"),
    ]


def read_blocks():
    """Yields (language, package, commands) of each block with loader=."""
    text = (TOP / "docs" / "loaders.md").read_text()
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
    parser.add_argument("--nianbao", default="build/nianbao")
    nianbao = (TOP / parser.parse_args().nianbao).resolve()
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        work.chmod(0o755)
        make_reports(nianbao, work / "out")
        made = subprocess.run([nianbao, "export", "-o", "tables", "--sqlite", "archive.db", "out"], cwd=work,
                              capture_output=True, text=True)
        verdict(made.returncode == 0, f"export: {made.stderr}")
        expected, blocks = expectations(read_truth(work / "out")), list(read_blocks())
        verdict(len(blocks) == len(expected), f"{len(blocks)} blocks, {len(expected)} expectations")
        postgres = Postgres(work / "postgres")
        try:
            for (language, package, commands), (name, pattern) in zip(blocks, expected):
                command = find_command(language, package, postgres)
                if command is None:
                    skip(f"{name}: {package} is not installed (sh tools/setup loaders)")
                    continue
                run = subprocess.run(command, input=commands, cwd=work, capture_output=True, text=True,
                                     env=dict(os.environ, LC_ALL="C.UTF-8"))
                verdict(run.returncode == 0 and re.fullmatch(pattern, run.stdout),
                        f"{name}: status {run.returncode}, printed\n{run.stdout}{run.stderr}wanted\n{pattern}")
        finally:
            postgres.stop()
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return failed > 0


sys.exit(main())
