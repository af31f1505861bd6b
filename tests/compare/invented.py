"""Series of reports that nobody has seen before, compared, and held against what must be said of them.

    python3 -m tests.compare.invented [--nianbao PROGRAM] [--seeds 6] [--first 1]

A seed makes one agency between 2011 and 2025: forms as they followed each other (some offices kept an
old one, some lack years), figures by chance (blanks, marks, words, zeros, decimals, negative changes),
carried over soundly, or broken on purpose. What `compare --json` must say is computed here from the
figures alone; of the project only shared knowledge is used: the equations between years, and which
rows of the two national forms speak of the same thing, both written down again below.
"""
import argparse
import copy
import json
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

from tests.lib.cases import Cases
from tests.lib.tree import CORPUS, PROGRAM

LOCAL = ('fujian-2009', 'shanghai-2008', 'dingxi-2009')
cases = Cases(shown=40)


def hold(what, good, why=''):
    """A case is a check, which the words behind the last comma name, of a seed."""
    cases.hold(' '.join(what.split(' ')[:2]) + ', ' + what.rpartition(', ')[2], good, '%s: %s' % (what, why))


def templates():
    """A report of each form from the corpus, the one with the most fields; None where a form has none."""
    found = {}
    for path in sorted(CORPUS.rglob('*.json')):
        report = json.loads(path.read_text())
        form = report.get('report', {}).get('form') if isinstance(report, dict) else None
        whole = form and not any(c['state'] == 'absent' for c in report['cells'])
        if whole and len(report['cells']) > len(found.get(form, {'cells': []})['cells']):
            found[form] = report
    return found


# ---- making a series ----

def figure(chance, field):
    """(state, printed text); the value is the text of a number."""
    kind = chance.random()
    if kind < 0.05:
        return 'blank', ''
    if kind < 0.08:
        return 'not_applicable', chance.choice(('/', '-', '——'))
    if kind < 0.10:
        return 'text', '见附件'
    if kind < 0.40:
        return 'number', '0'
    if 'change' in field:
        return 'number', str(chance.randint(-40, 40))
    if 'amount' in field or 'fees' in field:
        return 'number', '%d.%02d' % (chance.randint(0, 9999), chance.randint(1, 99))
    return 'number', str(chance.choice((chance.randint(1, 9), chance.randint(10, 999), chance.randint(1000, 99999))))


def forms_of(chance, known):
    """year -> form, as offices changed over; some years are missing."""
    local, middle = chance.choice([f for f in LOCAL if f in known]), chance.choice(('2014', 'fujian-2014'))
    turns = (2014 + chance.choice((0, 0, 1)), 2019 - chance.choice((0, 0, 1)), 2021 + chance.choice((-1, 0, 0, 1)))
    years = [y for y in range(2011, 2026) if chance.random() > 0.08]
    return {y: ('2021' if y >= turns[2] else '2019' if y >= turns[1] else middle if y >= turns[0] else local)
            for y in years}


def carry(chance, before, now):
    """Carries figures over: most soundly, one in ten broken; blanks stay as chance had them."""
    def put(field, parts):
        if field not in now or any(p is None or p[0] != 'number' for p in parts) or chance.random() < 0.1:
            return
        total = sum(Fraction(p[1]) for p in parts) + (chance.random() < 0.1) * chance.randint(1, 9)
        if total >= 0 or 'change' in field:
            now[field] = ('number', str(float(total)) if total.denominator != 1 else str(total.numerator))
    for field in list(now):
        stem, _, leaf = field.rpartition('.')
        if stem == 'requests.carried_in':
            put(field, [before.get('requests.carried_out.' + leaf)])
        elif leaf == 'items_last_year':
            put(field, [before.get(field), before.get(stem + '.items_change')])
        elif leaf == 'total_disclosed':
            put(field, [before.get(field), now.get(stem + '.newly_disclosed')])
        elif leaf == 'cumulative':
            put(field, [before.get(field), now.get(stem + '.this_year')])
        elif leaf == 'in_force' and now.get(stem + '.repealed', ('',))[0] == 'number':
            put(field, [before.get(field), now.get(stem + '.issued'), ('number', str(-Fraction(now[stem + '.repealed'][1])))])


def series(chance, known):
    """year -> (form, {field: (state, text)})"""
    result, before = {}, {}
    for year, form in forms_of(chance, known).items():
        fields = [c['field'] for c in known[form]['cells']]
        now = {f: figure(chance, f) for f in fields}
        if before and chance.random() < 0.1: # a copied report
            now.update({f: v for f, v in before.items() if f in now})
        elif year - 1 in result:
            carry(chance, before, now)
        result[year], before = (form, now), now
    return result


def write(folder, name, year, template, figures):
    report = copy.deepcopy(template)
    report['report'].update(agency=name, year=year, title='%s%d年政府信息公开工作年度报告' % (name, year),
                            published=None, period={'start': '%d-01-01' % year, 'end': '%d-12-31' % year})
    report['source'].update(name='%d.docx' % year, sha256='%064x' % year)
    report.update(sections=[], problems=[], checks=[])
    for cell in report['cells']:
        state, text = figures[cell['field']]
        value = json.loads(text) if state == 'number' else None
        cell.update(state=state, raw=text, value=value)
        at, names = report['data'], cell['field'].split('.')
        for part in names[:-1]:
            at = at[part]
        at[names[-1]] = value
    (folder / ('%d.json' % year)).write_text(json.dumps(report, ensure_ascii=False))


# ---- what must be said ----

def bounds(terms):
    """[(sign, (state, text), may be negative)] -> (with blanks as zero, least, most, blanks took part)."""
    zero = least = most = Fraction(0)
    open_ends, blanks = float('inf'), False
    for sign, (state, text), signed in terms:
        if state == 'number':
            zero, least, most = zero + sign * Fraction(text), least + sign * Fraction(text), most + sign * Fraction(text)
        elif state in ('blank', 'text'):
            blanks = True
            least = -open_ends if signed or sign < 0 else least
            most = open_ends if signed or sign > 0 else most
    return zero, least, most, blanks


def state_of(left, right):
    zero, least, most, _ = bounds([(1, f, s) for f, s in left] + [(-g, f, s) for g, f, s in right])
    return 'holds' if zero == 0 else 'not_assessable' if least <= 0 <= most else 'fails'


def checks_expected(made):
    """{(id, years, field of this year): state}"""
    expected = {}
    for year in made:
        if year - 1 not in made:
            continue
        (form_a, a), (form_b, b) = made[year - 1], made[year]
        same = form_a == form_b
        for field in b:
            stem, _, leaf = field.rpartition('.')
            years = (year - 1, year)
            if stem == 'requests.carried_in' and 'requests.carried_out.' + leaf in a:
                expected['history.carried_over', years, field] = state_of([(a['requests.carried_out.' + leaf], False)],
                                                                          [(1, b[field], False)])
            elif leaf == 'in_force' and same:
                expected['history.in_force', years, field] = state_of([(b[field], False)], [
                    (1, a[field], False), (1, b[stem + '.issued'], False), (-1, b[stem + '.repealed'], False)])
            elif leaf == 'items_last_year' and same:
                expected['history.items', years, field] = state_of([(b[field], False)], [
                    (1, a[field], False), (1, a[stem + '.items_change'], True)])
            elif leaf == 'total_disclosed' and same:
                expected['history.cumulative', years, field] = state_of([(b[field], False)], [
                    (1, a[field], False), (1, b[stem + '.newly_disclosed'], False)])
            elif leaf == 'cumulative' and field.startswith('statistics.') and same and stem + '.this_year' in b:
                expected['history.cumulative', years, field] = state_of([(b[field], False)], [
                    (1, a[field], False), (1, b[stem + '.this_year'], False)])
    return expected


def number(figures, field):
    state, text = figures.get(field, ('absent', ''))
    return Fraction(text) if state == 'number' else None


def exact(form_a, form_b, field):
    """Both forms have the field and it means the same in both."""
    national = {form_a, form_b} == {'2019', '2021'}
    return form_a == form_b or (national and field.split('.')[0] in ('requests', 'review'))


def percent_of(given, difference):
    """With one digit, half away from zero; none of nothing or of a negative figure; all of it is gone only at nothing."""
    if difference is None or given[0] <= 0:
        return None
    tenths = difference * 1000 / given[0]
    tenths = (1 if tenths >= 0 else -1) * Fraction(int(abs(tenths) + Fraction(1, 2)))
    return Fraction(-999, 10) if tenths == -1000 and given[1] != 0 else tenths / 10


def check_change(name, change, a, b, forms):
    (form_a, form_b), (before, now) = forms, (a, b)
    sides = [[number(figures, f) for f in fields] for figures, fields in zip((before, now), change['fields'])]
    values = [None if not s or None in s else sum(s) for s in sides]
    marks = [any(figures.get(f, ('',))[0] == 'not_applicable' for f in fields)
             for figures, fields in zip((before, now), change['fields'])]
    given = [None if v is None else Fraction(str(v)) for v in change['values']]
    where = '%s %s %s' % (name, change['years'], change['field'])
    for i in range(2): # a mark counts as zero within a sum
        if not (marks[i] and len(sides[i]) > 1):
            hold(where + ', values', values[i] == given[i], (change, values))
    compares = change['comparability'] in ('same', 'renamed', 'sum_of', 'narrowed', 'widened', 'redefined')
    ratio_allowed = change['comparability'] in ('same', 'renamed', 'sum_of')
    difference = given[1] - given[0] if None not in given and compares else None
    found = None if change['difference'] is None else Fraction(str(change['difference']))
    hold(where + ', difference', found == difference, change)
    ratio = change['ratio']
    wanted = given[1] / given[0] if difference is not None and ratio_allowed and given[0] != 0 else None
    hold(where + ', ratio', (ratio is None) == (wanted is None) and
         (wanted is None or abs(Fraction(str(ratio)) - wanted) <= Fraction(1, 1000000)), change)
    percent = None if change['percent'] is None else Fraction(str(change['percent']))
    hold(where + ', percent', percent == percent_of(given, difference if ratio_allowed else None), change)
    old = [f not in ('2019', '2021') for f in forms]
    if form_a != form_b and any(old):
        hold(where + ', break', change['comparability'] in ('not_comparable', 'loose') or
             all(old) and not compares, change)
        hold(where + ', break marked', 'break' in change['flags'], change)
    if 'break' in change['flags']:
        hold(where + ', no number over a break', change['difference'] is None and ratio is None, change)
    hold(where + ', changed', ('changed' in change['flags']) == (given[0] != given[1]), change)
    hold(where + ', years between', ('years_between' in change['flags']) == (change['years'][1] - change['years'][0] > 1), change)
    outlier = difference is not None and ratio_allowed and min(given) >= 0 and max(given) >= 10 and \
        (given[1] > 5 * given[0] or 5 * given[1] < given[0])
    hold(where + ', outlier', ('outlier' in change['flags']) == outlier, change)


def check_series(program, seed, known):
    chance = random.Random(seed)
    made = series(chance, known)
    name = '第%d号县人民政府' % seed
    with tempfile.TemporaryDirectory() as folder:
        for year, (form, figures) in made.items():
            write(Path(folder), name, year, known[form], figures)
        ran = subprocess.run([program, 'compare', '--json', folder], capture_output=True, text=True, timeout=300)
    strange = [line for line in ran.stderr.splitlines() if '[check-changed]' not in line] # no checks are written
    hold('seed %d, exit status' % seed, ran.returncode in (0, 1, 2) and not strange, strange)
    agencies = json.loads(ran.stdout)['agencies']
    hold('seed %d, one agency' % seed, len(agencies) == 1)
    agency, years = agencies[0], sorted(made)
    hold('seed %d, years' % seed, agency['years'] == years)
    hold('seed %d, missing years' % seed, agency['missing_years'] ==
         [y for y in range(years[0], years[-1]) if y not in made], agency['missing_years'])
    found = {(c['id'], tuple(c['years']), c['field'] + ('.' + c['column'] if c['column'] else '')): c['state']
             for c in agency['checks']}
    expected = checks_expected(made)
    hold('seed %d, checks made' % seed, found.keys() == expected.keys(), sorted(found.keys() ^ expected.keys())[:5])
    for key in found.keys() & expected.keys():
        hold('seed %d %s, state' % (seed, key), found[key] == expected[key], (found[key], expected[key]))
    for before, now in zip(years, years[1:]):
        changes = [c for c in agency['changes'] if c['years'] == [before, now]]
        forms, figures = (made[before][0], made[now][0]), (made[before][1], made[now][1])
        for change in changes:
            check_change('seed %d' % seed, change, *figures, forms)
        for i in range(2): # no figure of either year is dropped
            there = {f for c in changes for f in c['fields'][i]}
            hold('seed %d %d of %d-%d, every row' % (seed, i, before, now), set(figures[i]) <= there,
                 sorted(set(figures[i]) - there)[:5])
        together = {c['field'] for c in changes if c['comparability'] in ('same', 'sum_of') and all(c['fields'])}
        for field in figures[0].keys() & figures[1].keys():
            if exact(*forms, field):
                hold('seed %d %d-%d %s, side by side' % (seed, before, now, field), any(
                    field in c['fields'][0] and field in c['fields'][1] and c['comparability'] == 'same' for c in changes))
        if set(forms) == {'2019', '2021'}:
            hold('seed %d, the rows of （六） together' % seed,
                 {'requests.other.total.' + c for c in ('natural_person', 'total')} <= together, together)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--nianbao', default=PROGRAM)
    parser.add_argument('--seeds', type=int, default=6)
    parser.add_argument('--first', type=int, default=1)
    options = parser.parse_args()
    known = templates()
    hold('a report of each form', {'2014', 'fujian-2009', 'fujian-2014', '2019', '2021'} <= known.keys(), known.keys())
    for seed in range(options.first, options.first + options.seeds):
        check_series(options.nianbao, seed, known)
    return cases.finish()


if __name__ == '__main__':
    sys.exit(main())
