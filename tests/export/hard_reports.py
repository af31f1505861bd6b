"""Reports whose texts loaders and spreadsheets like to change, for export.py and loaders.py: one report
of the corpus again and again, each time with another text for its agency, in its prose, in what the
archive says of it, and, where the text is no number and no mark, in a cell.
"""
import hashlib
import json

from tests.lib.tree import CORPUS

BASE = CORPUS / "2019-values-written-oddly.json"
WORDS = "详见附件"  # in a cell of it
FIELD = "disclosure.penalties.decisions"  # the cell's
NUMBERS = ("010000", "2", "1,000", "110105199001011234", "+1")
MARKS = ("NA", "-", "\u3000", "\n")
TEXTS = (
    "2020-01-01", "NULL", "null", "true", "nan", "inf", "1e5", "0x1F", "1_000", "=1+1", "@x", "＝1", "#x", "'",
    '"quoted", twice""', "back\\slash \\n \\t \\N", "\\.", "tab\there", "two\nlines", "cr\rlf\r\nhere",
    " leading", "trailing ", "😀𠮷", "\ufeffmark", "a\u2028b", '{"a": 1}', "行政许可收费，" * 5000)


def hard_texts():
    return NUMBERS + MARKS + TEXTS


def make_hard_reports(folder):
    """Writes them, in the order of hard_texts."""
    base = BASE.read_text()
    report = json.loads(base)
    sha256, agency = report["source"]["sha256"], report["report"]["agency"]
    for number, text in enumerate(hard_texts()):
        quoted = json.dumps(text, ensure_ascii=False)
        made = base.replace(sha256, hashlib.sha256(f"{sha256}{number}".encode()).hexdigest())
        for old, new in (
                (f'"agency": "{agency}"', f'"agency": {quoted}'),
                ('"archive": null', f'"archive": [{{"name": "档号", "value": {quoted}}}]'),
                ('"paragraphs": [\n', f'"paragraphs": [\n{quoted},\n'),
                (f'"raw": "{WORDS}"', f'"raw": {quoted}' if text in TEXTS else f'"raw": "{WORDS}"')):
            assert old in made, old
            made = made.replace(old, new, 1)
        (folder / f"hard-{number:02d}.json").write_text(made, newline="")
