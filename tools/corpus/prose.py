"""The rest of a report: title, period, headings and prose, all of our own invention.

Comes in: Facts. Goes out: a model.Document with the plain tables of its form, as the official
template would look when filled with care. The layouts start from it.
"""
import forms
import statistics_forms
from model import Document, Paragraph

HEADINGS = ['一、总体情况', '二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况',
            '四、政府信息公开行政复议、行政诉讼情况', '五、存在的主要问题及改进情况', '六、其他需要报告的事项']
STATISTICS_HEADINGS = ['一、概述', '二、主动公开政府信息情况', '三、依申请公开政府信息情况',
                       '四、存在的主要问题和改进措施', '五、其他需要报告的事项']
OPENING = ('本报告依据《中华人民共和国政府信息公开条例》编制，由总体情况等六个部分组成。'
           '本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。'
           '如有疑问，请与{agency}联系。')
FIGURES = '全年新收政府信息公开申请{received}件，上年结转{carried_in}件，结转下年度继续办理{carried_out}件。'
# (overview with its sub-headings, problems and improvements, other matters)
VOICES = [
    (['（一）主动公开', '围绕企业和群众关心的事项，及时更新机构职能、办事指南和财政预决算等栏目，做到应公开尽公开。',
      '（二）依申请公开', '完善登记、审核、答复、归档的全流程，答复文书由法制人员逐件把关。',
      '（三）政府信息管理', '对历年文件分批清理，明确标注有效、废止、失效。',
      '（四）平台建设', '门户网站专栏改版上线，检索更便捷；政务服务大厅设有查阅点，配有专人引导。',
      '（五）监督保障', '将信息公开纳入年度考核，面向基层工作人员开展业务培训。'],
     ['主要问题：部分栏目更新不够及时，政策解读形式较为单一，基层人员业务能力还需提升。',
      '改进措施：健全栏目责任清单，丰富图解、问答等解读形式，加强对基层单位的指导。'],
     '本年度无其他需要报告的事项。'),
    (['本机关坚持以公开为常态，把信息公开融入日常业务。',
      '（一）主动公开', '重点公开河道治理、农村饮水和工程招投标信息，重大决策出台前公开征求意见。',
      '（二）依申请公开', '设立统一受理窗口，当面、信函、网络等渠道均有专人值守。',
      '（三）监督保障', '聘请社会监督员评议公开质量，评议意见全部整改到位。'],
     ['一是公开内容与群众期待还有距离。二是专职人员不足，兼职人员变动频繁。',
      '下一步，将以清单管理推进公开标准化，稳定工作队伍，常态开展培训。'],
     '本年度未收取信息处理费。'),
    (['（一）主动公开情况', '修订主动公开目录，增加义务教育招生、养老服务和食品抽检等事项，发布图解多篇。',
      '（二）依申请公开情况', '对复杂申请实行会商，依法保障申请人的合法权益。',
      '（三）平台建设情况', '推进线上线下融合，社区便民服务站均可查阅政府公报。'],
     ['存在问题：解读材料的通俗程度不够，个别乡镇对公开与保密的界限把握不准。',
      '改进情况：编印案例手册，组织跟班学习，开展季度自查。'],
     '无。'),
]


def paragraphs(texts):
    return [Paragraph(t, role='prose') for t in texts]


def signed(facts, opening, parts, blocks_behind=(), date=(1, 20)):
    """The document of those (heading, blocks), with title, opening and signature; what stands
    behind the signature is an annex."""
    year, agency = facts.year, facts.agency
    title = '%s%d年政府信息公开工作年度报告' % (agency, year)
    blocks = [Paragraph(title, 'title', role='title'),
              Paragraph(opening.format(year=year, agency=agency), role='period')]
    for heading, body in parts:
        blocks += [Paragraph(heading, 'heading', role='heading')] + body
    blocks += [Paragraph(agency, 'date', role='agency'),
               Paragraph('%d年%d月%d日' % (year + 1, *date), 'date', role='date')]
    expected = {'agency': {agency}, 'year': {year}, 'form': {facts.form}, 'title': {title},
                'period': {('%d-01-01' % year, '%d-12-31' % year)},
                'published': {'%d-%02d-%02d' % (year + 1, *date)}}
    return Document(blocks + list(blocks_behind), expected)


def statistics_report(facts, voice=0):
    """A report of before 2019: prose, the signature, and behind it the table as an annex."""
    overview, issues, others = VOICES[voice % len(VOICES)]
    bodies = [overview[-2:], overview[:2], ['依申请公开工作按《条例》规定的程序办理。'], issues, [others]]
    annex = [Paragraph('附件'), Paragraph('政府信息公开情况统计表', 'title')]
    annex += forms.form_tables(facts.form, facts.values, facts.year)
    return signed(facts, OPENING.replace('由总体情况等六个部分组成。', '由概述等五个部分和附件组成。'),
                  zip(STATISTICS_HEADINGS, map(paragraphs, bodies)), annex)


def plain_report(facts, figures_in_prose=False, voice=0):
    """The document that an exact office would send."""
    if facts.form in statistics_forms.FORMS:
        return statistics_report(facts, voice)
    overview, issues, others = VOICES[voice % len(VOICES)]
    tables = forms.form_tables(facts.form, facts.values)
    bodies = [paragraphs(overview), [tables[0]], [tables[1]], [tables[2]], paragraphs(issues), paragraphs([others])]
    if figures_in_prose:
        sums = {k: facts.number('requests.%s.total' % k) for k in ('received', 'carried_in', 'carried_out')}
        bodies[0].append(Paragraph(FIGURES.format(**sums), role='prose'))
    return signed(facts, OPENING, zip(HEADINGS, bodies))
