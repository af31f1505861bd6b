"""Layouts of labels: the same words as offices, converters and hurried hands write them.

Each changes the texts of label cells only. What was printed must still be recognised; values,
merges and order stay.
"""
import re
import unicodedata

from layout_base import Skip, label_cells, layout, one_table, some
from model import walk_cells, walk_paragraphs

HANT = dict(zip(
    '条项规范内数许对务处罚强费购总额单万请机关业会组织计结转续办开区别属国为稳护权类过执询无没现补复议诉讼后维纠审缴纳确认获访举报构领导则间联级题诺监'
    '与质产发实时证带书长门东车应变张电视听说话读写体点经济际环节标准义务专网络处制废场该',
    '條項規範內數許對務處罰強費購總額單萬請機關業會組織計結轉續辦開區別屬國為穩護權類過執詢無沒現補復議訴訟後維糾審繳納確認獲訪舉報構領導則間聯級題諾監'
    '與質產發實時證帶書長門東車應變張電視聽說話讀寫體點經濟際環節標準義務專網絡處製廢場該'))
ENUMERATOR = re.compile(r'^(\d)\.')
SMALL = '一二三四五六七八九'


def spread(text, space, rng):
    """The text with the space between some of its characters."""
    places = [i for i in range(1, len(text)) if rng.random() < 0.3] or [len(text) // 2]
    return ''.join((space if i in places else '') + c for i, c in enumerate(text))


def change_labels(document, change, roles=None):
    cells = label_cells(document) if roles is None else label_cells(document, roles)
    changed = 0
    for cell in cells:
        text = change(cell.text)
        changed += text != cell.text
        cell.text = text
    if not changed:
        raise Skip


@layout('labels', 'space')
def spaces_in_labels(document, rng):
    change_labels(document, lambda t: spread(t, rng.choice([' ', '  ']), rng) if len(t) > 1 and rng.random() < 0.6 else t)


@layout('labels', 'space')
def ideographic_spaces_in_labels(document, rng):
    change_labels(document, lambda t: spread(t, '\u3000', rng) if len(t) > 1 else t)


@layout('labels', 'space')
def hard_spaces_in_labels(document, rng):
    change_labels(document, lambda t: spread(t, rng.choice(['\u00a0', '\u2003', '\u200b', '\t']), rng) if len(t) > 1 else t)


@layout('labels', 'space')
def line_breaks_in_labels(document, rng):
    change_labels(document, lambda t: spread(t, '\n', rng) if len(t) > 3 and rng.random() < 0.7 else t)


@layout('labels', 'space')
def vertical_labels_by_character(document, rng):
    change_labels(document, lambda t: '\n'.join(t), ('vertical', 'group'))


@layout('labels', 'space')
def header_words_on_two_lines(document, rng):
    change_labels(document, lambda t: t[:2] + rng.choice(['\n', ' ']) + t[2:] if 4 <= len(t) <= 6 else t, ('head',))


@layout('labels', 'space')
def empty_paragraphs_before_labels(document, rng):
    change_labels(document, lambda t: '\n' * rng.randint(1, 9) + t if rng.random() < 0.4 else t)


@layout('labels', 'bracket')
def halfwidth_brackets(document, rng):
    change_labels(document, lambda t: t.translate(str.maketrans('（）：，', '():,')))


@layout('labels', 'bracket')
def mixed_brackets(document, rng):
    change_labels(document, lambda t: t.replace('（', rng.choice('（(〔')).replace('）', rng.choice('）)')) if rng.random() < 0.5 else t)


@layout('labels', 'enumerator')
def enumerators_fullwidth_dot(document, rng):
    change_labels(document, lambda t: ENUMERATOR.sub(r'\1．', t))


@layout('labels', 'enumerator')
def enumerators_comma(document, rng):
    change_labels(document, lambda t: ENUMERATOR.sub(r'\1、', t))


@layout('labels', 'enumerator')
def enumerators_spaced(document, rng):
    change_labels(document, lambda t: ENUMERATOR.sub(r'\1. ', re.sub('^（(.)）', r'（ \1 ） ', re.sub('^(.)、', r'\1 、', t))))


@layout('labels', 'enumerator')
def enumerators_circled(document, rng):
    change_labels(document, lambda t: ENUMERATOR.sub(lambda m: chr(0x245f + int(m.group(1))), t))


@layout('labels', 'enumerator')
def enumerators_bracketed(document, rng):
    shape = rng.choice(['（%s）', '(%s)', '%s)', '%s）'])
    change_labels(document, lambda t: ENUMERATOR.sub(lambda m: shape % m.group(1), t))


@layout('labels', 'enumerator')
def enumerators_arabic_groups(document, rng):
    """（一） as (1)."""
    change_labels(document, lambda t: re.sub('^（([%s])）' % SMALL, lambda m: '(%d)' % (SMALL.index(m.group(1)) + 1), t),
                  ('group', 'label'))


@layout('labels', 'enumerator')
def enumerators_missing(document, rng):
    change_labels(document, lambda t: re.sub(r'^(\d\.|（[一二三四五六七]）|[一二三四]、)', '', t), ('vertical', 'group', 'label'))


@layout('labels', 'enumerator')
def enumerators_of_items_missing(document, rng):
    change_labels(document, lambda t: ENUMERATOR.sub('', t))


@layout('labels', 'enumerator')
def enumerators_wrong(document, rng):
    """The numbers of items run on or repeat, as after a careless copy."""
    change_labels(document, lambda t: ENUMERATOR.sub(lambda m: '%d.' % rng.randint(1, 9), t))


@layout('labels', 'quote')
def quotes_straight(document, rng):
    change_labels(document, lambda t: re.sub('[“”]', rng.choice(['"', "'", '＂', '']), t))


LISTED = {
    '一、本年新收政府信息公开申请数量': ['一、本年新收政府信息公开数量', '一、本年新收信息公开申请数量'],
    '二、上年结转政府信息公开申请数量': ['二、上年结转政府信息公开数量'],
    '（二）部分公开（区分处理的，只计这一情形，不计其他情形）': [
        '（二）部分公开', '（二）部分公开（区分处理的，只计这一情况，不计其他情形）', '（二）部分公开（区分处理的，只计这一情形）'],
    '2.其他法律行政法规禁止公开': ['2.其他法律行政止公开', '2.其他法律、行政法规禁止公开'],
    '本年处理决定数量': ['本年处理绝对数量'],
    '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请': [
        '1.申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请', '1.逾期不补正'],
    '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请': [
        '2.申请人逾期未按收费通知要求缴纳费用，行政机关不再处理其政府信息公开申请', '2.逾期不缴费'],
    '行政规范性文件': ['规范性文件'],
    '本年收费金额（单位：万元）': ['本年收费金额(单位:万元)', '本年收费金额', '本年收费金额（万元）'],
}


@layout('labels', 'words')
def listed_variants(document, rng):
    change_labels(document, lambda t: rng.choice(LISTED[t]) if t in LISTED else t)


@layout('labels', 'words')
def total_as_sum(document, rng):
    """合计 for 总计."""
    change_labels(document, lambda t: t.replace('总计', '合计'))


@layout('labels', 'words')
def header_second_lines_lost(document, rng):
    """东丽: 本年新制作数量 and 本年新公开数量 both print as 本年新."""
    change_labels(document, lambda t: '本年新' if t in ('本年新制作数量', '本年新公开数量') else t)


def typo(text, rng):
    kind = rng.choice(['other', 'other', 'lost', 'twice'])
    places = [i for i, c in enumerate(text) if '\u4e00' <= c <= '\u9fff' and i >= 2]
    i = rng.choice(places)
    new = {'other': rng.choice('的了是在有和人这中大为上个到说们子时道出'), 'lost': '', 'twice': text[i] * 2}[kind]
    return text[:i] + new + text[i + 1:]


@layout('labels', 'typo')
def one_character_typos(document, rng):
    cells = [c for c in label_cells(document, ('label', 'head', 'group')) if len(c.text.lstrip('（一二三四五六七）12345678.')) >= 5]
    for cell in some(rng, cells, 1, 3):
        old, cell.text = cell.text, typo(cell.text, rng)
        document.notes.append('typo: %s -> %s' % (old, cell.text))


def traditional(text):
    return ''.join(HANT.get(c, c) for c in text)


@layout('labels', 'script')
def traditional_labels(document, rng):
    change_labels(document, traditional)


MIRROR = [('文件', '檔案'), ('信息', '資訊'), ('项目', '專案'), ('数据', '資料'), ('在线', '線上'), ('复议', '覆議')]


def mirrored(text):
    """As mirror sites convert a page: not only characters, words as well."""
    for word, printed in MIRROR:
        text = text.replace(word, printed)
    return traditional(text)


@layout('labels', 'script')
def mirror_labels(document, rng):
    change_labels(document, mirrored)


@layout('labels', 'script')
def mirror_label_of_one_row(document, rng):
    """One label was converted and back: 规范性档案."""
    change_labels(document, lambda t: t.replace('文件', '档案'))


@layout('labels', 'script')
def traditional_report(document, rng):
    change_labels(document, traditional)
    for paragraph in walk_paragraphs(document.blocks):
        paragraph.text = traditional(paragraph.text)
    document.facts['agency'] = {traditional(a) for a in document.facts['agency']}
    document.facts['title'] = {traditional(a) for a in document.facts['title']}


# What a PDF turned into Word has in the place of ideographs, and what converters of other sets leave.
RADICALS = {unicodedata.normalize('NFKC', chr(c)): chr(c) for c in range(0x2F00, 0x2FD6)}
RADICALS.update(zip('民母长见门页风青西角黄车贝', '⺠⺟⻓⻅⻔⻚⻛⻘⻄⻆⻩⻋⻉'))
COMPATIBLE = {unicodedata.normalize('NFKC', chr(c)): chr(c) for c in range(0xF900, 0xFA2E)}


def written_with(document, characters):
    """All of the report; the title is printed so, what is known of it is not."""
    def write(text):
        return ''.join(characters.get(c, c) for c in text)
    change_labels(document, write)
    for paragraph in walk_paragraphs(document.blocks):
        paragraph.text = write(paragraph.text)
    document.facts['title'] = {write(a) for a in document.facts['title']}


@layout('labels', 'script')
def radicals_for_ideographs(document, rng):
    written_with(document, RADICALS)


@layout('labels', 'script')
def compatibility_ideographs(document, rng):
    written_with(document, COMPATIBLE)


INSTRUCTIONS = {
    '规章': '（设区的市、自治州人民政府应提供相关数据）', '上一年项目数量': '（指上一年度事项数）',
    '本年增/减': '（指本年增加或减少的事项数，减用负值表示，如-8）', '处理决定数量': '（指本年办件量）',
    '本年处理决定数量': '（含依法未公开的全部处理决定）', '现行有效件数': '（截至12月31日）',
    '四、结转下年度继续办理': '（填数字）', '（七）总计': '（第三项合计）', '政府集中采购': '（含协议供货）',
    '行政事业性收费': '（按项目填报）', '（六）其他处理': '（慎填）',
}


@layout('labels', 'instruction')
def instructions_in_brackets(document, rng):
    change_labels(document, lambda t: t + INSTRUCTIONS.get(t, ''))


@layout('labels', 'instruction')
def instructions_on_new_line(document, rng):
    change_labels(document, lambda t: t + '\n' + INSTRUCTIONS[t] if t in INSTRUCTIONS else t)


@layout('labels', 'note')
def note_cell_empty(document, rng):
    for _, _, cell in walk_cells(document):
        if cell.role == 'note':
            cell.text = ''


@layout('labels', 'note')
def note_cell_broken(document, rng):
    change_labels(document, lambda t: t.replace('，等于', rng.choice(['， 等\n于', '等于', '，等 于'])), ('note',))


UNIT_SHAPES = ['%s（{}）', '%s({})', '%s\n（{}）', '%s（单位：{}）', '%s（单位:{}）', '%s【{}】', '%s（指本年，{}）']


def unit_for(words, rng):
    return rng.choice(['万元', '元', '亿元']) if '金额' in words else rng.choice(['件', '项', '个'])


@layout('labels', 'unit')
def units_in_headers(document, rng):
    """采购总金额（万元）: the unit of the figures below it. Another than the form's is told."""
    heads = []
    for row in one_table(document, 'T2').rows:
        if row.kind == 'head':
            heads = row.cells[1:]
            units = [unit_for(c.text, rng) if '金额' in c.text or rng.random() < 0.3 else '' for c in heads]
            for cell, unit in zip(heads, units):
                if unit:
                    cell.text = (rng.choice(UNIT_SHAPES) % cell.text.split('（')[0]).format(unit)
        elif row.key:
            for cell, unit in zip(row.values(), units):
                cell.truth.unit = cell.truth.unit or unit


@layout('labels', 'unit')
def units_in_row_labels(document, rng):
    """行政事业性收费（万元）."""
    for row in one_table(document, 'T2').rows:
        if row.key and len(row.values()) == 1:
            unit = unit_for('金额' if 'fees' in row.key else '', rng)
            row.cells[0].text += '（%s）' % unit
            for cell in row.values():
                cell.truth.unit = cell.truth.unit or unit
