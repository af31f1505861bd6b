"""Documents that only an office suite reads, by way of LibreOffice, and what is said without it.

    python3 -m tests.carriers.legacy [--nianbao PROGRAM] [--all]

Reports of corpus/ are saved as .doc, .rtf and .odt by LibreOffice (--all: every one of them); their
figures must be those of corpus/NAME.json, and of one in each kind the same bytes twice. Skips where LibreOffice is not installed.
"""
import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.lib.tree import CORPUS, PROGRAM

FEW = {'doc': ['2020-three-pieces', '2024-huaian-official-form'], 'rtf': ['2023-six-decimals'], 'odt': ['2024-huaian-official-form']}
KINDS = {'doc': 'legacy-doc', 'rtf': 'rtf', 'odt': 'odt'}
passed = failed = 0


def hold(what, good, why=''):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print('FAILED %s: %s' % (what, str(why)[:500]))


def convert(program, path, **environment):
    return subprocess.run([program, 'convert', str(path)], capture_output=True, timeout=300,
                          env=dict(os.environ, LC_ALL='C.UTF-8', **environment))


def save_as(kind, reports, folder):
    subprocess.run(['soffice', '-env:UserInstallation=file://%s/profile' % folder, '--headless', '--convert-to', kind,
                    '--outdir', str(folder)] + [str(r) for r in reports], capture_output=True, timeout=300)


def figures(report):
    return [(c['field'], c['value'], (c['raw'] or '').strip(), c['state']) for c in report['cells']]


def check_converted(program, path, expected, temporary, twice):
    run = convert(program, path, TMPDIR=temporary)
    if run.returncode > 1 or not run.stdout:
        hold(path.name, False, run.stderr.decode())
        return
    got = json.loads(run.stdout)
    different = [pair for pair in zip(figures(expected), figures(got)) if pair[0] != pair[1]]
    hold(path.name + ', figures', not different and expected['data'] == got['data'], different[:2])
    hold(path.name + ', title facts', expected['report'] == got['report'], got['report'])
    source = got['source']
    hold(path.name + ', format', source['format'] == path.suffix[1:], source)
    hold(path.name + ', hash and maker', source['sha256'] == hashlib.sha256(path.read_bytes()).hexdigest()
         and source['converted']['by'].startswith('LibreOffice'), source)
    if twice:
        again = convert(program, path, TMPDIR=temporary)
        hold(path.name + ', the same bytes again', again.stdout == run.stdout, again.stderr.decode())
    hold(path.name + ', told', 'legacy-converted' in [p['code'] for p in got['problems']], got['problems'])


def check_without(program, path, code, folder):
    """No LibreOffice on the path, then one that ends well and writes nothing."""
    folder.mkdir()
    run = convert(program, path, PATH=str(folder))
    message = run.stderr.decode()
    hold(path.name + ' without LibreOffice', run.returncode == 1 and not run.stdout and '[%s]' % code in message
         and 'libreoffice-writer-nogui' in message, message)
    (folder / 'soffice').write_text('#!/bin/sh\nexit 0\n')
    (folder / 'soffice').chmod(0o755)
    run = convert(program, path, PATH=str(folder))
    hold(path.name + ' without its output', run.returncode == 1 and b'[legacy-not-converted]' in run.stderr, run.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--nianbao', default=PROGRAM)
    parser.add_argument('--all', action='store_true')
    options = parser.parse_args()
    if shutil.which('soffice') is None:
        print('LibreOffice (libreoffice-writer-nogui) is not installed')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        temporary = Path(folder) / 'tmp'
        temporary.mkdir()
        for kind, code in KINDS.items():
            reports = [r for r in sorted(CORPUS.glob('*.docx')) if options.all or r.stem in FEW[kind]]
            save_as(kind, reports, Path(folder))
            for report in reports:
                path = Path(folder) / ('%s.%s' % (report.stem, kind))
                check_converted(options.nianbao, path, json.loads(report.with_suffix('.json').read_text(encoding='utf-8')),
                                str(temporary), report == reports[0])
            check_without(options.nianbao, path, code, Path(folder) / ('path-' + kind))
        hold('nothing is left behind', not list(temporary.iterdir()), list(temporary.iterdir()))
    print('%d passed, %d failed' % (passed, failed))
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
