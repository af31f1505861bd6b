"""Layouts of the form: two forms in one report. An office takes last year's file and changes some of
its tables, or only some blocks of one.

What is printed keeps its own field, whichever form the report is read on; which form that is, the
reader may choose.
"""
import forms
from layout_base import Skip, layout, one_table
from model import Cell, Row, Truth

OTHER = {'2019': '2021', '2021': '2019'}


def block_rows(table):
    """The rows of each block of T2: [title, head, data ...]."""
    starts = [i for i, r in enumerate(table.rows) if r.kind == 'title'] + [len(table.rows)]
    return [table.rows[a:b] for a, b in zip(starts, starts[1:])]


def other_block(form, title, rng):
    """A block of the other form with figures of its own."""
    values = {f: (n, Truth('number', n)) for f in forms.disclosure_fields(form)
              for n in [str(rng.choice([0, rng.randint(1, 99), rng.randint(100, 9999)]))]}
    for rows in block_rows(forms.disclosure_table(form, values)):
        if rows[0].cells[0].text == title:
            return rows
    return []


def settle(document, form, other):
    """Either form may be the report's: what is not in print of it is absent."""
    printed = {c.field for t in document.blocks if hasattr(t, 'rows') for r in t.rows for c in r.cells if c.field}
    document.facts['form'] = {form, other}
    document.mixed = True
    document.loud = True
    for one in (form, other):
        document.absent |= set(forms.field_names(one)) - printed


def mix(document, rng, chosen):
    """The blocks at the places that are chosen become the other form's."""
    form = next(iter(document.facts['form']))
    table = one_table(document, 'T2')
    titles = [rows[0].cells[0].text for rows in block_rows(forms.disclosure_table('2019', {
        f: ('0', Truth('number', '0')) for f in forms.disclosure_fields('2019')}))]
    own = {rows[0].cells[0].text: rows for rows in block_rows(table)}
    rows = []
    for i, title in enumerate(titles):
        rows += other_block(OTHER[form], title, rng) if i in chosen else own.get(title, [])
    table.rows = rows
    settle(document, form, OTHER[form])


@layout('form', 'mixed', ('2019', '2021'))
def first_block_of_other_form(document, rng):
    """T2 begins on one form and goes on on the other."""
    mix(document, rng, {0})


@layout('form', 'mixed', ('2019', '2021'))
def some_blocks_of_other_form(document, rng):
    mix(document, rng, set(rng.sample(range(5), rng.randint(1, 4))))


@layout('form', 'mixed', ('2019', '2021'))
def disclosure_of_other_form(document, rng):
    """T2 is the other form's. With the single row （六） of 2019 that is how many reports of 2021 on are,
    and nothing to tell."""
    form = next(iter(document.facts['form']))
    mix(document, rng, set(range(5)))
    document.loud = form == '2021'


@layout('form', 'mixed', ('2019',))
def three_other_rows(document, rng):
    """（六）其他处理 in the three rows of 2021, in a report on the form of 2019."""
    table = one_table(document, 'T3')
    row = table.find('requests.other.total')
    at = table.rows.index(row)
    group, label, items = forms.OTHER_2021
    rows = []
    for i, (key, words) in enumerate(items):
        vertical = row.cells[0].copy() if i == 0 else Cell('', 1, 'continue', 'vertical')
        cells = [vertical, Cell(label if i == 0 else '', 1, 'continue' if i else 'restart', 'group'), Cell(words)]
        for value in row.values():
            text = value.text if i == 2 else '0'
            cells.append(Cell(text, role='value', truth=Truth('number', text),
                              field='requests.other.%s.%s' % (key, value.field.rsplit('.', 1)[1])))
        rows.append(Row(cells, key='requests.other.' + key))
    document.absent |= {c.field for c in row.values()}
    table.rows[at:at + 1] = rows
    document.mixed = True
    document.loud = True


@layout('form', 'mixed', ('2019', '2021'))
def head_of_other_form(document, rng):
    """The head of one form over the first block of the other: its columns are what the head says."""
    form = next(iter(document.facts['form']))
    table = one_table(document, 'T2')
    head, data = block_rows(table)[0][1], block_rows(table)[0][2:]
    other = other_block(OTHER[form], '第二十条第（一）项', rng)[1]
    names = forms.DISCLOSURE[OTHER[form]][0][2]
    if len(head.cells) != len(other.cells):
        raise Skip
    for cell, words in zip(head.cells, other.cells):
        cell.text = words.text
    for row in data:
        for cell, name in zip(row.values(), names):
            cell.field = cell.field.rsplit('.', 1)[0] + '.' + name
    settle(document, form, OTHER[form])
