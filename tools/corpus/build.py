#!/usr/bin/python3
"""Builds the reports of corpus/: the same bytes on every run, and the truth about each.

    build.py            writes corpus/NAME.docx, corpus/NAME.txt, corpus/NAME.htm, corpus/series/AGENCY/YEAR.docx
    build.py --check    says which differ from what is there, exit status 1 if any does
    build.py --sources DIR   writes the documents that LibreOffice Writer saved (see README.md)

Each report shows one oddity, by its name. The reports named *-libreoffice were saved by Writer
from a source made here and are kept as Writer wrote them; only their truth comes from here.
"""
import argparse
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import docx  # noqa: E402
import facts  # noqa: E402
import layout_body  # noqa: E402
import layout_tables  # noqa: E402
import layouts  # noqa: E402
import prose  # noqa: E402
import saving  # noqa: E402
import series  # noqa: E402
import statistics_forms  # noqa: E402
from layout_base import one_table, replace_block  # noqa: E402
from model import Paragraph, Truth, walk_cells, walk_paragraphs  # noqa: E402

CORPUS = Path(__file__).resolve().parent.parent.parent / 'corpus'


def laid_out(report, names, seed=1, voice=0, figures=False):
    """A report in the layouts of those names."""
    chosen = [layouts.LAYOUTS[n] for n in names.split()]
    return layouts.compose(prose.plain_report(report, figures, voice), chosen, random.Random(seed))


def invented(seed, form, agency, year, errors=()):
    make = facts.invent_statistics if form in statistics_forms.FORMS else facts.invent
    report = make(seed, form, errors)
    report.agency, report.year = agency, year
    return report


def relabel(document, words):
    """Labels as they stand in a real report."""
    for _, _, cell in walk_cells(document):
        if not cell.field:
            cell.text = words.get(cell.text, cell.text)


def jiangbei():
    """The report that the project started from: its figures, labels and broken tables; the prose
    is our own."""
    document = prose.plain_report(facts.figures('2020-jiangbei'), voice=2)
    layout_body.set_title(document, ['宁波市江北区人民政府办公室', '2020年政务公开工作年度报告'])
    for paragraph in walk_paragraphs(document.blocks):
        if paragraph.role == 'period':
            paragraph.text = '本年度报告中所列数据的统计期限从2020年1月1日到12月31日止。电子版可以从门户网站下载。'
        elif paragraph.text == '（三）平台建设情况':
            paragraph.text = '（5） 监督保障'
    document.blocks = [b for b in document.blocks if getattr(b, 'role', '') not in ('date', 'agency')]
    document.facts['published'] = {None}
    table = one_table(document, 'T3')
    row = table.find('requests.not_handled.publication')
    lower = layout_tables.cut_label(table, row, random.Random(1), 'first', 10)
    places = [table.rows.index(table.find('requests.not_handled.repeated')), table.rows.index(lower)]
    pieces = layout_tables.cut_table(table, places, 'none', 'blank', random.Random(1))
    replace_block(document, table, [pieces[0], pieces[1], Paragraph(''), pieces[2]])
    first, review = one_table(document, 'T2'), one_table(document, 'T4')
    first.rows[1].cells[0].text = '\n信息内容'
    first.rows[1].cells[3].text = '\n对外公开总数量'
    relabel(document, {
        '自然人': '自然\n人', '商业企业': '\n商业企业', '科研机构': '\n科研机构', '法律服务机构': '\n法律服务机构', '其他': '\n其他',
        '（二）部分公开（区分处理的，只计这一情形，不计其他情形）': '（二）部分公开（区分处理的， 只计这一情形，不计其他情形）',
        '（三）不予公开': '\n' * 10 + '（三） 不予公开', '（四）无法提供': '\n\n\n（四） 无法提供', '（五）不予处理': '（五） 不予处理',
        '3.要求提供公开出版': '\n3.要求提供公开出版'})
    for cell in review.rows[1].cells[:4]:
        cell.text = '\n' + cell.text
    review.rows[1].cells[4].text = '\n\n\n总计'
    for i in (9, 14):
        review.rows[2].cells[i].text = '\n总计'
    return document


def jiangbei_dump():
    document = jiangbei()
    document.carrier = 'dump'
    for number in '三四':
        at = next(i for i, b in enumerate(document.blocks) if getattr(b, 'text', '').startswith(number + '、'))
        document.blocks.insert(at + 1, Paragraph(''))
    return document


def odd_values():
    """Every way of writing a figure that offices use."""
    document = prose.plain_report(invented(31, '2019', '石桥市财政局', 2019), voice=1)
    odd = {
        'disclosure.rules.newly_made': ('／', 'not_applicable', '', ''),
        'disclosure.rules.newly_disclosed': ('——', 'not_applicable', '', ''),
        'disclosure.rules.total_disclosed': ('不适用', 'not_applicable', '', ''),
        'disclosure.normative_documents.newly_made': ('１２', 'number', '12', ''),
        'disclosure.normative_documents.newly_disclosed': ('12件', 'number', '12', '件'),
        'disclosure.normative_documents.total_disclosed': ('1,234', 'number', '1234', ''),
        'disclosure.licensing.items_last_year': ('3 96', 'text', '', ''),
        'disclosure.licensing.items_change': ('-18', 'number', '-18', ''),
        'disclosure.licensing.decisions': ('22（其中延续16件）', 'number', '22', ''),
        'disclosure.other_services.items_last_year': ('\n7', 'number', '7', ''),
        'disclosure.other_services.items_change': ('+4', 'number', '4', ''),
        'disclosure.other_services.decisions': ('无', 'not_applicable', '', ''),
        'disclosure.penalties.items_last_year': ('\u3000\u3000', 'blank', '', ''),
        'disclosure.penalties.items_change': ('－3', 'number', '-3', ''),
        'disclosure.penalties.decisions': ('详见附件', 'text', '', ''),
        'disclosure.compulsory_measures.decisions': ('-', 'not_applicable', '', ''),
        'disclosure.procurement.items': ('45项', 'number', '45', '项'),
        'disclosure.procurement.amount': ('75394432.52元', 'number', '75394432.52', '元'),
    }
    for _, _, cell in walk_cells(document):
        if cell.field in odd:
            cell.text, state, value, unit = odd[cell.field]
            cell.truth = Truth(state, value, unit)
    return document


def many_decimals():
    document = prose.plain_report(invented(32, '2021', '沅川省财政厅', 2023), voice=2)
    for _, _, cell in walk_cells(document):
        if cell.field == 'disclosure.fees.amount':
            cell.text, cell.truth = '24252.311082', Truth('number', '24252.311082')
    return document


def wrong_numbers():
    """Section numbers that repeat and change their kind."""
    document = laid_out(invented(33, '2021', '青岭区应急管理局', 2021), 'headings-second-one', voice=0)
    for paragraph in walk_paragraphs(document.blocks):
        if paragraph.text == '（五）监督保障':
            paragraph.text = '（5） 监督保障'
        elif paragraph.text == '（三）政府信息管理':
            paragraph.text = '3、政府信息管理'
    return document


def printed_errors():
    """Sums that offices printed wrong: rows that do not add up to （七）, a review total of 0."""
    report = invented(34, '2021', '望江镇人民政府', 2023)
    document = prose.plain_report(report, voice=1)
    change = {'requests.handled.natural_person': 6, 'requests.received.natural_person': 6,
              'requests.handled.total': 6, 'requests.received.total': 6}
    review = dict(zip(('upheld', 'corrected', 'other', 'pending', 'total'), (10, 1, 0, 0, 0)))
    for _, _, cell in walk_cells(document):
        if cell.field in change:
            cell.text = str(int(cell.text) + change[cell.field])
        elif cell.field.startswith('review.reconsideration.'):
            cell.text = str(review[cell.field.rsplit('.', 1)[1]])
        else:
            continue
        cell.truth = Truth('number', cell.text)
    return document


def set_figures(document, texts):
    """Figures as a real report printed them."""
    for _, _, cell in walk_cells(document):
        if cell.field in texts:
            cell.text, cell.truth.value = texts[cell.field], texts[cell.field]
    return document


def other_channels():
    """More was disclosed than by website and gazette: 2026 against 1795 + 0."""
    document = prose.plain_report(invented(58, 'fujian-2009', '长汀湖区教育局', 2012), voice=1)
    return set_figures(document, {
        'statistics.disclosed.this_year': '2026', 'statistics.disclosed_website.this_year': '1795',
        'statistics.disclosed_gazette.this_year': '0', 'statistics.disclosed.cumulative': '76424'})


def unit_in_header():
    """采购总金额（万元）: 477.35."""
    document = prose.plain_report(invented(61, '2019', '石桥街道办事处', 2020), voice=0)
    set_figures(document, {'disclosure.procurement.items': '13', 'disclosure.procurement.amount': '477.35'})
    for _, _, cell in walk_cells(document):
        if cell.text == '采购总金额':
            cell.text = '采购总金额（万元）'
        elif cell.field == 'disclosure.procurement.amount':
            cell.truth.unit = '万元'
    return document


def zero_over_all():
    """No request at all: one 0 over the seven columns of each row."""
    document = prose.plain_report(invented(62, '2019', '大垅岭乡人民政府', 2019), voice=1)
    set_figures(document, {cell.field: '0' for _, _, cell in walk_cells(document) if cell.field.startswith('requests.')})
    layouts.LAYOUTS['zeros-merged'].apply(document, random.Random(1))
    return document


def wrong_column():
    """A request put in another column: two opposite differences in one row."""
    return prose.plain_report(invented(35, '2019', '北塘街道办事处', 2020, ['wrong_column']), voice=2)


def prose_disagrees():
    report = invented(36, '2021', '南浦市卫生健康委员会', 2022)
    document = prose.plain_report(report, voice=0)
    total = int(report.number('requests.received.total'))
    at = next(i for i, b in enumerate(document.blocks) if getattr(b, 'text', '').startswith('二、'))
    document.blocks.insert(at, Paragraph('全年共收到政府信息公开申请%d件。' % (total + 11), role='prose'))
    document.prose_fails = True
    return document


def label_cut_every_way():
    """Labels cut in two rows in T2 and T3, the figures above, below and merged over both."""
    document = prose.plain_report(invented(37, '2021', '安澜县农业农村局', 2022), voice=1)
    rng = random.Random(1)
    table = one_table(document, 'T3')
    for key, values, at in (('refused.prohibited_by_law', 'first', 9), ('unavailable.needs_creation', 'second', 6),
                            ('not_handled.publication', 'both', 10), ('other.fee_overdue', 'first', 20)):
        layout_tables.cut_label(table, table.find('requests.' + key), rng, values, at)
    disclosure = one_table(document, 'T2')
    layout_tables.cut_label(disclosure, disclosure.find('disclosure.fees'), rng, 'first', 5)
    return document


def drawn(document, cells):
    """Cells drawn otherwise than as text alone. field -> (render, old text, raw) of a figure, with %s for it, or
    (render, text, raw, state) of what is none."""
    for _, _, cell in walk_cells(document):
        if cell.field in cells:
            cell.render, cell.old, cell.raw, *state = cells[cell.field]
            if state:
                cell.text, cell.old, cell.truth = cell.old, '', Truth(state[0])
            else:
                cell.raw = cell.raw.replace('%s', cell.text)
    return document


def marks_and_objects():
    """Note marks, struck figures, pictures, equations and drop-downs in value cells."""
    return drawn(prose.plain_report(invented(71, '2021', '石桥市档案局', 2023), voice=1), {
        'disclosure.rules.issued': ('fraction', '1/2', '1/2', 'text'),
        'disclosure.rules.repealed': ('picture', '[图片]', '[图片]', 'object'),
        'disclosure.rules.in_force': ('struck_alone', '17', '~~17~~', 'text'),
        'disclosure.normative_documents.issued': ('drop_down', '', '%s'),
        'disclosure.normative_documents.repealed': ('prompt', '选择一项。', '选择一项。', 'text'),
        'disclosure.normative_documents.in_force': ('note_mark', '1', '%s¹'),
        'disclosure.licensing.decisions': ('struck', '44', '~~44~~%s'),
        'disclosure.penalties.decisions': ('equation', '', '%s'),
        'requests.received.natural_person': ('note_mark', '2', '%s²'),
        'requests.granted.enterprise': ('picture', '[图片]', '[图片]', 'object'),
        'requests.handled.total': ('equation', '', '%s'),
        'review.reconsideration.upheld': ('struck', '9', '~~9~~%s'),
    })


def page_of_controls():
    """A web page with <sup>, <s>, <select>, <input> and <img> in value cells."""
    document = drawn(prose.plain_report(invented(72, '2021', '云溪市信访局', 2023), voice=2), {
        'disclosure.rules.repealed': ('picture', '[图片]', '[图片]', 'object'),
        'disclosure.rules.in_force': ('struck_alone', '17', '~~17~~', 'text'),
        'disclosure.normative_documents.issued': ('drop_down', '', '%s'),
        'disclosure.normative_documents.in_force': ('note_mark', '1', '%s¹'),
        'disclosure.licensing.decisions': ('input', '', '%s'),
        'disclosure.penalties.decisions': ('struck', '44', '~~44~~%s'),
        'requests.received.natural_person': ('note_mark', '2', '%s²'),
        'requests.granted.enterprise': ('picture', '[图片]', '[图片]', 'object'),
        'requests.handled.total': ('input', '', '%s'),
        'review.reconsideration.upheld': ('struck', '9', '~~9~~%s'),
    })
    document.carrier = 'html'
    return document


TOOL_WRITTEN = {
    '2020-three-pieces': jiangbei,
    '2020-text-dump': jiangbei_dump,
    '2024-huaian-official-form': lambda: prose.plain_report(facts.figures('2024-huaian'), True, 0),
    '2025-shanghai-remarks-in-brackets': lambda: laid_out(facts.figures('2025-shanghai-office'), 'date-in-brackets', voice=1),
    '2023-suqian-review-in-three-tables': lambda: laid_out(facts.figures('2023-suqian'), 'review-as-three-tables', 3, 2),
    '2024-suqian-header-repeated': lambda: laid_out(
        facts.figures('2024-suqian'), 'requests-in-two-header-repeated title-year-first', 4, 2, True),
    '2009-dingxi-in-three-pieces': lambda: laid_out(
        invented(41, 'dingxi-2009', '安定川区教育局', 2009), 'requests-in-three date-chinese-circle', 2),
    '2010-shanghai-text-dump': lambda: laid_out(invented(42, 'shanghai-2008', '沅川省审计厅', 2010), 'text-dump', 1, 1),
    '2011-shanghai-on-its-side': lambda: laid_out(
        invented(47, 'shanghai-2008', '沅川省水务厅', 2011, ['sum']), 'table-turned-in-bands', 1, 3),
    '2012-shanghai-labels-cut': lambda: laid_out(
        invented(43, 'shanghai-2008', '南浦市港口管理局', 2012, ['sum', 'sum']), 'label-cut-values-first blanks-for-zeros', 1, 2),
    '2012-fujian-other-channels': other_channels,
    '2013-fujian-rows-spaced': lambda: laid_out(
        invented(44, 'fujian-2009', '长汀湖区发展和改革局', 2013, ['sum']), 'spacer-rows grid-missing title-year-twice', 3),
    '2015-fujian-two-years': lambda: laid_out(
        invented(48, 'fujian-2014', '长汀湖区统计局', 2015), 'year-before-beside', 3, 1),
    '2016-national-three-levels': lambda: laid_out(
        invented(46, '2014-levels', '青岭区人民政府', 2016), 'sequence-number-column', 2, 1),
    '2017-national-sequence-numbers': lambda: laid_out(
        invented(45, '2014', '青岭区市场监督管理局', 2017), 'sequence-number-column requests-in-two-header-repeated', 2, 1),
    '2019-disclosure-in-five-tables': lambda: laid_out(
        invented(1, '2019', '临河县教育局', 2019), 'disclosure-in-blocks headings-of-the-notice', 1, 1),
    '2019-empty-first-column': lambda: laid_out(invented(2, '2019', '大垅岭乡人民政府', 2019), 'empty-first-column', 1, 2),
    '2019-mirror-words': lambda: laid_out(invented(59, '2019', '青岭区教育局', 2019), 'mirror-labels', 1, 2),
    '2019-spans-disagree': lambda: laid_out(invented(3, '2019', '沅川省商务厅', 2019), 'disclosure-spans-disagree blanks-for-zeros', 1),
    '2019-instructions-in-labels': lambda: laid_out(
        invented(4, '2019', '南浦市生态环境局', 2019), 'instructions-in-brackets row-unknown', 1, 1),
    '2019-whole-page-one-table': lambda: laid_out(invented(5, '2019', '南浦市水利局', 2019), 'one-giant-table', 1, 1),
    '2020-hubei-extra-row': lambda: laid_out(
        invented(60, '2019', '孝云市人民政府', 2020), 'instructions-in-brackets row-of-other-documents', 1, 1),
    '2020-header-over-two-rows': lambda: laid_out(
        invented(6, '2019', '闻溪县司法局', 2020), 'header-words-over-two-rows only-totals-filled', 1, 2),
    '2020-spacer-and-page-number-rows': lambda: laid_out(
        invented(7, '2019', '石桥市交通运输局', 2020), 'page-number-rows title-twice', 2),
    '2020-spacer-rows': lambda: laid_out(invented(8, '2019', '青岭区民政局', 2020), 'spacer-rows date-chinese-circle', 2, 1),
    '2020-traditional-characters': lambda: laid_out(
        invented(9, '2019', '望江镇人民政府', 2020), 'traditional-report halfwidth-brackets', 1, 2),
    '2020-radicals-for-ideographs': lambda: laid_out(
        invented(61, '2019', '云溪县人民政府', 2020), 'radicals-for-ideographs', 1, 2),
    '2019-zero-over-all-applicants': zero_over_all,
    '2020-automatic-numbers': lambda: laid_out(
        invented(10, '2019', '北塘街道办事处', 2020), 'automatic-row-numbers automatic-heading-numbers', 1),
    '2020-new-form': lambda: laid_out(invented(11, '2021', '临河县审计局', 2020), 'title-without-agency', 1, 1),
    '2020-unit-in-header': unit_in_header,
    '2020-three-other-rows': lambda: laid_out(invented(63, '2019', '临河县民政局', 2020), 'three-other-rows', 1, 2),
    '2021-first-block-of-2019': lambda: laid_out(invented(64, '2021', '青岭区司法局', 2021), 'first-block-of-other-form', 1),
    '2021-two-blocks-of-2019': lambda: laid_out(
        invented(65, '2021', '安澜县水利局', 2021), 'some-blocks-of-other-form spacer-rows', 4, 1),
    '2021-old-form': lambda: laid_out(invented(12, '2019', '安澜县人民政府', 2021), 'title-chinese-year date-chinese', 1, 2),
    '2021-labels-misspelt': lambda: laid_out(
        invented(13, '2021', '长汀湖区统计局', 2021), 'listed-variants spaces-in-labels halfwidth-brackets enumerators-comma', 2),
    '2021-inside-layout-table': lambda: laid_out(
        invented(14, '2021', '云溪市医疗保障局', 2021), 'inside-two-column-layout metadata-table', 1, 1),
    '2022-single-other-row': lambda: laid_out(invented(15, '2021', '湖西区人民政府', 2022), 'single-other-row', 1, 2),
    '2022-tracked-changes': lambda: laid_out(
        invented(16, '2021', '云溪市公安局', 2022), 'tracked-values deleted-and-inserted-rows', 1),
    '2022-label-cut-every-way': label_cut_every_way,
    '2022-many-pieces': lambda: laid_out(
        invented(17, '2021', '石桥市住房和城乡建设局', 2022), 'requests-in-many cover-page title-agency-on-own-line', 3, 1),
    '2022-prose-disagrees': prose_disagrees,
    '2023-text-boxes': lambda: laid_out(invented(18, '2021', '南浦市文化和旅游局', 2023), 'tables-in-text-boxes', 1, 2),
    '2023-content-controls': lambda: laid_out(
        invented(19, '2021', '青岭区人力资源和社会保障局', 2023), 'content-control-rows content-control-runs', 1),
    '2023-unknown-row-and-table': lambda: laid_out(
        invented(20, '2021', '沅川省体育局', 2023), 'row-unknown unknown-table', 1, 1),
    '2024-row-missing': lambda: laid_out(invented(21, '2021', '大垅岭乡人民政府', 2024), 'row-missing title-short', 1, 2),
    '2024-strict-utf-16': lambda: laid_out(
        invented(22, '2021', '闻溪县林业局', 2024), 'strict-namespace utf-16 headings-restart', 1),
    '2019-values-written-oddly': odd_values,
    '2023-six-decimals': many_decimals,
    '2021-wrong-section-numbers': wrong_numbers,
    '2023-printed-errors': printed_errors,
    '2023-marks-and-objects-in-cells': marks_and_objects,
    '2023-page-with-controls-in-cells': page_of_controls,
    '2020-request-in-wrong-column': wrong_column,
}

LIBREOFFICE = {
    '2019-plain-libreoffice': lambda: prose.plain_report(invented(51, '2019', '临河县卫生健康局', 2019), voice=1),
    '2020-three-pieces-libreoffice': jiangbei,
    '2020-layout-table-libreoffice': lambda: laid_out(
        invented(52, '2019', '云溪市商务局', 2020), 'inside-layout-table', 1, 2),
    '2021-label-cut-libreoffice': lambda: laid_out(
        invented(53, '2021', '望江镇人民政府', 2021), 'label-cut-as-in-print spacer-rows', 1),
    '2022-two-pieces-libreoffice': lambda: laid_out(
        invented(54, '2021', '长汀湖区教育局', 2022), 'requests-in-two review-as-three-tables', 2, 1),
    '2023-spans-disagree-libreoffice': lambda: laid_out(
        invented(55, '2021', '北塘街道办事处', 2023), 'sliver-columns line-breaks-in-labels', 1, 2),
    '2023-tracked-changes-libreoffice': lambda: laid_out(
        invented(56, '2021', '安澜县交通运输局', 2023), 'tracked-values fullwidth-digits', 1),
    '2024-automatic-numbers-libreoffice': lambda: laid_out(
        invented(57, '2021', '石桥市科学技术局', 2024), 'automatic-row-numbers automatic-heading-numbers', 1, 1),
}


def corpus_documents():
    """name -> Document of every report of the corpus: the truth about it."""
    makers = dict(TOOL_WRITTEN, **LIBREOFFICE)
    documents = {name: make() for name, make in sorted(makers.items())}
    documents.update(('series/' + name, document) for name, document in series.documents().items())
    for name in LIBREOFFICE:        # Writer joins tables and draws its own grid
        documents[name].placed = False
    return documents


def corpus_files():
    """file name -> bytes of the reports that are written here."""
    files = {}
    made = {name: make() for name, make in sorted(TOOL_WRITTEN.items())}
    made.update(('series/' + name, document) for name, document in series.documents().items())
    for name, document in made.items():
        data, ending = saving.save(document)
        files['%s.%s' % (name, ending)] = data
    return files


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--check', action='store_true')
    parser.add_argument('--sources', default='')
    options = parser.parse_args()
    if options.sources:
        for name, make in LIBREOFFICE.items():
            (Path(options.sources) / (name + '.docx')).write_bytes(docx.docx_bytes(make()))
        return 0
    status = 0
    for name, data in corpus_files().items():
        path = CORPUS / name
        if not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        elif not path.exists() or path.read_bytes() != data:
            print('differs from what build.py makes: corpus/' + name)
            status = 1
    return status


if __name__ == '__main__':
    sys.exit(main())
