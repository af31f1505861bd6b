"""One report in every carrier, cut off at places spread over the file. What is left is named, or read
with a warning at least: no figure may be wrong, and none may be missing, without a word.

Run: python3 -m tests.carriers.cut_off [--nianbao PATH] [--cuts N] [--seed N] [--as CARRIER] [--keep FOLDER]
"""
import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.lib.tree import PROGRAM

import facts
import prose
import saving
from compare import ASIDE


def places(data, count, rng):
    """Where to cut: at random, and inside the last numbers, which half of one would still be."""
    numbers = [m.start() + 1 for m in re.finditer(rb'[1-9][0-9]+', data)]
    return sorted({rng.randrange(1, len(data)) for _ in range(count)} | set(numbers[-count:]))


def faults_of(truth, run):
    if run.returncode not in (0, 1):
        return ['exit status %d: %s' % (run.returncode, run.stderr[-200:])]
    if not run.stdout:
        return [] if b'[' in run.stderr else ['refused without a word']
    result = json.loads(run.stdout.decode('utf-8'))
    if any(p['severity'] != 'note' and p['code'] not in ASIDE for p in result['problems']):
        return []
    wrong = [c['field'] for c in result['cells'] if (str(c['value']) if c['value'] is not None else '') != truth[c['field']].value]
    return ['SILENT %s' % wrong[:3]] if wrong else []


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--nianbao', default=PROGRAM)
    parser.add_argument('--cuts', type=int, default=25)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--as', dest='carrier', choices=saving.CARRIERS)
    parser.add_argument('--keep')
    options = parser.parse_args()
    passed = failed = 0
    report = facts.invent(options.seed, '2021')
    truth = {field: value for field, (_, value) in report.values.items()}
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(options.keep or folder)
        folder.mkdir(exist_ok=True)
        for carrier in [options.carrier] if options.carrier else saving.CARRIERS:
            data, ending = saving.save(prose.plain_report(report), carrier)
            for place in places(data, options.cuts, rng):
                path = folder / ('%s-%d.%s' % (carrier, place, ending))
                path.write_bytes(data[:place])
                found = faults_of(truth, subprocess.run([options.nianbao, 'convert', str(path)], capture_output=True, timeout=60))
                passed += not found
                failed += bool(found)
                for fault in found:
                    print('FAILED %s cut behind %d of %d bytes: %s' % (carrier, place, len(data), fault))
    print('%d passed, %d failed' % (passed, failed))
    return failed != 0 or passed == 0


if __name__ == '__main__':
    sys.exit(main())
