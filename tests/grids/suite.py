"""Grids of Word files that others wrote, against those on which two other readers agree.

    python3 -m tests.grids.suite [--nianbao PROGRAM] [--suite FOLDER]

The folder (default ../shared/docx-suite) is not part of the project: without it some files of grids/nasty.py take its
place, with other seeds than its own test has. Compared are rows, columns, spans, nesting and text without white space, of body tables.
The suite has no automatic numbers. It keeps hidden text, which is not printed and which nianbao leaves out: HIDDEN names the
files where that is the whole difference, and in how many cells. Every other file of the suite must at least be read or be
named with a problem, in five seconds.
"""
import argparse
import json
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

from tests.grids import nasty
from tests.lib.tree import PROGRAM, ROOT, SHARE

HIDDEN = {
    "155-testWORD_emptyParaInTextbox.docx": 2,  # runs hidden by their paragraph's style
}
# Cells that hold a picture and no text: the other readers see nothing there, nianbao says what stands there.
PICTURES = {
    "117-225.docx": 1,
    "148-drawing.docx": 7,
}


def squeeze(text):
    return re.sub(r"[\s\u00a0\u3000\u200b\ufeff]+", "", text)


def expected_grids(entry):
    """By index among the body's tables: only those on which readers agree are listed."""
    return {t["index"]: (t["rows"], t["cols"], t["parent"],
                         sorted((c["row"], c["col"], c["rowspan"], c["colspan"],
                                 squeeze(c["text"])) for c in t["cells"]))
            for t in entry["tables"]}


def printed_grids(output):
    return [(t["rows"], t["columns"], t["parent"] - 1 if t["parent"] else None,
             sorted((c["row"] - 1, c["column"] - 1, c["rowspan"], c["colspan"], squeeze(c["text"]))
                    for c in t["cells"])) for t in output["tables"] if t["where"] == "body"]


def run(program, path):
    # Five seconds of the processor's time: a busy machine must not make it fail.
    return subprocess.run([program, "tables", "--without-numbers", path], capture_output=True, timeout=120,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (5, 5)))


def without_hidden(expected, got, allowed):
    """The expected grids with the text that is printed, where it lacks a part, in so many cells."""
    printed = {(i, c[:4]): c[4] for i, table in enumerate(got) for c in table[3]}
    patched = {}
    for index, (rows, cols, parent, cells) in expected.items():
        taken = []
        for cell in cells:
            text = printed.get((index, cell[:4]), cell[4])
            lacks = text != cell[4] and text in cell[4]
            allowed -= lacks
            taken.append(cell[:4] + (text,) if lacks else cell)
        patched[index] = (rows, cols, parent, sorted(taken))
    return patched if allowed == 0 else expected


def with_pictures(expected, got, allowed):
    """The expected grids with [图片] in cells that the other readers find empty, just so many."""
    printed = {(i, c[:4]): c[4] for i, table in enumerate(got) for c in table[3]}
    patched = {}
    for index, (rows, cols, parent, cells) in expected.items():
        pictured = [c[:4] + (printed[index, c[:4]],) if not c[4] and re.fullmatch(r"(\[(图片|对象)\])+", printed.get((index, c[:4]), ""))
                    else c for c in cells]
        allowed -= sum(a != b for a, b in zip(cells, pictured))
        patched[index] = (rows, cols, parent, sorted(pictured))
    return patched if allowed == 0 else expected


def difference(expected, got):
    for index, want in expected.items():
        if index >= len(got):
            return f"table {index + 1} expected, {len(got)} printed"
        number, have = index + 1, got[index]
        if want[:3] != have[:3]:
            return f"table {number}: rows, columns, parent {want[:3]} expected, {have[:3]} printed"
        for cell in want[3]:
            if cell not in have[3]:
                return f"table {number}: cell {cell} expected"
        if want[3] != have[3]:
            return f"table {number}: more cells than expected"
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nianbao", default=PROGRAM)
    parser.add_argument("--suite", default=str(ROOT.parent / "shared/docx-suite"))
    options = parser.parse_args()
    suite = pathlib.Path(options.suite)
    with tempfile.TemporaryDirectory() as folder:
        if not (suite / "tables.jsonl").exists():
            suite = pathlib.Path(folder)
            nasty.keep(suite, range(1001, 1061))
        return compare_suite(options.nianbao, suite)


def compare_suite(nianbao, suite):
    passed = failed = 0
    for line in (suite / "tables.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        done = run(nianbao, suite / entry["file"])
        why = f"exit status {done.returncode}: {done.stderr.decode()[:200]}"
        if done.returncode == 0:
            want, got = expected_grids(entry), printed_grids(json.loads(done.stdout))
            if entry["file"] in HIDDEN:
                want = without_hidden(want, got, HIDDEN[entry["file"]])
            if entry["file"] in PICTURES:
                want = with_pictures(want, got, PICTURES[entry["file"]])
            why = difference(want, got)
        if why is not None:
            print(f"{entry['file']}: {why}")
            failed += 1
        else:
            passed += 1
    for path in sorted(p for p in suite.rglob("*") if p.is_file())[::SHARE]:
        done = run(nianbao, path)
        named = done.returncode == 1 and b"[" in done.stderr
        if done.returncode == 0 or named:
            passed += 1
        else:
            print(f"{path.name}: exit status {done.returncode}: {done.stderr.decode()[:200]}")
            failed += 1
    print(f"{passed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
