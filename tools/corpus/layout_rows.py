"""Layouts of rows: what a page break, a web page or a careless hand does inside one table.

Labels cut in two rows, spacer rows, page numbers, header words over several rows, rows too many
or too few. The value cells keep their fields; rows that a form does not know are noted in
document.unknown, fields that vanish in document.absent.
"""
from layout_base import Skip, form_tables, layout, one_table, replace_block, some
from model import Cell, Paragraph, Row, Truth

PAGE_NUMBERS = ['- 3 -', '第3页 共7页', '3', '—4—', '第 5 页', '- 12 -', '5/9']


def label_cell(row):
    labels = [c for c in row.cells if c.role == 'label']
    return labels[-1] if labels else None


def cuttable(row):
    cell = label_cell(row)
    return row.kind == 'data' and cell is not None and len(cell.text.strip()) >= 3


def cut_label(table, row, rng, values, at=0):
    """The row becomes two; values: first, second or both (merged over both rows)."""
    cell = label_cell(row)
    text = cell.text
    lead = len(text) - len(text.lstrip())       # empty paragraphs before the label
    at = at or rng.randint(min(lead + 2, len(text) - 1), len(text) - 1)
    upper, lower = row, Row([], 'data', '')
    for old in row.cells:
        new = Cell('', old.span, role='blank')
        if old is cell:
            new = Cell(text[at:], old.span)
        elif old.role in ('vertical', 'group'):
            new = old.copy(text='', merge='continue' if old.merge else '')
        elif old.role == 'value' and values == 'both':
            new.merge = 'continue'
        lower.cells.append(new)
    cell.text = text[:at]
    if values == 'both':
        for figure in upper.values():
            figure.merge = 'restart'
    elif values == 'second':
        for i, old in enumerate(upper.cells):
            if old.role == 'value':
                upper.cells[i], lower.cells[i] = lower.cells[i], old
        upper.key, lower.key = '', upper.key
    table.rows.insert(table.rows.index(row) + 1, lower)
    return lower


def cut_labels(document, rng, values):
    rows = [(t, r) for t in form_tables(document) for r in t.rows if cuttable(r)]
    for table, row in some(rng, rows, 1, 3):
        document.notes.append('cut %s' % label_cell(row).text)
        cut_label(table, row, rng, values)


@layout('rows', 'cut')
def label_cut_values_first(document, rng):
    cut_labels(document, rng, 'first')


@layout('rows', 'cut')
def label_cut_values_second(document, rng):
    cut_labels(document, rng, 'second')


@layout('rows', 'cut')
def label_cut_values_merged(document, rng):
    cut_labels(document, rng, 'both')


@layout('rows', 'cut')
def label_cut_as_in_print(document, rng):
    """3.要求提供公开出版 + 物."""
    table = one_table(document, 'T3')
    row = table.find('requests.not_handled.publication')
    text = label_cell(row).text
    if not text.endswith('出版物'):
        raise Skip
    cut_label(table, row, rng, 'first', len(text) - 1)


def filler(row, table):
    """An empty row of the shape of another: merges run on through it."""
    cells = []
    for cell in row.cells:
        merge = 'continue' if cell.merge == 'continue' and cell.role in ('vertical', 'group', 'note', 'head') else ''
        cells.append(Cell('', cell.span, merge, role='blank'))
    return Row(cells, 'spacer')


@layout('rows', 'spacer')
def spacer_rows(document, rng):
    for table in form_tables(document):
        for row in some(rng, table.rows[1:], 1, 3):
            table.rows.insert(table.rows.index(row), filler(row, table))


@layout('rows', 'spacer')
def spacer_rows_one_cell(document, rng):
    for table in form_tables(document):
        row = rng.choice(table.rows[1:])
        table.rows.insert(table.rows.index(row), Row([Cell('', table.width(), role='blank')], 'spacer'))


@layout('rows', 'spacer')
def page_number_rows(document, rng):
    for table in form_tables(document)[:2]:
        for row in some(rng, [r for r in table.rows if r.kind == 'data'], 1, 2):
            cell = Cell(rng.choice(PAGE_NUMBERS), table.width(), role='blank')
            table.rows.insert(table.rows.index(row), Row([cell], 'page'))


@layout('rows', 'spacer')
def page_number_in_last_cell(document, rng):
    """A page number that slipped into an otherwise empty row."""
    table = one_table(document, 'T3')
    row = rng.choice([r for r in table.rows if r.kind == 'data'][3:])
    new = filler(row, table)
    new.cells[-1].text = rng.choice(['- 3 -', '第3页 共7页'])
    new.kind = 'page'
    table.rows.insert(table.rows.index(row), new)


def split_header(table, row, pieces):
    """The header row becomes as many rows as pieces(text) has; merges above run on."""
    count = max((len(pieces(c.text)) for c in row.cells if c.text), default=1)
    if count < 2:
        raise Skip
    rows = [Row([], 'head') for _ in range(count)]
    for cell in row.cells:
        texts = pieces(cell.text) if cell.text and not cell.merge else [cell.text]
        for i, new in enumerate(rows):
            if cell.merge:
                new.cells.append(cell.copy(text=cell.text if i == 0 else '', merge=cell.merge if i == 0 else 'continue'))
            else:
                new.cells.append(cell.copy(text=texts[i] if i < len(texts) else ''))
    at = table.rows.index(row)
    table.rows[at:at + 1] = rows


def in_two(text):
    return [text[:2], text[2:]] if len(text) == 4 else [text]


def in_pairs(text):
    return [text[i:i + 2] for i in range(0, len(text), 2)] if len(text) > 3 else [text]


@layout('rows', 'header')
def header_words_over_two_rows(document, rng):
    """徐闻: 商业 科研 in one row, 企业 机构 in the next."""
    table = one_table(document, 'T3')
    split_header(table, table.rows[2], in_two)
    table = one_table(document, 'T4')
    if rng.random() < 0.5:
        split_header(table, table.rows[2], in_two)


@layout('rows', 'header', ('2019', '2021'))
def header_words_over_three_rows(document, rng):
    table = one_table(document, 'T3')
    split_header(table, table.rows[2], in_pairs)


@layout('rows', 'header')
def disclosure_header_over_two_rows(document, rng):
    table = one_table(document, 'T2')
    for row in [r for r in table.rows if r.kind == 'head']:
        split_header(table, row, lambda t: [t[:3], t[3:]] if len(t) > 4 else [t])


@layout('rows', 'header', ('2019', '2021'))
def flat_header(document, rng):
    """One header row instead of three."""
    table = one_table(document, 'T3')
    words = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计']
    if len(table.rows[-1].values()) not in (0, len(words)):
        raise Skip
    table.rows[0:3] = [Row([table.rows[0].cells[0].copy(merge='')] + [Cell(w, role='head') for w in words], 'head')]


@layout('rows', 'header', ('2019', '2021'))
def header_without_merges(document, rng):
    """自然人 and 总计 in the second row only, blank cells below instead of merges."""
    for table in form_tables(document):
        for row in table.rows:
            for cell in row.cells:
                if row.kind == 'head':
                    cell.merge = ''


@layout('rows', 'header', ('2019', '2021'))
def header_words_repeated_below(document, rng):
    """自然人 and 总计 printed in the second and again in the third header row."""
    table = one_table(document, 'T3')
    for upper, lower in zip(table.rows[1].cells[1:2] + table.rows[1].cells[-1:], table.rows[2].cells[1:2] + table.rows[2].cells[-1:]):
        upper.merge = lower.merge = ''
        lower.text = upper.text


@layout('rows', 'repeat')
def header_repeated_inside(document, rng):
    """The header printed again in the middle of one table, at what was a page break."""
    table = one_table(document, 'T3')
    heads = [r for r in table.rows if r.kind == 'head']
    row = rng.choice([r for r in table.rows if r.kind == 'data'][2:])
    at = table.rows.index(row)
    for cell in row.cells:
        if cell.role in ('vertical', 'group') and cell.merge == 'continue':
            cell.merge, cell.text = 'restart', open_label(table, at, cell.role)
    table.rows[at:at] = [Row([c.copy() for c in r.cells], 'head') for r in heads]


def open_label(table, at, role):
    """The label that a merge carries on at row at."""
    for row in reversed(table.rows[:at]):
        for cell in row.cells:
            if cell.role == role and cell.text:
                return cell.text
    return ''


@layout('rows', 'extra')
def row_unknown(document, rng):
    """A row of the office's own below 规范性文件."""
    table = one_table(document, 'T2')
    row = table.find('disclosure.normative_documents')
    cells = [Cell('内部工作制度')] + [Cell(str(rng.randint(1, 80)), c.span, role='blank') for c in row.values()]
    table.rows.insert(table.rows.index(row) + 1, Row(cells))
    document.unknown.append('内部工作制度')


OTHER_DOCUMENTS = ['其他主动公开文件', '其他主动公开文件\n（含以本单位名义正式签发的、除规范性文件以外的主动公开文件）',
                   '其他主动公开文件（可参考本单位政府信息公开平台“其他主动公开文件”栏目数据）', '其他 主动公开文件']


@layout('rows', 'extra')
def row_of_other_documents(document, rng):
    """湖北 2020: 其他主动公开文件 below 规范性文件, a row that the form lets be there."""
    table = one_table(document, 'T2')
    row = table.find('disclosure.normative_documents')
    cells = [Cell(rng.choice(OTHER_DOCUMENTS))]
    for value in row.values():
        text = str(rng.randint(1, 255))
        cells.append(Cell(text, value.span, role='value', truth=Truth('number', text),
                          field=value.field.replace('normative_documents', 'other_documents')))
    table.rows.insert(table.rows.index(row) + 1, Row(cells, key='disclosure.other_documents', optional=True))


@layout('rows', 'extra')
def row_of_remarks(document, rng):
    """A remark over the full width at the foot of a table."""
    table = one_table(document, rng.choice(['T2', 'T3']))
    table.rows.append(Row([Cell('注：本表数据由各科室汇总报送。', table.width(), role='blank')], 'spacer'))


@layout('rows', 'extra')
def caption_row(document, rng):
    """The section heading printed once more as the first row of the table."""
    captions = {'T2': '主动公开政府信息情况', 'T3': '收到和处理政府信息公开申请情况', 'T4': '政府信息公开行政复议、行政诉讼情况',
                'TS': '政府信息公开情况统计表'}
    for table in form_tables(document):
        table.rows.insert(0, Row([Cell(captions[table.name], table.width(), role='blank')], 'spacer'))


@layout('rows', 'extra')
def unit_row(document, rng):
    table = one_table(document, 'T3')
    table.rows.insert(0, Row([Cell('单位：件', table.width(), role='blank')], 'spacer'))


@layout('rows', 'cut')
def row_missing(document, rng):
    """A row of the form is not in print: its fields are absent."""
    table = one_table(document, 'T3')
    rows = [r for r in table.rows if r.kind == 'data' and r.key
            and not any(c.merge == 'restart' for c in r.cells) and 'handled' not in r.key and not r.optional]
    row = rng.choice(rows)
    document.absent |= {c.field for c in row.values()}
    document.notes.append('missing ' + row.key)
    document.loud = True
    table.rows.remove(row)


@layout('rows', 'lost')
def column_missing(document, rng):
    """One kind of applicant has no column."""
    table = one_table(document, 'T3')
    name, word = rng.choice([('legal_service', '法律服务机构'), ('research_institution', '科研机构'), ('public_welfare', '社会公益组织')])
    words = [c.text for r in table.rows[:3] for c in r.cells]
    if words.count(word) != 1 or not {'申请人情况', '法人或其他组织'} < set(words):
        raise Skip
    for row in table.rows:
        lost = [c for c in row.cells if c.text == word or c.field.endswith('.' + name)]
        if len(lost) != 1 and row.kind == 'data':
            raise Skip
        for cell in lost:
            row.cells.remove(cell)
            if cell.field:
                document.absent.add(cell.field)
    for cell in table.rows[0].cells + table.rows[1].cells:
        if cell.text in ('申请人情况', '法人或其他组织'):
            cell.span -= 1
    document.loud = True


@layout('rows', 'lost')
def block_missing(document, rng):
    """A block of T2 is not in print."""
    table = one_table(document, 'T2')
    starts = [i for i, r in enumerate(table.rows) if r.kind == 'title'] + [len(table.rows)]
    if len(starts) < 4:
        raise Skip
    which = rng.randrange(1, len(starts) - 1)
    for row in table.rows[starts[which]:starts[which + 1]]:
        document.absent |= {c.field for c in row.cells if c.field}
    del table.rows[starts[which]:starts[which + 1]]
    document.loud = True


@layout('rows', 'lost')
def review_table_missing(document, rng):
    table = one_table(document, 'T4')
    document.absent |= {c.field for r in table.rows for c in r.cells if c.field}
    replace_block(document, table, [Paragraph('（详见附件）')])
    document.loud = True


@layout('form', 'single', ('2021',))
def single_other_row(document, rng):
    """洪泽: the 2021 form with the one row （六）其他处理 of 2019."""
    table = one_table(document, 'T3')
    rows = [r for r in table.rows if r.key.startswith('requests.other.')]
    first = rows[0]
    for row in rows:
        document.absent |= {c.field for c in row.values()}
    figures = []
    for i, cell in enumerate(first.values()):
        truths = [r.values()[i].truth for r in rows]
        total = str(sum(int(t.value) for t in truths if t.state == 'number'))
        name = 'requests.other.total.' + cell.field.rsplit('.', 1)[1]
        figures.append(Cell(total, role='value', field=name, truth=Truth('number', total)))
    at = table.rows.index(first)
    vertical = first.cells[0]
    table.rows[at:at + len(rows)] = [Row([vertical, Cell('（六）其他处理', 2)] + figures, key='requests.other.total')]


def group_rows(table):
    """Runs of rows that share a group label."""
    runs = []
    for row in table.rows:
        groups = [c for c in row.cells if c.role == 'group']
        if not groups:
            continue
        if groups[0].merge == 'restart':
            runs.append([])
        if runs:
            runs[-1].append((row, groups[0]))
    return runs


@layout('rows', 'merge')
def group_label_in_middle_row(document, rng):
    """As a PDF prints it: no merge, the label beside the middle item."""
    table = one_table(document, 'T3')
    for run in group_rows(table):
        label = run[0][1].text
        for i, (_, cell) in enumerate(run):
            cell.merge, cell.text = '', label if i == len(run) // 2 else ''


@layout('rows', 'merge')
def labels_repeated_without_merge(document, rng):
    for table in form_tables(document):
        for role in ('vertical', 'group'):
            for i, row in enumerate(table.rows):
                for cell in row.cells:
                    if cell.role == role and cell.merge == 'continue':
                        cell.text = open_label(table, i, role)
        for row in table.rows:
            for cell in row.cells:
                if cell.role in ('vertical', 'group'):
                    cell.merge = ''


@layout('rows', 'merge')
def blank_cells_without_merge(document, rng):
    for table in form_tables(document):
        for row in table.rows:
            for cell in row.cells:
                if cell.role in ('vertical', 'group', 'note'):
                    cell.merge = ''


@layout('rows', 'merge')
def merges_all_restart(document, rng):
    """A vMerge mistake: every cell begins a merge of its own."""
    for table in form_tables(document):
        for row in table.rows:
            for cell in row.cells:
                if cell.merge == 'continue':
                    cell.merge = 'restart'


@layout('rows', 'merge')
def merges_without_beginning(document, rng):
    """A vMerge mistake: the cell that begins the merge says nothing of it."""
    for table in form_tables(document):
        for row in table.rows:
            for cell in row.cells:
                if cell.merge == 'restart' and cell.role in ('vertical', 'group'):
                    cell.merge = ''


@layout('rows', 'merge')
def vertical_label_missing(document, rng):
    """The column of 三、本年度办理结果 is not there at all."""
    table = one_table(document, 'T3')
    for row in table.rows:
        if row.cells[0].role == 'vertical':
            del row.cells[0]
        elif row.cells[0].span == 3:
            row.cells[0].span = 2
