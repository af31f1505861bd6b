"""One comparison in its four formats held against each other, figure by figure: what JSON says of a figure, a change,
a check that fails or a report, the text, the CSV and the page must say as well.

    python3 -m tests.compare.views --nianbao build/nianbao [--seeds 2] [--first 1]

Compares the series of the corpus, each agency by itself and all together, and series that a seed makes
(invented.py), with blanks, words, units and broken sums. The page is read in Chromium, from what it shows;
without the browser (sh tools/setup browser) that part is skipped."""
import argparse
import csv
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from decimal import Decimal
from pathlib import Path

from tests.compare import invented
from tests.lib.cases import Cases
from tests.lib.tree import CORPUS, PROGRAM, ROOT, SERIES
from tests.page import __main__ as looker

KINDS = ('check', 'history', 'doubt') # of checks that fail: within a report, between years, with a reason maybe
SIGNS = {'check': '✗', 'history': '⇄', 'doubt': '疑'}
cases = Cases()
series = ['']     # the one at hand


def hold(what, good, why=''):
    """A case is a check, which the words behind the last comma name, of a series."""
    cases.hold('%s: %s' % (series[0], what.rpartition(', ')[2]), good, '%s: %s' % (what, why))


def same(what, found, expected):
    """Two lists, whatever their order."""
    found, expected = Counter(found), Counter(expected)
    hold(what, found == expected, 'only here %s; missing %s' % (list((found - expected))[:4], list((expected - found))[:4]))


def compare(program, paths, *options, locale='C.UTF-8'):
    ran = subprocess.run([program, 'compare', *options, *map(str, paths)], capture_output=True, text=True, timeout=600,
                         cwd=ROOT, env=dict(os.environ, LC_ALL=locale))
    hold('exit status', ran.returncode in (0, 1) or 'check-changed' in ran.stderr, ran.stderr[-400:]) # checks that are made have none on file
    return ran.stdout


# ---- what JSON says ----

class Agency:
    """An agency of the JSON: its figures and changes by line and report."""

    def __init__(self, agency):
        self.json, self.reports = agency, agency['reports']
        self.figures, self.links = {}, {}
        self.kinds = {c['id']: 'history' if c['severity'] == 'error' else 'doubt' for c in agency['checks']}
        pairs = [[a['year'], b['year']] for a, b in zip(self.reports, self.reports[1:])]
        for change in agency['changes']:
            now = pairs.index(change['years']) + 1
            hold('a change stands once', (change['line'], now) not in self.links, change)
            self.links[change['line'], now] = change
            for side, at in ((0, now - 1), (1, now)):
                figure = (change['values'][side], change['states'][side], tuple(change['fields'][side]), tuple(change['failing'][side]))
                known = self.figures.setdefault((change['line'], at), figure)
                hold('a figure is the same in both of its changes', known == figure, (change, known))

    def kind_of(self, check_id):
        return self.kinds.get(check_id, 'check')

    def failures(self):
        """(kind, years, formula, blanks as zero), between years and within the reports."""
        between = [(self.kind_of(c['id']), tuple(c['years']), c['formula'], c['blanks_as_zero'])
                   for c in self.json['checks'] if c['state'] == 'fails']
        return between + [('check', (r['year'],), c['formula'], c['blanks_as_zero']) for r in self.reports for c in r['failing']]

    def counts(self, r):
        report = self.reports[r]
        return {'check': report['checks_failing'], 'history': report['carried_failing'], 'doubt': report['doubtful']}

    def text_of(self, r):
        """What the whole report has of the year before's text, or None."""
        year = self.reports[r]['year']
        return next((t for t in self.json['text'] if t['whole'] and t['years'][1] == year and t['characters'] > 0), None)

    def repeats(self, r):
        return any(t['over_half'] for t in self.json['text'] if t['years'][1] == self.reports[r]['year'])


def check_json(name, agency):
    """The counts of a report are those of the lists; a figure fails no check that is not listed."""
    failures = agency.failures()
    for r, report in enumerate(agency.reports):
        for kind, count in agency.counts(r).items():
            listed = sum(k == kind and years[-1] == report['year'] for k, years, *_ in failures)
            hold('%s %s, %s' % (name, report['year'], kind), count == listed, (count, listed))
    listed = {c['id'] for c in agency.json['checks'] if c['state'] == 'fails'} | {c['id'] for r in agency.reports for c in r['failing']}
    marked = {one for *_, failing in agency.figures.values() for one in failing}
    hold(name + ', checks at figures', marked == listed or len(agency.reports) == 1, marked ^ listed)
    for text in agency.json['text']:
        over = text['share'] is not None and text['share'] > Decimal('0.5')
        hold(name + ', a share over half is no less', not text['over_half'] or text['repeated'] * 2 > text['characters'], text)
        hold(name + ', a share is not rounded up to half', not over or text['repeated'] * 2 > text['characters'], text)


# ---- CSV ----

def check_csv(name, agencies, text):
    rows = list(csv.DictReader(io.StringIO(text)))
    def word(value):
        return '' if value is None else str(value)
    expected = [{
        'agency': word(agency.json['agency']), 'field': c['field'], 'label': c['label'], 'year_before': str(c['years'][0]),
        'year': str(c['years'][1]), 'value_before': word(c['values'][0]), 'value': word(c['values'][1]),
        'state_before': c['states'][0], 'state': c['states'][1], 'difference': word(c['difference']), 'ratio': word(c['ratio']),
        'comparability': c['comparability'], 'flags': ' '.join(c['flags']), 'reason': word(c['reason']), 'line': c['line'],
        'percent': word(c['percent']), 'failing_before': ' '.join(c['failing'][0]), 'failing': ' '.join(c['failing'][1]),
    } for agency in agencies for c in agency.json['changes']]
    hold(name + ', a row a change', len(rows) == len(expected), (len(rows), len(expected)))
    for row, wanted in zip(rows, expected):
        hold('%s %s %s, CSV' % (name, wanted['field'], wanted['year']), row == wanted,
             {k: (row.get(k), v) for k, v in wanted.items() if row.get(k) != v})


# ---- text ----

def wide(text):
    """A character two columns wide is two characters."""
    return ''.join(c + '\0' if unicodedata.east_asian_width(c) in 'WF' else c for c in text)


def table_cut(lines, heads):
    """Rows of a table of changes: a name, then what stands against the right below each head, then the rest."""
    head, ends = wide(lines[0]), []
    for word in heads:
        ends.append(head.index(wide(word), ends[-1] if ends else 0) + len(wide(word)))
    rows = []
    for line in map(wide, lines[1:]):
        cells = [line[a:b].strip() for a, b in zip(ends, ends[1:] + [len(line)])]
        named = re.split(' {2,}', line[:ends[0]].lstrip())
        rows.append(tuple(cell.replace('\0', '') for cell in (named[0].strip(), named[1] if len(named) > 1 else '', *cells)))
    return rows


def blocks_of(text):
    """Lines at the left, each with the lines indented below it."""
    blocks = []
    for line in text.splitlines():
        if line.startswith('  '):
            blocks[-1][1].append(line)
        elif line:
            blocks.append((line, []))
    return blocks


# What the text calls things, in English and in Chinese.
TEXTS = {
    'C.UTF-8': {'name': 'field', 'heads': ['difference', 'percent'], 'blank': '(blank)', 'marks': (
        ('outlier', 'outlier'), ('copied', 'as last year'), ('break', 'not comparable'), ('caution', 'meaning changed'))},
    'zh_CN.UTF-8': {'name': 'label', 'heads': ['增减', '幅度'], 'blank': '（空）', 'marks': (
        ('outlier', '变化异常'), ('copied', '与上年雷同'), ('break', '不可比'), ('caution', '口径有变'))},
}


def point_words(change, side, blank):
    """What the text has for a figure; {} stands for the words of a cell, which JSON does not repeat."""
    value, state, fields = change['values'][side], change['states'][side], change['fields'][side]
    if not fields:
        return ''
    plain = str(value) if value is not None else '?' if len(fields) > 1 else {'blank': blank, 'absent': '×'}.get(state, '{}')
    return ('!' if change['failing'][side] else '') + ('Σ' if len(fields) > 1 else '') + plain


def signed(number):
    return '' if number is None else '+%s' % number if number > 0 else str(number)


def change_words(change, words, said):
    """The row of the text. words: as words_of has them for one report; said: the language."""
    def words_of(side):
        printed = words.get((change['years'][side], *change['fields'][side]), ('{}', ''))[0].strip()
        return point_words(change, side, said['blank']).replace('{}', printed)
    percent = signed(change['percent'])
    return (change[said['name']], words_of(0), words_of(1), signed(change['difference']), percent + '%' * (percent != ''),
            ', '.join(word for flag, word in said['marks'] if flag in change['flags']))


def check_changes(name, agency, text, words, several, said):
    blocks = {re.split('[:：（(]', head)[0].strip(): lines for head, lines in blocks_of(text) if ' → ' in head}
    for r in range(1, len(agency.reports)):
        years = [agency.reports[r - 1]['year'], agency.reports[r]['year']]
        lines = blocks.get('%d → %d' % tuple(years), [])
        ends = [i for i, line in enumerate(lines) if re.match(r'  (\[\d+\] |! |not compared|另有)', line)]
        rows = table_cut(lines[:min(ends, default=len(lines))], [*map(str, years), *said['heads']]) if lines else []
        rows = [(*row[:-1], re.sub(r' ?\[\d+\]$', '', row[-1])) for row in rows]
        expected = [change_words(c, words, said) for (_, now), c in agency.links.items() if now == r and (not several or 'outlier' in c['flags'])]
        same('%s %s, rows of the text' % (name, years), rows, expected)


def check_problems(name, agency, text):
    """The checks that fail, with their years and numbers; then the problems by their codes."""
    lines = next((lines for head, lines in blocks_of(text) if head == 'Problems:'), [])
    ids = {c['id'] for c in agency.json['checks']} | {c['id'] for r in agency.reports for c in r['failing']}
    rows = [re.split(' {2,}', line.strip()) for line in lines if line.split()[0] in ids]
    found = [(tuple(map(int, row[1].split(' → '))), next(cell for cell in row if re.search('[≠<>]', cell))) for row in rows]
    same(name + ', checks in the text', found, [(years, formula + ' (blanks as zero)' * blanks)
                                               for _, years, formula, blanks in agency.failures()])
    same(name + ', problems in the text', [line.split('[')[1].split(']')[0] for line in lines if line.startswith('  [')],
         [p['code'] for p in agency.json['problems']])
    hold(name + ', nothing is wrong, or something', ('no problem was found' in text) == (not lines), text[:200])


def share_words(share, digits):
    """A share as the text and the page print it: not rounded up, with so many digits."""
    return '%.*f' % (digits - 2, Decimal(int(share * 10 ** digits)) / 10 ** (digits - 2))


def check_reports(name, agency, text):
    lines = blocks_of(text)[0][1]
    found = [re.split(' +', line.strip()) for line in lines[1:]]
    expected = []
    for r, report in enumerate(agency.reports):
        fails, text_of = sum(agency.counts(r).values()), agency.text_of(r)
        late = ['(late)'] if report['late'] else []
        notes = '%d errors, %d warnings' % (report['errors'], report['warnings'])
        expected.append([str(report['year']), report['form'] or '?', *([str(fails)] if fails else []),
                         *(notes.split() if report['errors'] + report['warnings'] else []),
                         *([share_words(text_of['share'], 3) + '%'] if text_of else []),
                         *([report['published'], *late] if report['published'] else []), report['file']])
    hold(name + ', the reports by year', found == expected, (found, expected))


def check_several(name, agencies, text):
    """What is wrong, counted, and the agencies by year."""
    counts = {'checks between years that fail': 'history', 'checks within a report that fail': 'check',
              'stocks and cumulative figures that do not follow': 'doubt'}
    found = {}
    for line in text.split('\n\n')[0].splitlines():
        row = re.fullmatch(r'  (\S.*?) {2,}(\d+) {2,}(\d+)', line)
        if row:
            found[row[1]] = (int(row[2]), int(row[3]))
    expected = {}
    for word, kind in counts.items():
        expected[word] = [sum(agency.counts(r)[kind] for r in range(len(agency.reports))) for agency in agencies]
    def codes(*wanted):
        return [sum(p['code'] in wanted for p in agency.json['problems']) for agency in agencies]
    expected['missing years'] = [len(agency.json['missing_years']) for agency in agencies]
    expected['published late'] = [sum(r['late'] for r in agency.reports) for agency in agencies]
    expected["reports that repeat last year's text (over half, of all or of a section)"] = [sum(agency.repeats(r) for r in range(len(agency.reports))) for agency in agencies]
    expected["tables with last year's figures"] = [len(agency.json['copied']) for agency in agencies]
    expected['sentences with a year that cannot be'] = codes('year-slip', 'year-slip-plan')
    expected = {word: (sum(each), sum(count > 0 for count in each)) for word, each in expected.items() if sum(each)}
    hold(name + ', what is wrong is counted', found == expected, (found, expected))
    for agency in agencies:
        line = next(line for line in text.splitlines() if line.startswith('  %s  ' % (agency.json['agency'] or '(names no agency)')))
        marks = re.findall(r'!(\d+)', line)
        fails = [sum(agency.counts(r).values()) for r in range(len(agency.reports))]
        hold(name + ', checks that fail, by year', [int(one) for one in marks] == [one for one in fails if one], (line, fails))
        hold(name + ', late', line.count(' L') == sum(r['late'] for r in agency.reports), line)


# ---- the page ----

READ_CELLS = '''
    for (const one of document.querySelectorAll(".choice label:last-child input[name^=column]")) one.click();
    const texts = (cell, css) => [...cell.querySelectorAll(css)].map((one) => one.textContent);
    return [...document.querySelectorAll("table.years")].flatMap((table) => {
        const years = [...table.tHead.rows[0].cells].slice(1, -1).map((one) => one.textContent);
        return [...table.tBodies[0].rows].filter((row) => row.querySelector("button.label")).flatMap((row) =>
            [...row.querySelectorAll("td[data-line]")].map((cell, i) => {
                const rest = cell.cloneNode(true), title = row.querySelector("button.label").title;
                const told = i % 5 === 0 || cell.querySelector(".mark, .difference") !== null;
                if (told) cell.focus();
                for (const one of rest.querySelectorAll(".mark, .sign, .difference")) one.remove();
                return { line: title, year: years[i], shown: rest.textContent, marks: texts(cell, ".mark"), signs: texts(cell, ".sign"),
                    difference: texts(cell, ".difference")[0] || "", look: cell.className.split(" "),
                    detail: told ? document.getElementById("detail").textContent : null };
            }));
    });'''
READ_FINDINGS = '''
    for (const one of document.querySelectorAll(".more")) one.click();
    return [...document.querySelectorAll("section.kind")].map((kind) => ({ kind: kind.querySelector("h3").id.slice(5),
        count: kind.querySelector(".count").textContent, summary: document.querySelector(".summary ." + kind.querySelector("h3").id.slice(5) + " strong").textContent,
        rows: [...kind.querySelectorAll("tbody tr")].map((row) => ({ agency: row.querySelector("th")?.textContent ?? null,
            when: row.querySelector(".when").textContent, told: row.lastChild.textContent, formula: row.querySelector(".formula")?.textContent ?? null })) }));'''
READ_ROWS = 'return [...document.querySelectorAll(arguments[0])].map((row) => [...row.cells].map((cell) => cell.textContent))'
READ_PROSE = '''
    return [...document.querySelectorAll("input[name=text]")].map((input) => { input.click();
        return { against: input.parentElement.textContent, sections: [...document.querySelectorAll(".prose")].map((one) =>
            [one.querySelector("h3").firstChild.textContent, one.querySelector(".share")?.textContent ?? null, one.querySelector(".over") !== null,
                [...one.querySelectorAll("mark")].map((mark) => mark.textContent)]) }; });'''
READ_POINTS = '''
    return [...document.querySelectorAll(".chart")].map((chart) => [chart.querySelector("figcaption span").textContent,
        [...chart.querySelectorAll("g.point title")].map((one) => one.textContent)]);'''


def minus(text):
    return text.replace('-', '−')


def percent_words(percent):
    return '' if percent is None else '%s%s %%' % (minus(signed(percent)), '' if '.' in str(percent) else '.0')


def difference_words(change):
    """As the page has it: +6（+30.0 %）; nothing where nothing changed."""
    if change is None or change['difference'] in (None, 0):
        return ''
    percent = percent_words(change['percent'])
    return minus(signed(change['difference'])) + ('（%s）' % percent if percent else '')


def change_sign(change):
    if change is None:
        return []
    if 'copied' in change['flags']:
        return ['＝']
    if change['difference'] in (None, 0):
        return []
    return [('‼' if 'outlier' in change['flags'] else '') + ('▲' if change['difference'] > 0 else '▼')]


def cell_words(figure, raw):
    """What a cell shows, and its signs: (shown, signs before that of a change)."""
    value, state, fields, _ = figure
    if not fields:
        return '·', []
    if len(fields) > 1:
        return (str(value) if value is not None else '?'), ['Σ']
    return (str(value) if value is not None else {'blank': '（空）', 'absent': '×'}.get(state, raw)), []


def check_cell(what, cell, agency, r, words):
    key = (cell['line'], r)
    figure, change = agency.figures.get(key, (None, 'absent', (), ())), agency.links.get(key)
    raw, unit = words.get((agency.reports[r]['year'], *figure[2]), ('', ''))
    shown, sums = cell_words(figure, raw)
    number = figure[0] is not None
    hold(what + ', shown', cell['shown'] == shown, (cell, figure))
    hold(what + ', signs', sorted(cell['signs']) == sorted(sums + (change_sign(change) if number else [])), (cell, change))
    hold(what + ', difference', cell['difference'] == (difference_words(change) if number else ''), (cell, change))
    flags = change['flags'] if change else []
    for flag, look in (('break', 'broken'), ('caution', 'caution')):
        hold(what + ', ' + flag, (look in cell['look']) == (flag in flags), (cell, change))
    fails = {agency.kind_of(one) for one in figure[3]}
    hold(what + ', checks that fail', cell['marks'] == [SIGNS[kind] for kind in KINDS if kind in fails], (cell, figure))
    hold(what + ', looks sound', bool({'fails', 'doubt'} & set(cell['look'])) == bool(fails), cell)
    if cell['detail'] is not None:
        check_detail(what, cell['detail'], agency, r, figure, change, (raw, unit))


def check_detail(what, detail, agency, r, figure, change, words):
    report, (raw, unit) = agency.reports[r], words
    wanted = [str(report['year']), report['source']]
    if figure[0] is not None:
        wanted.append('数值 %s %s' % (figure[0], unit))
    if len(figure[2]) == 1 and figure[1] != 'absent':
        wanted.append('原文 “%s”' % raw)
    if difference_words(change):
        wanted.append(difference_words(change))
    if change and change['reason']:
        wanted.append(change['reason'])
    missing = [one for one in wanted if one not in detail]
    hold(what + ', the line below', not missing, (missing, detail))
    told = sum(detail.count(sign + ' ') for sign in SIGNS.values())
    hold(what + ', the line below tells what fails', (told > 0) == bool(figure[3]) and (told == 0 or '≠' in detail or '>' in detail or '<' in detail), detail)


def check_tables(name, driver, agency, words):
    years = {str(report['year']): r for r, report in enumerate(agency.reports)}
    missing, seen = {str(year) for year in agency.json['missing_years']}, set()
    for cell in driver.execute_script(READ_CELLS):
        what = '%s %s %s, page' % (name, cell['line'], cell['year'])
        if cell['year'] in missing:
            hold(what + ', missing', cell['shown'] == '缺' and 'missing' in cell['look'], cell)
            continue
        check_cell(what, cell, agency, years[cell['year']], words)
        seen.add((cell['line'], years[cell['year']]))
    lost = [key for key, figure in agency.figures.items() if figure[2] and key not in seen]
    hold(name + ', every figure stands on the page', not lost, lost[:5])


def told_elsewhere(code):
    return code in ('compare-late', 'compare-years-missing', 'compare-copied', 'compare-text-repeated', 'compare-report-repeated')


def years_words(years):
    return ' → '.join(str(year) for year in years if year)


def field_words(field):
    return ' · '.join(part.replace('_', ' ') for part in field.split('.'))


def findings_expected(agency):
    """kind -> what its rows say in English: (when, a part of it)"""
    fails = {kind: [(years_words(years), formula + ' (blanks as zero)' * blanks) for one, years, formula, blanks in agency.failures() if one == kind]
             for kind in KINDS}
    def outlier(change):
        percent = percent_words(change['percent'])
        return '%s: %s → %s%s' % (field_words(change['field']), *change['values'], ' (%s)' % percent if percent else '')
    repeats = []
    for r, report in enumerate(agency.reports):
        if agency.repeats(r):
            whole = agency.text_of(r)
            sections = [t for t in agency.json['text'] if t['years'] == whole['years'] and t['over_half'] and not t['whole'] and
                        (t['heading'] or not whole['over_half'])]
            repeats.append((years_words(whole['years']), (share_words(whole['share'], 3) + ' % of the text repeats') * whole['over_half'] +
                            ''.join('“%s” %s %% ' % (t['heading'] or '(introduction)', share_words(t['share'], 3)) for t in sections)))
    return {
        **fails,
        'outlier': [(years_words(c['years']), outlier(c)) for c in agency.json['changes'] if 'outlier' in c['flags']],
        'missing': [(str(year), 'no report for %d' % year) for year in agency.json['missing_years']],
        'late': [(str(r['year']), 'published ' + r['published']) for r in agency.reports if r['late']],
        'copied': [(years_words(c['years']), ' (%d figures' % c['equal'] if c['whole'] else ' %d of %d ' % (c['equal'], c['compared']))
                   for c in agency.json['copied']],
        'repeat': repeats,
        'other': [(None, p['message_en']) for p in agency.json['problems'] if not told_elsewhere(p['code'])],
    }


def check_findings(name, found, expected):
    hold(name + ', kinds of problems', {one['kind'] for one in found} == {kind for kind, rows in expected.items() if rows},
         ([one['kind'] for one in found], [kind for kind, rows in expected.items() if rows]))
    for one in found:
        rows, wanted = one['rows'], list(expected.get(one['kind'], []))
        hold('%s, how many: %s' % (name, one['kind']), one['count'] == one['summary'] == str(len(rows)) == str(len(wanted)), (one['count'], len(wanted)))
        for row in rows:
            told = row['formula'] if row['formula'] is not None else row['told']
            fits = next((w for w in wanted if w[0] in (None, row['when']) and (w[1] == told if one['kind'] in KINDS + ('outlier', 'repeat') else w[1] in told)), None)
            hold('%s, %s' % (name, one['kind']), fits is not None, (row, wanted[:3]))
            if fits is not None:
                wanted.remove(fits)


def marks_of(agency, r):
    marks = ['%s%d' % (SIGNS[kind], count) for kind, count in agency.counts(r).items() if count]
    return marks, ['≡'] * agency.repeats(r) + ['迟'] * agency.reports[r]['late']


def check_page_reports(name, driver, agency):
    rows = {row[0]: row[1:] for row in driver.execute_script(READ_ROWS, 'table.reports tbody tr')}
    hold(name + ', a row a report', len(rows) == len(agency.reports) + len(agency.json['missing_years']), list(rows))
    for r, report in enumerate(agency.reports):
        row, (fails, _) = rows[str(report['year'])], marks_of(agency, r)
        notes = '错误 %d，提醒 %d' % (report['errors'], report['warnings']) if report['errors'] + report['warnings'] else '无'
        wanted = [(report['published'] or '未写明') + '迟于 3 月 31 日' * report['late'], ''.join(fails) or '无', notes, report['source'], report['file']]
        hold('%s %s, among the reports' % (name, report['year']), row[1:] == wanted and row[0].startswith(report['form'] or '无表格'), (row, wanted))


def check_prose(name, driver, agency):
    found = driver.execute_script(READ_PROSE)
    wanted = [agency.text_of(r) for r in range(len(agency.reports)) if agency.text_of(r)]
    hold(name + ', years of text', len(found) == len(wanted), (len(found), len(wanted)))
    for one, whole in zip(found, wanted):
        sections = [t for t in agency.json['text'] if not t['whole'] and t['years'] == whole['years']]
        over = whole['over_half'] or any(t['over_half'] for t in sections)
        head = '%d 年与 %d 年 · %s %%%s' % (whole['years'][1], whole['years'][0], share_words(whole['share'], 3), ' ≡' * over)
        hold(name + ', a year of text', one['against'] == head, (one['against'], head))
        shares = [(share, is_over) for _, share, is_over, _ in one['sections'] if share is not None]
        expected = [('重复 %s %%%s' % (share_words(t['share'], 3), '，超过考核线' * t['over_half']), t['over_half']) for t in sections]
        hold(name + ', its sections', shares == expected, (shares, expected))
        marked = [passage for *_, passages in one['sections'] for passage in passages]
        hold(name + ', its passages', marked == [passage for t in sections for passage in t['passages']], marked[:3])


def check_charts(name, driver, agency):
    lines = {}
    for (line, r), figure in agency.figures.items():
        if figure[0] is not None:
            lines.setdefault(line, set()).add((str(agency.reports[r]['year']), str(figure[0]), tuple(SIGNS[k] for k in KINDS if k in map(agency.kind_of, figure[3]))))
    sets = list(lines.values())
    for caption, points in driver.execute_script(READ_POINTS):
        found = {(p.split('：')[0], p.split('：')[1].lstrip(''.join(SIGNS.values())), tuple(s for s in SIGNS.values() if s in p.split('：')[1])) for p in points}
        hold('%s, the chart of %s' % (name, caption), found in sets, (found, ))


def check_overview(name, driver, agencies, comparison):
    rows = driver.execute_script(READ_ROWS, 'table.matrix tr')
    years = rows[0][1:]
    for agency, row in zip(agencies, rows[1:]):
        cells = dict(zip(years, row[1:]))
        expected = dict.fromkeys(years, '')
        expected.update({str(year): '缺' for year in agency.json['missing_years']})
        for r, report in enumerate(agency.reports):
            fails, others = marks_of(agency, r)
            expected[str(report['year'])] = (report['form'] or '无表格') + ''.join(fails + others)
        hold(name + ', the matrix', cells == expected and row[0] == (agency.json['agency'] or '（报告未写明机构）'), (row, expected))
    head = driver.execute_script('return document.querySelector(".counts").textContent')
    hold(name + ', the head', head.startswith('%d 个机构 · %d 份报告' % (len(agencies), sum(len(a.reports) for a in agencies))), head)


def check_totals(name, driver, comparison):
    driver.execute_script('for (const one of document.querySelectorAll("details")) { one.open = true; one.dispatchEvent(new Event("toggle")); }')
    rows = driver.execute_script(READ_ROWS, 'table.totals tr')
    found = Counter((re.sub(r' \([\w-]+\)$', '', row[0]), year, cell) for row in rows[1:] for year, cell in zip(rows[0][1:], row[1:]) if cell != '·')
    expected = Counter((field_words(t['field']), str(t['year']), '%s / %d' % (t['sum'], t['reports']) if t['sum'] is not None
                        else '%d of %d have one' % (t['numbers'], t['reports']) if t['numbers'] < t['reports'] else 'two units: no sum') for t in comparison['totals'])
    hold(name + ', totals', found == expected, (list((found - expected))[:4], list((expected - found))[:4]))
    names = [row[0] for row in rows[1:]]
    hold(name + ', totals are told apart', len(set(names)) == len(names), [one for one, count in Counter(names).items() if count > 1][:4])
    keys = Counter((t['form'], t['field'], t['year']) for t in comparison['totals'])
    hold(name + ', a total stands once', max(keys.values(), default=1) == 1, keys.most_common(2))


def check_page(name, driver, page, agencies, comparison, words, alone):
    """alone: the agencies' own views as well, which others beside them do not change."""
    def show(place): # each place is loaded anew
        driver.get('file://%s?%s#%s' % (page, place, place))

    show('')
    check_overview(name, driver, agencies, comparison)
    show('lang=en')
    expected = {}
    for each in [findings_expected(agency) for agency in agencies]:
        for kind, rows in each.items():
            expected.setdefault(kind, []).extend(rows)
    expected['other'] += [(None, p['message_en']) for p in comparison['problems'] if not told_elsewhere(p['code'])]
    check_findings(name, driver.execute_script(READ_FINDINGS), expected)
    check_totals(name, driver, comparison)
    for at, agency in enumerate(agencies if alone else []):
        own = '%s, %s' % (name, agency.json['agency'])
        show('agency=%d&lang=en' % at)
        check_findings(own, driver.execute_script(READ_FINDINGS), findings_expected(agency))
        show('agency=%d' % at)
        check_page_reports(own, driver, agency)
        check_prose(own, driver, agency)
        if len(agency.reports) > 1: # of one report JSON has no changes
            check_charts(own, driver, agency)
            check_tables(own, driver, agency, words[agency.json['agency']])
    log = driver.get_log('browser')
    hold(name + ', no error in the console', log == [], log)


# ---- all of them ----

def words_of(paths):
    """path -> (year, field) -> the words of its cell as printed, and its unit."""
    words = {}
    for path in paths:
        report = json.loads(Path(path).read_text())
        words[str(path)] = {(report['report']['year'], cell['field']): (cell['raw'] or '', cell['unit'] or '') for cell in report['cells']}
    return words


def check_text(name, agencies, text, words, said):
    """Its tables of changes in either language; what is wrong, and the reports, in English."""
    several, english = len(agencies) > 1, said['name'] == 'field'
    parts = {agencies[0].json['agency']: text}
    if several:
        parts = {re.split('[:：]', part)[0].strip(): part for part in text.split('\n\n')}
    if several and english:
        check_several(name, agencies, text)
    for agency in agencies:
        own, part = '%s, %s' % (name, agency.json['agency']), parts[agency.json['agency']]
        check_changes(own, agency, part, words[agency.json['agency']], several, said)
        if english:
            check_problems(own, agency, part)
        if english and not several:
            check_reports(own, agency, part)


def check_series(program, driver, name, paths, options=(), alone=True):
    series[0] = name
    text = compare(program, paths, *options, '--json')
    comparison = json.loads(text, parse_float=Decimal)
    agencies = [Agency(one) for one in comparison['agencies']]
    by_path = words_of(paths)
    words = {a.json['agency']: {k: v for r in a.reports for k, v in by_path[r['file'].removesuffix(':1')].items()} for a in agencies}
    for agency in agencies:
        check_json('%s, %s' % (name, agency.json['agency']), agency)
    check_csv(name, agencies, compare(program, paths, *options, '--csv'))
    several = len(agencies) > 1
    for locale, said in TEXTS.items():
        check_text(name, agencies, compare(program, paths, *options, *([] if several else ['--all']), locale=locale), words, said)
    if driver is not None:
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / 'page.html'
            compare(program, paths, *options, '--html', page)
            check_page(name, driver, page, agencies, comparison, words, alone)


def made_series(folder, seed, known):
    """A generated agency: blanks, words, marks, broken sums, missing years."""
    made = invented.series(random.Random(seed), known)
    for year, (form, figures) in made.items():
        invented.write(Path(folder), '第%d号县人民政府' % seed, year, known[form], figures)
    return sorted(Path(folder).glob('*.json'))


def open_browser():
    try:
        return looker.browser() if looker.webdriver is not None else None
    except Exception as reason: # no browser, or none that starts
        print('the page is not looked at: %s' % str(reason).splitlines()[0])
        return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--nianbao', default=PROGRAM)
    parser.add_argument('--seeds', type=int, default=2)
    parser.add_argument('--first', type=int, default=1)
    options = parser.parse_args()
    program, driver = os.path.abspath(options.nianbao), open_browser()
    try:
        names = sorted(path.name for path in SERIES.iterdir() if path.is_dir())
        for name in names:
            check_series(program, driver, name, sorted((SERIES / name).glob('[0-9]*.json')))
        check_series(program, driver, 'nanpu joined', sorted((SERIES / 'nanpu').glob('[0-9]*.json')), ('--agencies', SERIES / 'agencies.tsv'))
        check_series(program, driver, 'all', [path for name in names for path in sorted((SERIES / name).glob('[0-9]*.json'))], alone=False)
        local = [SERIES / 'yunxi' / '2011.json', SERIES / 'yunxi' / '2012.json', CORPUS / '2012-shanghai-labels-cut.json']
        check_series(program, driver, 'two local forms', local)
        known = invented.templates()
        for seed in range(options.first, options.first + options.seeds):
            with tempfile.TemporaryDirectory() as folder:
                check_series(program, driver, 'seed %d' % seed, made_series(folder, seed, known))
    finally:
        if driver is not None:
            driver.quit()
    return cases.finish(skipped=driver is None)


if __name__ == '__main__':
    sys.exit(main())
