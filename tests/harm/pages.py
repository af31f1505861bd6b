"""Pages (HTML) and the XML of Word in one file."""
from tests.harm.base import SMALL, TOO_LARGE, case, nested, paragraph, row, table

NOTHING = 'no-tables', 'form-unknown'


def page(name, *codes):
    """A page made of what the function gives, str or bytes."""
    def keep(make):
        def whole():
            inside = make()
            return inside if isinstance(inside, bytes) else ('<html><head><meta charset="utf-8"></head><body>%s</body></html>' % inside).encode()
        return case('html-' + name, *codes, extension='html')(whole)
    return keep


TR = '<tr><td>a</td><td>1</td></tr>'
for _value in ('0', '-1', '1000000', '2147483648', '99999999999999999999', '', 'x', '1e9'):
    page('colspan-%s' % (_value or 'empty'), 'form-unknown', 'grid-too-wide')(
        lambda v=_value: '<table>%s<tr><td colspan="%s">b</td></tr>%s</table>' % (TR, v, TR))
    page('rowspan-%s' % (_value or 'empty'), 'form-unknown')(
        lambda v=_value: '<table><tr><td rowspan="%s">a</td><td rowspan=%s colspan=1000>b</td></tr>%s</table>' % (v, v or '0', TR * 5))
for _tag in ('div', 'b', 'table', 'tr', 'td', 'p', 'ul', 'a', 'form', 'font', 'o:p', 'span', 'center', 'select', 'x'):
    page('deep-' + _tag, 'xml-too-deep', *NOTHING)(lambda t=_tag: '<%s>' % t * 5000 + 'x')
    page('many-' + _tag, 'xml-too-deep', *TOO_LARGE, *NOTHING)(lambda t=_tag: '<%s>x</%s>' % (t, t) * 300_000)
    page('ends-' + _tag, *NOTHING)(lambda t=_tag: '</%s>' % t * 300_000)
page('deep-tables', 'xml-too-deep', *NOTHING)(lambda: '<table><tr><td>' * 5000)
page('million-rowspans', *TOO_LARGE, *NOTHING, 'grid-too-wide')(lambda: '<table>' + '<tr><td rowspan=1000000>a</td></tr>' * 100_000 + '</table>')
page('million-cells', *TOO_LARGE)(lambda: '<table>' + ('<tr>' + '<td>1</td>' * 10 + '</tr>') * 100_000 + '</table>')
page('million-columns', *TOO_LARGE, 'grid-too-wide')(lambda: '<table><tr>' + '<td>1' * 1_000_000)
page('million-tables', *TOO_LARGE)(lambda: '<table><tr><td>1</table>' * 300_000)
page('million-breaks', *TOO_LARGE, *NOTHING)(lambda: '<br>' * 3_000_000)
page('million-attributes', *TOO_LARGE, *NOTHING)(lambda: '<p %s>x' % ' '.join('a%d=1' % i for i in range(1_000_000)))
page('same-attribute-a-million-times', *TOO_LARGE, *NOTHING)(lambda: '<p %s>x' % ('a=1 ' * 1_000_000))
page('attribute-of-50-megabytes', *TOO_LARGE, *NOTHING)(lambda: '<p a="%s">x' % ('x' * 50_000_000))
page('attribute-without-end', *TOO_LARGE, *NOTHING)(lambda: '<p a="%s' % ('<td>' * 1_000_000))
page('comment-without-end', *TOO_LARGE, *NOTHING)(lambda: '<p>x<!--' + 'x' * 20_000_000)
page('comments', *TOO_LARGE, *NOTHING)(lambda: '<!-- x -->' * 500_000)
page('comments-within', *TOO_LARGE, *NOTHING)(lambda: '<!--' * 1_000_000)
page('conditions', *TOO_LARGE, *NOTHING)(lambda: '<![if !supportLists]>' * 300_000 + 'x')
page('condition-comments', *TOO_LARGE, *NOTHING)(lambda: '<!--[if gte mso 9]>' * 300_000 + 'x')
page('entities', *TOO_LARGE, *NOTHING)(lambda: '<p>' + '&#x1F600;&#0;&#xD800;&#99999999999;&nbsp;&amp' * 100_000)
page('entity-without-end', *NOTHING, *TOO_LARGE)(lambda: '<p>&' + 'a' * 10_000_000)
page('dtd', *NOTHING, 'xml-dtd')(lambda: b'<!DOCTYPE html [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]><html><body>&a;&c;</body></html>')
page('script', *NOTHING)(lambda: '<script>' + '<table><tr><td>1' * 100_000 + '</script>')
page('style-without-end', *NOTHING)(lambda: '<style>' + 'p{}' * 1_000_000)
page('hidden', *NOTHING, *TOO_LARGE)(lambda: '<div style="display:none">' + '<p style="mso-hide:all">x' * 100_000)
page('style-of-10-megabytes', *NOTHING, *TOO_LARGE)(lambda: '<p style="%s">x' % ('mso-list:' * 1_000_000))
page('style-rules', *NOTHING, *TOO_LARGE)(
    lambda: '<style>%s</style>' % ''.join('.c%d{display:none}' % i for i in range(300_000)) + '<p class="%s">x</p>' % ' '.join('d%d' % i for i in range(300)) * 2000)
page('style-at-rules', *NOTHING)(lambda: '<style>' + '@x{a{}' * 500_000)
page('style-braces', *NOTHING)(lambda: '<style>' + '{' * 1_000_000 + '}' * 1_000_000 + '</style>')
page('style-comments', *NOTHING)(lambda: '<style>' + '/*<!--' * 1_000_000 + '</style>')
page('style-elements', *NOTHING, *TOO_LARGE)(lambda: '<style>.a{display:none}</style>' * 200_000)
page('style-of-50-megabytes', *NOTHING, *TOO_LARGE)(lambda: '<style>' + 'a' * 50_000_000 + '{display:none}</style><p>x')
TITLE = '<p>临河县2021年政府信息公开工作年度报告</p>'
FIGURES = '<table>' + '<tr><td>一</td><td>1</td></tr><tr><td>二</td><td>2</td></tr><tr><td>三</td><td>3</td></tr><tr><td>四</td><td>4</td></tr>' + '</table>'
page('titles', *NOTHING, *TOO_LARGE)(lambda: TITLE * 200_000)
page('titles-behind-figures', *NOTHING, *TOO_LARGE)(lambda: FIGURES * 3000 + TITLE * 100_000)
page('titles-between-figures', 'reports-several', *NOTHING, *TOO_LARGE)(lambda: (TITLE + FIGURES) * 15_000)
page('titles-in-one-table', *NOTHING, *TOO_LARGE)(lambda: '<table>' + ('<tr><td>%s</td></tr>' % TITLE + '<tr><td>a</td><td>1</td></tr>' * 3) * 30_000)
page('cut-in-a-tag', 'page-cut-off', *NOTHING)(lambda: b'<html><body><table><tr><td colspan="2')
page('nul', 'page-cut-off', *NOTHING, 'not-a-document', 'text-encoding')(lambda: b'<html><body><p>a\0b<table><tr><td>1\0002')
page('utf-16', *NOTHING)(lambda: '\ufeff<html><body><p>x'.encode('utf-16-le'))
page('utf-16-odd', *NOTHING, 'text-encoding')(lambda: '\ufeff<html><body><p>x'.encode('utf-16-le') + b'\xd8')
page('utf-7', *NOTHING, 'text-encoding')(lambda: b'<html><head><meta charset="utf-7"></head><body>+ADw-table+AD4-')
page('charset-of-a-megabyte', *NOTHING, 'text-encoding')(lambda: b'<html><head><meta charset="%s"></head><body>x' % (b'x' * 1_000_000))
page('gbk-cut', *NOTHING, 'text-encoding')(lambda: '<html><head><meta charset="gbk"></head><body><p>公开'.encode('gbk')[:-1])
page('broken-utf-8', *NOTHING, 'text-encoding')(lambda: b'<html><body><p>\xff\xfe\xc0\x80\xed\xa0\x80')
page('tags-nested-wrongly', *NOTHING, *TOO_LARGE)(lambda: '<b><i></b></i><table><p></table><td></tr>' * 50_000)
page('formatting-that-multiplies', *NOTHING, *TOO_LARGE, 'xml-too-deep')(lambda: '<font><p>' * 5000)
page('frames', *NOTHING)(lambda: '<iframe src="file:///etc/passwd"></iframe><img src="http://0.0.0.0/">' * 1000)

case('mht-without-a-page', 'mhtml', 'not-a-document', 'part-missing', *NOTHING, extension='mht')(lambda: b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n' + b'--x\n' * 300_000)
case('mht-boundary-of-a-megabyte', 'mhtml', *NOTHING, extension='mht')(lambda: b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="%s"\n\n' % (b'x' * 1_000_000))
MIME = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
HTML_PART = b'Content-Type: text/html\nContent-Transfer-Encoding: %s\n\n'
case('mht-million-parts', 'mhtml', extension='mht')(lambda: MIME + (HTML_PART % b'8bit' + b'x\n--x\n') * 300_000)
case('mht-header-of-50-megabytes', 'mhtml', 'mhtml-cut-off', extension='mht')(lambda: MIME + b'Content-Type: ' + b'text/html;\n ' * 4_000_000)
case('mht-million-parameters', 'mhtml', extension='mht')(lambda: b'MIME-Version: 1.0\nContent-Type: multipart/related' + b'; a="' * 1_000_000 + b'; b=c' * 1_000_000)
case('mht-parts-within-parts', 'mhtml', extension='mht')(
    lambda: b'MIME-Version: 1.0\n' + b''.join(b'Content-Type: multipart/mixed; boundary=%d\n\n--%d\n' % (i, i) for i in range(100_000)))
case('mht-page-of-100-megabytes', 'part-too-large', extension='mht')(lambda: MIME + HTML_PART % b'quoted-printable' + b'=\n' * 50_000_000 + b'--x--')
case('mht-only-soft-breaks', *NOTHING, extension='mht')(lambda: MIME + HTML_PART % b'quoted-printable' + b'= \t \n' * 3_000_000 + b'\n--x--')
case('mht-base64-of-nothing', 'mhtml', *NOTHING, extension='mht')(lambda: MIME + HTML_PART % b'base64' + b'\n' * 20_000_000 + b'\n--x--')
case('mht-cut-off', 'mhtml-cut-off', extension='mht')(lambda: MIME + HTML_PART % b'8bit' + b'<table><tr><td>1' * 1000)
case('mht-nul', 'mhtml', *NOTHING, extension='mht')(lambda: MIME + HTML_PART % b'8bit' + b'<p>a\0b\n--x\0\n--x--')

# ---- XML in one file ------------------------------------------------------------------------------
PKG = 'http://schemas.microsoft.com/office/2006/xmlPackage'
MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'


def flat(*parts):
    return ('<?xml version="1.0"?><pkg:package xmlns:pkg="%s">%s</pkg:package>' % (PKG, ''.join(
        '<pkg:part pkg:name="%s" pkg:contentType="%s"><pkg:xmlData>%s</pkg:xmlData></pkg:part>' % part for part in parts))).encode()


DOCUMENT = SMALL.decode().split('?>', 1)[1]
case('flat-opc', 'form-unknown', extension='xml')(lambda: flat(('/word/document.xml', MAIN, DOCUMENT)))
case('flat-opc-twice', 'zip-duplicate-name', extension='xml')(lambda: flat(*[('/word/document.xml', MAIN, DOCUMENT)] * 2))
case('flat-opc-20000-parts', 'zip-too-many-entries', extension='xml')(lambda: flat(*[('/x%d' % i, 'x', '<x/>') for i in range(20_000)]))
case('flat-opc-in-itself', 'form-unknown', 'part-missing', 'no-tables', 'zip-no-document', 'xml-too-deep', extension='xml')(
    lambda: flat(('/word/document.xml', MAIN, flat(('/word/document.xml', MAIN, DOCUMENT)).decode().split('?>', 1)[1])))
case('flat-opc-utf-16', 'form-unknown', extension='xml')(lambda: flat(('/word/document.xml', MAIN, DOCUMENT)).decode().encode('utf-16'))
case('flat-opc-utf-16-cut-in-a-character', 'xml-not-well-formed', extension='xml')(
    lambda: flat(('/word/document.xml', MAIN, DOCUMENT)).decode().encode('utf-16')[:-1001])
case('flat-opc-utf-16-of-40-megabytes', *TOO_LARGE, extension='xml')(lambda: (flat().decode() + ' ' * 20_000_000).encode('utf-16'))
case('flat-opc-deep', 'xml-too-deep', extension='xml')(lambda: flat(('/word/document.xml', MAIN, nested('<x>', '</x>', 5000))))
case('flat-opc-dtd', 'xml-dtd', extension='xml')(lambda: b'<!DOCTYPE x [<!ENTITY a "b">]>' + flat(('/word/document.xml', MAIN, DOCUMENT)).split(b'?>', 1)[1])
case('flat-opc-many-namespaces', 'xml-not-well-formed', 'zip-too-many-entries', *NOTHING, *TOO_LARGE, extension='xml')(
    lambda: ('<?xml version="1.0"?><pkg:package xmlns:pkg="%s" %s>' % (PKG, ' '.join('xmlns:a%d="%s"' % (i, 'u' * 1000) for i in range(900)))
             + '<pkg:part pkg:name="/x" pkg:contentType="x"><pkg:xmlData><x/></pkg:xmlData></pkg:part>' * 9000 + '</pkg:package>').encode())
case('flat-opc-binary-of-50-megabytes', *NOTHING, 'xml-other', *TOO_LARGE, 'zip-no-document', extension='xml')(
    lambda: flat(('/x', 'x', '<x/>')).replace(b'<pkg:xmlData><x/></pkg:xmlData>', b'<pkg:binaryData>' + b'QUJD' * 12_000_000 + b'</pkg:binaryData>'))
WORD_2003 = ('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument '
             'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>%s</w:body></w:wordDocument>')
case('word-2003-million-cells', *TOO_LARGE, extension='xml')(lambda: (WORD_2003 % ('<w:tbl>%s</w:tbl>' % (row(*'12345') * 100_000))).encode())
case('word-2003-deep', 'xml-too-deep', extension='xml')(lambda: (WORD_2003 % nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', 5000)).encode())
case('word-2003-picture-of-50-megabytes', 'form-unknown', *TOO_LARGE, extension='xml')(
    lambda: (WORD_2003 % ('<w:binData>%s</w:binData>%s' % ('QUJD' * 12_000_000, table(row('a', 'b'))))).encode())
case('word-2003-dtd', 'xml-dtd', extension='xml')(lambda: (WORD_2003 % paragraph('x')).replace('?><?mso', '?><!DOCTYPE x><?mso').encode())
