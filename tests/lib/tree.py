"""Where things are in the tree. Who imports this may import the makers of reports in tools/corpus by name."""
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / 'corpus'
SERIES = CORPUS / 'series'
PROGRAM = str(ROOT / 'build' / 'nianbao')     # where --nianbao says nothing else

sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / 'tools' / 'corpus'))
