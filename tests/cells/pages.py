"""The same in web pages."""
import html
import re

from tests.cells.base import BASE, DOC, PLACES, SHORT, label_place
from tests.cells.marks import AS_PRINTED_OR_TOLD
from tests.cells.word import NULL, as_before, case, exactly, expected_cell, number_or_null, told


def blocks():
    """[('p', text) | ('table', [[(row, column, rowspan, colspan, text)]])] of the base document"""
    out = []
    for m in re.finditer('<w:tbl>.*?</w:tbl>|<w:p>.*?</w:p>', DOC, re.S):
        if m.group().startswith('<w:p>'):
            out.append(('p', ''.join(re.findall('<w:t[^>]*>([^<]*)</w:t>', m.group()))))
            continue
        rows = []
        for r, mr in enumerate(re.finditer('<w:tr>.*?</w:tr>', m.group(), re.S), 1):
            c, row = (1, [])
            for mc in re.finditer('<w:tc><w:tcPr>(.*?)</w:tcPr>(.*?)</w:tc>', mr.group(), re.S):
                span = re.search('gridSpan w:val="(\\d+)"', mc.group(1))
                span = int(span.group(1)) if span else 1
                row.append([r, c, 1, span, ''.join(re.findall('<w:t[^>]*>([^<]*)</w:t>', mc.group(2))),
                    'vMerge/' in mc.group(1)])
                c += span
            rows.append(row)
        for i, row in enumerate(rows):
            for cell in row:
                if cell[5]:
                    next((x for up in reversed(rows[:i]) for x in up if x[1] == cell[1] and (not x[5])))[2] += 1
        out.append(('table', [[x for x in row if not x[5]] for row in rows]))
    return out


BLOCKS = blocks()


def page(cells=None, head='', attrs=None, wrap=None, paragraphs=None, html_attrs='', charset='utf-8', th=False):
    """The base as a web page; cells {place: inner HTML}, attrs {place: attributes of the td}"""
    out, t = ([], 0)
    for kind, x in BLOCKS:
        if kind == 'p':
            out.append('<p>%s</p>' % (paragraphs or {}).get(x, html.escape(x, False)))
            continue
        t += 1
        out.append('<table border=1>')
        for row in x:
            out.append('<tr>' + ''.join(('<td%s%s%s>%s</td>' % (' colspan=%d' % cs if cs > 1 else '',
                ' rowspan=%d' % rs if rs > 1 else '', ' ' + attrs[t, r, c] if attrs and (t, r, c) in attrs
                else '', (cells or {}).get((t, r, c), html.escape(text, False))) for r, c, rs, cs, text,
                _ in row)) + '</tr>')
        out.append('</table>')
    body = '\n'.join(out)
    return ('<html%s><head><meta http-equiv="Content-Type" content="text/html; charset=%s">%s'
        '</head><body>%s</body></html>' % (html_attrs, charset, head, wrap(body) if wrap else body))


def page_value(id, source, situation, field, inner, accept, head='', attr='', ext='htm', encode=None, **more):
    field = SHORT.get(field, field)
    place = PLACES[field]
    text = page({place: inner}, head, {place: attr} if attr else None)
    case(id, source, situation, encode(text) if encode else text.encode(), ext,
        expected_cell(field, accept, **more))


def page_label(id, source, situation, label, inner, head='', attr='', **more):
    place = label_place(label)
    case(id, source, situation, page({place: inner}, head, {place: attr} if attr else None).encode(), 'htm',
        as_before(**more))


def page_same(id, source, situation, text, ext='htm', **more):
    case(id, source, situation, text if isinstance(text, bytes) else text.encode(), ext, as_before(**more))


page_value('ht01', 'html2text#115', '<sup> behind the figure', 'lic', '447228<sup>1</sup>',
    number_or_null(447228))
page_value('ht02', 'html2text#115', '<sup>[2]</sup> with a link', 'np', '3001<sup><a href="#n2">[2]</a></sup>',
    number_or_null(3001))
page_value('ht03', 'pandoc#1543', '<sub> behind the figure', 'comp', '88283<sub>1</sub>', number_or_null(88283))
page_value('ht04', 'markitdown#2340', '<s> before the new figure', 'np', '<s>3010</s>3001',
    number_or_null(3001))
page_value('ht05', 'markitdown#2340', '<strike> before the new figure', 'pen',
    '<strike>3985785</strike> 3985758', number_or_null(3985758))
page_value('ht06', 'html-to-docx#237', '<del> and <ins>', 'lic', '<del>447282</del><ins>447228</ins>',
    number_or_null(447228))
page_value('ht07', 'reader#120', 'line-through by style, the new figure behind', 'np',
    '<span style="text-decoration: line-through;">3010</span> 3001', number_or_null(3001))
page_value('ht08', 'markitdown#2340', 'text-decoration-line by a class', 'np',
    '<span class="old">3010</span>3001', number_or_null(3001),
    head='<style>.old{text-decoration-line:line-through}</style>')
page_value('ht09', 'reader#120', 'the only figure struck by style', 'comp',
    '<span style="text-decoration:line-through">88283</span>', told(88283))
page_value('ht10', 'pdf-inspector#297', 'vertical-align:super by style', 'lic',
    '447228<span style="vertical-align:super;font-size:60%">1</span>', number_or_null(447228))
page_value('ht11', 'pdf-inspector#297', 'vertical-align:super by class', 'pen',
    '3985758<span class=fn>1</span>', number_or_null(3985758),
    head='<style>span.fn { font-size:8pt; vertical-align: super }</style>')
page_value('ht12', 'safetext#10', 'font-size:0 digits before the figure', 'np',
    '<span style="font-size:0">99</span>3001', AS_PRINTED_OR_TOLD)
page_value('ht13', 'safetext#10', 'white digits before the figure', 'np',
    '<span style="color:#fff">99</span>3001', AS_PRINTED_OR_TOLD)
page_value('ht14', 'safetext#10', '<font color=white> before the figure', 'np',
    '<font color="white">99</font>3001', AS_PRINTED_OR_TOLD)
page_value('ht15', 'epub2txt2#32', '<ruby> with <rp>: never 300199', 'np',
    '<ruby>3001<rp>(</rp><rt>99</rt><rp>)</rp></ruby>', number_or_null(3001))
page_value('ht16', 'table-to-json#51', '<input value>', 'lic', '<input type="number" value="447228">',
    number_or_null(447228))
page_value('ht17', 'readability#283', 'a hidden <input> beside the figure', 'np',
    '<input type="hidden" value="99">3001', exactly(3001))
page_value('ht18', 'python-docx#224', 'a ticked check box', 'repealed',
    '<input type="checkbox" checked value="1">', NULL)
page_value('ht19', 'python-docx#224', 'radio buttons 是 and 否', 'issued',
    '<input type=radio name=a value=1 checked>是<input type=radio name=a value=0>否', NULL)
page_value('ht20', 'sheetjs#2154, tableExport#197', '<select> with a chosen <option>: not all of them', 'np',
    '<select><option value="1">0</option><option value="2" selected>3001</option>'
    '<option value="3">99</option></select>', number_or_null(3001))
page_value('ht21', 'table-to-json#44', '<select> without a choice shows the first', 'np',
    '<select><option>3001</option><option>0</option></select>', number_or_null(3001))
page_value('ht22', 'table-to-json#51', '<textarea>', 'comp', '<textarea rows=1>88283</textarea>',
    number_or_null(88283))
page_value('ht23', 'tablesorter#1417', '<button> with the figure', 'rother', '<button>178</button>',
    number_or_null(178))
page_value('ht24', 'office_oxide#155', '<img alt="3001">', 'np', '<img src="a.png" alt="3001">', told(3001))
page_value('ht25', 'beautiful-docx#29', '<img> without alt', 'lic', '<img src="a.png">', NULL)
page_value('ht26', 'beautiful-docx#29', 'svg with the figure as text', 'np',
    '<svg width=40 height=15><title>99</title><text x=0 y=12>3001</text></svg>', number_or_null(3001))
page_value('ht27', 'thorium#950', 'MathML with the figure', 'rother', '<math><mn>178</mn></math>',
    number_or_null(178))
page_value('ht28', 'MathJax#1539', 'MathML fraction: never 12', 'issued',
    '<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>', [[None, True], [0.5, None]])
page_value('ht29', 'html2text#115', 'MathML power: never 102', 'issued',
    '<math><msup><mn>10</mn><mn>2</mn></msup></math>', [[None, True], [100, None]])
page_value('ht30', 'thorium#950', 'MathML with an annotation (not shown)', 'np',
    '<math><semantics><mn>3001</mn><annotation encoding="application/x-tex">99'
    '</annotation></semantics></math>', number_or_null(3001))
page_value('ht31', 'beautiful-docx#29', '<object> with its fallback text', 'np',
    '<object data="a.swf">3001</object>', number_or_null(3001))
page_value('ht32', 'beautiful-docx#29', '<canvas>: what is drawn is unknown', 'lic',
    '<canvas width=40 height=15></canvas>', NULL)
page_value('ht33', 'html2text#115, scraper#11', '<br> between 30 and 01', 'np', '30<br>01', told(3001))
page_value('ht34', 'gemini-cli#29360', 'two <div>: 30 and 01', 'np', '<div>30</div><div>01</div>', told(3001))
page_value('ht35', 'pandas#24766', 'two <p>: the figure and another', 'lic', '<p>447228</p><p>12</p>', NULL)
page_value('ht36', 'Pagefind#557', '<wbr> within the figure', 'lic', '447<wbr>228', exactly(447228))
page_value('ht37', 'tableExport#124', '&shy; within the figure', 'np', '30&shy;01', exactly(3001))
page_value('ht38', 'globalize#288', '&nbsp; as thousands separator', 'lic', '447&nbsp;228',
    number_or_null(447228))
page_value('ht39', 'etk#353', 'display:none digits (a sort key) before the figure', 'np',
    '<span style="display:none" class="sortkey">7003300100000000000♠</span>3001', exactly(3001))
page_value('ht40', 'sheetjs#1115', 'display:none by class', 'np', '<span class="hidden">99</span>3001',
    [[3001, None], [None, True]], head='<style>.hidden { display: none; }</style>')
page_value('ht41', 'python-readability#14', 'visibility:hidden digits', 'np',
    '<span style="visibility:hidden">99</span>3001', [[3001, None], [None, True]])
page_value('ht42', 'python-readability#14', 'the hidden attribute', 'np', '<span hidden>99</span>3001',
    exactly(3001))
page_value('ht43', 'w3c/aria#1618', 'aria-hidden is visible to the reader', 'lic',
    '<span aria-hidden="true">447228</span>', exactly(447228))
page_value('ht44', 'w3c/accname#57', 'closed <details>: only its summary is seen', 'np',
    '<details><summary>3001</summary>12</details>', number_or_null(3001))
page_value('ht47', 'safetext#10', 'opacity:0 digits before the figure', 'np',
    '<span style="opacity:0">99</span>3001', AS_PRINTED_OR_TOLD)
page_value('ht85', 'readability#283', 'the figure comes from ::before', 'np', '<span class="f"></span>', NULL,
    head='<style>.f::before { content: "3001" }</style>')
page_value('ht86', 'readability#283', 'digits of :after behind the figure: never 30 in silence', 'np', '30', NULL,
    head='<style>td.f:after{content:"01"}</style>', attr='class="f"')
page_value('ht87', 'readability#283', 'an icon by ::before changes nothing', 'np', '<i class="f"></i>3001', exactly(3001),
    head='<style>.f::before{content:"\\f101"}</style>')
page_value('ht48', 'hucre#410', 'a nested table with the figure', 'np', '<table><tr><td>3001</td></tr></table>',
    number_or_null(3001))
page_value('ht49', 'hucre#410', 'a nested table with 30 and 01: never 3001 in silence', 'np',
    '<table><tr><td>30</td><td>01</td></tr></table>', told(3001))
page_value('ht50', 'readability#283', '<template>, <script>, <style> and a comment within the cell', 'np',
    '<template>99</template><script>var a=99;</script><style>.x{width:99px}</style><!-- 99 -->3001',
    exactly(3001))
page_value('ht51', 'office-open-xml-viewer#570', '<bdo dir=rtl>1003</bdo> reads 3001', 'np',
    '<bdo dir="rtl">1003</bdo>', [[3001, None], [None, True], [1003, True]])
page_value('ht52', 'table-to-json#51', 'an empty <input> with a placeholder: nothing was filled in', 'inforce',
    '<input type=text placeholder="请输入">', [[None, None]], blank_ok=True)
page_value('ht53', 'html2text#115', '2<sup>63</sup>-1 of the report itself: never 263', 'issued',
    '2<sup>63</sup>', [[None, True], [2, True], [2, None]])
page_value('ht54', 'table-to-json#51', '<input> with the unit behind', 'comp', '<input value="88283" size=6>件',
    number_or_null(88283))
page_value('ht55', 'tableExport#197', '<datalist> options are not shown', 'np',
    '<input list=l value="3001"><datalist id=l><option>99</option></datalist>', number_or_null(3001))
page_value('ht56', 'table-to-json#51', 'two <input>: 30 and 01', 'np',
    '<input value="30"><br><input value="01">', told(3001))
page_value('ht57', 'tablesorter#1417', '<meter> and <progress>: a bar, no digits', 'issued',
    '<progress value="5" max="10"></progress>', NULL)
page_value('ht58', 'beautiful-docx#29', '<iframe> in the cell', 'lic', '<iframe src="v.html"></iframe>', NULL)
page_value('ht59', 'reader#120', 'line-through inherited from the td by class, the figure alone', 'inforce',
    '11', told(11), head='<style>td.gone{text-decoration:line-through}</style>', attr='class="gone"')
page_value('ht60', 'reader#120', 'text-decoration:none within a struck span does not help: still struck',
    'inforce', '<s><span style="text-decoration:none">11</span></s>', told(11))
page_value('ht61', 'safetext#10', 'white digits on a dark cell: visible', 'pen',
    '<font color="#ffffff">3985758</font>', exactly(3985758), attr='bgcolor="#1F4E79"', quiet=True)
page_value('ht62', 'safetext#10', 'white on a dark cell by style: visible', 'pen',
    '<span style="color:#fff">3985758</span>', exactly(3985758), attr='style="background:#1F4E79"', quiet=True)
page_value('ht63', 'safetext#10', 'the only figure white on white', 'comp',
    '<span style="color:#FFFFFF">88283</span>', told(88283), blank_ok=True)
page_value('ht65', 'html2text#115', '<small> behind the figure, raised by position', 'np',
    '3001<small style="position:relative;top:-5px">1</small>', number_or_null(3001))
page_value('ht66', 'Alir3z4#171', 'entities and a comment split the figure', 'np', '&#51;0<!-- x -->0&#x31;',
    exactly(3001), quiet=True)
page_label('ht70', 'html2text#115', '<sup> behind a label', '规章', '规章<sup>1</sup>')
page_label('ht71', 'markitdown#2340', 'the old label struck', '行政许可', '<s>行政审批</s>行政许可')
page_label('ht72', 'python-readability#14', 'a hidden span in a label', '行政强制',
    '行政<span style="display:none">处罚</span>强制')
page_label('ht73', 'epub2txt2#32', '<ruby> in a label', '规章', '<ruby>规章<rt>guizhang</rt></ruby>')
page_label('ht74', 'beautiful-docx#29', 'an icon in a label', '行政处罚', '<img src=i.png>行政处罚')
page_label('ht75', 'safetext#10', 'white header text on a blue cell', '信息内容', '<font color=white>信息内容</font>',
    attr='bgcolor=#1F4E79', quiet=True)
page_label('ht76', 'html2text#115', 'a mark behind the number of a row', '1.属于国家秘密', '<sup>2</sup>1.属于国家秘密')


def page_prose(old, new):
    return {x: html.escape(x, False).replace(old, new) for k, x in BLOCKS if k == 'p' and old in x}


page_same('ht80', 'html2text#115', '<sup> behind the figure in the prose: no prose check fails',
    page(paragraphs=page_prose('申请3119件', '申请3119<sup>1</sup>件')))
page_same('ht81', 'markitdown#2340', 'the old figure struck in the prose',
    page(paragraphs=page_prose('申请3119件', '申请<del>3191</del>3119件')))
page_same('ht82', 'html2text#115', 'a note mark in the title',
    page(paragraphs={BLOCKS[0][1]: BLOCKS[0][1] + '<sup>①</sup>'}))
page_same('ht83', 'html2text#115', 'a note mark behind the year of the title',
    page(paragraphs={BLOCKS[0][1]: BLOCKS[0][1].replace('2024', '2024<sup>1</sup>')}))


def mark_all(a, b):
    return {PLACES[f]: a + raw + b for f, (v, raw) in BASE['cells'].items()}


page_same('cl50', 'clean', 'HTML: every figure bold, red, in a font',
    page(mark_all('<b><font color=red face="仿宋">', '</font></b>')), quiet=True)
page_same('cl51', 'clean', 'HTML: styles and classes that hide nothing',
    page(
    mark_all('<span class="v" style="color:#000000;background:#fff;vertical-align:baseline;text-decoration:no'
    'ne;display:inline;visibility:visible;opacity:1;font-size:12pt">', '</span>'),
    head='<style>.v{color:black}.w{display:none}td{vertical-align:middle;text-decoration:underline}'
    '</style>'), quiet=True)
page_same('cl52', 'clean', 'HTML: m² with <sup> and struck text in the prose',
    page(paragraphs=page_prose('检索更便捷；', '面积120m<sup>2</sup>，<s>检索更快；</s>检索更便捷；')), quiet=True)
page_same('cl53', 'clean', 'HTML: links and marks around the figures',
    page(mark_all('<a href="#x"><mark><u>', '</u></mark></a>')), quiet=True)
page_same('cl54', 'clean', 'HTML: figures in <p> with blanks, <o:p> and comments',
    page(mark_all('<p align=center>\n  ', '\n <o:p></o:p><!-- 99 --></p>')), quiet=True)
page_same('cl55', 'clean', 'HTML: vertical-align on the cells, not on text',
    page(attrs={p: 'valign=top style="vertical-align:top"' for p in PLACES.values()}), quiet=True)
