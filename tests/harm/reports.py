"""Labels, figures and pictures of whole reports."""
import io
import zipfile

from tests.harm.base import TOO_LARGE, body, case, cell, nested, paragraph, repeated, row, table

import bad
import docx


# ---- labels and figures -------------------------------------------------------------------------
TITLE = paragraph('某某市某局2021年政府信息公开工作年度报告')
ANSWER = '（六）其他处理', '其他重大错误', '1.属于国家秘密', '二、本年新收政府信息公开申请数量'
LABELS = TITLE + paragraph('三、收到和处理政府信息公开申请情况')
HEAD = row('（本列数据的勾稽关系）', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计')
FIRST = row('一、本年新收政府信息公开申请数量', *'12345678') + row('二、上年结转政府信息公开申请数量', *'12345678') + row('（一）予以公开', *'12345678')
GOOD = docx.docx_bytes(bad.good())


def harmful(*pieces, behind='</w:tbl>'):
    """A sound report with more rows at the end of its table of requests (or before what is given)."""
    parts = docx.document_parts(bad.good())
    whole = parts['word/document.xml'].decode()
    middle = whole.index('本年新收政府信息公开申请数量')
    at = whole.index('</w:tbl>', middle)
    if behind != '</w:tbl>':
        at = whole.rindex('<w:tr>', middle, whole.index(behind, middle))

    def flat():
        yield whole[:at]
        for piece in pieces:
            yield from [piece] if isinstance(piece, str) else piece
        yield whole[at:]
    parts['word/document.xml'] = ''.join(flat()).encode()
    return docx.zip_bytes(parts)


def inside(report):
    """What stands in the body of a .docx."""
    whole = zipfile.ZipFile(io.BytesIO(report)).read('word/document.xml').decode()
    return whole[whole.index('<w:body>') + len('<w:body>'):whole.index('</w:body>')]


def harm(name, *codes):
    return case(name, *codes, is_report=True)


harm('hundred-thousand-weak-labels', *TOO_LARGE, 'row-unknown', 'row-missing')(lambda: harmful(*[row('其他法律行政法%d禁止公幵' % i, *'12') for i in range(40_000)]))
harm('hundred-thousand-cut-labels', *TOO_LARGE, 'row-unknown', 'row-missing')(lambda: harmful(*[row('其他法律', '') + row('行政法规%s' % ('禁止公开' if i % 2 else '')) for i in range(20_000)]))
harm('hundred-thousand-rows-other', *TOO_LARGE, 'row-repeated', 'row-missing')(lambda: harmful(repeated(row('其他', *'1234567'), 20_000)))
harm('rows-other-without-figures')(lambda: harmful(repeated(row('其他'), 60_000)))
harm('rows-total', *TOO_LARGE, 'row-missing', 'row-repeated')(lambda: harmful(repeated(row('（七）总计', *'1234567'), 20_000)))
harm('headers-100000')(lambda: harmful(repeated(HEAD, 15_000)))
harm('blank-rows-100000')(lambda: harmful(repeated(row('', '', ''), 60_000)))
case('header-of-1000-columns', 'row-missing', 'cells-not-placed', 'form-unknown', 'column-unknown')(
    lambda: body(LABELS, '<w:tbl>', row(*['自然人', '其他'] * 500), repeated(row('（一）予以公开', *['1'] * 999), 50), '</w:tbl>'))
harm('label-of-10-megabytes', 'row-unknown', 'row-missing', *TOO_LARGE)(lambda: harmful(row('予以公开' * 800_000, *'12')))
harm('label-of-brackets', 'row-unknown', 'row-missing', *TOO_LARGE)(lambda: harmful(row('（' * 1_000_000, *'12')))
harm('label-of-enumerators', 'row-unknown', 'row-missing', *TOO_LARGE)(lambda: harmful(row('（一）' * 300_000, *'12')))
harm('labels-of-enumerators-many', 'row-unknown', 'row-missing', *TOO_LARGE)(lambda: harmful(repeated(row('（一）' * 60, *'12'), 20_000)))
harm('label-of-expanding-characters', 'row-unknown', 'row-missing', *TOO_LARGE)(lambda: harmful(row('\ufdfa' * 1_000_000, *'12')))
harm('label-of-combining-marks', 'row-unknown', 'row-missing', *TOO_LARGE)(lambda: harmful(row('a' + '\u0301\u0323' * 1_000_000, *'12')))
harm('labels-of-combining-marks', 'row-unknown', 'row-missing', *TOO_LARGE)(lambda: harmful(repeated(row('a' + '\u0301\u0323' * 90, *'12'), 10_000)))
harm('number-of-a-million-digits', 'row-repeated')(lambda: harmful(row('1.属于国家秘密', '9' * 1_000_000, '0.' + '9' * 1_000_000, '-' * 1_000_000, '1,' * 500_000)))
harm('numbers-of-40-digits', 'row-repeated')(lambda: harmful(row('1.属于国家秘密', *['9' * 40] * 7)))
harm('number-of-spaces', 'row-repeated')(lambda: harmful(row('1.属于国家秘密', '1' + ' ' * 1_000_000 + '2', '1' + '\u200b' * 300_000, '１' * 300_000)))
case('title-of-10-megabytes', 'no-tables', *TOO_LARGE)(lambda: body(paragraph('某市' * 1_500_000 + '2021年政府信息公开工作年度报告')))
case('titles-100000', 'no-tables', *TOO_LARGE)(lambda: body(repeated(TITLE, 100_000)))
case('dates-a-million', 'no-tables', *TOO_LARGE)(lambda: body(paragraph('2021年1月1日至2021年12月31日' * 100_000)))
case('dates-of-nonsense', 'no-tables')(lambda: body(TITLE, paragraph('99999999999999999999年99月99日至0000年00月00日'), paragraph('2021年13月45日')))
harm('prose-of-figures', *TOO_LARGE, 'prose-differs')(
    lambda: harmful('</w:tbl>', *repeated(paragraph('本年新收政府信息公开申请12件，上年结转1件，' * 20), 10_000), '<w:tbl>'))
harm('one-paragraph-of-figures', *TOO_LARGE, 'prose-differs')(
    lambda: harmful('</w:tbl>', paragraph('本年新收政府信息公开申请12件，上年结转1件，' * 100_000), '<w:tbl>'))
harm('tables-of-the-form-1500')(lambda: harmful('</w:tbl>', repeated(table(HEAD, FIRST), 1500), '<w:tbl>'))
harm('empty-tables-19000')(lambda: harmful('</w:tbl>', repeated('<w:tbl/>', 19_000), '<w:tbl>'))
harm('tables-in-tables-9000')(lambda: harmful('</w:tbl>', repeated(table('<w:tr><w:tc>%s<w:p/></w:tc></w:tr>' % table(row('规章', *'123'))), 9000), '<w:tbl>'))
harm('whole-reports-300', 'reports-several', 'row-repeated', 'table-repeated', *TOO_LARGE)(lambda: body(*[inside(GOOD)] * 300))
case('whole-report-in-nested-tables', 'row-missing', 'form-unknown')(
    lambda: body(LABELS, nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', 70, table(HEAD, FIRST))))


# ---- figures that are not the report's ------------------------------------------------------------
PLACES = {'end': '</w:tbl>', 'granted': '予以公开', 'total': '总计', 'carried': '上年结转'}
DOUBLED = ('其他', '总计', '（七）总计', '（一）予以公开', '1.属于国家秘密', '3.其他', '一、本年新收政府信息公开申请数量',
           '四、结转下年度继续办理', '')
for _name, _where in PLACES.items():
    for _i, _label in enumerate(DOUBLED):
        harm('row-doubled-%s-%d' % (_name, _i))(
            lambda w=_where, l=_label: harmful(row(l, *['999%d' % i for i in range(7)]), behind=w))
    harm('header-doubled-' + _name)(lambda w=_where: harmful(row('', '总计', '其他', '自然人', '商业企业'), behind=w))
    harm('figures-alone-' + _name)(lambda w=_where: harmful(row(*['999%d' % i for i in range(8)]), behind=w))
    harm('deleted-row-' + _name)(lambda w=_where: harmful(
        '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>%s</w:tr>' % (cell('（一）予以公开') + cell('9999') * 7), behind=w))


PICTURE = '<w:p><w:r><w:drawing><a:blip %s r:embed="rId%%d"/></w:drawing></w:r></w:p>' % (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')


def pictures(count):
    """Where the table of the requests stands in a report, that many pictures."""
    return body(paragraph('2023年政府信息公开工作年度报告'), paragraph('三、收到和处理政府信息公开申请情况'),
                (PICTURE % i for i in range(count)),
                sides=[('image', 'media/image%d.png' % i) for i in range(count)])


case('picture-for-a-table', 'table-is-picture', counts={'table-is-picture': 1})(lambda: pictures(1))
case('pictures-up-to-the-limit', 'table-is-picture', counts={'table-is-picture': 500})(lambda: pictures(500))
case('pictures-beyond-the-limit', 'table-is-picture', counts={'table-is-picture': 500})(lambda: pictures(2000))
case('pictures-by-the-hundred-thousand', 'table-is-picture', 'zip-no-document', 'xml-too-large')(lambda: pictures(100_000))
