"""The forms of today as tables of model.Cell: labels verbatim, merges as in the official files.

Comes in: a form ("2019" or "2021"; the older ones are passed on to statistics_forms.py) and, field by field, the text to print with the truth about
it. Goes out: the tables T2, T3 and T4, every value cell named with its field. No layout here.
"""
import statistics_forms
from model import Cell, Row, Table

COLUMNS = [
    ('natural_person', '自然人'), ('enterprise', '商业企业'), ('research_institution', '科研机构'),
    ('public_welfare', '社会公益组织'), ('legal_service', '法律服务机构'),
    ('other_organization', '其他'), ('total', '总计'),
]
APPLICANTS = [key for key, _ in COLUMNS]
OUTCOMES = [('upheld', '结果维持'), ('corrected', '结果纠正'), ('other', '其他结果'),
            ('pending', '尚未审结'), ('total', '总计')]
REVIEWS = [('reconsideration', '行政复议'), ('litigation_direct', '未经复议直接起诉'),
           ('litigation_after_reconsideration', '复议后起诉')]
NOTE = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'
VERTICAL = '三、本年度办理结果'

ITEMS = ['items_last_year', 'items_change', 'decisions']
ITEM_WORDS = ['上一年项目数量', '本年增/减', '处理决定数量']
# form -> blocks of (title, header words, value names, [(row key, label)])
DISCLOSURE = {
    '2019': [
        ('第二十条第（一）项', ['本年新制作数量', '本年新公开数量', '对外公开总数量'],
         ['newly_made', 'newly_disclosed', 'total_disclosed'],
         [('rules', '规章'), ('normative_documents', '规范性文件')]),
        ('第二十条第（五）项', ITEM_WORDS, ITEMS,
         [('licensing', '行政许可'), ('other_services', '其他对外管理服务事项')]),
        ('第二十条第（六）项', ITEM_WORDS, ITEMS,
         [('penalties', '行政处罚'), ('compulsory_measures', '行政强制')]),
        ('第二十条第（八）项', ITEM_WORDS[:2], ITEMS[:2], [('fees', '行政事业性收费')]),
        ('第二十条第（九）项', ['采购项目数量', '采购总金额'], ['items', 'amount'],
         [('procurement', '政府集中采购')]),
    ],
    '2021': [
        ('第二十条第（一）项', ['本年制发件数', '本年废止件数', '现行有效件数'],
         ['issued', 'repealed', 'in_force'],
         [('rules', '规章'), ('normative_documents', '行政规范性文件')]),
        ('第二十条第（五）项', ['本年处理决定数量'], ['decisions'], [('licensing', '行政许可')]),
        ('第二十条第（六）项', ['本年处理决定数量'], ['decisions'],
         [('penalties', '行政处罚'), ('compulsory_measures', '行政强制')]),
        ('第二十条第（八）项', ['本年收费金额（单位：万元）'], ['amount'], [('fees', '行政事业性收费')]),
    ],
}

GROUPS = [
    ('refused', '（三）不予公开', [
        ('state_secret', '1.属于国家秘密'),
        ('prohibited_by_law', '2.其他法律行政法规禁止公开'),
        ('security_and_stability', '3.危及“三安全一稳定”'),
        ('third_party_rights', '4.保护第三方合法权益'),
        ('internal_affairs', '5.属于三类内部事务信息'),
        ('process_information', '6.属于四类过程性信息'),
        ('enforcement_files', '7.属于行政执法案卷'),
        ('administrative_inquiry', '8.属于行政查询事项')]),
    ('unavailable', '（四）无法提供', [
        ('not_held', '1.本机关不掌握相关政府信息'),
        ('needs_creation', '2.没有现成信息需要另行制作'),
        ('still_unclear', '3.补正后申请内容仍不明确')]),
    ('not_handled', '（五）不予处理', [
        ('petition', '1.信访举报投诉类申请'),
        ('repeated', '2.重复申请'),
        ('publication', '3.要求提供公开出版物'),
        ('excessive', '4.无正当理由大量反复申请'),
        ('confirmation', '5.要求行政机关确认或重新出具已获取信息')]),
]
OTHER_2021 = ('other', '（六）其他处理', [
    ('correction_overdue', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'),
    ('fee_overdue', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'),
    ('other', '3.其他')])


def request_lines(form):
    """The rows of T3: (group key or '', group label, row key, row label). '' groups: no group."""
    lines = [('top', '', 'requests.received', '一、本年新收政府信息公开申请数量'),
             ('top', '', 'requests.carried_in', '二、上年结转政府信息公开申请数量'),
             ('', '', 'requests.granted', '（一）予以公开'),
             ('', '', 'requests.partly_granted', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）')]
    groups = GROUPS + ([OTHER_2021] if form == '2021' else [])
    for group, label, items in groups:
        lines += [(group, label, 'requests.%s.%s' % (group, key), words) for key, words in items]
    if form == '2019':
        lines.append(('', '', 'requests.other.total', '（六）其他处理'))
    lines.append(('', '', 'requests.handled', '（七）总计'))
    lines.append(('top', '', 'requests.carried_out', '四、结转下年度继续办理'))
    return lines


def request_keys(form):
    return [line[2] for line in request_lines(form)]


def disclosure_fields(form):
    return ['disclosure.%s.%s' % (row, name)
            for _, _, names, rows in DISCLOSURE[form] for row, _ in rows for name in names]


def optional_fields(form):
    """Fields of rows that some offices add, by the field that they stand behind."""
    if form in statistics_forms.FORMS:
        return {}
    names = DISCLOSURE[form][0][2]
    return {'disclosure.normative_documents.' + names[-1]: ['disclosure.other_documents.' + n for n in names]}


def field_names(form):
    """Every field of the form, in form order."""
    if form in statistics_forms.FORMS:
        return statistics_forms.field_names(form)
    fields = disclosure_fields(form)
    fields += ['%s.%s' % (key, column) for key in request_keys(form) for column in APPLICANTS]
    fields += ['review.%s.%s' % (block, name) for block, _ in REVIEWS for name, _ in OUTCOMES]
    return fields


def value(values, field, span=1):
    text, truth = values[field]
    return Cell(text, span, role='value', field=field, truth=truth)


def disclosure_table(form, values):
    rows = []
    for title, words, names, lines in DISCLOSURE[form]:
        last = 4 - len(words)       # the last column takes what is left of four
        spans = [1] * (len(words) - 1) + [last]
        rows.append(Row([Cell(title, 4, role='title')], 'title'))
        rows.append(Row([Cell('信息内容', role='head')]
                        + [Cell(w, s, role='head') for w, s in zip(words, spans)], 'head'))
        for key, label in lines:
            rows.append(Row([Cell(label)] + [value(values, 'disclosure.%s.%s' % (key, n), s)
                                             for n, s in zip(names, spans)],
                            key='disclosure.' + key))
    return Table(rows, 'T2')


def request_header():
    head = [w for _, w in COLUMNS]
    rows = [
        [Cell(NOTE, 3, 'restart', 'note'), Cell('申请人情况', 7, role='head')],
        [Cell('', 3, 'continue', 'note'), Cell(head[0], 1, 'restart', 'head'),
         Cell('法人或其他组织', 5, role='head'), Cell(head[6], 1, 'restart', 'head')],
        [Cell('', 3, 'continue', 'note'), Cell('', 1, 'continue', 'head')]
        + [Cell(w, role='head') for w in head[1:6]] + [Cell('', 1, 'continue', 'head')],
    ]
    return [Row(cells, 'head') for cells in rows]


def request_table(form, values):
    rows = request_header()
    previous, vertical = 'top', False
    for group, group_label, key, label in request_lines(form):
        figures = [value(values, '%s.%s' % (key, c)) for c in APPLICANTS]
        if group == 'top':
            cells = [Cell(label, 3)]
        else:
            cells = [Cell('' if vertical else VERTICAL, 1, 'continue' if vertical else 'restart', 'vertical')]
            vertical = True
            if not group:
                cells.append(Cell(label, 2))
            else:
                again = group == previous
                cells.append(Cell('' if again else group_label, 1, 'continue' if again else 'restart', 'group'))
                cells.append(Cell(label))
        previous = group
        rows.append(Row(cells + figures, key=key))
    return Table(rows, 'T3')


def review_table(values):
    words = [w for _, w in OUTCOMES]
    rows = [
        Row([Cell('行政复议', 5, role='head'), Cell('行政诉讼', 10, role='head')], 'head'),
        Row([Cell(w, 1, 'restart', 'head') for w in words]
            + [Cell(REVIEWS[1][1], 5, role='head'), Cell(REVIEWS[2][1], 5, role='head')], 'head'),
        Row([Cell('', 1, 'continue', 'head') for _ in words]
            + [Cell(w, role='head') for w in words * 2], 'head'),
        Row([value(values, 'review.%s.%s' % (block, name)) for block, _ in REVIEWS for name, _ in OUTCOMES],
            key='review'),
    ]
    return Table(rows, 'T4')


def form_tables(form, values, year=0):
    """T2, T3, T4 of a form, or its one table; values: field -> (text as printed, Truth)."""
    if form in statistics_forms.FORMS:
        return [statistics_forms.statistics_table(form, values, year)]
    return [disclosure_table(form, values), request_table(form, values), review_table(values)]
