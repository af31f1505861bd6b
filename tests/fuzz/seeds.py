#!/usr/bin/python3
"""Seeds of the body target: the parts of every corpus report, a zero byte between them.
Run: tests/fuzz/seeds.py FOLDER"""
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = 'word/document.xml', 'word/styles.xml', 'word/numbering.xml', 'word/footnotes.xml', 'word/header1.xml'

for path in sorted((ROOT / 'corpus').glob('*.docx')):
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        parts = [archive.read(name) if name in names else b'' for name in PARTS]
    if b'\0' not in parts[0]:
        (Path(sys.argv[1]) / path.stem).write_bytes(b'\0'.join(parts).rstrip(b'\0'))
