"""Layouts of the grid: the same cells with other spans, columns too many, grids that lie.

Each keeps the order of the cells in every row; what changes is gridSpan, gridBefore, gridAfter,
hMerge, tblGrid and empty columns at the edges.
"""
import statistics_forms
from layout_base import Skip, form_tables, layout, one_table, some
from model import Cell, Row, Truth, walk_cells


@layout('grid', 'edge')
def empty_first_column(document, rng):
    for table in form_tables(document):
        for row in table.rows:
            row.cells.insert(0, Cell('', role='blank'))


@layout('grid', 'edge')
def empty_last_columns(document, rng):
    count = rng.randint(1, 3)
    for table in form_tables(document):
        for row in table.rows:
            row.cells += [Cell('', role='blank') for _ in range(count)]


@layout('grid', 'edge')
def empty_columns_both_sides(document, rng):
    for table in form_tables(document):
        for row in table.rows:
            row.cells.insert(0, Cell('', role='blank'))
            if rng.random() < 0.7:
                row.cells.append(Cell('', role='blank'))


@layout('grid', 'edge', ('2019', '2021'))
def empty_column_in_the_middle(document, rng):
    """An empty column between the labels and the figures, in the header too."""
    table = one_table(document, 'T3')
    if any(r.cells and r.cells[0].span == table.width() for r in table.rows):
        raise Skip
    for row in table.rows:
        at = next((i for i, c in enumerate(row.cells) if c.role in ('value', 'head')), len(row.cells))
        row.cells.insert(at, Cell('', role='blank'))


@layout('grid', 'edge')
def sequence_number_column(document, rng):
    """序号 in front of every row."""
    table = one_table(document, 'T3')
    number = 0
    for i, row in enumerate(table.rows):
        number += row.kind == 'data'
        row.cells.insert(0, Cell('序号' if i == 0 else str(number) if row.kind == 'data' else '', role='blank'))


@layout('grid', 'edge', tuple(statistics_forms.FORMS))
def year_before_beside(document, rng):
    """Last year's figures in a column of their own, before this year's or behind them."""
    table = one_table(document, 'TS')
    year = max(document.facts['year'])
    heads = table.rows[0].cells
    at = next((i for i, cell in enumerate(heads) if cell.text == '%d年度' % year), None)
    if at is None:
        at = next((i for i, cell in enumerate(heads) if cell.text == '统计数'), None)
        if at is None:
            raise Skip
        heads[at].text = '%d年' % year
    past = heads[at].text.replace(str(year), str(year - 1))
    at += rng.randint(0, 1)
    for i, row in enumerate(table.rows):
        beside = row.cells[at - 1]
        text = past if i == 0 else str(rng.randint(0, 99)) if row.kind == 'data' and row.key else beside.text
        row.cells.insert(at, Cell(text, role='blank'))
    document.unknown.append(past)


@layout('grid', 'edge')
def grid_after(document, rng):
    for table in form_tables(document):
        for row in table.rows:
            row.after = rng.randint(0, 2)


@layout('grid', 'edge')
def grid_before_everywhere(document, rng):
    """A table pushed to the right row by row."""
    for table in form_tables(document):
        for row in table.rows:
            row.before += 1


@layout('grid', 'label')
def grid_before_for_merged_labels(document, rng):
    """Rows below a merged label begin further right instead of continuing the merge."""
    for table in form_tables(document):
        for row in table.rows:
            while row.cells and row.cells[0].role in ('vertical', 'group', 'note') and row.cells[0].merge == 'continue':
                row.before += row.cells.pop(0).span
            for cell in row.cells:
                if cell.role in ('vertical', 'note') or (cell.role == 'group' and row.cells[0] is cell):
                    cell.merge = ''


@layout('grid', 'span')
def hmerge_for_spans(document, rng):
    for table in form_tables(document):
        for row in table.rows:
            cells = []
            for cell in row.cells:
                if cell.span == 1:
                    cells.append(cell)
                    continue
                span, cell.span, cell.hmerge = cell.span, 1, 'restart'
                cells.append(cell)
                cells += [Cell('', merge=cell.merge and 'continue', role='blank', hmerge='continue') for _ in range(span - 1)]
                if cell.merge == 'restart':
                    for extra in cells[-(span - 1):]:
                        extra.merge = 'restart'
            row.cells = cells


@layout('grid', 'span')
def spans_dropped(document, rng):
    """Merged labels take one column: the rows are shorter than others."""
    if any(cell.shared for _, _, cell in walk_cells(document)):
        raise Skip          # nobody can tell which columns those cover
    for table in form_tables(document):
        for row in table.rows:
            for cell in row.cells:
                if row.kind == 'data' and cell.role != 'value':
                    cell.span = 1


@layout('grid', 'span')
def spans_doubled(document, rng):
    for table in form_tables(document):
        factor = rng.randint(2, 4)
        for row in table.rows:
            row.before *= factor
            row.after *= factor
            for cell in row.cells:
                cell.span *= factor


def jitter(cells, rng):
    """Moves the borders between neighbours by one third of a column."""
    for left, right in zip(cells, cells[1:]):
        if left.merge or right.merge or left.role != right.role:
            continue
        step = rng.choice([-1, 0, 1])
        if left.span + step >= 1 and right.span - step >= 1:
            left.span += step
            right.span -= step


@layout('grid', 'span')
def sliver_columns(document, rng):
    """Columns drawn by hand: borders of header and data never meet exactly."""
    for table in form_tables(document):
        for row in table.rows:
            row.before *= 3
            row.after *= 3
            for cell in row.cells:
                cell.span *= 3
            jitter([c for c in row.cells if c.role in ('value', 'head', 'blank')], rng)


@layout('grid', 'span')
def disclosure_spans_disagree(document, rng):
    """上海 2019: five grid columns, header 1,1,2,1 and data 1,2,1,1."""
    table = one_table(document, 'T2')
    for row in table.rows:
        cells = row.cells
        if len(cells) == 1:
            cells[0].span = 5
        elif len(cells) == 4:
            spans = [1, 1, 2, 1] if row.kind == 'head' else [1, 2, 1, 1]
            for cell, span in zip(cells, spans):
                cell.span = span
        elif row.kind == 'head':
            cells[-1].span += 1
        else:
            cells[-2].span += 1


@layout('grid', 'span')
def blank_cells_for_spans(document, rng):
    """No merges sideways: the label in the first cell, empty cells behind it."""
    for table in form_tables(document):
        for row in table.rows:
            cells = []
            for cell in row.cells:
                span, cell.span = cell.span, 1
                cells.append(cell)
                if cell.role == 'value':
                    cell.span = span
                else:
                    cells += [Cell('', merge=cell.merge, role='blank') for _ in range(span - 1)]
            row.cells = cells


@layout('grid', 'declared')
def grid_missing(document, rng):
    for table in form_tables(document):
        table.grid = 'none'


@layout('grid', 'declared')
def grid_wrong(document, rng):
    for table in form_tables(document):
        table.grid = rng.choice([1, 2, 30, table.width() - 1])


def scaled(cells, columns, width, start=0):
    """The cells with spans stretched so that columns fill the width."""
    position = start
    for cell in cells:
        left = round(position * width / columns)
        position += cell.span
        cell.span = max(1, round(position * width / columns) - left)


@layout('whole', 'whole')
def one_giant_table(document, rng):
    """温州 2014: the whole page is one table of 200 columns; paragraphs are rows too."""
    width = 200
    from model import Paragraph, Table
    if any(not isinstance(b, (Paragraph, Table)) for b in document.blocks):
        raise Skip
    rows = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            rows.append(Row([Cell(block.text, width, role='blank')], 'spacer'))
            continue
        if any(c.blocks for r in block.rows for c in r.cells):
            raise Skip
        columns = block.width()
        for row in block.rows:
            before = round(row.before * width / columns)
            scaled(row.cells, columns, width, row.before)
            row.before, row.after = before, 0
            rows.append(row)
        rows.append(Row([Cell('', width, role='blank')], 'spacer'))
    document.blocks = [Table(rows, 'giant')]


def merge_values(row, first, last):
    """The value cells [first, last) of a row as one, which prints what the first of them did."""
    values = row.values()[first:last]
    if any(c.merge or c.span != 1 for c in values) or any(c.span == 1 and c.role == 'label' and len(row.labels()) == 1 for c in row.cells):
        raise Skip
    values[0].span, values[0].shared = len(values), tuple(c.field for c in values[1:])
    row.cells = [c for c in row.cells if not any(c is v for v in values[1:])]


@layout('grid', 'merged', ('2019', '2021'))
def zeros_merged(document, rng):
    """平潭: one 0 over all applicants, or over all that are no natural persons."""
    changed = False
    for row in one_table(document, 'T3').rows:
        texts = [c.text for c in row.values()]
        if len(texts) == 7 and set(texts) == {'0'}:
            merge_values(row, 0, 7)
            changed = True
        elif len(texts) == 7 and set(texts[1:6]) == {'0'}:
            merge_values(row, 1, 6)
            changed = True
    if not changed:
        raise Skip


@layout('grid', 'merged', ('2019', '2021'))
def numbers_merged(document, rng):
    """A number over several applicants is nobody's figure."""
    rows = [r for r in one_table(document, 'T3').rows if r.key and len(r.values()) == 7]
    for row in some(rng, rows, 1, 3):
        first, last = rng.choice([(0, 7), (1, 6), (0, 2)])
        if row.values()[first].truth.state == 'number' and row.values()[first].truth.value != '0':
            row.values()[first].truth = Truth('text')
            merge_values(row, first, last)
            document.loud = True
    if not document.loud:
        raise Skip
