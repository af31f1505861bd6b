"""Known reports whose tables are damaged by chance: rows and columns deleted, doubled, moved, labels
misspelt or swapped, cells dropped, merged and shifted. Every figure printed is another number, so each
figure in the output tells where it comes from: it must be that of its row and column, and what is in
print and not in the output, or in doubt, must be told.

    python3 -m tests.layouts.damage [--nianbao PROGRAM] [--files N] [--seed N] [--depth N] [--as CARRIER] [--only SEED]
              [--keep FOLDER]
"""
import argparse
import collections
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.lib.tree import PROGRAM

import facts
import forms
import prose
import saving
from compare import ASIDE
from model import Cell, Paragraph, Row, Table, Truth, named_tables, walk_cells

OPERATIONS = {}


def operation(function):
    OPERATIONS[function.__name__.replace('_', '-')] = function
    return function


class Damage:
    """A document that is being damaged, and what is right now."""

    def __init__(self, document, rng):
        self.document, self.rng, self.next = document, rng, 1000
        self.also = collections.defaultdict(set)    # number -> further fields that a reader may take it for
        for _, _, cell in walk_cells(document):
            if cell.field:
                cell.text = self.number()

    def number(self):
        self.next += self.rng.choice([1, 1, 7])
        return str(self.next)

    def table(self):
        return self.rng.choice([t for n in ('T2', 'T3', 'T3', 'T3', 'T4', 'TS') for t in named_tables(self.document, n)])

    def rows(self, table, least=1):
        """Rows whose figures are still in no doubt."""
        rows = [r for r in table.rows if r.kind == 'data' and r.values() and all(v.field and not self.also[v.text] for v in r.values())]
        return self.rng.sample(rows, least) if len(rows) >= least else None

    def in_doubt(self, cells, fields):
        """These cells may be taken for any of those fields, if that is told."""
        for cell in cells:
            self.also[cell.text] |= set(fields)

    def columns_in_doubt(self, table):
        for row in table.rows:
            self.in_doubt(row.values(), [v.field for v in row.values()])


def label_of(row):
    labels = [c for c in row.cells if c.role == 'label']
    return labels[-1] if labels else None


def pass_on(table, row):
    """The row goes; a vertical merge that began in it begins in the next."""
    below = table.rows[table.rows.index(row) + 1:][:1]
    at = 0
    for cell in row.cells:
        if cell.merge == 'restart' and below:
            place = 0
            for under in below[0].cells:
                if place == at and under.merge == 'continue':
                    under.merge, under.text = 'restart', cell.text
                place += under.span
        at += cell.span
    table.rows.remove(row)


@operation
def row_deleted(d):
    table = d.table()
    for row in d.rows(table) or []:
        if len(table.rows) > 4:
            pass_on(table, row)


@operation
def row_deleted_with_its_merge(d):
    table = d.table()
    for row in d.rows(table) or []:
        if len(table.rows) > 4:
            table.rows.remove(row)


@operation
def row_doubled(d):
    table = d.table()
    for row in d.rows(table) or []:
        other = Row([c.copy(merge='continue' if c.merge == 'restart' else c.merge) for c in row.cells], row.kind)
        for old, new in zip(row.values(), other.values()):
            new.text = d.number()
            d.in_doubt([old, new], [old.field])
            new.field = ''
        table.rows.insert(table.rows.index(row) + 1, other)


@operation
def rows_swapped(d):
    table = d.table()
    rows = d.rows(table, 2)
    for row in rows or []:
        if any(c.merge for c in row.cells) or len(row.values()) != len(rows[0].values()):
            return
    if rows:
        a, b = (table.rows.index(r) for r in rows)
        table.rows[a], table.rows[b] = table.rows[b], table.rows[a]


def column_cells(table, place):
    """The value cells that are the n-th of their row."""
    return [(row, row.values()[place]) for row in table.rows if row.kind == 'data' and len(row.values()) > place]


def applicant_heads(d):
    """The table with the five words below 法人或其他组织, and their cells; nothing where it is cut or
    its rows have lost their seven figures, for then the words do not say whose a figure is."""
    tables = named_tables(d.document, 'T3') or [Table([])]
    heads = [c for c in tables[0].rows[2].cells if c.text] if len(tables[0].rows) > 3 else []
    rows = [r for r in tables[0].rows if r.kind == 'data']
    whole = len(tables) == 1 and len(heads) == 5 and all(len(r.values()) == 7 and all(v.field and not d.also[v.text] for v in r.values()) for r in rows)
    return tables[0], heads if whole else None


@operation
def columns_swapped(d):
    table, heads = applicant_heads(d)
    if heads:
        a, b = d.rng.sample(range(5), 2)
        heads[a].text, heads[b].text = heads[b].text, heads[a].text
        for row in table.rows:
            values = [i for i, c in enumerate(row.cells) if c.role == 'value']
            if row.kind == 'data' and len(values) == 7:
                i, j = values[a + 1], values[b + 1]
                row.cells[i], row.cells[j] = row.cells[j], row.cells[i]


@operation
def header_words_swapped(d):
    """The words alone: the figures are now those of the other column."""
    table, heads = applicant_heads(d)
    if heads:
        a, b = d.rng.sample(range(5), 2)
        heads[a].text, heads[b].text = heads[b].text, heads[a].text
        for row in table.rows:
            values = row.values()
            if row.kind == 'data' and len(values) == 7 and all(v.field for v in values):
                values[a + 1].field, values[b + 1].field = values[b + 1].field, values[a + 1].field


@operation
def labels_swapped(d):
    """The labels alone: the figures are now those of the other row."""
    table = d.table()
    rows = d.rows(table, 2) or []
    labels = [label_of(r) for r in rows]
    if len(rows) < 2 or None in labels or any(len(r.values()) != len(rows[0].values()) for r in rows):
        return
    groups = [[c.text for c in r.cells if c.role == 'group'] for r in rows]
    if labels[0].span != labels[1].span or groups[0] != groups[1] or '其他' in labels[0].text + labels[1].text:
        return
    if table.name == 'T2' and [v.field.rsplit('.')[-1] for v in rows[0].values()] != [v.field.rsplit('.')[-1] for v in rows[1].values()]:
        return
    labels[0].text, labels[1].text = labels[1].text, labels[0].text
    for a, b in zip(rows[0].values(), rows[1].values()):
        a.field, b.field = b.field, a.field


@operation
def label_of_another_row(d):
    """Two rows say the same: either may be it, and that must be told."""
    table = d.table()
    rows = d.rows(table, 2) or []
    labels = [label_of(r) for r in rows]
    if len(rows) < 2 or None in labels or len(rows[0].values()) != len(rows[1].values()):
        return
    labels[0].text = labels[1].text
    for a, b in zip(rows[0].values(), rows[1].values()):
        d.in_doubt([a, b], [a.field, b.field])
        a.field = ''


@operation
def label_misspelt(d):
    for row in d.rows(d.table()) or []:
        cell = label_of(row)
        for _ in range(d.rng.randint(1, 4) if cell and cell.text else 0):
            at = d.rng.randrange(len(cell.text))
            cell.text = cell.text[:at] + d.rng.choice(['', '某', '其', '公', '7', '2.', '（一）']) + cell.text[at + 1:]


@operation
def label_emptied(d):
    for row in d.rows(d.table()) or []:
        for cell in row.cells:
            if cell.role == 'label':
                cell.text = ''


@operation
def label_of_nothing_known(d):
    for row in d.rows(d.table()) or []:
        cell = label_of(row)
        if cell:
            cell.text = d.rng.choice(['合计', '小计', '备注', '第一季度', '其中：网上申请', '（八）另行处理', '五、另行登记', '9.属于其他情形'])
            for value in row.values():
                d.in_doubt([value], [value.field])
                value.field = ''


@operation
def row_of_nothing_known(d):
    table = d.table()
    for row in d.rows(table) or []:
        other = Row([c.copy(merge='continue' if c.merge else '') for c in row.cells])
        for cell in other.cells:
            if cell.role == 'value':
                cell.text, field, cell.field = d.number(), cell.field, ''
                if table.name == 'T4':      # its rows have no labels
                    d.in_doubt([cell, row.values()[other.values().index(cell)]], [field])
            elif cell.role == 'label':
                cell.text = d.rng.choice(['合计', '小计', '备注', '其中：网上申请', '（八）另行处理', '5.其他情形', ''])
        table.rows.insert(table.rows.index(row) + 1, other)


@operation
def row_empty(d):
    table = d.table()
    for row in d.rows(table) or []:
        table.rows.insert(table.rows.index(row) + d.rng.randint(0, 1), Row([Cell('', max(row.width(), 1), role='blank')], 'spacer'))


@operation
def column_of_nothing_known(d):
    """One more column, with a word or none above it."""
    table, heads = applicant_heads(d)
    if not heads:
        return
    place, word = d.rng.randint(1, 5), d.rng.choice(['合计', '小计', '备注', '占比', '', '其他', '自然人'])
    head = next((r for r in reversed(table.rows) if r.kind == 'head'), None)
    for row in table.rows:
        values = [i for i, c in enumerate(row.cells) if c.role == 'value']
        if row.kind == 'data' and len(values) >= place:
            at = values[place] if place < len(values) else len(row.cells)
            row.cells.insert(at, Cell(d.number(), role='value'))
            if len(values) != 7:
                d.in_doubt(row.values(), [v.field for v in row.values() if v.field])
        elif row is head:
            at = max(0, len(row.cells) - max(len(r.values()) for r in table.rows) + place)
            row.cells.insert(min(at, len(row.cells)), Cell(word, role='head'))
        elif row.cells:
            max(row.cells, key=lambda c: c.span).span += 1
    if word in ('其他', '自然人'):
        for row in table.rows:
            d.in_doubt(row.values(), [v.field for v in row.values() if v.field])


@operation
def column_deleted(d):
    table, heads = applicant_heads(d)
    if heads:
        at = d.rng.randrange(5)
        table.rows[2].cells.remove(heads[at])
        for row in table.rows[:2]:
            wide = [c for c in row.cells if c.span >= 5]
            if wide:
                wide[-1].span -= 1
        for row in table.rows:
            if row.kind == 'data' and len(row.values()) == 7:
                row.cells.remove(row.values()[at + 1])


def shifted(d, row):
    """The figures of the row may stand under another word than theirs, and that must be told."""
    d.in_doubt(row.values(), [v.field for v in row.values() if v.field])


@operation
def cell_deleted(d):
    for row in d.rows(d.table()) or []:
        if len(row.values()) > 1:
            fields = [v.field for v in row.values() if v.field]
            row.cells.remove(d.rng.choice(row.values()))
            d.in_doubt(row.values(), fields)


@operation
def cell_inserted(d):
    for row in d.rows(d.table()) or []:
        at = row.cells.index(d.rng.choice(row.values()))
        row.cells.insert(at, Cell(d.rng.choice(['', d.number()]), role='value'))
        shifted(d, row)


@operation
def cells_merged(d):
    """One cell over two columns: it is either's."""
    for row in d.rows(d.table()) or []:
        values = row.values()
        if len(values) > 1:
            i = d.rng.randrange(len(values) - 1)
            d.in_doubt([values[i]], [values[i].field, values[i + 1].field])
            values[i].span += values[i + 1].span
            values[i].field = values[i].field if values[i + 1].field else ''
            row.cells.remove(values[i + 1])


@operation
def numbers_in_one_cell(d):
    """Two figures in one cell: no number at all. What stands behind may be a column off."""
    for row in d.rows(d.table()) or []:
        values = row.values()
        if len(values) > 1:
            i, fields = d.rng.randrange(len(values) - 1), [v.field for v in values if v.field]
            values[i].text = values[i].text + d.rng.choice([' ', '\n', '、', '/']) + values[i + 1].text
            values[i].field = ''
            row.cells.remove(values[i + 1])
            d.in_doubt(row.values(), fields)


@operation
def number_over_two_cells(d):
    for row in d.rows(d.table()) or []:
        cell = d.rng.choice(row.values())
        at = row.cells.index(cell)
        parts = cell.copy(text=cell.text[:2], field=''), cell.copy(text=cell.text[2:], field='')
        row.cells[at:at + 1] = parts
        d.in_doubt(parts, [cell.field])
        shifted(d, row)


@operation
def cells_merged_down(d):
    table = d.table()
    rows = d.rows(table) or []
    at = table.rows.index(rows[0]) + 1 if rows else 0
    if not rows or at >= len(table.rows) or len(table.rows[at].values()) != len(rows[0].values()):
        return
    i = d.rng.randrange(len(rows[0].values()))
    upper, lower = rows[0].values()[i], table.rows[at].values()[i]
    if not upper.merge and not lower.merge and upper.span == lower.span:
        d.in_doubt([upper], [upper.field, lower.field])
        upper.merge, lower.merge, lower.text, lower.field = 'restart', 'continue', '', ''


@operation
def figure_in_the_label(d):
    for row in d.rows(d.table()) or []:
        cell, values = label_of(row), row.values()
        if cell:
            cell.text += d.rng.choice(['', ' ', '\n', '：']) + values[0].text
            values[0].text = ''


@operation
def words_in_a_value(d):
    for row in d.rows(d.table()) or []:
        cell = d.rng.choice(row.values())
        field = cell.field
        cell.text, cell.field = d.rng.choice(['约%s', '%s件左右', '%s以上', '见附件%s', '%s-2', '0.%s.1', '%s%%', '（%s）', '第%s号', '近%s', '%s余件']) % cell.text, ''
        d.in_doubt([cell], [field])


@operation
def head_deleted(d):
    table = d.table()
    heads = [r for r in table.rows if r.kind in ('head', 'title')]
    if heads:
        d.columns_in_doubt(table)
        pass_on(table, d.rng.choice(heads))


@operation
def heads_deleted(d):
    table = d.table()
    d.columns_in_doubt(table)
    table.rows = [r for r in table.rows if r.kind not in ('head', 'title')] or table.rows


@operation
def head_of_the_other_form(d):
    tables = named_tables(d.document, 'T2')
    words = ['本年新制作数量', '本年新公开数量', '对外公开总数量', '上一年项目数量', '本年增/减', '处理决定数量',
             '本年制发件数', '本年废止件数', '现行有效件数', '本年处理决定数量', '采购项目数量', '采购总金额']
    for table in tables:
        heads = [c for r in table.rows if r.kind == 'head' for c in r.cells[1:]]
        if heads:
            d.rng.choice(heads).text = d.rng.choice(words)
            for row in table.rows:
                d.in_doubt(row.values(), [v.field for v in row.values() if v.field])


@operation
def table_cut(d):
    table = d.table()
    at = d.rng.randint(1, max(1, len(table.rows) - 1))
    lower = Table(table.rows[at:], table.name)
    table.rows = table.rows[:at]
    blocks = d.document.blocks
    if lower.rows and table in blocks:
        between = [Paragraph(d.rng.choice(['', '续表', '见下页', '- 3 -']))] if d.rng.random() < 0.6 else []
        blocks[blocks.index(table) + 1:blocks.index(table) + 1] = between + [lower]


@operation
def tables_swapped(d):
    blocks = d.document.blocks
    places = [i for i, b in enumerate(blocks) if isinstance(b, Table)]
    if len(places) > 1:
        a, b = d.rng.sample(places, 2)
        blocks[a], blocks[b] = blocks[b], blocks[a]


@operation
def table_doubled(d):
    """The same table with other figures: last year's, as some offices print it."""
    table = d.table()
    blocks = d.document.blocks
    if table not in blocks:
        return
    other = Table([Row([c.copy() for c in r.cells], r.kind) for r in table.rows])
    for old_row, row in zip(table.rows, other.rows):
        for old, new in zip(old_row.cells, row.cells):
            if new.role == 'value':
                new.text = d.number()
                d.in_doubt([old, new], [old.field] + sorted(d.also[old.text]))
                new.field = ''
    blocks.insert(blocks.index(table) + d.rng.randint(0, 1), other)


@operation
def table_of_the_other_form(d):
    """A table as the other form of today has it, as offices fill in last year's file."""
    form = {'2019': '2021', '2021': '2019'}.get(next(iter(d.document.facts['form'])))
    if not form:
        return
    values = {f: (d.number(), Truth('number')) for f in forms.field_names(form)}
    other = d.rng.choice(forms.form_tables(form, values)[:2])
    tables = named_tables(d.document, other.name)
    if len(tables) == 1 and tables[0] in d.document.blocks:
        d.document.blocks[d.document.blocks.index(tables[0])] = other


@operation
def blanks_and_marks(d):
    """Figures left blank or struck out."""
    table = d.table()
    for row in table.rows:
        for cell in row.values():
            if d.rng.random() < 0.3:
                cell.text, cell.field = d.rng.choice(['', '　', '/', '—', '无', '-']), ''


@operation
def hidden_in_a_value(d):
    for row in d.rows(d.table()) or []:
        cell = d.rng.choice(row.values())
        cell.render, cell.old = d.rng.choice(['hidden', 'tracked', 'hidden_style']), d.number()


@operation
def hidden_in_a_label(d):
    table = d.table()
    rows = d.rows(table, 2) or []
    labels = [label_of(r) for r in rows]
    if rows and None not in labels:
        labels[0].render, labels[0].old = d.rng.choice(['hidden', 'tracked', 'hidden_style']), labels[1].text


@operation
def labels_moved_down(d):
    """From one row on each label stands a row too low: the figures are those of the label beside them."""
    for table in named_tables(d.document, 'T3'):
        rows = [r for r in table.rows if r.kind == 'data' and label_of(r) and len(r.values()) == 7 and any(c.role == 'group' for c in r.cells)]
        groups = collections.defaultdict(list)
        for row in rows:
            groups[row.key.rsplit('.', 1)[0]].append(row)
        group = d.rng.choice(list(groups.values()) or [[]])
        if len(group) < 2 or any(not v.field or d.also[v.text] for r in group for v in r.values()):
            return
        texts, fields = [label_of(r).text for r in group], [[v.field for v in r.values()] for r in group]
        for row, label, names in zip(group, texts[-1:] + texts[:-1], fields[-1:] + fields[:-1]):
            label_of(row).text = label
            for value, name in zip(row.values(), names):
                value.field = name


def make(seed, depth, carrier):
    """(bytes, ending, Damage, what was done); None where the carrier cannot express it"""
    rng = random.Random(seed)
    reports = make.reports
    damage = Damage(prose.plain_report(reports[seed % len(reports)]), rng)
    done = [rng.choice(sorted(OPERATIONS)) for _ in range(rng.randint(1, depth))]
    for name in done:
        OPERATIONS[name](damage)
    try:
        data, ending = saving.save(damage.document, carrier)
    except saving.Unfit:
        return None
    return data, ending, damage, '%s: %s' % (reports[seed % len(reports)].name, ', '.join(done))


def faults_of(damage, report):
    loud = [p for p in report['problems'] if p['severity'] in ('warning', 'error') and p['code'] not in ASIDE]
    told = ' '.join((p['raw'] or '') + (p['message'] or '') for p in report['problems'])
    owner, faults = {}, []
    for _, _, cell in walk_cells(damage.document):
        if cell.role == 'value' and any(c.isdigit() for c in cell.text) and cell.merge != 'continue':
            owner[cell.text] = cell.field
    taken = set()
    for cell in report['cells']:
        if cell['value'] is None:
            continue
        printed, field = str(cell['value']), cell['field']
        printed = cell['raw'] if (cell['raw'].lstrip('0') or '0') == printed else printed
        taken.add(printed)
        if cell['unit'] and printed + cell['unit'] in owner:
            taken.add(printed + (cell['unit'] or ''))
        elif printed not in owner:
            faults.append('INVENTED %s = %s (raw %r)' % (field, printed, cell['raw']))
        elif owner[printed] != field and not (field in damage.also[printed] and loud):
            faults.append('%s %s = %s, which is %s' % ('wrong' if loud else 'SILENT', field, printed, owner[printed] or 'nobody\'s'))
    for printed in sorted(set(owner) - taken):
        if not loud and not (printed in told):
            faults.append('DROPPED %s of %s' % (printed, owner[printed] or 'nobody'))
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--nianbao', default=PROGRAM)
    parser.add_argument('--files', type=int, default=240)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--depth', type=int, default=3)
    parser.add_argument('--as', dest='carrier', choices=saving.CARRIERS, default='')
    parser.add_argument('--only', type=int)
    parser.add_argument('--keep')
    options = parser.parse_args()
    make.reports = facts.invented_set(8) + facts.invented_statistics_set()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(options.keep or folder)
        folder.mkdir(exist_ok=True)
        for seed in [options.only] if options.only is not None else range(options.seed, options.seed + options.files):
            made = make(seed, options.depth, options.carrier)
            if made is None:
                continue
            data, ending, damage, what = made
            path = folder / ('damage-%d.%s' % (seed, ending))
            path.write_bytes(data)
            done = subprocess.run([options.nianbao, 'convert', str(path)], capture_output=True, env=dict(os.environ, LC_ALL='C.UTF-8'))
            faults = ['exit status %d' % done.returncode] if done.returncode not in (0, 1) else []
            if done.stdout:
                faults += faults_of(damage, json.loads(done.stdout))
            passed, failed = passed + (not faults), failed + bool(faults)
            if faults:
                print('FAIL seed %d (%s): %d faults' % (seed, what, len(faults)))
                for fault in faults[:3]:
                    print('    ' + fault)
            if not options.keep:
                path.unlink()
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
