"""The statistics tables of before 2019: labels verbatim, and the sums that A5 of the rules gives.

Comes in: a form's id and, field by field, the text to print with the truth about it. Goes out:
the one table of the form, every value cell named with its field, and the equations by which
truth.py says which checks fail. Written from the forms as printed, not from mappings/: it is what
the mapping files are tested against.
"""
from dataclasses import dataclass

from model import Cell, Row, Table


@dataclass
class Form:
    """columns: (key of the figure or '', role, printed head); {year} is the report's year.
    rows: (key, label, unit); key '' is a row that holds no figure. sums: (check, left, parts).
    at_most: (check, smaller, larger), two rows or two columns. optional: rows that some years lack."""
    columns: list
    rows: list
    sums: list
    at_most: list
    years: range
    optional: tuple = ()


YEAR_COLUMNS = [('', 'corner', '指标名称'), ('', 'unit', '计量单位'), ('this_year', 'value', '{year}年度'),
                ('cumulative', 'value', '历年累计')]

FUJIAN_2009 = Form(
    YEAR_COLUMNS,
    [('disclosed', '主动公开信息数', '条'), ('disclosed_website', '其中：1.网站公开', '条'),
     ('disclosed_gazette', '2.政府公报公开', '条'), ('requests.received', '受理依申请公开信息总数', '条'),
     ('requests.received_in_person', '其中：1.当面申请数', '条'), ('requests.received_fax', '2.传真申请数', '条'),
     ('requests.received_email', '3.电子邮件申请数', '条'), ('requests.received_online', '4.网上申请数', '条'),
     ('requests.received_letter', '5.信函申请数', '条'), ('requests.received_other', '6.其它形式申请数', '条'),
     ('requests.answered', '对申请的答复数', '条'), ('requests.granted', '其中：1.同意公开答复数', '条'),
     ('requests.partly_granted', '2.同意部分公开答复数', '条'), ('requests.refused', '3.否决公开答复数', '条'),
     ('reconsideration.total', '行政复议数', '条'), ('litigation.total', '行政诉讼数', '条'),
     ('complaints', '行政申诉数', '条')],
    [('disclosed_sum', 'disclosed', ['disclosed_website', 'disclosed_gazette']),
     ('received_sum', 'requests.received', ['requests.received_' + c for c in
                                            ('in_person', 'fax', 'email', 'online', 'letter', 'other')]),
     ('answered_sum', 'requests.answered', ['requests.granted', 'requests.partly_granted', 'requests.refused'])],
    [('cumulative', 'this_year', 'cumulative')], range(2009, 2014))

FUJIAN_2014 = Form(
    YEAR_COLUMNS,
    [('disclosed', '主动公开文件数', '条'), ('disclosed_website', '其中：1、政府网站公开数', '条'),
     ('disclosed_gazette', '2、政府公报公开数', '条'), ('requests.received', '受理依申请公开信息总数', '条'),
     ('requests.received_in_person', '其中：1、当面申请数', '条'), ('requests.received_online', '2、网上申请数', '条'),
     ('requests.received_letter_or_fax', '3、信函、传真申请数', '条'), ('requests.answered', '对申请的答复总数', '条'),
     ('requests.granted', '其中：1、同意公开答复数', '条'), ('requests.partly_granted', '2、同意部分公开答复数', '条'),
     ('requests.refused', '3、不予公开答复数', '条'), ('requests.other', '4、其他类型答复数', '条'),
     ('fees_waived', '政府信息公开收费减免金额', '元'), ('complaints', '接受行政诉讼、举报数', '件'),
     ('reconsideration.total', '行政复议数', '件'), ('litigation.total', '行政诉讼数', '件')],
    [('disclosed_sum', 'disclosed', ['disclosed_website', 'disclosed_gazette']),
     ('received_sum', 'requests.received', ['requests.received_' + c for c in ('in_person', 'online', 'letter_or_fax')]),
     ('answered_sum', 'requests.answered', ['requests.' + k for k in ('granted', 'partly_granted', 'refused', 'other')])],
    [('cumulative', 'this_year', 'cumulative')], range(2014, 2019), ('fees_waived',))

NATIONAL_2014 = Form(
    [('', 'corner', '统计指标'), ('', 'unit', '单位'), ('', 'value', '统计数')],
    [('', '一、主动公开情况', '——'),
     ('disclosed', '（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）', '条'),
     ('disclosed_normative_documents', '其中：主动公开规范性文件数', '条'),
     ('normative_documents_issued', '制发规范性文件总数', '件'),
     ('', '（二）通过不同渠道和方式公开政府信息的情况', '——'),
     ('channels.gazette', '1.政府公报公开政府信息数', '条'), ('channels.website', '2.政府网站公开政府信息数', '条'),
     ('channels.weibo', '3.政务微博公开政府信息数', '条'), ('channels.wechat', '4.政务微信公开政府信息数', '条'),
     ('channels.other', '5.其他方式公开政府信息数', '条'),
     ('', '二、回应解读情况', '——'),
     ('responses', '（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）', '次'),
     ('', '（二）通过不同渠道和方式回应解读的情况', '——'),
     ('response_channels.press_conferences', '1.参加或举办新闻发布会总次数', '次'),
     ('response_channels.press_conferences_by_head', '其中：主要负责同志参加新闻发布会次数', '次'),
     ('response_channels.interviews', '2.政府网站在线访谈次数', '次'),
     ('response_channels.interviews_by_head', '其中：主要负责同志参加政府网站在线访谈次数', '次'),
     ('response_channels.interpretations', '3.政策解读稿件发布数', '篇'),
     ('response_channels.weibo_wechat', '4.微博微信回应事件数', '次'), ('response_channels.other', '5.其他方式回应事件数', '次'),
     ('', '三、依申请公开情况', '——'),
     ('requests.received', '（一）收到申请数', '件'), ('requests.received_in_person', '1.当面申请数', '件'),
     ('requests.received_fax', '2.传真申请数', '件'), ('requests.received_online', '3.网络申请数', '件'),
     ('requests.received_letter', '4.信函申请数', '件'),
     ('requests.concluded', '（二）申请办结数', '件'), ('requests.concluded_on_time', '1.按时办结数', '件'),
     ('requests.concluded_extended', '2.延期办结数', '件'),
     ('requests.answered', '（三）申请答复数', '件'), ('requests.already_public', '1.属于已主动公开范围数', '件'),
     ('requests.granted', '2.同意公开答复数', '件'), ('requests.partly_granted', '3.同意部分公开答复数', '件'),
     ('requests.refused', '4.不同意公开答复数', '件'), ('requests.refused_state_secret', '其中：涉及国家秘密', '件'),
     ('requests.refused_trade_secret', '涉及商业秘密', '件'), ('requests.refused_privacy', '涉及个人隐私', '件'),
     ('requests.refused_security_and_stability', '危及国家安全、公共安全、经济安全和社会稳定', '件'),
     ('requests.refused_not_government_information', '不是《条例》所指政府信息', '件'),
     ('requests.refused_other_reasons', '法律法规规定的其他情形', '件'),
     ('requests.not_this_agency', '5.不属于本行政机关公开数', '件'), ('requests.nonexistent', '6.申请信息不存在数', '件'),
     ('requests.correction_requested', '7.告知作出更改补充数', '件'), ('requests.other_ways', '8.告知通过其他途径办理数', '件'),
     ('reconsideration.total', '四、行政复议数量', '件'), ('reconsideration.upheld', '（一）维持具体行政行为数', '件'),
     ('reconsideration.corrected', '（二）被依法纠错数', '件'), ('reconsideration.other', '（三）其他情形数', '件'),
     ('litigation.total', '五、行政诉讼数量', '件'),
     ('litigation.upheld', '（一）维持具体行政行为或者驳回原告诉讼请求数', '件'),
     ('litigation.corrected', '（二）被依法纠错数', '件'), ('litigation.other', '（三）其他情形数', '件'),
     ('complaints', '六、举报投诉数量', '件'), ('fees', '七、依申请公开信息收取的费用', '万元'),
     ('', '八、机构建设和保障经费情况', '——'),
     ('offices', '（一）政府信息公开工作专门机构数', '个'), ('reading_points', '（二）设置政府信息公开查阅点数', '个'),
     ('staff', '（三）从事政府信息公开工作人员数', '人'),
     ('staff_full_time', '1.专职人员数（不包括政府公报及政府网站工作人员数）', '人'), ('staff_part_time', '2.兼职人员数', '人'),
     ('funds', '（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）', '万元'),
     ('', '九、政府信息公开会议和培训情况', '——'),
     ('meetings', '（一）召开政府信息公开工作会议或专题会议数', '次'), ('trainings', '（二）举办各类培训班数', '次'),
     ('trained', '（三）接受培训人员数', '人次')],
    [('received_sum', 'requests.received', ['requests.received_' + c for c in ('in_person', 'fax', 'online', 'letter')]),
     ('concluded_sum', 'requests.concluded', ['requests.concluded_on_time', 'requests.concluded_extended']),
     ('answered_sum', 'requests.answered', ['requests.' + k for k in (
         'already_public', 'granted', 'partly_granted', 'refused', 'not_this_agency', 'nonexistent',
         'correction_requested', 'other_ways')]),
     ('refused_sum', 'requests.refused', ['requests.refused_' + k for k in (
         'state_secret', 'trade_secret', 'privacy', 'security_and_stability', 'not_government_information', 'other_reasons')]),
     ('reconsideration_sum', 'reconsideration.total', ['reconsideration.' + k for k in ('upheld', 'corrected', 'other')]),
     ('litigation_sum', 'litigation.total', ['litigation.' + k for k in ('upheld', 'corrected', 'other')]),
     ('staff_sum', 'staff', ['staff_full_time', 'staff_part_time'])],
    [('normative_documents', 'disclosed_normative_documents', 'disclosed'),
     ('press_conferences', 'response_channels.press_conferences_by_head', 'response_channels.press_conferences'),
     ('interviews', 'response_channels.interviews_by_head', 'response_channels.interviews')],
    range(2014, 2019))

FORMS = {'fujian-2009': FUJIAN_2009, 'fujian-2014': FUJIAN_2014, '2014': NATIONAL_2014}


def field_of(row, column):
    return '.'.join(part for part in ('statistics', row, column) if part)


def value_columns(form):
    return [key for key, role, _ in FORMS[form].columns if role == 'value']


def row_keys(form):
    return [key for key, _, _ in FORMS[form].rows if key]


def field_names(form):
    return [field_of(row, column) for row in row_keys(form) for column in value_columns(form)]


def optional_fields(form):
    return {field_of(row, column) for row in FORMS[form].optional for column in value_columns(form)}


def value_cell(values, field, unit):
    text, truth = values[field]
    truth.unit = truth.unit or unit
    return Cell(text, role='value', field=field, truth=truth)


def statistics_table(form, values, year):
    """The table; a row whose figures are not among the values is left out."""
    home = FORMS[form]
    heads = [Cell(words.format(year=year), role='head') for _, _, words in home.columns]
    rows = [Row(heads, 'head')]
    for key, label, unit in home.rows:
        if key and field_of(key, value_columns(form)[0]) not in values:
            continue
        cells = []
        for column, role, _ in home.columns:
            if role == 'corner':
                cells.append(Cell(label, role='label' if key else 'group'))
            elif role == 'unit':
                cells.append(Cell(unit, role='unit'))
            elif key:
                cells.append(value_cell(values, field_of(key, column), unit))
            else:
                cells.append(Cell('——', role='blank'))
        rows.append(Row(cells, key=field_of(key, '') if key else ''))
    return Table(rows, 'TS')


def equations(form):
    """(check id, row or column that it is about, left fields, right fields, at most?)."""
    home, columns = FORMS[form], value_columns(form)
    for name, left, parts in home.sums:
        for column in columns:
            yield ('statistics.' + name, column or field_of(left, ''), [field_of(left, column)],
                   [field_of(p, column) for p in parts], False)
    for name, smaller, larger in home.at_most:
        if smaller in columns:
            for row in row_keys(form):
                yield 'statistics.' + name, field_of(row, ''), [field_of(row, smaller)], [field_of(row, larger)], True
        else:
            for column in columns:
                yield ('statistics.' + name, column or field_of(smaller, ''), [field_of(smaller, column)],
                       [field_of(larger, column)], True)
