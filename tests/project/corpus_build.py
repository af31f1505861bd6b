"""The reports of corpus/ that our own tool writes must be what the tool writes, byte for byte."""
import subprocess
import sys

from tests.lib.tree import ROOT

run = subprocess.run([sys.executable, '-B', str(ROOT / 'tools' / 'corpus' / 'build.py'), '--check'])
print('1 passed, 0 failed' if run.returncode == 0 else '0 passed, 1 failed')
sys.exit(run.returncode)
