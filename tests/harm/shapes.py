"""Tables, depth and text without measure."""
from tests.harm.base import TOO_LARGE, W, body, case, cell, document, nested, package, paragraph, repeated, row, table
from tests.harm.reports import LABELS


# ---- depth ------------------------------------------------------------------------------------
DEEP = {
    'tables': ('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>'),
    'content-controls': ('<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>'),
    'text-boxes': ('<w:p><w:r><w:pict><v:textbox><w:txbxContent>', '</w:txbxContent></v:textbox></w:pict></w:r></w:p>'),
    'alternates': ('<mc:AlternateContent><mc:Choice Requires="wps">', '</mc:Choice></mc:AlternateContent>'),
    'fallbacks': ('<mc:AlternateContent><mc:Fallback>', '</mc:Fallback></mc:AlternateContent>'),
    'insertions': ('<w:ins>', '</w:ins>'),
    'deletions': ('<w:del>', '</w:del>'),
    'paragraphs': ('<w:p>', '</w:p>'),
    'runs': ('<w:r>', '</w:r>'),
    'texts': ('<w:p><w:t>x', '</w:t></w:p>'),
    'cells': ('<w:tc>', '</w:tc>'),
    'rows': ('<w:tr>', '</w:tr>'),
    'unknown': ('<x>', '</x>'),
    'hyperlinks': ('<w:hyperlink><w:smartTag>', '</w:smartTag></w:hyperlink>'),
    'properties': ('<w:pPr><w:rPr>', '</w:rPr></w:pPr>'),
}
for _name, (_open, _close) in DEEP.items():
    case('deep-' + _name, 'xml-too-deep')(lambda o=_open, c=_close: body(nested(o, c, 5000, paragraph('x'))))
    case('just-deep-' + _name, 'no-tables', 'form-unknown')(
        lambda o=_open, c=_close: body(nested(o, c, 240 // o.count('<'), paragraph('x'))))
case('deep-numbering', 'part-passed-over', 'no-tables')(lambda: package(
    b''.join(x.encode() for x in document(paragraph('x'))), [('word/n.xml', nested('<w:n %s>' % W, '</w:n>', 5000))], sides=[('numbering', 'n.xml')]))
case('million-elements-not-closed', 'xml-too-deep')(lambda: package('<a>' * 1_000_000))


# ---- grids ------------------------------------------------------------------------------------
def spans(attribute, value):
    return body(table(row('a', 'b'), '<w:tr>%s%s</w:tr>' % (cell('x', '<w:gridSpan %s="%s"/>' % (attribute, value)) * 3, cell('y')), row('c', 'd')))


for _value in ('0', '-1', '1000000', '2147483647', '2147483648', '-2147483648', '99999999999999999999', '1e9', '', 'x', '１', '0x10'):
    case('grid-span-%s' % (_value or 'empty'), 'form-unknown')(lambda v=_value: spans('w:val', v))
    case('grid-before-%s' % (_value or 'empty'), 'form-unknown')(lambda v=_value: body(
        table(row('a', 'b'), row('x', properties='<w:trPr><w:gridBefore w:val="%s"/><w:gridAfter w:val="%s"/></w:trPr>' % (v, v)))))


@case('grid-too-wide', 'grid-too-wide')
def _():
    return spans('w:val', '1000000')


@case('million-columns', *TOO_LARGE, 'grid-too-wide')
def _():
    return body('<w:tbl><w:tr>', repeated('<w:tc/>', 1_000_000), '</w:tr></w:tbl>')


@case('million-columns-with-text', *TOO_LARGE, 'grid-too-wide')
def _():
    return body('<w:tbl><w:tr>', repeated(cell('其他'), 1_000_000), '</w:tr></w:tbl>')


@case('million-rows', *TOO_LARGE, 'form-unknown')
def _():
    return body('<w:tbl>', repeated('<w:tr/>', 1_000_000), '</w:tbl>')


@case('million-cells', *TOO_LARGE)
def _():
    return body('<w:tbl>', repeated(row(*'12345'), 200_000), '</w:tbl>')


@case('million-empty-cells', *TOO_LARGE)
def _():
    return body('<w:tbl>', repeated('<w:tr>' + '<w:tc><w:p/></w:tc>' * 10 + '</w:tr>', 100_000), '</w:tbl>')


@case('hundred-thousand-rows-of-63-columns', *TOO_LARGE)
def _():
    return body('<w:tbl>', repeated('<w:tr>' + '<w:tc><w:p/></w:tc>' * 63 + '</w:tr>', 100_000), '</w:tbl>')


@case('million-tables', *TOO_LARGE)
def _():
    return body(repeated('<w:tbl/>', 1_000_000))


@case('million-cells-beyond-the-width', *TOO_LARGE, 'grid-too-wide')
def _():
    return body('<w:tbl><w:tr><w:trPr><w:gridBefore w:val="5000"/></w:trPr>', repeated(cell('x'), 1_000_000), '</w:tr></w:tbl>')


@case('wide-rows-many', *TOO_LARGE, 'form-unknown')
def _():
    return body('<w:tbl>', repeated('<w:tr>%s</w:tr>' % (cell('x') * 1000), 100), '</w:tbl>')


@case('vertical-merges-everywhere', *TOO_LARGE, 'merged-cell-text')
def _():
    return body('<w:tbl>', repeated('<w:tr>%s</w:tr>' % (cell('x', '<w:vMerge/>') * 60), 2000), '</w:tbl>')


@case('horizontal-merges-everywhere', *TOO_LARGE, 'form-unknown', 'grid-too-wide')
def _():
    return body('<w:tbl>', repeated('<w:tr>%s</w:tr>' % (cell('x', '<w:hMerge/><w:gridSpan w:val="1000000"/><w:vMerge/>') * 60), 2000), '</w:tbl>')


@case('vertical-merge-of-100000-rows', *TOO_LARGE, 'form-unknown')
def _():
    return body('<w:tbl>', row('a', 'b'), repeated('<w:tr>%s%s</w:tr>' % (cell('', '<w:vMerge/>'), cell('x')), 100_000), '</w:tbl>')


@case('cells-of-words-190000', 'form-unknown', 'row-unknown')
def _():
    return body(LABELS, '<w:tbl>', (row(*['（三）其他法律行政法规禁止公开%d' % (i * 10 + j) for j in range(10)]) for i in range(19_000)), '</w:tbl>')


@case('cells-of-words-beside-a-picture-of-100-megabytes', 'form-unknown', 'row-unknown')
def _():
    return body(LABELS, '<w:tbl>', (row(*['规章%d一二三' % (i * 10 + j) for j in range(10)]) for i in range(19_000)), '</w:tbl>',
                parts=[('word/media/a.png', repeated('x' * 1000, 100_000))], level=0)


@case('tables-in-one-cell', *TOO_LARGE, 'form-unknown')
def _():
    return body('<w:tbl><w:tr><w:tc>', repeated(table(row('a')), 15_000), '</w:tc></w:tr></w:tbl>')


@case('two-hundred-cells-with-40-tables', *TOO_LARGE, 'form-unknown')
def _():
    return body('<w:tbl>', repeated('<w:tr><w:tc>%s</w:tc></w:tr>' % (table(row('其他', '1')) * 40), 200), '</w:tbl>')


@case('deleted-cells-everywhere', 'form-unknown', 'no-tables', *TOO_LARGE)
def _():
    return body('<w:tbl>', repeated('<w:tr>%s</w:tr>' % (cell('x', '<w:cellDel/>') * 60), 2000), '</w:tbl>')


# ---- text -------------------------------------------------------------------------------------
@case('million-paragraphs', *TOO_LARGE, 'no-tables')
def _():
    return body(repeated(paragraph('一、总体情况'), 1_000_000))


@case('million-empty-paragraphs', *TOO_LARGE, 'no-tables')
def _():
    return body(repeated('<w:p/>', 2_000_000))


@case('million-headings', *TOO_LARGE, 'no-tables')
def _():
    return body(repeated('<w:p><w:pPr><w:outlineLvl w:val="8"/></w:pPr><w:r><w:t>（一）</w:t></w:r></w:p>', 300_000))


@case('million-runs', 'no-tables')
def _():
    return body('<w:p>', repeated('<w:r><w:t>x</w:t></w:r>', 1_000_000), '</w:p>')


@case('million-runs-of-spaces', 'no-tables')
def _():
    return body('<w:p>', repeated('<w:r><w:t> </w:t></w:r>', 1_000_000), '</w:p>')


@case('million-fields', 'no-tables')
def _():
    return body('<w:p>', repeated('<w:r><w:fldChar w:fldCharType="begin"/><w:t>x</w:t></w:r>', 500_000),
                repeated('<w:r><w:fldChar w:fldCharType="end"/></w:r>', 500_000), '</w:p>')


@case('field-mark-in-a-text', 'no-tables')
def _():
    mark = '<w:fldChar w:fldCharType="%s"/>'
    return body('<w:p><w:r><w:t>abc</w:t>', mark % 'begin', '<w:t>defgh</w:t><w:t> ', mark % 'separate', ' </w:t></w:r></w:p>')


@case('deleted-marks-everywhere', 'no-tables')
def _():
    return body(repeated('<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>', 300_000))


@case('text-boxes-many', *TOO_LARGE, 'form-unknown', 'no-tables')
def _():
    return body('<w:p>', repeated('<w:r><w:txbxContent>%s</w:txbxContent></w:r>' % (paragraph('x') + table(row('a'))), 15_000), '</w:p>')


@case('symbols', 'no-tables')
def _():
    return body('<w:p><w:r>', *['<w:sym w:font="Wingdings" w:char="%s"/>' % c for c in
                ('', 'F0FC', 'D800', 'DFFF', 'FFFFFFFFFFFFFFFFFFFF', '-1', '0', '110000', 'zz')], '</w:r></w:p>')
