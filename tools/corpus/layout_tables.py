"""Layouts of tables: one table of the form as several, or several as one.

Cuts at any row with the header repeated or not, merged labels repeated, blank, cut in two or left
hanging; blocks of T2 and T4 as tables of their own.
"""
import copy

import statistics_forms
from forms import OUTCOMES, REVIEWS
from layout_base import Skip, layout, one_table, replace_block
from layout_rows import PAGE_NUMBERS, cut_label, cuttable, label_cell, open_label
from model import Cell, Paragraph, Row, Table

JOINTS = ['nothing', 'empty', 'empty', 'empties', 'page', 'continued', 'break']


def joint(rng, kind=''):
    """What stands between two pieces of one table."""
    kind = kind or rng.choice(JOINTS)
    return {'nothing': [], 'empty': [Paragraph('')], 'empties': [Paragraph(''), Paragraph('  ')],
            'page': [Paragraph(rng.choice(PAGE_NUMBERS), 'page')],
            'continued': [Paragraph(rng.choice(['续表', '（续表）', '（续上表）', '（接上页）']))],
            'break': [Paragraph('', page_break=True)]}[kind]


def close_merges(rows, above, labels, rng):
    """The first row of a new piece: its continued merges have lost their beginning."""
    table = Table(above)
    for cell in rows[0].cells:
        if cell.merge != 'continue':
            continue
        label = open_label(table, len(above), cell.role) if cell.role in ('vertical', 'group') else ''
        if labels == 'repeat':
            cell.merge, cell.text = 'restart', label
        elif labels == 'blank':
            cell.merge, cell.text = 'restart', ''
        elif labels == 'cut' and len(label) > 3:
            half = len(label) // 2
            owner = next(c for r in reversed(above) for c in r.cells if c.role == cell.role and c.text)
            owner.text = label[:half]
            cell.merge, cell.text = 'restart', label[half:]


def head_rows(table):
    """The rows above the first figures."""
    rows = []
    for row in table.rows:
        if row.kind == 'data':
            break
        rows.append(row)
    return rows


def cut_table(table, places, header, labels, rng):
    """The pieces of a table cut before the rows of those indexes."""
    heads = head_rows(table)
    bounds = [0] + sorted(places) + [len(table.rows)]
    pieces = []
    for first, last in zip(bounds, bounds[1:]):
        rows = table.rows[first:last]
        if first:
            close_merges(rows, table.rows[:first], labels, rng)
            again = {'none': [], 'all': heads, 'last': heads[-1:], 'first': heads[:2]}[header]
            rows = copy.deepcopy(again) + rows
            if header == 'last' and again:
                for cell in rows[0].cells:
                    cell.merge = ''
        pieces.append(Table(rows, table.name, table.grid, table.wrap))
    return pieces


def cut_in_place(document, rng, count, name='T3', header='', labels='', between=''):
    table = one_table(document, name)
    start = len(head_rows(table)) + 1
    places = rng.sample(range(start, len(table.rows)), min(count, len(table.rows) - start))
    header = header or rng.choice(['none', 'none', 'all', 'last'])
    labels = labels or rng.choice(['repeat', 'blank', 'hang', 'cut'])
    between = between or rng.choice(JOINTS)
    document.notes.append('cut %s before rows %s, header %s, labels %s, %s' % (
        name, [p + 1 for p in sorted(places)], header, labels, between))
    pieces = cut_table(table, places, header, labels, rng)
    blocks = pieces[:1]
    for piece in pieces[1:]:
        blocks += joint(rng, between) + [piece]
    replace_block(document, table, blocks)
    return pieces


@layout('tables', 'cut3')
def requests_in_two(document, rng):
    cut_in_place(document, rng, 1)


@layout('tables', 'cut3')
def requests_in_three(document, rng):
    cut_in_place(document, rng, 2)


@layout('tables', 'cut3')
def requests_in_many(document, rng):
    cut_in_place(document, rng, rng.randint(4, 8))


@layout('tables', 'cut3')
def requests_row_by_row(document, rng):
    table = one_table(document, 'T3')
    # 续表 or a page number above every row of an annex would push the signature out of sight
    between = rng.choice([j for j in JOINTS if j not in ('continued', 'page')]) if table.name == 'TS' else ''
    cut_in_place(document, rng, len(table.rows), header='none', between=between)


@layout('tables', 'cut3')
def requests_in_two_header_repeated(document, rng):
    cut_in_place(document, rng, 1, header='all', labels='repeat')


@layout('tables', 'cut3')
def requests_in_two_labels_cut(document, rng):
    cut_in_place(document, rng, 1, labels='cut')


@layout('tables', 'cut3')
def label_cut_over_two_tables(document, rng):
    """The sample: a table ends after 3.要求提供公开出版, the next begins with 物."""
    table = one_table(document, 'T3')
    row = rng.choice([r for r in table.rows if cuttable(r)])
    lower = cut_label(table, row, rng, rng.choice(['first', 'first', 'second']))
    document.notes.append('cut label ' + row.key + lower.key)
    at = table.rows.index(lower)
    pieces = cut_table(table, [at], rng.choice(['none', 'all']), rng.choice(['repeat', 'blank', 'hang']), rng)
    replace_block(document, table, [pieces[0]] + joint(rng) + [pieces[1]])


@layout('tables', 'cut3')
def three_pieces_as_in_print(document, rng):
    """The sample's three tables: after （五）1, after 3.要求提供公开出版, and the rest from 物 on."""
    table = one_table(document, 'T3')
    row = table.find('requests.not_handled.publication')
    lower = cut_label(table, row, rng, 'first', 9)
    places = [table.rows.index(table.find('requests.not_handled.repeated')), table.rows.index(lower)]
    pieces = cut_table(table, places, 'none', 'blank', rng)
    replace_block(document, table, [pieces[0], Paragraph(''), pieces[1], Paragraph(''), pieces[2]])


@layout('tables', 'cut2')
def disclosure_in_blocks(document, rng):
    """T2 as four or five tables, block titles inside or as paragraphs above, or left out."""
    table = one_table(document, 'T2')
    titles = rng.choice(['inside', 'inside', 'above', 'none'])
    starts = [i for i, r in enumerate(table.rows) if r.kind == 'title']
    blocks = []
    for first, last in zip(starts, starts[1:] + [len(table.rows)]):
        rows = table.rows[first:last]
        between = joint(rng)
        if titles != 'inside':
            title = rows[0].cells[0].text
            rows = rows[1:]
            between = [Paragraph(title)] if titles == 'above' else [Paragraph('')]
        blocks += between + [Table(rows, 'T2')]
    document.notes.append('block titles ' + titles)
    replace_block(document, table, blocks)


@layout('tables', 'cut2')
def disclosure_cut_anywhere(document, rng):
    cut_in_place(document, rng, rng.randint(1, 3), 'T2', header='none')


@layout('tables', 'cut2')
def disclosure_and_requests_in_one(document, rng):
    """T2 and T3 in one w:tbl."""
    first, second = one_table(document, 'T2'), one_table(document, 'T3')
    first.rows += [Row([Cell('三、收到和处理政府信息公开申请情况', first.width(), role='blank')], 'spacer')] + second.rows
    first.name = 'T2T3'
    replace_block(document, second, [])


def review_blocks(table):
    """The value cells of T4 by block."""
    figures = table.find('review').values()
    return [figures[i:i + 5] for i in (0, 5, 10)]


def review_words():
    return [Cell(w, role='head') for _, w in OUTCOMES]


def review_titles(index, rng):
    name = REVIEWS[index][1]
    if index == 0:
        return [name]
    return rng.choice([[name], ['行政诉讼', name], ['行政诉讼（%s）' % name], ['行政诉讼——' + name]])


@layout('tables', 'cut4')
def review_as_three_tables(document, rng):
    """沭阳: 复议 and the two kinds of 诉讼 each in a table of its own."""
    table = one_table(document, 'T4')
    titles = rng.choice(['inside', 'inside', 'above', 'none'])
    blocks = []
    for i, figures in enumerate(review_blocks(table)):
        names = review_titles(i, rng)
        rows = [Row(review_words(), 'head'), Row(figures, key='review')]
        between = [Paragraph('')]
        if titles == 'inside':
            rows = [Row([Cell(n, 5, role='head')], 'head') for n in names] + rows
        elif titles == 'above':
            between = [Paragraph(n) for n in names]
        blocks += between + [Table(rows, 'T4')]
    document.notes.append('titles ' + titles)
    replace_block(document, table, blocks)


@layout('tables', 'cut4')
def review_blocks_stacked(document, rng):
    """The three blocks below each other in one table."""
    table = one_table(document, 'T4')
    rows = []
    for i, figures in enumerate(review_blocks(table)):
        rows += [Row([Cell(n, 5, role='head')], 'head') for n in review_titles(i, rng)]
        rows += [Row(review_words(), 'head'), Row(figures, key='review')]
    table.rows = rows


@layout('tables', 'cut4')
def review_blocks_as_rows(document, rng):
    """One header, a row for each block."""
    table = one_table(document, 'T4')
    rows = [Row([Cell(rng.choice(['', '类别', '项目']), role='head')] + review_words(), 'head')]
    for i, figures in enumerate(review_blocks(table)):
        rows.append(Row([Cell(review_titles(i, rng)[-1])] + figures, key='review'))
    table.rows = rows


@layout('tables', 'cut4')
def review_cut_below_header(document, rng):
    table = one_table(document, 'T4')
    pieces = cut_table(table, [len(table.rows) - 1], 'none', 'hang', rng)
    replace_block(document, table, [pieces[0]] + joint(rng) + [pieces[1]])


@layout('tables', 'cut4')
def review_in_two(document, rng):
    """复议 and 诉讼 as two tables."""
    table = one_table(document, 'T4')
    blocks = review_blocks(table)
    left = Table([Row([Cell('行政复议', 5, role='head')], 'head'), Row(review_words(), 'head'), Row(blocks[0], key='review')], 'T4')
    right = Table([Row([Cell('行政诉讼', 10, role='head')], 'head'),
                   Row([Cell(REVIEWS[1][1], 5, role='head'), Cell(REVIEWS[2][1], 5, role='head')], 'head'),
                   Row(review_words() + review_words(), 'head'), Row(blocks[1] + blocks[2], key='review')], 'T4')
    replace_block(document, table, [left, Paragraph(''), right])


@layout('tables', 'cut3')
def all_tables_cut(document, rng):
    cut_in_place(document, rng, 2)
    cut_in_place(document, rng, 1, 'T2', header='none')


def every_cut(document, rng):
    """(what, document) for T3 cut once: before every row, with every header and every label."""
    table = one_table(document, 'T3')
    for place in range(4, len(table.rows)):
        for header in ('none', 'all', 'last'):
            for labels in ('repeat', 'blank', 'hang', 'cut'):
                copy_of = document.copy()
                whole = one_table(copy_of, 'T3')
                pieces = cut_table(whole, [place], header, labels, rng)
                replace_block(copy_of, whole, [pieces[0]] + joint(rng) + [pieces[1]])
                yield 'cut-before-row-%d-header-%s-labels-%s' % (place + 1, header, labels), copy_of


def every_label_cut(document, rng):
    """(what, document) for every label cut in two at every place, the figures in three ways."""
    for name in ('T2', 'T3'):
        for i, row in enumerate(one_table(document, name).rows):
            for at in range(2, len(label_cell(row).text) if cuttable(row) else 0):
                for values in ('first', 'second', 'both'):
                    copy_of = document.copy()
                    table = one_table(copy_of, name)
                    cut_label(table, table.rows[i], rng, values, at)
                    text = label_cell(row).text
                    yield 'label-%s-%s-values-%s' % (text[:at][-8:], text[at:][:4], values), copy_of


# ---- tables on their side --------------------------------------------------------------------------
def turn(rows):
    """Rows as columns: what stood in a column is a row."""
    return [Row([row.cells[i] for row in rows], 'data') for i in range(len(rows[0].cells))]


def upright_rows(table):
    """The rows of a table whose cells are all in a plain grid."""
    if len({len(row.cells) for row in table.rows}) != 1 or any(
            cell.span != 1 or cell.merge for row in table.rows for cell in row.cells):
        raise Skip
    return table.rows


@layout('tables', 'pieces', tuple(statistics_forms.FORMS))
def table_turned(document, rng):
    """Shanghai's page for printing: the indicators across, their units and figures below them."""
    table = one_table(document, 'TS')
    table.rows = turn(upright_rows(table))


@layout('tables', 'pieces', tuple(statistics_forms.FORMS))
def table_turned_in_bands(document, rng):
    """The same, too wide for the page: it goes on below, with or without the heads again."""
    table = one_table(document, 'TS')
    heads, rows = head_rows(table), upright_rows(table)[len(head_rows(table)):]
    size = rng.randint(5, max(5, len(rows) // 2))
    bands = [rows[i:i + size] for i in range(0, len(rows), size)]
    if len(bands[-1]) < 5:
        bands[-2:] = [bands[-2] + bands[-1]]
    width = max(len(band) for band in bands)
    table.rows = []
    for band in bands:
        blank = Row([Cell('', role='blank') for _ in rows[0].cells])
        lines = copy.deepcopy(heads) + band + [copy.deepcopy(blank) for _ in range(width - len(band))]
        table.rows += turn(lines)
