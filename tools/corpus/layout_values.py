"""Layouts of figures: how offices write a number, a zero, and nothing at all.

Each changes the texts of value cells and keeps or sets their Truth, so that what must be read is
known from how the text was made.
"""
from decimal import Decimal

from layout_base import Skip, layout, some, value_cells
from model import Truth

WIDE = str.maketrans('0123456789.-+', '０１２３４５６７８９．－＋')


def numbers(document):
    return [c for c in value_cells(document) if c.truth.state == 'number' and c.text.strip('-').replace('.', '').isdigit()]


def chosen_numbers(document, rng, share=0.4):
    """A part of the cells with plain numbers, two at least."""
    cells = numbers(document)
    if len(cells) < 2:
        raise Skip
    picked = [c for c in cells if rng.random() < share]
    return picked or cells[:2]


def is_total(cell):
    return cell.field.endswith('.total') or '.handled.' in cell.field


def set_cell(cell, text, state=None, value='', unit=''):
    cell.text = text
    if state:
        cell.truth = Truth(state, value, unit)


@layout('values', 'digits')
def fullwidth_digits(document, rng):
    for cell in chosen_numbers(document, rng):
        cell.text = cell.text.translate(WIDE)


@layout('values', 'digits')
def thousands_separators(document, rng):
    comma = rng.choice([',', '，', ','])
    cells = [c for c in numbers(document) if abs(Decimal(c.text)) >= 1000]
    if not cells:
        cells = some(rng, [c for c in numbers(document) if c.field.startswith('disclosure.') and '.' not in c.text], 3, 6)
        for cell in cells:
            set_cell(cell, str(rng.randint(1000, 9999999)))
            cell.truth = Truth('number', cell.text)
    for cell in cells:
        cell.text = format(Decimal(cell.text), ',').replace(',', comma)


@layout('values', 'space')
def spaces_inside_numbers(document, rng):
    space = rng.choice([' ', '\u00a0', '\u3000', '\u2009', '  '])
    for cell in chosen_numbers(document, rng):
        within = space.join(cell.text)
        if within != cell.text and rng.random() < 0.33:    # two numbers, or one: nobody can say
            set_cell(cell, within, 'text')
        else:
            cell.text = rng.choice([cell.text + space, space + cell.text + space])


@layout('values', 'space')
def spaces_between_thousands(document, rng):
    space = rng.choice([' ', '\u00a0', '\u2009', '\u202f', '\u3000'])
    cells = [c for c in numbers(document) if abs(Decimal(c.text)) >= 1000]
    for cell in cells or some(rng, [c for c in numbers(document) if c.field.startswith('disclosure.') and '.' not in c.text], 3, 6):
        if cell not in cells:
            set_cell(cell, str(rng.randint(1000, 9999999)))
            cell.truth = Truth('number', cell.text)
        cell.text = format(Decimal(cell.text), ',').replace(',', space)


@layout('values', 'space')
def zero_width_characters(document, rng):
    for cell in chosen_numbers(document, rng):
        cell.text = rng.choice(['\u200b%s', '%s\u200b', '\ufeff%s']) % cell.text


@layout('values', 'space')
def newlines_around_numbers(document, rng):
    for cell in chosen_numbers(document, rng):
        cell.text = rng.choice(['\n%s', '\n\n%s', '%s\n', '\n%s\n']) % cell.text


@layout('values', 'unit')
def units_in_cells(document, rng):
    for cell in chosen_numbers(document, rng, 0.25):
        unit = rng.choice(['元', '万元']) if 'amount' in cell.field else rng.choice(['件', '件', '项', '条', '个', '宗'])
        cell.text += rng.choice(['', '', ' ']) + unit
        cell.truth.unit = unit


@layout('values', 'unit')
def remarks_in_brackets(document, rng):
    remarks = ['（其中修订16件）', '（含自然失效 29 件）', '(不含乡镇)', '（2019年为12件）', '\n（含街道3件）', '（注1）']
    for cell in some(rng, numbers(document), 2, 6):
        cell.text += rng.choice(remarks)


@layout('values', 'sign')
def signs(document, rng):
    """Written signs: minus in several shapes where the form allows one, plus anywhere."""
    cells = numbers(document)
    for cell in cells:
        if cell.field.endswith('items_change'):
            number = str(rng.randint(1, 40))
            sign = rng.choice(['-', '－', '\u2212', '+', '＋', '- '])
            set_cell(cell, sign + number, 'number', number if sign in '+＋' else '-' + number)
    cell = rng.choice(cells)
    if not cell.field.endswith('items_change') and not cell.text.startswith('-'):
        cell.text = '+' + cell.text


@layout('values', 'decimal')
def six_decimals(document, rng):
    for cell in numbers(document):
        if cell.field.endswith('.amount'):
            text = rng.choice(['24252.311082', '4166.241619', '5949.088667', '0.000001', '75394432.52',
                               '123456789012.345678', '976.810', '59237.2449'])
            set_cell(cell, text, 'number', text)


@layout('values', 'zero')
def marks_for_zeros(document, rng):
    mark = rng.choice(['/', '-', '—', '——', '无', '不适用', '／', '－', '–', '\\'])
    cells = [c for c in numbers(document) if c.text == '0' and rng.random() < 0.5]
    for cell in cells or numbers(document)[:1]:
        set_cell(cell, mark, 'not_applicable')


@layout('values', 'zero')
def blanks_for_zeros(document, rng):
    blank = rng.choice(['', '', '\u3000\u3000', ' ', '\u00a0', '\n'])
    for cell in numbers(document):
        if cell.text == '0' and not is_total(cell):
            set_cell(cell, blank, 'blank')


@layout('values', 'zero')
def blanks_for_all_zeros(document, rng):
    for cell in numbers(document):
        if cell.text == '0':
            set_cell(cell, '', 'blank')


@layout('values', 'zero')
def only_totals_filled(document, rng):
    """徐闻, 杨陵: nothing but the 总计 column."""
    for cell in value_cells(document):
        if cell.field.startswith('requests.') and not cell.field.endswith('.total'):
            set_cell(cell, '', 'blank')


@layout('values', 'zero')
def total_column_blank(document, rng):
    keep = ('received', 'carried_in', 'handled', 'carried_out')
    for cell in value_cells(document):
        if cell.field.startswith('requests.') and cell.field.endswith('.total') and cell.field.split('.')[1] not in keep:
            set_cell(cell, '', 'blank')


@layout('values', 'zero')
def words_in_cells(document, rng):
    for cell in some(rng, numbers(document), 1, 3):
        set_cell(cell, rng.choice(['详见附件', '见正文', '正在统计', '未统计', '保密']), 'text')


@layout('values')
def one_blank_cell(document, rng):
    set_cell(rng.choice(numbers(document)), '', 'blank')
