"""The schema, held against an independent validator (python3-jsonschema).

Every report of corpus/ is converted: its JSON must satisfy the schema that `nianbao schema` prints,
must be its own fresh re-reading (`nianbao check` finds no fault in the file), and its data must say
what its cells say. Then one report is spoilt in many ways, one at a time: what the validator
refuses, `nianbao check` must refuse as well, and what a hand alters within the schema (a value, a
check's result) `nianbao check` must find by itself.

    python3 -m tests.project.schema_test [FILE.json...]     also holds these files against the schema
"""
import copy
import json
import os
import pathlib
import subprocess
import sys

import jsonschema

from tests.lib.tree import ROOT as TOP

NIANBAO = str((TOP / os.environ.get("NIANBAO", "build/nianbao")).resolve())
passed = failed = 0


def verdict(good, what):
    """Counts one test, and says what failed."""
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print("FAILED", what)


def run(*arguments, **options):
    return subprocess.run([NIANBAO, *arguments], capture_output=True, **options)


def leaves(data, path=""):
    """The figures of `data` by their dotted names, in order."""
    for key, value in data.items():
        name = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            yield from leaves(value, name)
        else:
            yield name, value


def check_output(name, text, validator):
    report = json.loads(text)
    errors = [f"{list(e.absolute_path)}: {e.message}" for e in validator.iter_errors(report)]
    verdict(not errors, f"{name} against the schema: {errors[:3]}")
    cells = [(cell["field"], cell["value"]) for cell in report["cells"]]
    verdict(sorted(leaves(report["data"])) == sorted(cells), f"{name}: data says what cells say")
    again = run("check", "-", input=text)
    sound = b"satisfies the schema" in again.stdout and b"the file is wrong" not in again.stdout
    verdict(sound, f"{name}: check finds no fault in the file: {again.stdout.decode()}")
    failing = any(check["state"] == "fails" for check in report["checks"])
    verdict(again.returncode == int(failing), f"{name}: check exits {again.returncode}")


def set_at(path, value):
    """A spoiler that puts a value at a path."""

    def spoil(report):
        for key in path[:-1]:
            report = report[key]
        report[path[-1]] = value

    return spoil


def drop(*path):
    """A spoiler that drops the key at a path."""

    def spoil(report):
        for key in path[:-1]:
            report = report[key]
        del report[path[-1]]

    return spoil


# What the schema refuses.
AGAINST_SCHEMA = [
    *[drop(key) for key in ("schema", "report", "source", "data", "cells", "checks", "problems")],
    drop("report", "published"),
    drop("report", "period", "end"),
    drop("source", "sha256"),
    drop("converter", "mapping", "id"),
    *[drop("cells", 3, key) for key in ("field", "value", "raw", "state", "unit", "table", "row")],
    *[drop("checks", 0, key) for key in ("id", "state", "left", "formula", "blanks_as_zero")],
    drop("sections", 0, "sections"),
    set_at(["more"], 1),
    set_at(["report", "more"], None),
    set_at(["cells", 0, "more"], None),
    set_at(["checks", 0, "more"], None),
    set_at(["sections", 0, "more"], None),
    set_at(["schema"], "nianbao.report/2"),
    set_at(["report"], None),
    set_at(["report", "title"], ""),
    set_at(["report", "title"], 5),
    set_at(["report", "year"], "2020"),
    set_at(["report", "year"], 2020.5),
    set_at(["report", "year"], 20),
    set_at(["report", "year"], 30000),
    set_at(["report", "published"], "2021-1-5"),
    set_at(["report", "period", "start"], "2020年1月1日"),
    set_at(["source", "sha256"], "0" * 63),
    set_at(["source", "sha256"], "G" * 64),
    set_at(["source", "bytes"], -1),
    set_at(["source", "puid"], "docx"),
    set_at(["data", "requests"], "none"),
    set_at(["data", "requests"], [1]),
    set_at(["data"], None),
    set_at(["cells"], {}),
    set_at(["cells", 0], None),
    set_at(["cells", 0, "value"], "0"),
    set_at(["cells", 0, "state"], "zero"),
    set_at(["cells", 0, "state"], None),
    set_at(["cells", 0, "table"], 0),
    set_at(["cells", 0, "row"], 1.5),
    set_at(["cells", 0, "unit"], ""),
    set_at(["cells", 0, "field"], "a..b"),
    set_at(["checks", 0, "state"], "ok"),
    set_at(["checks", 0, "blanks_as_zero"], 1),
    set_at(["checks", 0, "left"], "5"),
    set_at(["sections", 0, "paragraphs"], ["a", 5]),
    set_at(["sections", 0, "sections"], [{}]),
    set_at(["problems"], [{"code": "x"}]),
]

# What the schema lets pass and `nianbao check` finds.
ALTERED = [
    set_at(["cells", 7, "value"], 4711),
    set_at(["cells", 7, "value"], None),
    set_at(["cells", 7, "raw"], "4711"),
    set_at(["cells", 7, "raw"], None),
    set_at(["cells", 7, "state"], "blank"),
    set_at(["cells", 7, "field"], "disclosure.no_such_field"),
    set_at(["data", "requests", "received", "total"], 4711),
    set_at(["data", "requests", "received", "more"], 1),
    set_at(["data", "more"], {}),
    drop("data", "requests", "received", "total"),
    set_at(["checks", 0, "state"], "not_assessable"),
    set_at(["checks", 0, "formula"], "1 = 1"),
    set_at(["checks", 0, "left"], 4711),
    set_at(["report", "form"], "1949"),
    drop("cells", 7),
    drop("checks", 0),
]


def check_spoilt(report, validator):
    for number, spoil in enumerate(AGAINST_SCHEMA + ALTERED):
        spoilt = copy.deepcopy(report)
        spoil(spoilt)
        text = json.dumps(spoilt, ensure_ascii=False).encode()
        by_schema = number < len(AGAINST_SCHEMA)
        verdict(validator.is_valid(spoilt) != by_schema, f"spoilt {number}: the validator")
        again = run("check", "-", input=text)
        verdict(again.returncode == 1 and b"the file is wrong" in again.stdout,
                f"spoilt {number}: check exits {again.returncode}: {again.stdout.decode()[:300]}")


def check_not_json():
    """What is no JSON file at all, or holds what JSON readers disagree on."""
    for text in (b"", b"{", b"[]", b"5", b"null", b"\xef\xbb\xbf{}", b"{} x", b'{"a":1,"a":1}',
                 b'{"a":"\\u0000"}', b'"\xff"', b"[" * 100000, b"{'a':1}", b"NaN"):
        again = run("check", "-", input=text)
        verdict(again.returncode == 1 and b"the file is wrong" in again.stdout,
                f"{text[:20]}: check exits {again.returncode}: {again.stdout.decode()[:300]}")


def main():
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    reports = sorted(p for p in (TOP / "corpus").rglob("*") if p.is_file() and p.suffix in (".docx", ".txt"))
    sample = None
    for report in reports:
        text = run("convert", str(report)).stdout
        check_output(report.name, text, validator)
        if sample is None and b'"requests.received.total"' in text and b'"fails"' not in text:
            sample = text
    for name in sys.argv[1:]:
        check_output(name, pathlib.Path(name).read_bytes(), validator)
    verdict(sample is not None, "the corpus holds a report whose checks hold")
    if sample is not None:
        check_spoilt(json.loads(sample), validator)
    check_not_json()
    print(f"{passed} passed, {failed} failed")
    return failed != 0


sys.exit(main())
