"""One cell (or label, or line of prose) as strangers write it, in a report that is known otherwise.

    python3 -m tests.cells [--nianbao PROGRAM] [--only ID[,ID]] [--keep FOLDER]

cells_make.py makes the files, each with what must come out of it. All are converted in one run and each JSON is held
against it: the printed number where a reader sees exactly one, else null and a problem; every other cell as before.
--keep leaves the files and their JSON in that folder.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

from tests.cells.cases import BASE, CASES
from tests.lib.tree import PROGRAM


# ---- the cells that `tables` prints ---------------------------------------------------------------

def grid_cells(grid):
    """[[text | '<' (the cell at its left) | None (no cell)]] -> {(row, column, colspan): text or texts}"""
    cells = {}
    for row, line in enumerate(grid, 1):
        for column, text in enumerate(line, 1):
            if text in ('<', None):
                continue
            span = 1
            while column - 1 + span < len(line) and line[column - 1 + span] == '<':
                span += 1
            cells[row, column, span] = text
    return cells


def text_fits(want, got):
    texts = want['any'] if isinstance(want, dict) else [want]
    return got.strip('\n ') in [text.strip('\n ') for text in texts]


def grid_faults(check, data):
    if len(data['tables']) != len(check['grids']):
        return ['%d tables, not %d' % (len(data['tables']), len(check['grids']))]
    faults = []
    for grid, table in zip(check['grids'], data['tables']):
        want = grid_cells(grid)
        got = {(c['row'], c['column'], c['colspan']): c['text'] for c in table['cells']}
        if set(want) != set(got) or not all(text_fits(want[key], got[key]) for key in want):
            faults.append('`tables` gives %s' % got)
    return faults


def text_faults(check, data):
    """The cell has a text."""
    for table in data['tables']:
        for cell in table['cells']:
            if (table['table'], cell['row'], cell['column']) == (check['table'], check['row'], check['column']):
                return [] if cell['text'].strip() else ['`tables` gives the cell no text']
    return ['`tables` has no such cell']


# ---- the JSON of a report -------------------------------------------------------------------------

def problems_there(check, data):
    """Codes of the problems of that cell or its row."""
    return [p['code'] for p in data['problems'] if p['code'] == 'hidden-text' or (
        (p['table'], p['row']) == (check['table'], check['row']) and p['column'] in (None, check['column']))]


def cell_faults(check, data, cell):
    told = problems_there(check, data)
    seen = '%s = %r (raw %r, %s), problems there %s' % (check['field'], cell['value'], cell['raw'], cell['state'], told)
    faults = []
    if not any(cell['value'] == value and (told or not problem) for value, problem in check['accept']):
        faults.append(seen)
    if cell['state'] in check.get('not_state', []):
        faults.append('state: ' + seen)
    raw = ''.join((cell['raw'] or '').split())
    if 'raw_has' in check and not any(text in raw for text in check['raw_has']):
        faults.append('raw without %s: %s' % (check['raw_has'], seen))
    if 'unit' in check and cell['value'] == check['unit'][0] and cell['unit'] != check['unit'][1]:
        faults.append('unit %r: %s' % (cell['unit'], seen))
    return faults


def report_faults(check, data):
    faults = []
    cells = {cell['field']: cell for cell in data['cells']}
    field = check.get('field')
    if field:
        faults += cell_faults(check, data, cells[field]) if field in cells else ['no ' + field]
    if check.get('same'):
        faults += ['report.%s is %r' % (key, data['report'][key]) for key in ('title', 'agency', 'year', 'form', 'period')
                   if data['report'][key] != BASE['report'][key]]
    if check.get('no_fail'):
        faults += ['%s fails' % c['id'] for c in data['checks'] if c['state'] == 'fails']
    if check.get('quiet'):
        faults += ['%s (%s, %s, %s)' % (p['code'], p['table'], p['row'], p['column']) for p in data['problems']
                   if p['table'] is not None]
    for other, (value, _) in BASE['cells'].items():
        got = cells[other]['value'] if other in cells else 'missing'
        if other != field and got != value:
            faults.append('%s is %r, not %r' % (other, got, value))
    return faults


# ---- the program ----------------------------------------------------------------------------------

def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=600)


def tables_of(program, path):
    """(the JSON of `tables`, or None; what the program said)"""
    done = run(program, 'tables', str(path))
    return (json.loads(done.stdout) if done.returncode == 0 else None), done.stderr.decode('utf-8', 'replace')


def case_faults(program, case, path, output):
    check = case['check']
    faults = []
    if check['run'] == 'tables' or check.get('cell_text'):
        data, said = tables_of(program, path)
        if data is None:
            return ['`tables` refuses: ' + said.strip()]
        if check['run'] == 'tables':
            return grid_faults(check, data)
        faults += text_faults(check, data)
    if not output.exists():
        return faults + ['no JSON']
    return faults + report_faults(check, json.loads(output.read_text('utf-8')))


def run_cases(program, cases, folder):
    """Faulty cases; the files lie in FOLDER/files and FOLDER/tables, the JSON in FOLDER/json."""
    for name in ('files', 'tables'):
        (folder / name).mkdir(parents=True, exist_ok=True)
    paths = {}
    for case in cases:
        place = folder / ('tables' if case['check']['run'] == 'tables' else 'files')
        paths[case['id']] = place / ('%s.%s' % (case['id'], case['ending']))
        paths[case['id']].write_bytes(case['data'])
    done = run(program, 'convert', '-q', '-o', str(folder / 'json'), str(folder / 'files'))
    failed = 0
    if done.returncode not in (0, 1):       # 1: a report has an error that its JSON names
        print('convert: status %d\n%s' % (done.returncode, done.stderr.decode('utf-8', 'replace')))
        failed += 1
    for case in cases:
        faults = case_faults(program, case, paths[case['id']], folder / 'json' / (case['id'] + '.json'))
        if faults:
            failed += 1
            print('FAILED %s [%s] %s: %s' % (case['id'], case['source'], case['situation'], '; '.join(faults[:4])))
    print('%d passed, %d failed' % (len(cases) - min(failed, len(cases)), failed))
    return 1 if failed or not cases else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--nianbao', default=PROGRAM)
    parser.add_argument('--only', default='')
    parser.add_argument('--keep', default='')
    options = parser.parse_args()
    cases = [c for c in CASES if not options.only or c['id'] in options.only.split(',')]
    if options.keep:
        return run_cases(options.nianbao, cases, pathlib.Path(options.keep))
    with tempfile.TemporaryDirectory() as folder:
        return run_cases(options.nianbao, cases, pathlib.Path(folder))


if __name__ == '__main__':
    sys.exit(main())
