"""nianbao export as a run of an archive meets it: the same bytes every time, every figure of the JSON
in every output, hostile files named and left out, a database that may be added to, repeated, killed
and shared. What the figures must be is read from the reports by Python's own JSON reader.

    python3 -m tests.export --nianbao build/nianbao
"""
import argparse
import csv
import decimal
import fcntl
import hashlib
import io
import json
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from tests.export import hard_reports
from tests.lib.tree import CORPUS, PROGRAM, ROOT

NAMES = ("2019-values-written-oddly", "2020-three-pieces", "2023-printed-errors", "2023-six-decimals",
         "2024-row-missing", "2016-statistics-of-2014")
FILES = ["checks.csv", "datapackage.json", "fields.csv", "observations.csv", "observations.jsonl",
         "report_problems.csv", "reports.csv"]
STATES = {"blank": "O", "absent": "O", "not_applicable": "M"}
nianbao = None
passed = failed = 0


def verdict(good, what):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print("FAILED", what)


def export(folder, *arguments):
    return subprocess.run([nianbao, "export", *arguments], cwd=folder, capture_output=True, text=True,
                          env=dict(os.environ, LC_ALL="C.UTF-8"))


def read_json(path):
    return json.loads(path.read_text(), parse_float=decimal.Decimal)


def make_reports(folder, names=NAMES, copies=1):
    """Copies differ in the hash of their source, and so are other reports."""
    folder.mkdir(parents=True)
    for name in names:
        text = (CORPUS / f"{name}.json").read_text()
        old = json.loads(text)["source"]["sha256"]
        for copy in range(copies):
            new = hashlib.sha256(f"{old}{copy}".encode()).hexdigest() if copies > 1 else old
            (folder / f"{name}-{copy}.json").write_text(text.replace(old, new))


def check_files(work):
    make_reports(work / "out")
    hard_reports.make_hard_reports(work / "out")
    for folder in ("one", "two"):
        made = export(work, "-o", folder, "out")
        verdict(made.returncode == 0 and made.stdout == "", f"export -o: {made.returncode} {made.stderr}")
    verdict(sorted(os.listdir(work / "one")) == FILES, f"files: {os.listdir(work / 'one')}")
    verdict(all((work / "one" / f).read_bytes() == (work / "two" / f).read_bytes() for f in FILES),
            "two runs give the same bytes")
    lines = [json.loads(line, parse_float=decimal.Decimal)
             for line in (work / "one" / "observations.jsonl").read_text().split("\n")[:-1]]
    wanted = []
    for path in sorted((work / "out").glob("*.json")):
        report = read_json(path)
        wanted += [(report["report"]["agency"], report["report"]["year"], report["source"]["sha256"], c)
                   for c in report["cells"]]
    verdict(len(lines) == len(wanted), f"{len(lines)} lines, {len(wanted)} cells")
    wrong = []
    for line, (agency, year, sha256, cell) in zip(lines, wanted):
        same = all(line[key] == cell[key] for key in ("field", "value", "raw", "state", "unit", "table", "row", "column"))
        status = STATES.get(cell["state"])
        if not (same and (line["agency"], line["year"], line["source_sha256"]) == (agency, year, sha256) and
                line["report_id"] == "r-" + sha256[:16] and list(line) == list(lines[0]) and
                (status is None or line["obs_status"] == status)):
            wrong.append((line, cell))
    verdict(not wrong, f"lines and their cells: {wrong[:3]}")
    for key in lines[0]:
        kinds = {str if isinstance(l[key], str) else "number" for l in lines if l[key] is not None}
        verdict(len(kinds) <= 1, f"{key} has the types {kinds}")
    check_order(work)
    check_statuses(lines)
    check_csv(work, lines)
    check_package(work / "one")


def check_order(work):
    """Neither the order in which the reports are named nor what stands beside them changes a byte."""
    paths = [str(path.relative_to(work)) for path in (work / "out").iterdir()]
    random.Random(7).shuffle(paths)
    (work / "list.txt").write_bytes("\0".join(paths).encode())
    ways = {"files": paths, "a list": ("--files-from", "list.txt", "-0"), "a file, the folder": (paths[3], "out", paths[5])}
    for way, inputs in ways.items():
        made = export(work, "-o", "order", *inputs)
        verdict(made.returncode == 0 and all((work / "order" / f).read_bytes() == (work / "one" / f).read_bytes()
                                             for f in FILES), f"{way}: the same bytes: {made.stderr}")
        verdict("copies" not in made.stderr, f"{way}: {made.stderr}")
    check_lines(work)
    before = {f: (work / "order" / f).read_bytes() for f in FILES}
    (work / "none").mkdir()
    for inputs, status in ((("none",), 1), (("nowhere",), 66), (("--files-from", "nowhere"), 66),
                           (("--files-from", "list.txt"), 66)):
        made = export(work, "-o", "order", "--sqlite", "none.db", *inputs)
        verdict(made.returncode == status and "the tables are unchanged" in made.stderr, f"{inputs}: {made.returncode} {made.stderr}")
    verdict(before == {f: (work / "order" / f).read_bytes() for f in FILES}, "no report: the tables are as they were")
    verdict(export(work, "--files-from", "list.txt").returncode == 64, "a list and no output: 64")


def check_lines(work):
    """What convert --jsonl writes makes the tables that its files would; what could not be converted is named."""
    sources = [str(CORPUS / f"{name}.docx") for name in ("2020-three-pieces", "2023-printed-errors")]
    wrong = work / "wrong.docx"
    wrong.write_bytes(b"\x7fELF\0\1\2")
    subprocess.run([nianbao, "convert", "-q", "-o", "apart", *sources], cwd=work, check=True, capture_output=True)
    export(work, "-o", "from-files", "apart")
    lines = subprocess.run([nianbao, "convert", "--jsonl", sources[0], str(wrong), sources[1]], cwd=work,
                           capture_output=True, text=True).stdout
    (work / "all.jsonl").write_text(lines)
    made = export(work, "-o", "from-lines", "all.jsonl", "apart/run.jsonl")
    verdict(all((work / "from-files" / f).read_bytes() == (work / "from-lines" / f).read_bytes() for f in FILES),
            f"JSON Lines make the same tables: {made.stderr}")
    verdict(made.returncode == 1 and "all.jsonl:2 is left out" in made.stderr and
            "apart/run.jsonl is left out" in made.stderr and "; 2 files left out" in made.stderr, made.stderr)


def check_statuses(lines):
    """The figures of the report with misprints that take part in the sums that fail, and no others."""
    report = read_json(CORPUS / "2023-printed-errors.json")
    columns = {c["column"] for c in report["checks"] if c["state"] == "fails" and c["id"] == "requests.handled_sum"}
    mine = [l for l in lines if l["source_sha256"] == report["source"]["sha256"]]
    doubtful = {l["applicant"] for l in mine if l["obs_status"] == "V" and l["field"].startswith("requests.")}
    verdict(doubtful == columns != set(), f"V in {doubtful}, sums fail in {columns}")
    verdict(all((l["obs_status"] == "V") == ("sum_mismatch" in (l["flags"] or "")) for l in mine), "V and its flag")
    verdict(any(l["applicant"] is None for l in mine) and any(l["indicator"] == "requests.received" for l in mine),
            "applicant and indicator")


def read_csv(path):
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def check_csv(work, lines):
    rows = list(csv.DictReader(io.StringIO((work / "one" / "observations.csv").read_bytes().decode(), newline="")))
    same = len(rows) == len(lines) and all(
        row[key] == ("" if line[key] is None else str(line[key])) for row, line in zip(rows, lines) for key in line)
    verdict(same, "observations.csv is observations.jsonl")
    made = export(work, "--excel", "-o", "excel", "out")
    text = (work / "excel" / "observations.csv").read_bytes()
    pairs = [(plain, excel) for file in (work / "excel").glob("*.csv")
             for plain_row, excel_row in zip(read_csv(work / "one" / file.name), read_csv(file), strict=True)
             for plain, excel in zip(plain_row, excel_row, strict=True)]
    guarded = sum(plain != excel for plain, excel in pairs)
    verdict(all(excel in (plain, "'" + plain) for plain, excel in pairs), "--excel: nothing but an apostrophe")
    verdict(text.startswith(b"\xef\xbb\xbf") and text.count(b"\r\n") > len(lines), "--excel: BOM and CR LF")
    verdict(guarded > 0 and f"apostrophe before {guarded} cells" in made.stderr, f"--excel: {guarded}, {made.stderr}")
    fields = read_csv(work / "excel" / "observations.csv")
    raw = fields[0].index("raw")
    verdict(not any(row[raw][:1] in tuple("=+-@") and row[raw] for row in fields[1:]), "--excel: no formula in raw")


def check_package(folder):
    package = json.loads((folder / "datapackage.json").read_text())
    for resource in package["resources"]:
        data = (folder / resource["path"]).read_bytes()
        verdict(resource["bytes"] == len(data) and resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest(),
                f"datapackage: bytes and hash of {resource['path']}")
        if resource["format"] != "csv":
            continue
        names = [field["name"] for field in resource["schema"]["fields"]]
        rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
        keys = [tuple(row[key] for key in resource["schema"]["primaryKey"]) for row in rows]
        verdict(not rows or list(rows[0]) == names, f"datapackage: columns of {resource['path']}")
        verdict(len(set(keys)) == len(keys), f"datapackage: the key of {resource['path']} is one")
        wrong = []
        for field in resource["schema"]["fields"]:
            values = {row[field["name"]] for row in rows}
            codes = {c["value"] for c in field.get("categories", [])}
            if (field["constraints"]["required"] and "" in values and field["name"] != "raw") or codes and not values <= codes:
                wrong.append(field["name"])
        verdict(not wrong, f"datapackage: {resource['path']}, required values and codes: {wrong}")


HOSTILE = {
    "empty": b"", "not-json": b"{", "array": b"[1, 2]", "foreign": b'{"name": "package", "version": "1"}',
    "wrong-types": b'{"schema": "nianbao.report/1", "report": 5}', "deep": b"[" * 100000,
    "nul": b'{"schema": "nianbao.report/1\x00"}', "number": b"12", "other-schema": b'{"schema": "nianbao.report/9"}',
}


def check_hostile(work):
    folder = work / "hostile"
    make_reports(folder, NAMES[:1])
    good = next(folder.iterdir())
    for name, data in HOSTILE.items():
        (folder / f"{name}.json").write_bytes(data)
    altered = (CORPUS / "2020-three-pieces.json").read_text().replace('"value": 26, "raw": "26"', '"value": 27, "raw": "26"')
    (folder / "altered.json").write_text(altered)
    (folder / "notes.txt").write_text("no report")
    (folder / "run.jsonl").write_text("{}\n")
    made = export(work, "-o", "left", "hostile")
    verdict(made.returncode == 1, f"hostile files: status {made.returncode}")
    for name in (*HOSTILE, "altered"):
        verdict(f"hostile/{name}.json is left out" in made.stderr, f"{name} is named: {made.stderr}")
    verdict("notes.txt" not in made.stderr and "run.jsonl" not in made.stderr, "other files are passed over")
    verdict(f"; {len(HOSTILE) + 1} files left out" in made.stderr, made.stderr)
    with open(work / "left" / "reports.csv", newline="") as file:
        verdict([r["source_sha256"] for r in csv.DictReader(file)] == [read_json(good)["source"]["sha256"]], "one is left")
    (work / "copy.json").write_bytes(good.read_bytes())
    made = export(work, "-o", "twice", str(good), "copy.json")
    verdict(made.returncode == 0 and "copy.json" in made.stderr and "; 1 copies" in made.stderr, f"copies: {made.stderr}")
    verdict(export(work, "out").returncode == 64, "without an output: 64")
    verdict(export(work, "-o", "left", "nowhere").returncode == 66, "no such input: 66")
    verdict(export(work, "-o", "copy.json", "out").returncode == 73, "a file for a folder: 73")
    verdict(not list((work / "left").glob(".nianbao*")), "no temporary file stays")


def count(path, query):
    database = sqlite3.connect(path)
    try:
        return database.execute(query).fetchone()[0]
    finally:
        database.close()


def snapshot(path):
    """Everything but numbers that depend on the order of runs."""
    database = sqlite3.connect(path)
    tables = ("reports", "observations", "checks", "problems", "fields")
    content = [database.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]
    content.append(database.execute("SELECT report_id, section, text FROM sections ORDER BY 1, 2").fetchall())
    sound = (database.execute("PRAGMA integrity_check").fetchall() == [("ok",)] and
             not database.execute("PRAGMA foreign_key_check").fetchall())
    database.execute("INSERT INTO prose_index (prose_index) VALUES ('integrity-check')")
    database.close()
    return content if sound else None


def check_sqlite(work):
    path = work / "a.db"
    for _ in range(2):
        made = export(work, "--sqlite", "a.db", "out")
        verdict(made.returncode == 0, f"--sqlite: {made.stderr}")
    first = snapshot(path)
    export(work, "--sqlite", "b.db", *[str(p) for p in sorted((work / "out").iterdir(), reverse=True)])
    verdict(first is not None and first == snapshot(work / "b.db"), "a database that is added to, repeated: the same rows")
    cells = sum(len(read_json(p)["cells"]) for p in (work / "out").iterdir())
    verdict(count(path, "SELECT count(*) FROM figures") == cells, "figures has every cell")
    verdict(count(path, "PRAGMA application_id") == 0x4E424152 and count(path, "PRAGMA user_version") == 3, "ids")
    verdict(count(path, "SELECT count(*) FROM documents") == len(list((work / "out").iterdir())), "every report's JSON")
    verdict(count(path, "SELECT value FROM figures WHERE raw = '24252.311082'") == 24252.311082, "a decimal")
    verdict(count(path, "SELECT count(*) FROM observations WHERE value = 0 AND state <> 'number'") == 0, "no invented zero")
    for word in ("公开", "政府信息公开", "开", "行政", "许可", "费"):
        prose = sum(s[2].count(word) > 0 for s in first[5])
        verdict(prose > 0 and count(path, f"SELECT count(*) FROM prose WHERE text LIKE '%{word}%'") == prose, f"LIKE {word}")
    verdict(count(path, "SELECT count(*) FROM prose_index WHERE text MATCH '政府信息公开'") ==
            sum("政府信息公开" in s[2] for s in first[5]), "MATCH finds what is there")
    verdict(count(path, "SELECT y2020 FROM by_year WHERE field = 'requests.received.total' AND y2020 IS NOT NULL") == 26,
            "by_year")
    (work / "no.db").write_bytes(b"this is no database, and must stay as it is" * 100)
    other = sqlite3.connect(work / "other.db")
    other.execute("CREATE TABLE mine (x)")
    other.commit()
    other.close()
    verdict(count(path, "SELECT count(*) FROM archive_values WHERE name = '档号' AND typeof(value) = 'text'") ==
            len(hard_reports.hard_texts()) and
            count(path, "SELECT count(*) FROM archive_values WHERE value = '010000'") == 1, "archive_values")
    check_breaks(work)
    check_upgrade(work)
    for name in ("no.db", "other.db"):
        before = (work / name).read_bytes()
        made = export(work, "--sqlite", name, "out")
        verdict(made.returncode == 73 and (work / name).read_bytes() == before, f"{name}: {made.returncode} {made.stderr}")
    database = sqlite3.connect(work / "b.db")
    database.execute("PRAGMA user_version = 99")
    database.close()
    verdict(export(work, "--sqlite", "b.db", "out").returncode == 73, "a newer database is refused")


def check_upgrade(work):
    """What version 2 made becomes what this version makes when its reports are added once more."""
    database = sqlite3.connect(work / "b.db")
    now = database.execute("SELECT sql FROM sqlite_master WHERE name = 'observations'").fetchone()[0]
    before = now.replace('"obs_status" = \'D\' OR ', "").replace("TABLE observations", "TABLE old") + " WITHOUT ROWID"
    database.executescript(f"""
        DROP VIEW figures; DROP VIEW by_year; {before};
        INSERT INTO old SELECT * FROM observations WHERE obs_status <> 'D';
        DROP TABLE observations; ALTER TABLE old RENAME TO observations;
        CREATE INDEX observations_field ON observations (field, report_id);
        ALTER TABLE fields DROP COLUMN definition; ALTER TABLE fields DROP COLUMN definition_en;
        CREATE TRIGGER sections_added AFTER INSERT ON sections BEGIN
            INSERT INTO prose_index (rowid, heading, text) VALUES (new.section_id, new.heading, new.text); END;
        PRAGMA user_version = 2;""")
    database.close()
    made = export(work, "--sqlite", "b.db", "out")
    verdict(before != now and made.returncode == 0 and snapshot(work / "b.db") == snapshot(work / "a.db"),
            f"an archive of version 2: {made.stderr}")


def check_breaks(work):
    """Linhe changed its form between two years: a break in each of its series, and figures of another definition."""
    export(work, "--sqlite", "linhe.db", str(CORPUS / "series" / "linhe"))
    reports = sorted((report["report"]["year"], report["report"]["form"]) for report in map(
        read_json, (CORPUS / "series" / "linhe").glob("*.json")))
    breaks = [(now[0], before[0]) for before, now in zip(reports, reports[1:]) if now[1] != before[1]]
    database = sqlite3.connect(work / "linhe.db")
    verdict(database.execute("SELECT year, previous_year FROM breaks ORDER BY 1").fetchall() == breaks != [], "breaks")
    differing = database.execute("SELECT DISTINCT form, field FROM figures WHERE obs_status = 'D' ORDER BY 1, 2").fetchall()
    verdict(differing == database.execute(
        "SELECT form, field FROM fields WHERE definition IS NOT NULL AND form = 'form-2019' "
        "AND field IN (SELECT field FROM figures) ORDER BY 1, 2").fetchall() and
            ("form-2019", "disclosure.licensing.decisions") in differing, f"D: {differing}")
    database.close()


def check_sources(work):
    """A folder, JSON Lines and a database of the same reports: check and export say the same of them."""
    reports = sorted((work / "apart").glob("*.json"))
    (work / "lines.jsonl").write_text("".join(json.dumps(json.loads(p.read_text()), ensure_ascii=False) + "\n" for p in reports))
    export(work, "--sqlite", "apart.db", "apart")
    said = {}
    for source in ("apart", "lines.jsonl", "apart.db"):
        made = subprocess.run([nianbao, "check", source], cwd=work, capture_output=True, text=True)
        said[source] = (made.returncode, [line.split(": ", 1)[-1] for line in made.stdout.splitlines()])
        made = export(work, "-o", "from-" + source, source)
        verdict(made.returncode == 0 and all(
            (work / ("from-" + source) / f).read_bytes() == (work / "from-files" / f).read_bytes() for f in FILES),
            f"export {source}: {made.stderr}")
    verdict(said["apart"] == said["lines.jsonl"] == said["apart.db"] and said["apart"][0] == 1 and
            len(said["apart"][1]) > len(reports) > 1, f"check: {said}")
    export(work, "--sqlite", "copy.db", "apart.db")
    verdict(snapshot(work / "copy.db") == snapshot(work / "apart.db") is not None, "a database from a database")
    made = export(work, "--sqlite", "copy.db", "copy.db")
    verdict(made.returncode == 66 and "copy.db" in made.stderr, f"a database is not read and written at once: {made.stderr}")
    (work / "mixed").mkdir()
    for path in [*reports, work / "lines.jsonl"]:
        (work / "mixed" / path.name).write_bytes(path.read_bytes())
    made = export(work, "-o", "from-mixed", "mixed")
    verdict(made.returncode == 0 and f"; {len(reports)} copies" in made.stderr, f"lines in a folder are read: {made.stderr}")


def check_killed(work):
    """Killed at any moment, then repeated: as if nothing had been. And two runs at a time."""
    make_reports(work / "many" / "a", NAMES[:3], 60)
    make_reports(work / "many" / "b", NAMES[3:], 60)
    export(work, "--sqlite", "whole.db", "many")
    whole = snapshot(work / "whole.db")
    chance = random.Random(20201231)
    for _ in range(6):
        run = subprocess.Popen([nianbao, "export", "-o", "killed", "--sqlite", "killed.db", "many"], cwd=work,
                               stderr=subprocess.DEVNULL)
        time.sleep(chance.random() * 0.8)
        run.send_signal(signal.SIGKILL)
        run.wait()
        if (work / "killed.db").exists() and count(work / "killed.db", "SELECT count(*) FROM sqlite_master"):
            verdict(snapshot(work / "killed.db") is not None, "sound after kill -9")
    made = export(work, "-o", "killed", "--sqlite", "killed.db", "many")
    verdict(made.returncode == 0 and snapshot(work / "killed.db") == whole, f"repeated after kill -9: {made.stderr}")
    verdict(sorted(os.listdir(work / "killed")) == FILES, f"after kill -9: {os.listdir(work / 'killed')}")
    lock = os.open(work / "killed", os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    busy = export(work, "-o", "killed", "many")
    os.close(lock)
    verdict(busy.returncode == 75 and "another export" in busy.stderr, f"a folder in use: {busy.stderr}")
    runs = [subprocess.Popen([nianbao, "export", "--sqlite", "both.db", f"many/{half}"], cwd=work,
                             stderr=subprocess.DEVNULL) for half in "ab"]
    verdict([run.wait() for run in runs] == [0, 0] and snapshot(work / "both.db") == whole, "two runs at a time")


def check_convert(work):
    """convert makes the same tables when it has done."""
    sources = [str(CORPUS / name) for name in ("2020-three-pieces.docx", "2023-printed-errors.docx")]
    (work / "list.csv").write_text(f"path,档号\n{sources[0]},0012-3\n")
    made = subprocess.run([nianbao, "convert", "-o", "converted", "--observations", "--sqlite", "converted.db",
                           "--sidecar", "list.csv", *sources],
                          cwd=work, capture_output=True, text=True)
    verdict(made.returncode == 0 and made.stdout == "", f"convert --observations: {made.stderr}")
    export(work, "-o", "again", "--sqlite", "again.db", "converted")
    verdict(all((work / "again" / f).read_bytes() == (work / "converted" / f).read_bytes() for f in FILES),
            "convert --observations and export write the same")
    verdict(snapshot(work / "again.db") == snapshot(work / "converted.db") is not None, "convert --sqlite")
    verdict(count(work / "again.db", "SELECT value ->> 'value' FROM reports, json_each(source_archive)") == "0012-3",
            "what the archive's list says comes along")
    wrong = subprocess.run([nianbao, "convert", "--sqlite", "x.db", sources[0]], cwd=work, capture_output=True)
    verdict(wrong.returncode == 64, "convert --sqlite without -o: 64")


def main():
    global nianbao
    parser = argparse.ArgumentParser()
    parser.add_argument("--nianbao", default=PROGRAM)
    nianbao = (ROOT / parser.parse_args().nianbao).resolve()
    with tempfile.TemporaryDirectory() as work:
        for check in (check_files, check_hostile, check_sqlite, check_sources, check_killed, check_convert):
            check(pathlib.Path(work))
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
