"""Layouts of the page: titles, dates, headings, and what stands round the tables.

Each notes in document.facts what must be read of title, agency, year, period and date; a set of
answers where more than one is right.
"""
import copy

from layout_base import Skip, block_before, form_tables, layout, named_tables
from model import Cell, Paragraph, Row, Table, TextBox, walk_paragraphs

ZERO = str.maketrans('0123456789', '〇一二三四五六七八九')


def title_paragraph(document):
    for paragraph in walk_paragraphs(document.blocks):
        if paragraph.role == 'title':
            return paragraph
    raise Skip


def title_place(document):
    """Index of the title among the blocks of the page."""
    paragraph = title_paragraph(document)
    for i, block in enumerate(document.blocks):
        if block is paragraph:
            return i
    raise Skip


def parts(document):
    return min(a for a in document.facts['agency'] if a), max(y for y in document.facts['year'] if y)


def set_title(document, lines, agency=True, titles=()):
    """The title as one or several paragraphs; agency False: none is named in it."""
    at = title_place(document)
    document.blocks[at:at + 1] = [Paragraph(t, 'title', role='title') for t in lines]
    runs = [''.join(lines[i:j]) for i in range(len(lines)) for j in range(i + 1, len(lines) + 1)]
    document.facts['title'] = {run for run in runs if '年' in run and '报' in run} | set(titles) | {''.join(lines)}
    document.facts['title'] |= document.facts.get('other titles', set())
    document.facts['title'] |= {line for line in lines if line.endswith('年度报告')}
    if not agency:
        document.facts['agency'] |= {None}     # the signature line may tell it


def also(document, key, answers):
    """The page says it twice: either answer is right, whatever other layouts set."""
    document.facts['other %ss' % key] = answers
    document.facts[key] = document.facts[key] | answers


def variant(name, lines, agency=True):
    def function(document, rng):
        office, year = parts(document)
        digits = str(year)
        names = {'a': office, 'y': year, 'c': digits.translate(ZERO), 'o': digits.translate(ZERO).replace('〇', '○')}
        set_title(document, [line.format(**names) for line in lines], agency)
    function.__name__ = 'title_' + name
    layout('body', 'title')(function)


variant('year_twice', ['{a}{y}年度政府信息公开工作年度报告'])
variant('space_inside', ['{a}{y}年度 政府信息公开工作年度报告'])
variant('spaces_round_year', ['{a} {y} 年政府信息公开工作年度报告'])
variant('year_first', ['{y}年{a}政府信息公开工作年度报告'])
variant('line_break', ['{a}{y}年\n政府信息公开工作年度报告'])
variant('line_break_inside_words', ['{y} 年{a}政府信息公开工作\n年度报告'])
variant('agency_on_own_line', ['{a}', '{y}年政府信息公开工作年度报告'])
variant('agency_line_then_full', ['{a}', '{a}{y}年政府信息公开工作年度报告'])
variant('twice', ['{a}{y}年政府信息公开工作年度报告', '{a}{y}年政府信息公开工作年度报告'])
variant('without_agency', ['{y}年政府信息公开工作年度报告'], False)
variant('political_affairs', ['{a}', '{y}年政务公开工作年度报告'])
variant('short', ['{a}{y}年政府信息公开年度报告'])
variant('annual_bulletin', ['{a}{y}年政府信息公开工作年报'])
variant('chinese_year', ['{a}{c}年政府信息公开工作年度报告'])
variant('chinese_year_circle', ['{a}{o}年政府信息公开工作年度报告'])
variant('about', ['{a}关于{y}年度政府信息公开年度报告的函'])
variant('three_lines', ['{a}', '{y}年度', '政府信息公开工作年度报告'])
variant('year_in_brackets', ['{a}政府信息公开工作年度报告（{y}年）'])
variant('year_in_brackets_line', ['{a}政府信息公开工作年度报告', '（{y}年度）'])




@layout('body', 'title')
def title_without_year(document, rng):
    """Only the period tells the year, if it can be read."""
    office, year = parts(document)
    set_title(document, [office + '政府信息公开工作年度报告'])
    document.facts['year'] = {year, year - 1, None}


@layout('body', 'title')
def year_in_a_sentence(document, rng):
    """Neither title nor period: the year stands in what the report tells, beside the year before."""
    office, year = parts(document)
    set_title(document, [office + '政府信息公开工作年度报告'])
    for paragraph in walk_paragraphs(document.blocks):
        if paragraph.role == 'period':
            paragraph.text = rng.choice([
                '按照有关规定，现公布%d年度政府信息公开工作年度报告。', '%d年，本机关持续做好政府信息公开工作。',
                '本报告所列数据截至%d年12月31日。']) % year + '主动公开数量比%d年有所增长。' % (year - 1)
            paragraph.role = 'prose'
    document.facts['period'] = {(None, None)}


variant('spaces_between_lines', ['{a}', '', '{y}年政府信息公开工作年度报告'])


@layout('body', 'title')
def title_in_text_box(document, rng):
    paragraph = title_paragraph(document)
    if paragraph not in document.blocks:
        raise Skip
    document.blocks[document.blocks.index(paragraph)] = TextBox([paragraph], rng.random() < 0.5)


@layout('body', 'title')
def title_in_table(document, rng):
    paragraph = title_paragraph(document)
    if paragraph not in document.blocks:
        raise Skip
    document.blocks[document.blocks.index(paragraph)] = Table([Row([Cell(paragraph.text, role='blank')])])


@layout('body', 'front')
def red_header(document, rng):
    """Agency banner and document number above the title."""
    office, year = parts(document)
    document.blocks[0:0] = [Paragraph(office + '文件', 'title'), Paragraph('云溪发〔%d〕1号' % (year + 1), 'page')]


@layout('body', 'front')
def cover_page(document, rng):
    office, year = parts(document)
    document.blocks[0:0] = [Paragraph(''), Paragraph('政府信息公开工作年度报告', 'title'), Paragraph('（%d年度）' % year, 'title'),
                            Paragraph(office, 'title'), Paragraph('%d年1月' % (year + 1), 'page'), Paragraph('', page_break=True)]
    also(document, 'title', {'政府信息公开工作年度报告', '政府信息公开工作年度报告（%d年度）' % year})


@layout('body', 'front')
def metadata_table(document, rng):
    """A portal's table above the body; it must not be taken for T2."""
    office, year = parts(document)
    cells = [['索引号', '0117/%d-00123' % (year + 1), '分类', '年度报告'], ['发布机构', office, '发文日期', '%d-01-20' % (year + 1)],
             ['文号', '无', '有效性', '有效']]
    also(document, 'published', {'%d-01-20' % (year + 1)})
    table = Table([Row([Cell(t) for t in line]) for line in cells])
    document.blocks.insert(0, table)


@layout('body', 'front')
def metadata_table_nested(document, rng):
    office, year = parts(document)
    inner = Table([Row([Cell('索引号'), Cell('0117'), Cell('发布机构'), Cell(office)])])
    document.blocks.insert(0, Table([Row([Cell(blocks=[inner, Paragraph('')])])]))


@layout('body', 'front')
def metadata_table_headings(document, rng):
    """The same with its labels above what they say."""
    office, year = parts(document)
    heads = ['索引号', '分类', '发布机构', '发文日期', '文号', '有效性']
    texts = ['0117/%d-00123' % (year + 1), '年度报告', office, '%d-01-20' % (year + 1), '', '有效']
    also(document, 'published', {'%d-01-20' % (year + 1)})
    document.blocks.insert(0, Table([Row([Cell(t) for t in line]) for line in (heads, texts)]))


@layout('body', 'title')
def title_in_metadata_table(document, rng):
    """The title names no agency and no line does, the portal's table does."""
    office, year = parts(document)
    title = '%d年政府信息公开工作年度报告' % year
    set_title(document, [title], titles=[office + title])
    document.blocks = [b for b in document.blocks if getattr(b, 'role', '') != 'agency']
    also(document, 'published', {'%d-01-20' % (year + 1)})
    cells = [['名称', office + title], ['索引号', '0117'], ['发布机构', office], ['公开日期', '%d-01-20' % (year + 1)]]
    document.blocks.insert(0, Table([Row([Cell(t) for t in line]) for line in cells]))


@layout('body', 'front')
def portal_lines(document, rng):
    office, year = parts(document)
    at = title_place(document)
    document.blocks[0:0] = [Paragraph('当前位置：首页/政务公开/政府信息公开年报/正文')]
    document.blocks.insert(at + 2, Paragraph('来源：%s  发布时间：%d-01-20 10:01  字体：[大 中 小]' % (office, year + 1)))
    document.blocks.append(Paragraph('附件下载：全真版 文字版'))
    also(document, 'published', {'%d-01-20' % (year + 1)})


@layout('body', 'front')
def letter(document, rng):
    at = title_place(document)
    document.blocks[at + 1:at + 1] = [Paragraph('市政府办公室：'), Paragraph('现将我单位政府信息公开工作年度报告报上，请审阅。')]


def date_variant(name, text, iso, move=''):
    def function(document, rng):
        office, year = parts(document)
        names = {'a': office, 'y': year + 1, 'c': str(year + 1).translate(ZERO), 'o': str(year + 1).translate(ZERO).replace('〇', '○'),
                 'z': str(year + 1).translate(ZERO).replace('〇', '0')}
        paragraph = next((p for p in walk_paragraphs(document.blocks) if p.role == 'date'), None)
        if paragraph is None:
            raise Skip
        paragraph.text = text.format(**names)
        if move == 'top':
            document.blocks.remove(paragraph)
            at = title_place(document)
            document.blocks.insert(at + 1, paragraph)
        document.facts['published'] = {iso.format(**names)} | document.facts.get('other publisheds', set())
    function.__name__ = 'date_' + name
    layout('body', 'date')(function)


date_variant('dashes', '{y}-02-14', '{y}-02-14')
date_variant('with_time', '发布时间：{y}-01-12 10:01', '{y}-01-12')
date_variant('in_brackets', '（{y}年1月23日）', '{y}-01-23', 'top')
date_variant('zero_padded', '{y}年01月24日', '{y}-01-24')
date_variant('spaced', '{y} 年 1 月 5 日', '{y}-01-05')
date_variant('chinese', '{c}年二月二十日', '{y}-02-20')
date_variant('chinese_circle', '{o}年一月十日', '{y}-01-10')
date_variant('chinese_ascii_zero', '{z}年三月三十一日', '{y}-03-31')
date_variant('chinese_eleventh', '{o}年十一月十九日', '{y}-11-19')
date_variant('beside_agency', '{a}\u3000\u3000{y}年1月9日', '{y}-01-09')
date_variant('published_label', '发布日期：{y}年1月23日', '{y}-01-23', 'top')


@layout('body', 'date')
def date_missing(document, rng):
    for blocks in [document.blocks]:
        blocks[:] = [b for b in blocks if getattr(b, 'role', '') not in ('date', 'agency')]
    document.facts['published'] = {None} | document.facts.get('other publisheds', set())
    if None in document.facts['agency']:
        document.facts['agency'] = document.facts['agency'] | {None}


def period_variant(name, text, answers):
    def function(document, rng):
        _, year = parts(document)
        paragraph = next((p for p in walk_paragraphs(document.blocks) if p.role == 'period'), None)
        if paragraph is None:
            raise Skip
        paragraph.text = '本报告依据《中华人民共和国政府信息公开条例》编制。' + text.format(y=year)
        document.facts['period'] = {tuple(d and d.format(y=year) for d in pair) for pair in answers}
    function.__name__ = 'period_' + name
    layout('body', 'period')(function)


WHOLE = ('{y}-01-01', '{y}-12-31')
period_variant('short_end', '本年度报告中所列数据的统计期限从{y}年1月1日到12月31日止。', [WHOLE])
period_variant('dash', '数据统计期限为{y}年1月1日-{y} 年12月31日。', [WHOLE])
period_variant('to', '所列数据的统计期限为{y}年1月1日至{y}年12月31日。', [WHOLE])
period_variant('wrong_end', '统计期限自{y}年1月1日起至{y}年12月30日止。', [('{y}-01-01', '{y}-12-30')])
period_variant('broken', '统计期限自{y}11日起至{y}1230日止。', [(None, None)])
period_variant('missing', '', [(None, None)])
@layout('body', 'period')
def period_of_last_year(document, rng):
    """田黄镇: the period sentence was copied from last year's report."""
    _, year = parts(document)
    paragraph = next((p for p in walk_paragraphs(document.blocks) if p.role == 'period'), None)
    if paragraph is None:
        raise Skip
    paragraph.text = '所列数据的统计期限自%d年1月1日起至%d年12月31日止。' % (year - 1, year - 1)
    document.facts['period'] = {('%d-01-01' % (year - 1), '%d-12-31' % (year - 1))}
    document.loud = True


period_variant('brackets', '本报告统计期限为{y}年度（{y}年1月1日—{y}年12月31日）。', [WHOLE])


NOTICE = ['一、概  述', '二、行政机关主动公开政府信息情况', '三、行政机关收到和处理政府信息公开申请情况',
          '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况', '五、政府信息公开工作存在的主要问题及改进情况', '六、其他需要报告的事项']


def headings(document):
    found = [p for p in walk_paragraphs(document.blocks) if p.role == 'heading']
    if len(found) != 6:
        raise Skip
    return found


def set_headings(document, texts):
    for paragraph, text in zip(headings(document), texts):
        paragraph.text = text


@layout('body', 'heading')
def headings_of_the_notice(document, rng):
    set_headings(document, NOTICE)


@layout('body', 'heading')
def headings_second_one(document, rng):
    """临潼: the second heading numbered 一 again."""
    headings(document)[1].text = '一、主动公开政府信息情况'


@layout('body', 'heading')
def headings_restart(document, rng):
    """科委: numbering starts again in the middle."""
    for paragraph, number in zip(headings(document), '一一二三五六'):
        paragraph.text = number + paragraph.text[1:]


@layout('body', 'heading')
def headings_misspelt(document, rng):
    headings(document)[1].text = '二、主动公开政府政府情况'
    headings(document)[3].text = '四、政府信息公开行政法复议、行政诉讼情况'


@layout('body', 'heading')
def headings_without_numbers(document, rng):
    for paragraph in headings(document):
        paragraph.text = paragraph.text[2:]


@layout('body', 'heading')
def headings_missing(document, rng):
    found = [id(p) for p in headings(document)]
    document.blocks = [b for b in document.blocks if id(b) not in found]


@layout('body', 'heading')
def headings_spaced(document, rng):
    for paragraph in headings(document):
        paragraph.text = paragraph.text[:2] + rng.choice([' ', '\u3000']) + paragraph.text[2:]
        paragraph.style = ''


@layout('body', 'between')
def prose_before_tables(document, rng):
    for table in form_tables(document):
        blocks, at = block_before(document, table)
        blocks.insert(at, Paragraph('现将有关数据列表如下，单位均以表内标注为准。', role='prose'))


@layout('body', 'between')
def unknown_table(document, rng):
    """A table of the office's own."""
    words = [['新媒体名称', '粉丝数', '发布数'], ['云溪发布', '12345', '678']]
    table = Table([Row([Cell(t) for t in line]) for line in words])
    places = [i for i, b in enumerate(document.blocks) if getattr(b, 'role', '') == 'heading']
    if len(places) < 2:
        raise Skip
    at = places[1]
    document.blocks.insert(at, table)
    document.unknown.append('新媒体名称')
    document.unknown_table = '新媒体名称'


def other_year(document, year):
    """The report says another year throughout; its tables stay."""
    old = next(iter(document.facts['year']))
    for paragraph in walk_paragraphs(document.blocks):
        paragraph.text = paragraph.text.replace(str(old + 1), '@@').replace(str(old), str(year)).replace('@@', str(year + 1))
    document.facts = {key: {answer_year(a, old, year) for a in answers} for key, answers in document.facts.items()}


def answer_year(answer, old, new):
    if isinstance(answer, str) and answer.isdigit() or answer is None:
        return answer
    if isinstance(answer, tuple):
        return tuple(answer_year(a, old, new) for a in answer)
    if isinstance(answer, int):
        return new
    return answer.replace(str(old + 1), '@@').replace(str(old), str(new)).replace('@@', str(new + 1))


@layout('form', 'year', ('2019',))
def old_form_under_new_year(document, rng):
    other_year(document, rng.choice([2021, 2022]))


@layout('form', 'year', ('2021',))
def new_form_under_old_year(document, rng):
    other_year(document, rng.choice([2020, 2019]))


@layout('form', 'year', ('2019',))
def old_form_under_2018(document, rng):
    other_year(document, 2018)


@layout('whole', 'whole')
def inside_layout_table(document, rng):
    document.blocks = [Table([Row([Cell(blocks=document.blocks)])])]


@layout('whole', 'whole')
def inside_two_column_layout(document, rng):
    menu = [Paragraph(t) for t in ('政务公开', '公开指南', '公开年报')]
    document.blocks = [Table([Row([Cell('云溪市门户网站', 2)]), Row([Cell(blocks=menu), Cell(blocks=document.blocks)]),
                              Row([Cell('主办：云溪市人民政府办公室', 2)])])]


@layout('whole', 'whole')
def inside_deep_layout(document, rng):
    for _ in range(rng.randint(3, 6)):
        document.blocks = [Table([Row([Cell(blocks=document.blocks)])])]


@layout('nest', 'nest')
def tables_in_frames(document, rng):
    """Each table in a one-cell table of its own."""
    wrap_tables(document, lambda t: Table([Row([Cell(blocks=[t, Paragraph('')])])]))


@layout('nest', 'nest')
def tables_in_text_boxes(document, rng):
    wrap_tables(document, lambda t: TextBox([t]))


@layout('nest', 'nest')
def tables_in_old_text_boxes(document, rng):
    wrap_tables(document, lambda t: TextBox([t], False))


def wrap_tables(document, wrap):
    for table in form_tables(document) + named_tables(document, 'T2T3'):
        blocks, at = block_before(document, table)
        blocks[at] = wrap(table)
