"""The statistics tables of before 2019: labels verbatim, and the sums that A5 of the rules gives.

Comes in: a form's id and, field by field, the text to print with the truth about it. Goes out:
the one table of the form, every value cell named with its field, and the equations by which
truth.py says which checks fail. Written from the forms as printed, not from mappings/: it is what
the mapping files are tested against.
"""
from dataclasses import dataclass, replace

from model import Cell, Row, Table


@dataclass
class Form:
    """columns: (key of the figure or '', role, printed head); {year} is the report's year.
    rows: (key, label, unit); key '' is a row that holds no figure. sums: (check, left, parts).
    at_most: (check, smaller, larger), two rows or two columns. parts: (check, parts, whole), rows of
    which the whole may have more than these. optional: rows that some years lack."""
    columns: list
    rows: list
    sums: list
    at_most: list
    years: range
    optional: tuple = ()
    parts: tuple = ()
    index: tuple = ()           # a line below the heads that numbers the columns
    half_yearly: tuple = ()     # rows whose code is marked **


YEAR_COLUMNS = [('', 'corner', '指标名称'), ('', 'unit', '计量单位'), ('this_year', 'value', '{year}年度'),
                ('cumulative', 'value', '历年累计')]

# there are other channels than these two, and nobody counts them
DISCLOSED = ('disclosed_sum', ['disclosed_website', 'disclosed_gazette'], 'disclosed')

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
    [('received_sum', 'requests.received', ['requests.received_' + c for c in
                                            ('in_person', 'fax', 'email', 'online', 'letter', 'other')]),
     ('answered_sum', 'requests.answered', ['requests.granted', 'requests.partly_granted', 'requests.refused'])],
    [('cumulative', 'this_year', 'cumulative')], range(2009, 2014), parts=(DISCLOSED,))

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
    [('received_sum', 'requests.received', ['requests.received_' + c for c in ('in_person', 'online', 'letter_or_fax')]),
     ('answered_sum', 'requests.answered', ['requests.' + k for k in ('granted', 'partly_granted', 'refused', 'other')])],
    [('cumulative', 'this_year', 'cumulative')], range(2014, 2019), ('fees_waived',), parts=(DISCLOSED,))

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

CHANNELS = ['requests.received_' + c for c in ('in_person', 'fax', 'email', 'online', 'letter', 'other')]

SHANGHAI_2008 = Form(
    [('', 'corner', '指标名称'), ('', 'unit', '计算单位'), ('', 'code', '代码'), ('this_month', 'value', '本月累计'),
     ('this_year', 'value', '本年累计')],
    [('disclosed', '主动信息公开', '条'), ('disclosed_full_text', '其中：全文电子化的主动公开信息数', '条'),
     ('official_documents', '公文类信息数', '条'), ('normative_documents_new', '其中：新增的行政规范性文件数', '条'),
     ('services', '提供服务类信息数', '条'), ('page_views', '网站专栏页面访问量', '人次'),
     ('received_on_site', '现场接待人数', '人次'), ('consultations_online', '网上咨询数', '人次'),
     ('consultations_telephone', '咨询电话接听数', '人次'), ('catalogue_on_request', '依申请公开信息目录数', '条'),
     ('state_secret_documents', '属于国家秘密的公文类信息数', '条'), ('requests.received', '申请总次数', '条'),
     ('requests.received_in_person', '其中：1.当面申请数', '条'), ('requests.received_fax', '2.传真申请数', '条'),
     ('requests.received_email', '3.电子邮件申请数', '条'), ('requests.received_online', '4.网上申请数', '条'),
     ('requests.received_letter', '5.信函申请数', '条'), ('requests.received_other', '6.其它形式申请数', '条'),
     ('requests.answered', '对申请的答复总数', '条'), ('requests.granted', '其中：1.同意公开答复数', '条'),
     ('requests.partly_granted', '2.同意部分公开答复数', '条'),
     ('requests.not_government_information', '3.非《规定》所指政府信息数', '条'),
     ('requests.nonexistent', '4.信息不存在数', '条'), ('requests.not_this_agency', '5.非本机关职权范围数', '条'),
     ('requests.unclear', '6.申请内容不明确数', '条'), ('requests.repeated', '7.重复申请数', '条'),
     ('requests.refused', '8.不予公开答复总数', '条'), ('requests.refused_state_secret', '（1）“国家秘密”数', '条'),
     ('requests.refused_trade_secret', '（2）“商业秘密”数', '条'),
     ('requests.refused_privacy', '（3）“个人隐私”数', '条'),
     ('requests.refused_process_information', '（4）“过程中信息且影响安全稳定”数', '条'),
     ('requests.refused_security_and_stability', '（5）“危及安全和稳定”数', '条'),
     ('requests.refused_other_reasons', '（6）“法律法规规定的其他情形”数', '条'),
     ('reconsideration.total', '行政复议数', '件'), ('litigation.total', '行政诉讼数', '件'),
     ('complaints', '行政申诉数', '件'), ('charges.total', '收取费用总额', '元'),
     ('charges.disclosed', '主动公开信息收费总数', '元'), ('charges.disclosed_postage', '其中：1.邮寄费', '元'),
     ('charges.disclosed_copies_paper', '2.复制费（纸张）', '元'),
     ('charges.disclosed_copies_disc', '3.复制费（光盘）', '元'),
     ('charges.disclosed_copies_floppy', '4.复制费（软盘）', '元'),
     ('charges.requested', '依申请提供信息收取费用', '元'), ('charges.requested_search', '其中：1.检索费', '元'),
     ('charges.requested_postage', '2.邮寄费', '元'), ('charges.requested_copies_paper', '3.复制费（纸张）', '元'),
     ('charges.requested_copies_disc', '4.复制费（光盘）', '元'),
     ('charges.requested_copies_floppy', '5.复制费（软盘）', '元'), ('staff', '政府信息公开指定专职人员数', '人'),
     ('staff_full_time', '其中：1.全职人员', '人'), ('staff_part_time', '2.兼职人员', '人'),
     ('funds', '处理政府信息公开的专项经费', '万元'), ('expenditure', '处理政府信息公开的实际支出', '万元'),
     ('litigation_costs', '与诉讼有关的总费用', '万元')],
    [('charges_sum', 'charges.total', ['charges.disclosed', 'charges.requested']),
     ('received_sum', 'requests.received', CHANNELS),
     ('answered_sum', 'requests.answered', ['requests.' + k for k in (
         'granted', 'partly_granted', 'not_government_information', 'nonexistent', 'not_this_agency', 'unclear',
         'repeated', 'refused')]),
     ('refused_sum', 'requests.refused', ['requests.refused_' + k for k in (
         'state_secret', 'trade_secret', 'privacy', 'process_information', 'security_and_stability', 'other_reasons')]),
     ('charges_disclosed_sum', 'charges.disclosed', ['charges.disclosed_' + k for k in (
         'postage', 'copies_paper', 'copies_disc', 'copies_floppy')]),
     ('charges_requested_sum', 'charges.requested', ['charges.requested_' + k for k in (
         'search', 'postage', 'copies_paper', 'copies_disc', 'copies_floppy')]),
     ('staff_sum', 'staff', ['staff_full_time', 'staff_part_time'])],
    [('disclosed_full_text', 'disclosed_full_text', 'disclosed'),
     ('normative_documents', 'normative_documents_new', 'official_documents')],
    range(2008, 2014), half_yearly=('staff', 'funds', 'expenditure', 'litigation_costs'))

DINGXI_2009 = Form(
    [('', 'corner', '指标名称'), ('', 'unit', '计量单位'), ('', 'code', '代码'), ('this_period', 'value', '本期实际'),
     ('this_year', 'value', '本年累计')],
    [('disclosed', '主动公开信息数', '条'), ('disclosed_full_text', '其中：全文电子化的主动公开信息数', '条'),
     ('official_documents', '公文类信息数', '条'), ('normative_documents_new', '新增的行政规范性文件数', '条'),
     ('services', '提供服务类信息数', '条'), ('page_views', '网站专栏页面访问量', '人次'),
     ('received_on_site', '现场接待人数', '人次'), ('consultations_online', '网上咨询数', '人次'),
     ('consultations_telephone', '咨询电话接听数', '人次'), ('catalogue_on_request', '依申请公开信息目录数', '条'),
     ('state_secret_documents', '属于国家秘密的公文类信息数', '条'), ('requests.received', '申请总数', '条'),
     ('requests.received_in_person', '其中：1.当面申请数', '条'), ('requests.received_fax', '2.传真申请数', '条'),
     ('requests.received_email', '3.电子邮件申请数', '条'), ('requests.received_online', '4.网上申请数', '条'),
     ('requests.received_letter', '5.信函申请数', '条'), ('requests.received_other', '6.其它形式申请数', '条'),
     ('requests.answered', '对申请的答复总数', '条'), ('requests.granted', '其中：1.同意公开答复数', '条'),
     ('requests.partly_granted', '2.同意部分公开答复数', '条'), ('requests.refused', '3.否决公开答复总数', '条'),
     ('requests.refused_not_government_information', '（1）“非《规定》所指政府信息”数', '条'),
     ('requests.refused_nonexistent', '（2）“信息不存在”数', '条'),
     ('requests.refused_not_this_agency', '（3）“非本机关职权范围”数', '条'),
     ('requests.refused_unclear', '（4）“申请内容不明确”数', '条'),
     ('requests.refused_exemption_1', '（5）“免予公开范围1”数', '条'),
     ('requests.refused_exemption_2', '（6）“免予公开范围2”数', '条'),
     ('requests.refused_exemption_3', '（7）“免予公开范围3”数', '条'),
     ('requests.refused_exemption_4', '（8）“免予公开范围4”数', '条'),
     ('requests.refused_exemption_5', '（9）“免予公开范围5”数', '条'),
     ('requests.refused_exemption_6', '（10）“免予公开范围6”数', '条'),
     ('requests.refused_other_reasons', '（11）其它原因', '条'), ('reconsideration.total', '行政复议数', '件'),
     ('litigation.total', '行政诉讼数', '件'), ('complaints', '行政申诉数', '件'),
     ('charges.total', '收取费用总额', '元'), ('charges.search', '1.检索费', '元'),
     ('charges.postage', '2.邮寄费', '元'), ('charges.copies', '3.复制费', '元'),
     ('staff', '政府信息公开指定专职人员数', '人'), ('staff_full_time', '其中：1.全职人员', '人'),
     ('staff_part_time', '2.兼职人员', '人'), ('funds', '处理政府信息公开的专项经费', '万元'),
     ('expenditure', '处理政府信息公开的实际支出', '万元'), ('litigation_costs', '与诉讼有关的总费用', '万元')],
    [('received_sum', 'requests.received', CHANNELS),
     ('answered_sum', 'requests.answered', ['requests.granted', 'requests.partly_granted', 'requests.refused']),
     ('refused_sum', 'requests.refused', ['requests.refused_' + k for k in (
         'not_government_information', 'nonexistent', 'not_this_agency', 'unclear', 'exemption_1', 'exemption_2',
         'exemption_3', 'exemption_4', 'exemption_5', 'exemption_6', 'other_reasons')]),
     ('staff_sum', 'staff', ['staff_full_time', 'staff_part_time'])],
    [('disclosed_full_text', 'disclosed_full_text', 'disclosed')], range(2008, 2014),
    ('disclosed_full_text', 'official_documents', 'normative_documents_new', 'services', 'page_views',
     'received_on_site', 'consultations_online', 'consultations_telephone', 'catalogue_on_request',
     'state_secret_documents', 'requests.answered', 'charges.total', 'charges.search', 'charges.postage',
     'charges.copies', 'staff', 'staff_full_time', 'staff_part_time', 'funds', 'expenditure',
     'litigation_costs'),
    index=('甲', '乙', '丙', '1', '2'))

# As counties print the national form that ask each level of their government.
NATIONAL_2014_LEVELS = replace(NATIONAL_2014, columns=[
    ('', 'corner', '统计指标'), ('', 'unit', '单位'), ('government', 'value', '区政府统计数'),
    ('departments', 'value', '区直单位统计数'), ('townships', 'value', '乡镇街道统计数')])

FORMS = {'fujian-2009': FUJIAN_2009, 'fujian-2014': FUJIAN_2014, 'shanghai-2008': SHANGHAI_2008,
         'dingxi-2009': DINGXI_2009, '2014': NATIONAL_2014,
         '2014-levels': NATIONAL_2014_LEVELS}


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
    if home.index:
        rows.append(Row([Cell(mark, role='blank') for mark in home.index], 'spacer'))
    number = 0
    for key, label, unit in home.rows:
        if key and field_of(key, value_columns(form)[0]) not in values:
            continue
        cells = []
        number += 1
        for column, role, _ in home.columns:
            if role == 'corner':
                cells.append(Cell(label, role='label' if key else 'group'))
            elif role == 'unit':
                cells.append(Cell(unit, role='unit'))
            elif role == 'code':
                marked = key.startswith(home.half_yearly) if home.half_yearly else False
                cells.append(Cell('%02d%s' % (number, '**' if marked else ''), role='blank'))
            elif key:
                cells.append(value_cell(values, field_of(key, column), unit))
            else:
                cells.append(Cell('——', role='blank'))
        rows.append(Row(cells, key=field_of(key, '') if key else '', optional=key in home.optional))
    return Table(rows, 'TS')


def equations(form):
    """(check id, row or column that it is about, left fields, right fields, at most?)."""
    home, columns = FORMS[form], value_columns(form)
    for name, parts, whole in home.parts:
        for column in columns:
            yield ('statistics.' + name, column or field_of(parts[0], ''), [field_of(p, column) for p in parts],
                   [field_of(whole, column)], True)
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
