"""Holds the JSON of a report against the truth about the document that was printed.

Comes in: a model.Document and the parsed JSON (numbers as their lexemes). Goes out: Findings, each
with a kind: missing, fields, value, silent, raw, place, fact, section, check, unknown, error. A wrong value
in a report without a warning or an error is silent: the worst that can happen.
"""
import json
import re
from dataclasses import dataclass

import forms
import layout_labels
import statistics_forms
from model import Paragraph, Truth, all_tables, printed_cells, walk_paragraphs
from truth import expected_checks

ABSENT = Truth('absent')
PLACED = {'requests.balance': 'column', 'requests.handled_sum': 'column', 'requests.total_sum': 'field',
          'review.total_sum': 'field', 'disclosure.non_negative': 'field'}
# problems that say nothing of the tables: they are no warning of a wrong figure
ASIDE = {'period-unreadable', 'year-conflict', 'title-missing', 'agency-missing', 'year-missing', 'prose-differs'}


@dataclass
class Finding:
    kind: str
    text: str


def read_json(path):
    """Numbers stay as they are written."""
    with open(path, encoding='utf-8') as file:
        return json.load(file, parse_int=str, parse_float=str)


def raw_texts(cell):
    """What raw may be: the text; with the upper text of ruby behind it, where the carrier has one."""
    if cell.raw is not None:
        return [cell.raw]
    if cell.render != 'ruby':
        return [cell.text]
    return [cell.text, '\n'.join(line + '^(zhu)' if line.strip() else line for line in cell.text.split('\n'))]


def form_of(document, report=None):
    """The form that the document is on; of two that it may be, the one that the report was read on."""
    allowed = document.facts['form']
    form = report['report']['form'] if report else None
    return form if form in allowed else next(iter(sorted(allowed, key=str)))


def expected_cells(document, report=None):
    """field -> (Truth, raw, place or None) of every field that the JSON must have."""
    form = form_of(document, report)
    printed = printed_cells(document)
    fields = forms.field_names(form)
    optional = statistics_forms.optional_fields(form) if form in statistics_forms.FORMS else set()
    for before, added in forms.optional_fields(form).items():
        at = fields.index(before) + 1
        fields[at:at] = added
        optional |= set(added)
    if any(f.startswith('requests.other.total.') for f in printed) and form == '2021':
        at = next(i for i, f in enumerate(fields) if f.startswith('requests.other.'))
        fields[at:at] = ['requests.other.total.' + c for c in forms.APPLICANTS]
    if document.mixed:          # what only the other form has
        optional |= {f for f in printed if f not in fields}
        fields += [f for f in printed if f not in fields]
    expected = {}
    for field in fields:
        if field in printed:
            cell, table, row, column = printed[field]
            expected[field] = (cell.truth, raw_texts(cell), (table, row, column))
        elif field not in optional:
            assert field in document.absent, field
            expected[field] = (ABSENT, [''], None)
    return expected


def member(data, field):
    for key in field.split('.'):
        if not isinstance(data, dict) or key not in data:
            return 'no such member'
        data = data[key]
    return data


def is_told(cell, told):
    """Whether a person is sent to a cell that is wrong: where it has no figure any problem says so, a
    wrong figure needs one in its own row, or about the columns of its table."""
    return any(cell['value'] is None or (p['table'] == cell['table'] and (
        p['row'] == cell['row'] or p['code'].startswith(('column-', 'header-')))) for p in told)


def own_order(fields, document, report):
    """The fields of the form itself in their order; those of （六） come in two shapes."""
    form = form_of(document, report)
    own = set(forms.field_names(form)) if document.mixed else set(fields)
    return [f for f in fields if f in own and '.other.' not in f]


def compare_cells(document, report):
    findings = []
    expected = expected_cells(document, report)
    got = {c['field']: c for c in report['cells']}
    order = [c['field'] for c in report['cells']]
    if document.mixed:          # a column that is not in print may be there for the other form's rows too
        order = [f for f in order if f in expected or f not in document.absent]
    if set(order) != set(expected) or len(order) != len(set(order)):
        missing, extra = sorted(set(expected) - set(order)), sorted(set(order) - set(expected))
        findings.append(Finding('fields', 'missing %d %s, extra %d %s' % (len(missing), missing[:2], len(extra), extra[:2])))
    elif own_order(order, document, report) != own_order(expected, document, report):
        findings.append(Finding('fields', 'order differs'))
    told = [p for p in report['problems'] if p['severity'] in ('warning', 'error') and p['code'] not in ASIDE]
    cut = any(n.startswith('cut') for n in document.notes)      # which of two blanks is a figure's?
    for field, (truth, raw, place) in expected.items():
        cell = got.get(field)
        if cell is None:
            continue
        value = truth.value if truth.state == 'number' else None
        if (cell['value'], cell['state']) != (value, truth.state) or member(report['data'], field) != value:
            kind = 'value' if is_told(cell, told) else 'silent'
            findings.append(Finding(kind, '%s: expected %s %s %r, got %s %s %r' % (
                field, truth.state, value, raw, cell['state'], cell['value'], cell['raw'])))
        elif (cell['raw'] or '') not in raw and not (truth.state == 'blank' and cut):
            findings.append(Finding('raw', '%s: expected %r, got %r' % (field, raw, cell['raw'])))
        elif place and document.placed and truth.state != 'blank' and (cell['table'], cell['row'], cell['column']) != tuple(str(n) for n in place):
            findings.append(Finding('place', '%s: expected %s, got %s' % (
                field, place, (cell['table'], cell['row'], cell['column']))))
        elif truth.unit and cell['unit'] not in (truth.unit, layout_labels.traditional(truth.unit)):
            findings.append(Finding('raw', '%s: unit %s expected, got %s' % (field, truth.unit, cell['unit'])))
    return findings


def bare(text):
    return re.sub(r'\s', '', text) if isinstance(text, str) else text


def compare_facts(document, report):
    got = report['report']
    answers = {
        'agency': bare(got['agency']), 'form': got['form'],
        'year': int(got['year']) if got['year'] else None,
        'period': (got['period']['start'], got['period']['end']) if got['period'] else (None, None),
        'published': got['published'], 'title': bare(got['title']),
    }
    findings = []
    for key, answer in answers.items():
        right = {tuple(bare(x) for x in a) if isinstance(a, tuple) else bare(a) for a in document.facts[key]}
        if answer not in right:
            findings.append(Finding('fact', '%s: expected %s, got %s' % (key, ' or '.join(map(str, right)), answer)))
    return findings


def check_place(check):
    """(id, row or column) of a check, however it is spread over field and column."""
    identity = check['id']
    field, column = check.get('field') or '', check.get('column') or ''
    if identity.startswith('statistics.'):
        return identity, column or field
    if PLACED[identity] == 'column':
        return identity, column or field.rsplit('.', 1)[-1]
    if identity != 'disclosure.non_negative' and field.endswith('.total') and field != 'requests.other.total':
        field = field[:-len('.total')]
    if field == 'requests.other.total.total':
        field = 'requests.other.total'
    return identity, field


def compare_checks(document, report):
    truths = {f: t for f, (t, _, _) in expected_cells(document, report).items()}
    expected = expected_checks(form_of(document, report), truths)
    got = {}
    for check in report['checks']:
        if check['id'] in PLACED or check['id'].startswith('statistics.'):
            got[check_place(check)] = (check['state'], check['blanks_as_zero'])
        elif check['state'] == 'fails' and not document.prose_fails:
            got[check['id'], check.get('field') or ''] = ('fails', False)
    findings = []
    named = [c['id'] for c in report['checks'] if c['state'] == 'fails'] + [p['code'] for p in report['problems']]
    if document.prose_fails and not any('prose' in name for name in named):
        findings.append(Finding('check', 'nothing says that prose and table disagree'))
    for key, (state, blanks) in expected.items():
        answer = got.get(key)
        if answer is None:
            findings.append(Finding('check', '%s: no such check, expected %s' % (key, state)))
        elif answer[0] != state:
            findings.append(Finding('check', '%s: expected %s, got %s' % (key, state, answer[0])))
        elif answer[1] != blanks and key[0] != 'disclosure.non_negative':
            findings.append(Finding('check', '%s: blanks_as_zero %s expected, got %s' % (key, blanks, answer[1])))
    for key, answer in got.items():
        # where a row or column is not in print, what is left may be called a failure or unknown
        if document.loud and document.absent and key[0] in ('requests.handled_sum', 'requests.total_sum'):
            continue
        if answer[0] == 'fails' and key not in expected:
            findings.append(Finding('check', '%s: fails, not expected' % (key,)))
    return findings


def compare_problems(document, report):
    findings = []
    for text in document.unknown:
        whole_table = document.unknown_table == text and any(p['code'] == 'table-unknown' for p in report['problems'])
        if not whole_table and not any(text in (p['raw'] or '') or text in (p['message'] or '') for p in report['problems']):
            findings.append(Finding('unknown', 'no problem names %s' % text))
    severities = {p['severity'] for p in report['problems']}
    if document.loud and not severities & {'warning', 'error'}:
        findings.append(Finding('unknown', 'neither a warning nor an error, though something is missing'))
    for problem in report['problems']:
        if problem['severity'] == 'error' and not document.loud:
            findings.append(Finding('error', '%s: %s' % (problem['code'], problem['message_en'])))
    return findings


def walk_sections(sections):
    for section in sections:
        yield section
        yield from walk_sections(section['sections'])


NUMERALS = '一二三四五六七八九十' '\u2F00\u2F06\u2F0B\u2F17\uF9D1'  # radicals, and another 六
NUMBER = re.compile(r'^([%s]+、|（[%s0-9]+）|[0-9]+、)' % (NUMERALS, NUMERALS))


def compare_sections(document, report):
    """Every heading is a section, every line of prose is kept, tables stand under their heading."""
    if not any(isinstance(b, Paragraph) and b.role == 'heading' for b in walk_paragraphs(document.blocks)):
        return []
    findings, kept, headings = [], set(), set()
    for section in walk_sections(report['sections']):
        headings.add(bare(section['heading'] or ''))
        kept |= {bare(text) for text in section['paragraphs']}
    for paragraph in walk_paragraphs(document.blocks):
        text = bare(paragraph.text)
        title = NUMBER.sub('', text)
        if paragraph.role == 'heading' and title not in headings:
            findings.append(Finding('section', 'no section %s' % paragraph.text))
        elif paragraph.role == 'prose' and text not in kept and title not in headings:
            findings.append(Finding('section', 'prose is lost: %s' % paragraph.text[:30]))
        elif paragraph.role == 'prose' and title != text and len(title) < 10 and title not in headings:
            findings.append(Finding('section', 'no section %s' % paragraph.text))
    tops = [(bare(s['heading'] or ''), [int(t) for part in walk_sections([s]) for t in part['tables']])
            for s in report['sections']]
    for ordinal, table in enumerate(all_tables(document), 1):
        for word, name in (('主动公开政府', 'T2'), ('收到和处理', 'T3'), ('行政复议', 'T4')):
            under = [t for heading, tables in tops if word in heading for t in tables]
            if table.name == name and document.placed and ordinal not in under and any(word in heading for heading, _ in tops):
                findings.append(Finding('section', 'table %d is not under %s' % (ordinal, word)))
    return findings


def compare(document, report):
    """All findings; when cells are wrong the checks that follow from them are left out."""
    cells = compare_cells(document, report)
    findings = cells + compare_facts(document, report) + compare_problems(document, report)
    findings += compare_sections(document, report)
    if not any(f.kind in ('value', 'silent', 'fields') for f in cells):
        findings += compare_checks(document, report)
    return findings
