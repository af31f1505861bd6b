"""Comparisons of corpus/series, held against the reports themselves and what is planted in them.

    python3 -m tests.compare.series [--nianbao PROGRAM]
    python3 -m tests.compare.series --update      writes corpus/series/NAME.comparison.* anew (read the diff!)

The checks between years are made again here from the figures of the JSON files; no percentage may
stand over a blank, a zero or a break; every field of both years must be there.
"""
import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.lib.tree import CORPUS, PROGRAM, ROOT, SERIES

# corpus/series/README.md: what fails, and what is missing, late or copied.
PLANTED = {
    'yunxi': set(),
    'linhe': {('history.items', 2020), ('history.carried_over', 2021), ('history.carried_over', 2024),
              ('history.in_force', 2023)},
    'shiqiao': set(),
    'nanpu': set(),
}
MISSING = {'shiqiao': [2022], 'yunxi': [], 'linhe': []}
passed = failed = 0


def hold(what, good, why=''):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print('FAILED %s: %s' % (what, str(why)[:500]))


def run(program, *arguments):
    return subprocess.run([program, 'compare', *map(str, arguments)], capture_output=True, text=True, timeout=300,
                          env=dict(os.environ, LC_ALL='C.UTF-8'))


def reports_of(name):
    return {json.loads(p.read_text())['report']['year']: json.loads(p.read_text())
            for p in sorted((SERIES / name).glob('[0-9]*.json'))}


def carried(reports):
    """Columns in which 四 of a year is not 二 of the next, both being numbers: (column, year)."""
    broken, pairs = set(), 0
    for year in sorted(reports):
        before, now = reports.get(year - 1, {}).get('data', {}).get('requests'), reports[year]['data'].get('requests')
        if not before or not now:
            continue
        for column, value in before['carried_out'].items():
            pairs += 1
            if None not in (value, now['carried_in'][column]) and value != now['carried_in'][column]:
                broken.add((column, year))
    return broken, pairs


def check_series(program, name):
    reports = reports_of(name)
    ran = run(program, '--json', *sorted((SERIES / name).glob('[0-9]*.json')))
    comparison = json.loads(ran.stdout)
    checks = [c for a in comparison['agencies'] for c in a['checks']]
    fails = {(c['id'], c['years'][-1]) for c in checks if c['state'] == 'fails'}
    hold(name + ', checks that fail', fails == PLANTED[name], fails)
    hold(name + ', exit status', ran.returncode == any(i == 'history.carried_over' for i, _ in PLANTED[name]), ran.returncode)
    if name in MISSING: # the others are one agency
        hold(name + ', missing years', [a['missing_years'] for a in comparison['agencies']] == [MISSING[name]])
        broken, pairs = carried(reports)
        over = [c for c in checks if c['id'] == 'history.carried_over']
        hold(name + ', every column of every pair', len(over) == pairs and pairs > 0, (len(over), pairs))
        hold(name + ', the columns', {(c['column'], c['years'][-1]) for c in over if c['state'] == 'fails'} == broken, broken)
    changes = [c for a in comparison['agencies'] for c in a['changes']]
    wrong = [c for c in changes if c['ratio'] is not None and
             (c['values'][0] in (None, 0) or c['values'][-1] is None or c['comparability'] not in ('same', 'renamed', 'sum_of'))]
    hold(name + ', percentages', not wrong and any(c['ratio'] is not None for c in changes), wrong[:2])
    for year, report in reports.items():
        if name not in MISSING or year - 1 not in reports:
            continue
        there = {f for c in changes if c['years'][-1] == year for f in [c['field']] + [f for side in c['fields'] or [] for f in (side or [])]}
        fields = {c['field'] for c in report['cells']}
        hold('%s %d, every field' % (name, year), fields <= there, sorted(fields - there)[:4])


def check_expected(program, name, update):
    """Byte for byte what stands beside the series: every figure as CSV, and what a person reads, in Chinese."""
    for kind, option, locale in (('csv', ['--csv'], 'C.UTF-8'), ('text', [], 'zh_CN.UTF-8')):
        path = SERIES / ('%s.comparison.%s' % (name, kind))
        made = subprocess.run([program, 'compare', *option, 'corpus/series/' + name], capture_output=True, cwd=ROOT,
                              env=dict(os.environ, LC_ALL=locale)).stdout
        if update:
            path.write_bytes(made)
        expected = path.read_bytes()
        different = [pair for pair in zip(made.splitlines(), expected.splitlines()) if pair[0] != pair[1]]
        hold('%s is what is expected; else see --update' % path.name, made == expected != b'',
             '\n'.join(line.decode() for line in different[0]) if different else (len(made), len(expected)))


def check_renamed(program):
    """One agency under three names: three of them without the table of aliases, and with it one without a gap."""
    folder, aliases = SERIES / 'nanpu', SERIES / 'agencies.tsv'
    apart, joined = (json.loads(run(program, '--json', *options, folder).stdout) for options in ([], ['--agencies', aliases]))
    hold('renamed, apart', len(apart['agencies']) == 3 and any(p['code'] == 'compare-names-near' for p in apart['problems']),
         apart['problems'])
    agency = joined['agencies'][0]
    hold('renamed, joined', len(joined['agencies']) == 1 and agency['years'] == list(range(2015, 2024)) and
         agency['missing_years'] == [] and len(agency['names']) == 3, (agency['years'], agency['missing_years'], agency['names']))
    broken, pairs = carried(reports_of('nanpu'))
    over = [c for c in agency['checks'] if c['id'] == 'history.carried_over']
    hold('renamed, carried over', len(over) == pairs > 0 and not broken and all(c['state'] == 'holds' for c in over), len(over))
    hold('renamed, said', sum(p['code'] == 'compare-names-differ' for p in agency['problems']) == 5, agency['problems'])
    hold('renamed, not missing', not any(p['code'] == 'compare-years-missing' for p in agency['problems']), agency['problems'])


def check_statuses(program):
    one, other = SERIES / 'yunxi' / '2023.json', SERIES / 'yunxi' / '2024.json'
    hold('the same report twice', run(program, one, one).returncode == 0)
    hold('two that differ', run(program, one, other).returncode == 1)
    hold('one that is not there', run(program, one, 'no-such.json').returncode == 2)
    rows = run(program, '--csv', one, other).stdout.splitlines()
    hold('CSV', len(rows) > 198 and len({row.count(',') for row in rows[:1]}) == 1, len(rows))
    with tempfile.TemporaryDirectory() as folder:
        for path in (ROOT / 'mappings').glob('*.*'):
            (Path(folder) / path.name).write_bytes(path.read_bytes())
        broken = Path(folder) / 'comparability.tsv'
        broken.write_text(broken.read_text() + 'no.such.field\tsame\n')
        ran = run(program, '--mappings', folder, one, other)
        hold('a broken comparability.tsv is refused', ran.returncode not in (0, 1) and 'comparability.tsv' in ran.stderr,
             ran.stderr)


def check_archive(program):
    """From the database the same bytes as from the files; and databases made to harm are named."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        archive, reports = folder / 'archive.db', folder / 'out'
        for path in SERIES.glob('*/[0-9]*.json'):
            copy = reports / path.relative_to(SERIES)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
        made = subprocess.run([program, 'export', '--sqlite', archive, reports], capture_output=True)
        whole = archive.read_bytes()
        for options in ([], ['--all'], ['--json'], ['--csv']):
            files, database = (run(program, *options, path) for path in (reports, archive))
            hold('archive %s' % options, made.returncode == 0 and files.stdout == database.stdout != '' and
                 (files.returncode, files.stderr) == (database.returncode, database.stderr), database.stderr)
        hold('an archive is not written to', archive.read_bytes() == whole)
        hold('an archive in a folder is passed over', run(program, '--json', folder).stdout == run(program, '--json', reports).stdout)

        def change(sql):
            path = folder / 'changed.db'
            path.write_bytes(whole)
            database = sqlite3.connect(path)
            database.executescript(sql)
            database.close()
            return path.read_bytes()

        endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, i AS path, i AS json, i AS report_id FROM n'
        hostile = {
            'empty': (b'SQLite format 3\0', 'changed.db'),
            'a word document': (b'PK\3\4' + bytes(99), 'changed.db'),
            'cut': (whole[:len(whole) // 2], 'changed.db'),
            'cut to its first page': (whole[:4096], 'changed.db'),
            'another program\'s': (change('PRAGMA application_id = 5'), 'nianbao'),
            'a newer one': (change('PRAGMA user_version = 99'), 'nianbao'),
            'an earlier one': (change('DROP TABLE documents; PRAGMA user_version = 1'), '--sqlite'),
            'one report without its JSON': (change('DELETE FROM documents WHERE path LIKE "%2023.json"'), '--sqlite'),
            'an endless view': (change('DROP TABLE documents; CREATE VIEW documents AS ' + endless), '--sqlite'),
            'other columns': (change('DROP TABLE documents; CREATE TABLE documents (x)'), 'changed.db'),
            'a report of noughts': (change('UPDATE documents SET json = zeroblob(99999) WHERE path LIKE "%2023.json"'), '2023.json'),
            'a report of 40 MB': (change('UPDATE documents SET json = hex(zeroblob(20000000)) WHERE path LIKE "%yunxi/2023.json"'),
                                  'changed.db'),
        }
        for seed in range(8): # bytes that are others, here and there
            broken = bytearray(whole)
            for at in range(100 + seed * 37, len(broken), 1009 + seed * 100):
                broken[at] ^= 0x55
            hostile['broken %d' % seed] = (bytes(broken), '.db')
        for name, (content, words) in hostile.items():
            path = folder / 'changed.db'
            path.write_bytes(content)
            ran = run(program, '--json', path)
            hold('a database, ' + name, ran.returncode == 2 and words in ran.stderr, (ran.returncode, ran.stderr[:200]))
        path.write_bytes(hostile['an earlier one'][0]) # is brought up to date
        subprocess.run([program, 'export', '--sqlite', path, reports], capture_output=True)
        hold('added to once more', run(program, '--csv', path).stdout == run(program, '--csv', reports).stdout)


def check_terminal(program):
    """An agency's name and a file's are a stranger's: on a terminal they steer nothing."""
    steering = '\x1b[2J\x9b31m\u202e\u2066'
    with tempfile.TemporaryDirectory() as folder:
        for year in (2023, 2024):
            report = json.loads((SERIES / 'yunxi' / ('%d.json' % year)).read_text())
            report['report']['agency'] = report['report']['title'] = '某局' + steering
            (Path(folder) / ('%s%d.json' % (steering, year))).write_text(json.dumps(report))
        for command in ('compare', 'check'):
            ran = subprocess.run([program, command, *sorted(str(p) for p in Path(folder).iterdir())], capture_output=True,
                                 text=True, env=dict(os.environ, LC_ALL='C.UTF-8'))
            shown = ran.stdout + ran.stderr
            hold(command + ', on a terminal', '2J' in shown and not any(c in shown for c in '\x1b\x9b\u202e\u2066'), shown[:200])


def check_lines(program):
    """Reports as lines of one file, which are read again, and through a pipe, which cannot be."""
    paths = sorted((SERIES / 'yunxi').glob('[0-9]*.json'))
    lines = ''.join(json.dumps(json.loads(p.read_text()), ensure_ascii=False) + '\n' for p in paths)
    apart = run(program, '--csv', *paths).stdout
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / 'reports.jsonl'
        path.write_text(lines)
        hold('JSON Lines', run(program, '--csv', path).stdout == apart != '')
    piped = subprocess.run([program, 'compare', '--csv', '-'], input=lines, capture_output=True, text=True)
    hold('JSON Lines through a pipe', piped.stdout == apart, piped.stderr)
    with tempfile.TemporaryDirectory() as folder: # as convert --jsonl writes them: other keys stand first
        folder = Path(folder)
        words = sorted(CORPUS.glob('202[0-4]-*.docx'))
        (folder / 'no-report.docx').write_text('x')
        run_lines = subprocess.run([program, 'convert', '--jsonl', folder / 'no-report.docx', *words], capture_output=True)
        (folder / 'run.jsonl').write_bytes(run_lines.stdout)
        subprocess.run([program, 'convert', '-o', folder / 'out', *words], capture_output=True)
        files, lines = run(program, '--csv', folder / 'out'), run(program, '--csv', folder / 'run.jsonl')
        hold('the lines of a run', lines.stdout == files.stdout and lines.stdout.count('\n') > 100, lines.stderr)
        piped = subprocess.run([program, 'compare', '--csv', '-'], input=run_lines.stdout, capture_output=True)
        hold('the lines of a run through a pipe', piped.stdout.decode() == files.stdout, piped.stderr)


def check_order_of_keys(program):
    """A report whose keys stand in another order says whose it is only at its end."""
    with tempfile.TemporaryDirectory() as folder:
        for year in (2023, 2024):
            report = json.loads((SERIES / 'yunxi' / ('%d.json' % year)).read_text())
            for key in ('report', 'source'):
                report[key] = report.pop(key)
            (Path(folder) / ('%d.json' % year)).write_text(json.dumps(report, ensure_ascii=False))
        two = [SERIES / 'yunxi' / ('%d.json' % y) for y in (2023, 2024)]
        hold('keys in another order', run(program, '--csv', folder).stdout == run(program, '--csv', *two).stdout != '')


def most_memory(program, folder, *options):
    """In KiB, of one run; what it writes goes nowhere."""
    with open(os.devnull, 'w') as nowhere:
        child = subprocess.Popen([program, 'compare', *options, folder], stdout=nowhere, stderr=nowhere)
        return os.wait4(child.pid, 0)[2].ru_maxrss


def check_memory(program):
    """However many agencies there are, one of them is in memory: eight times as many take hardly more."""
    if b'__asan_init' in Path(program).read_bytes():
        return # the sanitizer keeps what was freed
    reports = [json.loads((SERIES / 'yunxi' / ('%d.json' % y)).read_text()) for y in range(2018, 2026)]
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / 'few', Path(folder) / 'many'
        for i in range(32):
            for report in reports:
                report['report']['agency'] = '第%d号县人民政府' % i
                path = (few if i < 4 else many) / str(i) / ('%d.json' % report['report']['year'])
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(json.dumps(report, ensure_ascii=False))
        page = Path(folder) / 'page.html'
        for options in ([], ['--json'], ['--csv'], ['--html', page]):
            small, large = most_memory(program, few, *options), most_memory(program, many, *options)
            hold('memory %s' % options[:1], large - small < 5000, (small, large))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--nianbao', default=PROGRAM)
    parser.add_argument('--update', action='store_true')
    options = parser.parse_args()
    check_memory(options.nianbao) # while this process is small: its size is that of its children when they begin
    for name in PLANTED:
        check_series(options.nianbao, name)
        check_expected(options.nianbao, name, options.update)
    check_renamed(options.nianbao)
    check_statuses(options.nianbao)
    check_archive(options.nianbao)
    check_terminal(options.nianbao)
    check_lines(options.nianbao)
    check_order_of_keys(options.nianbao)
    print('%d passed, %d failed' % (passed, failed))
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
