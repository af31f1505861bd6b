"""Layouts of the XML: what is printed stays, how it is written changes.

Runs, fields, tracked changes, hidden text, content controls, automatic numbering, namespaces,
encodings. No truth changes here.
"""
import re

import docx
from layout_base import Skip, form_tables, label_cells, layout, value_cells
from model import Paragraph, Row, Table, all_tables, walk_cells, walk_paragraphs


def tables_of_form(document):
    return [t for t in all_tables(document) if t.name]


def render(document, rng, kind, share=0.5, labels=False):
    cells = [c for c in value_cells(document) if c.text.strip()]
    if labels:
        cells += list(label_cells(document))
    for cell in cells:
        if rng.random() < share:
            cell.render, cell.old = kind, str(rng.randint(10, 99))


@layout('xml', 'run')
def runs_of_one_character(document, rng):
    render(document, rng, 'chars', 1, True)
    for paragraph in walk_paragraphs(document.blocks):
        paragraph.render = 'chars'


@layout('xml', 'run')
def runs_split_inside_numbers(document, rng):
    render(document, rng, 'split', 1, True)
    for paragraph in walk_paragraphs(document.blocks):
        paragraph.render = 'split'


@layout('xml', 'run')
def fields_simple(document, rng):
    render(document, rng, 'field_simple')


@layout('xml', 'run')
def fields_complex(document, rng):
    render(document, rng, 'field')


@layout('xml', 'run')
def tracked_values(document, rng):
    render(document, rng, 'tracked')


@layout('xml', 'run')
def tracked_labels(document, rng):
    for cell in label_cells(document):
        if rng.random() < 0.4:
            cell.render, cell.old = 'tracked', '旧标签'
    for paragraph in walk_paragraphs(document.blocks):
        if paragraph.text and '\n' not in paragraph.text:
            paragraph.render, paragraph.old = 'tracked', '旧文'


@layout('xml', 'run')
def moved_runs(document, rng):
    render(document, rng, 'moved')


@layout('xml', 'run')
def hidden_runs(document, rng):
    render(document, rng, rng.choice(['hidden', 'hidden_style']), 0.5, True)


@layout('xml', 'run')
def alternate_runs(document, rng):
    render(document, rng, rng.choice(['alternate', 'alternate_inner']))


@layout('xml', 'run')
def alternate_unknown_runs(document, rng):
    render(document, rng, 'alternate_unknown')


@layout('xml', 'run')
def annotated_runs(document, rng):
    render(document, rng, 'annotated', 0.6, True)


@layout('xml', 'run')
def phonetic_guides(document, rng):
    render(document, rng, 'ruby', 0.3, True)


@layout('xml', 'run')
def deleted_paragraph_marks(document, rng):
    render(document, rng, 'joined', 0.4, True)


@layout('xml', 'run')
def content_control_runs(document, rng):
    render(document, rng, 'sdt', 0.5, True)


@layout('xml', 'run')
def smart_tag_runs(document, rng):
    render(document, rng, 'smart', 0.5, True)


@layout('xml', 'run')
def hyperlink_runs(document, rng):
    render(document, rng, 'link', 0.4, True)


@layout('xml', 'run')
def mixed_runs(document, rng):
    kinds = [k for k in docx.RUNS if k and k not in docx.MARKED]
    for cell in value_cells(document):
        if cell.text.strip():
            cell.render, cell.old = rng.choice(kinds), '77'


@layout('xml', 'wrap')
def content_control_tables(document, rng):
    for table in tables_of_form(document):
        table.wrap = rng.choice(['sdt', 'customXml', 'nested'])


@layout('xml', 'wrap')
def content_control_rows(document, rng):
    for table in tables_of_form(document):
        for row in table.rows:
            row.wrap = rng.choice(['', 'sdt', 'customXml', 'nested'])


@layout('xml', 'wrap')
def content_control_cells(document, rng):
    for _, _, cell in walk_cells(document):
        cell.wrap = rng.choice(['', 'sdt', 'customXml', 'nested'])


@layout('xml', 'wrap')
def content_control_paragraphs(document, rng):
    for paragraph in walk_paragraphs(document.blocks):
        paragraph.wrap = rng.choice(['', 'sdt', 'customXml'])


@layout('xml', 'wrap')
def alternate_tables(document, rng):
    for table in tables_of_form(document):
        table.wrap = 'alternate'


def ghost(row, mark, rng):
    """A row that is not printed any more, or printed elsewhere, with other figures."""
    cells = []
    for cell in row.cells:
        text = str(rng.randint(1, 99)) if cell.role == 'value' else cell.text
        merge = 'continue' if cell.merge else ''
        cells.append(cell.copy(text=text, merge=merge, field='', truth=None, role='blank', render=''))
    return Row(cells, 'spacer', before=row.before, after=row.after, mark=mark)


def add_ghosts(document, rng, mark, twin=''):
    tables = [t for t in tables_of_form(document)]
    done = 0
    for table in tables:
        rows = [r for r in table.rows if r.kind == 'data' and r.values() and not any(c.merge == 'restart' for c in r.values())]
        for row in rng.sample(rows, min(len(rows), 3)):
            if twin:
                row.mark = twin
                for cell in row.cells:
                    cell.render = ''
            at = table.rows.index(row) + (rng.random() < 0.5)
            table.rows.insert(at, ghost(row, mark, rng))
            done += 1
    if not done:
        raise Skip


@layout('xml', 'rows')
def deleted_rows(document, rng):
    add_ghosts(document, rng, 'deleted')


@layout('xml', 'rows')
def deleted_and_inserted_rows(document, rng):
    add_ghosts(document, rng, 'deleted', 'inserted')


@layout('xml', 'rows')
def moved_rows(document, rng):
    add_ghosts(document, rng, 'left', 'moved')


@layout('xml', 'rows')
def hidden_rows(document, rng):
    add_ghosts(document, rng, 'hidden')
    document.placed = False     # whether an unseen row is a row of the grid is a matter of taste


@layout('xml', 'rows')
def deleted_table(document, rng):
    """Last year's table, all its rows deleted with changes tracked, before this year's."""
    tables = [t for t in document.blocks if isinstance(t, Table) and t.name == 'T3']
    if not tables:
        raise Skip
    old = Table([ghost(r, 'deleted', rng) for r in tables[0].rows])
    document.blocks.insert(document.blocks.index(tables[0]), old)
    document.placed = False


@layout('xml', 'rows')
def deleted_cells(document, rng):
    """w:cellDel: a cell that a tracked change took out."""
    from model import Cell
    for table in tables_of_form(document):
        for row in table.rows:
            if row.kind == 'data' and row.values() and rng.random() < 0.4:
                figure = row.values()[0]
                row.cells.insert(row.cells.index(figure), Cell('99', dead=True, role='blank'))


@layout('xml', 'rows')
def old_spans_in_changes(document, rng):
    for table in tables_of_form(document):
        for row in table.rows:
            for cell in row.cells:
                cell.change = rng.choice([0, 0, 2, 3])


@layout('xml', 'rows')
def header_rows_marked(document, rng):
    for table in tables_of_form(document):
        for row in table.rows:
            row.header = row.kind == 'head'


@layout('xml', 'break')
def line_breaks_for_paragraphs(document, rng):
    for _, _, cell in walk_cells(document):
        cell.breaks = 'line'


@layout('xml', 'dialect')
def strict_namespace(document, rng):
    document.namespace = 'strict'


@layout('xml', 'dialect')
def other_prefix(document, rng):
    document.prefix = rng.choice(['x', 'ns0', 'word', 'W'])


@layout('xml', 'dialect')
def default_namespace(document, rng):
    document.prefix = ''


@layout('xml', 'dialect')
def strict_other_prefix(document, rng):
    document.namespace, document.prefix = 'strict', 'ns1'


@layout('xml', 'encoding')
def utf_16(document, rng):
    document.encoding = 'utf-16'


@layout('xml', 'encoding')
def utf_8_with_mark(document, rng):
    document.encoding = 'utf-8-bom'


@layout('xml', 'numbering')
def automatic_row_numbers(document, rng):
    """1. and （一） and 一、 exist only as automatic numbers."""
    seen, group = set(), 0
    for table in tables_of_form(document):
        for row in table.rows:
            for cell in row.cells:
                if cell.role not in ('vertical', 'group', 'label') or not cell.text or cell.merge == 'continue':
                    continue
                if cell.text in seen:
                    continue
                number = 0
                if re.match(r'1\.', cell.text):
                    group += 1
                if re.match(r'\d\.', cell.text):
                    number, cut = docx.NUMBER_FIRST_ITEM + group - 1, 2
                elif re.match('（[一二三四五六七]）', cell.text):
                    number, cut = docx.NUMBER_GROUP, 3
                elif re.match('[一二三四]、', cell.text):
                    number, cut = docx.NUMBER_TOP, 2
                if number and len(cell.text) > cut:
                    seen.add(cell.text)
                    cell.number, cell.text = number, cell.text[cut:]


@layout('xml', 'numbering')
def automatic_heading_numbers(document, rng):
    found = [p for p in walk_paragraphs(document.blocks) if p.role == 'heading' and re.match('[一二三四五六]、', p.text)]
    if len(found) != 6:
        raise Skip
    for paragraph in found:
        paragraph.number, paragraph.text = docx.NUMBER_HEADING, paragraph.text[2:]


@layout('carrier', 'dialect')
def text_dump(document, rng):
    """Not a Word file at all but what a text extractor printed of it."""
    document.carrier = 'dump'
