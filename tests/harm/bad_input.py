"""Gives the converter every file that is no report, beside one good report.

Each bad file must be named in a problem with a code, none may yield a figure, the exit status is
1, and the good report is converted all the same. Run: python3 -m tests.harm.bad_input [--nianbao PATH].
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.lib.tree import PROGRAM

import bad
import docx

# files that must not share their problem's code: what to do next differs
DISTINCT = [('empty.docx', 'noise.docx'), ('empty.docx', 'truncated.docx'), ('encrypted-package.docx', 'legacy.doc'),
            ('not-well-formed.docx', 'dtd.docx'), ('plain-zip.docx', 'encrypted-zip.docx'), ('plain-zip.docx', 'truncated.docx')]


def faults_of(name, item, run, result):
    """(what is wrong with the converter's answer, the problem's code)."""
    message = run.stderr.decode('utf-8', 'replace')
    codes = re.findall(r'\[([a-z0-9-]+)\]', message)
    faults = []
    if run.returncode != 1:
        faults.append('exit status %d, expected 1' % run.returncode)
    if not any(code != 'form-unknown' for code in codes) and not item.opens or not codes:
        faults.append('no problem is named: %r' % message[:200])
    if result.exists():
        report = json.loads(result.read_text(encoding='utf-8'))
        numbers = [c['field'] for c in report['cells'] if c['value'] is not None]
        if numbers:
            faults.append('%d figures out of nothing: %s' % (len(numbers), numbers[:2]))
    return faults, codes[0] if codes else ''


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--nianbao', default=PROGRAM)
    options = parser.parse_args()
    passed = failed = 0
    first_code = {}
    environment = dict(os.environ, LC_ALL='C.UTF-8')

    def settle(name, faults):
        nonlocal passed, failed
        passed += not faults
        failed += bool(faults)
        for fault in faults:
            print('FAIL %s: %s' % (name, fault))

    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / 'in', Path(folder) / 'out'
        source.mkdir()
        (source / 'good.docx').write_bytes(docx.docx_bytes(bad.good()))
        files = bad.bad_files()
        for name, item in files.items():
            (source / name).write_bytes(item.data)
            alone = Path(folder) / ('alone-' + name)
            run = subprocess.run([options.nianbao, 'convert', '-o', str(alone), str(source / name)],
                                 capture_output=True, env=environment)
            faults, first_code[name] = faults_of(name, item, run, alone / (Path(name).stem + '.json'))
            settle(name, faults)
        for one, other in DISTINCT:
            same = first_code[one] == first_code[other]
            settle(one, ['shares the code %s with %s' % (first_code[one], other)] if same else [])
        run = subprocess.run([options.nianbao, 'convert', '-o', str(target), str(source)], capture_output=True, env=environment)
        settle('all together', [] if run.returncode == 1 else ['exit status %d' % run.returncode])
        settle('good beside bad', [] if (target / 'good.json').exists() else ['the good report was not converted'])
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
