"""Parts that point in circles, and lists and styles without end."""
from tests.harm.base import ROOT, SMALL, TOO_LARGE, TYPES, W, basic, case, document, package, raw_zip, relationships


def styled(styles, kind='styles', paragraphs='<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'):
    return package(document(paragraphs), [('word/s.xml', styles)], sides=[(kind, 's.xml')])


STYLE = '<w:style w:type="paragraph" w:styleId="s%d"><w:basedOn w:val="s%d"/></w:style>'
case('style-of-itself', 'no-tables')(lambda: styled('<w:styles %s>%s</w:styles>' % (W, STYLE % (0, 0))))
case('styles-in-a-circle', 'no-tables')(lambda: styled('<w:styles %s>%s</w:styles>' % (W, ''.join(STYLE % (i, (i + 1) % 1000) for i in range(1000)))))
case('styles-100000', 'no-tables')(lambda: styled('<w:styles %s>%s</w:styles>' % (W, ''.join(STYLE % (i, i + 1) for i in range(100_000))),
     paragraphs='<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>' * 100_000))
case('styles-100000-the-same', 'no-tables')(lambda: styled('<w:styles %s>%s</w:styles>' % (W, (STYLE % (0, 0)) * 100_000),
     paragraphs='<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>' * 100_000))
LEVEL = '<w:lvl w:ilvl="%d"><w:start w:val="%s"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/></w:lvl>'
NUMBERED = '<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'


def numbered(levels, paragraphs, more='', nums='<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'):
    part = '<w:numbering %s><w:abstractNum w:abstractNumId="1">%s%s</w:abstractNum>%s</w:numbering>' % (W, more, levels, nums)
    return styled(part, 'numbering', paragraphs)


case('numbering-style-circle', 'no-tables')(lambda: numbered('', NUMBERED % (0, 1), '<w:numStyleLink w:val="s0"/><w:styleLink w:val="s0"/>'))
for _format in ('roman', 'upperRoman', 'upperLetter', 'chineseCounting', 'chineseCountingThousand', 'ideographTraditional', 'ordinalText', 'decimalZero',
                'decimalEnclosedCircle', 'hex', 'japaneseLegal', 'nonsense'):
    for _start in ('2147483647', '-2147483648', '1000000', '0'):
        case('numbering-%s-%s' % (_format, _start), 'no-tables')(
            lambda f=_format, s=_start: numbered(LEVEL % (0, s, f, '%1%2%9%0%'), (NUMBERED % (0, 1)) * 3))
case('numbering-roman-a-million-times', *TOO_LARGE, 'no-tables')(
    lambda: numbered(''.join(LEVEL % (i, 1_000_000, 'upperRoman', '%1.%2.%3.%4.%5.%6.%7.%8.%9') for i in range(9)), (NUMBERED % (8, 1)) * 100_000))
case('numbering-text-of-a-megabyte', *TOO_LARGE, 'no-tables')(
    lambda: numbered(LEVEL % (0, 1, 'decimal', '%1' * 500_000), (NUMBERED % (0, 1)) * 10_000))
case('numbering-100000-lists', 'no-tables')(lambda: numbered(
    LEVEL % (0, 1, 'decimal', '%1.'), ''.join(NUMBERED % (0, i) for i in range(1, 50_000)),
    nums=''.join('<w:num w:numId="%d"><w:abstractNumId w:val="1"/></w:num>' % i for i in range(1, 100_000))))
case('numbering-100000-abstract', 'no-tables')(lambda: numbered(
    LEVEL % (0, 1, 'decimal', '%1.'), ''.join(NUMBERED % (0, i) for i in range(2, 50_000)),
    nums=''.join('<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum>' % (i, LEVEL % (0, 1, 'decimal', '%1.')) for i in range(2, 50_000))
    + ''.join('<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>' % (i, i) for i in range(2, 50_000))))
case('numbering-level-99', 'no-tables')(lambda: numbered(LEVEL % (99, 1, 'decimal', '%1') + LEVEL % (-1, 1, 'decimal', '%1'), NUMBERED % (99, 1) + NUMBERED % (-1, 1)))
case('document-as-its-own-styles', 'form-unknown')(lambda: package(SMALL, sides=[(k, 'document.xml') for k in ('styles', 'numbering')]))
case('document-as-its-own-notes', 'form-unknown', *TOO_LARGE)(
    lambda: package(SMALL, sides=[(k, 'document.xml') for k in ('footnotes', 'endnotes', 'header', 'footer') * 50]))
case('relationships-to-themselves', 'form-unknown')(lambda: package(SMALL, sides=[(k, '_rels/document.xml.rels') for k in ('styles', 'header', 'footnotes')]))
case('relationships-100000', 'form-unknown', 'part-passed-over')(lambda: package(SMALL, sides=[('header', 'nowhere%d.xml' % i) for i in range(100_000)]))
case('relationship-that-climbs', 'form-unknown')(lambda: package(SMALL, sides=[('styles', '../' * 30_000 + 'word/document.xml'), ('header', './' * 30_000)]))
case('main-part-is-the-relationships', 'no-tables', 'zip-no-document')(lambda: raw_zip(
    [(b'_rels/.rels', relationships(('officeDocument', '_rels/.rels')).encode()), (b'[Content_Types].xml', TYPES.encode())]))
case('properties-of-10-megabytes', 'form-unknown')(lambda: raw_zip(basic(SMALL)[:1] + [
    (b'_rels/.rels', relationships(ROOT, ('extended-properties', 'docProps/app.xml')).encode()), (b'docProps/app.xml',
     ('<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>%s</Application></Properties>'
      % ('x' * 10_000_000)).encode()), (b'word/document.xml', SMALL)]))
