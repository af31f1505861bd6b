"""Where things are in the tree. Who imports this may import the makers of reports in tools/corpus by name."""
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / 'corpus'
SERIES = CORPUS / 'series'
SHARE = int(os.environ.get('SHARE', '1'))     # of tests/run: 4 where a fourth of what repeats is enough
PROGRAM = str(ROOT / 'build' / 'nianbao')     # where --nianbao says nothing else

sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / 'tools' / 'corpus'))
