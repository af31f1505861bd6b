"""Documents whose formatting changes nothing: as before, and no problem; and the cells that `tables` prints."""
import re

from tests.cells.base import STYLES
from tests.cells.fields import TICKED
from tests.cells.objects import deleted, fraction, inserted, ruby
from tests.cells.word import (FOOTNOTE_MARK, NAMESPACES, PICTURE, PICTURE_PART, RAISED, RELATION, STRIKE, WHITE,
    WORD_TYPE, alternate, case, comments, complex_field, control, docx_bytes, edited_document, equation,
    equation_run, field_char, inline_drawing, instruction, notes, paragraph, run, run_with, style, symbol)


def all_np(pr, sty=''):
    return (lambda d: d.replace(run('3001'), run('3001', pr)).replace(run('447228'),
        run('447228', pr)).replace(run('178'), run('178', pr)).replace(run('0'), run('0', pr)))


def clean_document(id, situation, edit, source='clean', **more):
    edited_document('cl' + id, source, situation, edit, quiet=True, **more)


clean_document('01', 'bold', all_np('<w:b/><w:bCs/>'))
clean_document('02', 'red figures', all_np('<w:color w:val="FF0000"/>'))
clean_document('03', 'fonts of every kind',
    all_np('<w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312" w:hAnsi="Times'
    ' New Roman" w:cs="Times New Roman"/><w:kern w:val="0"/>'))
clean_document('04', 'highlighted yellow', all_np('<w:highlight w:val="yellow"/>'))
clean_document('05', 'a bookmark within the figure', lambda d: d.replace(run('3001'),
    run('30') + '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>' + run('01')))
clean_document('06', 'a comment around the figure', lambda d: d.replace(run('447228'),
    '<w:commentRangeStart w:id="7"/>' + run('447228') + '<w:commentRangeEnd w:id="7"/>'
    + run_with('<w:commentReference w:id="7"/>', '<w:rStyle w:val="CommentReference"/>')),
    styles=style('character', 'CommentReference', '<w:sz w:val="16"/>'), **comments())
clean_document('07', 'spell-check marks within figure and label',
    lambda d: d.replace(run('3001'), '<w:proofErr w:type="spellStart"/>' + run('30')
    + '<w:proofErr w:type="spellEnd"/>' + run('01')).replace(run('行政许可'),
    run('行政') + '<w:proofErr w:type="gramStart"/>' + run('许可') + '<w:proofErr w:type="gramEnd"/>'))
clean_document('08', 'every figure split by rsids', lambda d: re.sub(
    '<w:r><w:t xml:space="preserve">(\\d)(\\d+)</w:t></w:r>',
    '<w:r w:rsidR="00A1"><w:t>\\1</w:t></w:r><w:r w:rsidR="00B2"><w:t>\\2</w:t></w:r>', d))
clean_document('09', 'language tags and noProof',
    all_np('<w:noProof/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'))
clean_document('10', 'a hyperlink around the figure', lambda d: d.replace(run('3001'),
    '<w:hyperlink w:anchor="x" w:history="1">%s</w:hyperlink>' % run('3001', '<w:rStyle w:val="Hyperlink"/>')),
    styles=style('character', 'Hyperlink', '<w:color w:val="0563C1"/><w:u w:val="single"/>'))
clean_document('11', 'a page break in the prose', lambda d: d.replace(run('（二）依申请公开'),
    run_with('<w:br w:type="page"/>') + run('（二）依申请公开')))
clean_document('12', 'footnotes in the prose', lambda d: d.replace('逐件把关。</w:t></w:r>',
    '逐件把关。</w:t></w:r>' + FOOTNOTE_MARK), **notes())
clean_document('13', 'm² with a superscript in the prose', lambda d: d.replace('检索更便捷；',
    '面积120m</w:t></w:r>' + run('2', RAISED) + '<w:r><w:t>，检索更便捷；'))
clean_document('14', 'struck text in the prose', lambda d: d.replace('检索更便捷；',
    '</w:t></w:r>' + run('检索更快；', STRIKE) + '<w:r><w:t>检索更便捷；'))


def header_white(d):
    for label in ('第二十条第（一）项', '信息内容', '本年制发件数', '申请人情况', '自然人', '总计', '行政复议', '行政诉讼'):
        d = re.sub('(<w:tc><w:tcPr>(?:(?!</w:tcPr>).)*)(</w:tcPr><w:p>)' + re.escape(run(label)),
            lambda m: m.group(1) + '<w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/>' + m.group(2)
            + run(label, '<w:b/>' + WHITE), d)
    return d


clean_document('15', 'white text on dark blue header cells', header_white)
clean_document('16', 'grey shading in value cells', lambda d: re.sub(
    '(</w:tcPr><w:p><w:r><w:t xml:space="preserve">\\d)',
    '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>\\1', d))
clean_document('17', 'italic and underlined', all_np('<w:i/><w:u w:val="single"/>'))
clean_document('18', 'smart tags and customXml', lambda d: d.replace(run('3001'),
    '<w:smartTag w:uri="urn:x" w:element="n">%s</w:smartTag>' % run('3001')).replace(run('178'),
    '<w:customXml w:uri="urn:x" w:element="n">%s</w:customXml>' % run('178')))
clean_document('19', 'spacing, kern, scale, size',
    all_np('<w:spacing w:val="20"/><w:w w:val="90"/><w:kern w:val="2"/><w:sz w:val="18"/>'
    '<w:szCs w:val="18"/>'))
clean_document('20', 'right aligned with blanks behind', lambda d: d.replace('<w:p>' + run('3001'),
    '<w:p><w:pPr><w:jc w:val="right"/></w:pPr>' + run('3001  ')).replace('<w:p>' + run('447228'),
    '<w:p><w:pPr><w:ind w:firstLineChars="100"/></w:pPr>' + run('\u3000447228 ')))
clean_document('21', 'a banded table style with cnfStyle', lambda d: d.replace(
    '<w:tblStyle w:val="TableGrid"/>', '<w:tblStyle w:val="Banded"/>').replace('<w:tr><w:tc>',
    '<w:tr><w:trPr><w:cnfStyle w:val="000000100000"/></w:trPr><w:tc>'),
    styles='<w:style w:type="table" w:styleId="Banded"><w:name w:val="Banded"/><w:basedOn'
    ' w:val="TableGrid"/><w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear"'
    ' w:color="auto" w:fill="DEEAF6"/></w:tcPr></w:tblStylePr></w:style>')
clean_document('22', 'a table style whose first row is white on blue',
    lambda d: d.replace('<w:tblStyle w:val="TableGrid"/>', '<w:tblStyle w:val="Head"/>').replace(
    '<w:tblW w:w="0" w:type="auto"/></w:tblPr>',
    '<w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0"'
    ' w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'),
    styles='<w:style w:type="table" w:styleId="Head"><w:name w:val="Head"/><w:basedOn'
    ' w:val="TableGrid"/><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color'
    ' w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="4472C4"/>'
    '</w:tcPr></w:tblStylePr></w:style>')
clean_document('23', 'theme colour of text (text1)', all_np('<w:color w:val="000000" w:themeColor="text1"/>'))
clean_document('24', 'editing permissions around the figure', lambda d: d.replace(run('3001'),
    '<w:permStart w:id="3" w:edGrp="everyone"/>' + run('3001') + '<w:permEnd w:id="3"/>'))
clean_document('25', 'an equation in the prose', lambda d: d.replace('检索更便捷；',
    '</w:t></w:r>' + equation(fraction('1', '2')) + '<w:r><w:t>检索更便捷；'))
clean_document('26', 'a section break between the tables', lambda d: d.replace(
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' + run('三、收到'),
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '</w:sectPr></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    + run('三、收到')).replace(
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">三、收到',
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '</w:sectPr></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">三、收到'))
clean_document('27', 'a logo in the prose', lambda d: d.replace(
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">一、',
    paragraph(inline_drawing(PICTURE))
    + '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">一、'), **PICTURE_PART)
clean_document('28', 'check boxes and controls in the prose', lambda d: d.replace(run('（五）监督保障'),
    control(TICKED, run('☒')) + run('（五）监督保障')))
clean_document('29', 'the title in a content control', lambda d: d.replace(run('淮安市人民政府2024年政府信息公开工作年度报告'),
    control('<w:alias w:val="标题"/><w:text/>', run('淮安市人民政府2024年政府信息公开工作年度报告'))))
clean_document('30', 'figures in the style Strong', lambda d: d.replace(run('3001'),
    run('3001', '<w:rStyle w:val="Strong"/>')), styles=style('character', 'Strong', '<w:b/>'))
clean_document('31', 'every toggle written out as 0', all_np(''.join(
    ('<w:%s w:val="0"/>' % x for x in ('b', 'i', 'caps', 'smallCaps', 'strike', 'dstrike', 'outline', 'shadow',
    'emboss', 'imprint', 'vanish', 'webHidden', 'rtl', 'cs', 'specVanish', 'oMath')))
    + '<w:vertAlign w:val="baseline"/><w:position w:val="0"/><w:w w:val="100"/>'))
clean_document('32', 'fitText, emphasis dots, effects, outline, shadow',
    all_np('<w:shadow/><w:effect w:val="antsRed"/><w:fitText w:val="400" w:id="1"/><w:em w:val="dot"/>'))
clean_document('33', 'small capitals and all capitals', all_np('<w:caps/><w:smallCaps/>'))
clean_document('34', 'docDefaults written out: baseline, no strike, auto colour', lambda d: d,
    styles_xml=STYLES.replace('<w:sz w:val="21"/>',
    '<w:rFonts w:asciiTheme="minorHAnsi"/><w:strike w:val="0"/><w:color w:val="auto"/>'
    '<w:position w:val="0"/><w:sz w:val="21"/><w:vertAlign w:val="baseline"/>', 1))
clean_document('35', 'w14 effects that keep the text visible',
    all_np('<w14:glow w14:rad="63500"><w14:srgbClr w14:val="FF0000"/></w14:glow><w14:textFill>'
    '<w14:solidFill><w14:srgbClr w14:val="000000"/></w14:solidFill></w14:textFill>'))
clean_document('36', 'black digits on a light blue highlight and a hair of white space',
    all_np('<w:color w:val="000000"/><w:highlight w:val="cyan"/>'))
clean_document('37', 'a watermark in the header', lambda d: d.replace('<w:sectPr><w:pgSz w:w="11906"',
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdH"/><w:pgSz w:w="11906"'),
    parts={'word/header1.xml': ('<w:hdr %s>%s</w:hdr>' % (NAMESPACES,
    paragraph(
    run_with('<w:pict><v:shape id="w1" type="#_x0000_t136" style="position:absolute;width:400pt;height:100pt"'
    '><v:textpath string="内部资料 2023"/></v:shape></w:pict>'))), WORD_TYPE + 'header+xml')},
    rels=[('rIdH', RELATION + 'header', 'header1.xml', None)])
clean_document('38', 'tracked insertions in the prose, accepted',
    lambda d: d.replace(run('（三）政府信息管理'), inserted('（三）政府信息管理')))


# ---- `tables` on small documents ---------------------------------------------------------------------------

def small_document(rows_xml, before='', doc=None, styles_xml=None, **more):
    body = before + '<w:tbl><w:tblPr/><w:tblGrid/>%s</w:tbl>' % rows_xml
    return docx_bytes(doc or '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document x="1">'
        '<w:body>%s<w:p/></w:body></w:document>' % body, styles_xml=styles_xml, **more)


def table_row(*cells, pr=''):
    return ('<w:tr>%s%s</w:tr>' % (pr, ''.join((c if c.startswith(('<w:tc>', '<w:sdt>'))
        else '<w:tc>%s</w:tc>' % paragraph(c) for c in cells))))


def small_table(id, source, situation, data, grid):
    case(id, source, situation, data, 'docx', {'run': 'tables', 'grids': [grid]})


any_of = lambda *x: {'any': list(x)}
NOT_TICKED = TICKED.replace('w14:checked w14:val="1"', 'w14:checked w14:val="0"')
small_table('tb01', 'python-docx#224', 'check box controls, ticked and not',
    small_document(table_row(run('') + control(TICKED, run('☒')) + run('同意') + control(NOT_TICKED, run('☐'))
    + run('不同意'))), [[any_of('☒同意☐不同意', '☑同意☐不同意', '☑同意□不同意')]])
small_table('tb02', 'eigenpal#753, pandoc#9220',
    'Wingdings boxes by w:sym, ticked (F0FE) and not (F0A8): not alike and not lost',
    small_document(table_row(symbol('Wingdings', 'F0FE') + run('是') + symbol('Wingdings', 'F0A8') + run('否'))),
    [[any_of(*[a + '是' + b + '否' for a in '☑☒✓🗹\uf0fe' for b in '☐□◻◽▫\uf0a8🞏'])]])
small_table('tb03', 'hermes-agent#114771', 'ruby in a cell', small_document(table_row(ruby('汉字', 'hanzi'))),
    [[any_of('汉字', '汉字(hanzi)', '汉字（hanzi）')]])
small_table('tb04', 'pandoc#7401, safe-docx#659',
    'a field in the instruction of another, and one in its result',
    small_document(table_row(field_char('begin') + instruction(' IF ') + complex_field(' PAGE ', run('7'))
    + instruction(' = 1 ') + field_char('separate') + run('第') + complex_field(' PAGE ', run('3')) + run('页')
    + field_char('end'))), [['第3页']])
small_table('tb05', 'all2md#490', 'fldSimple within a hyperlink within an insertion',
    small_document(table_row('<w:ins w:id="1" w:author="x"><w:hyperlink w:anchor="a"><w:fldSimple w:instr="'
    ' REF a ">%s</w:fldSimple></w:hyperlink></w:ins>' % run('57'))), [['57']])
small_table('tb06', 'office_oxide#305', 'hidden by docDefaults, shown by the run',
    small_document(table_row(run('看不见') + run('看得见', '<w:vanish w:val="0"/>')),
    styles_xml=STYLES.replace('<w:sz w:val="21"/>', '<w:sz w:val="21"/><w:vanish/>', 1)), [['看得见']])
small_table('tb07', 'all2md#487, superdoc#3242', 'controls around a row and around a cell',
    small_document(control('', table_row(run('甲'), control('', '<w:tc>%s</w:tc>' % paragraph(run('1')))))
    + table_row(run('乙'), run('2'))), [['甲', '1'], ['乙', '2']])
small_table('tb08', 'python-docx#881', 'gridBefore 2 with a span behind',
    small_document(table_row(run('a'), run('b'), run('c'), run('d'))
    + table_row('<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>%s</w:tc>' % paragraph(run('e')),
    pr='<w:trPr><w:gridBefore w:val="2"/></w:trPr>')), [['a', 'b', 'c', 'd'], [None, None, 'e', '<']])
small_table('tb09', 'unioffice#241', 'another prefix for the namespace of Word',
    docx_bytes('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document x="1">'
    '<w:body xmlns:q="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<q:tbl><q:tr><q:tc><q:p><q:r><q:t>甲</q:t></q:r></q:p></q:tc><q:tc><q:p>'
    '<q:r><q:t>1</q:t></q:r></q:p></q:tc></q:tr></q:tbl><w:p/></w:body></w:document>'), [['甲', '1']])
small_table('tb10', 'pandoc#3691', 'soft hyphen, optional break, non-breaking hyphen',
    small_document(table_row(run_with('<w:t>30</w:t><w:softHyphen/><w:t>01</w:t>'),
    run_with('<w:t>2</w:t><w:noBreakHyphen/><w:t>6</w:t>'))), [[any_of('3001', '30\xad01'),
    any_of('2-6', '2‑6')]])
small_table('tb11', 'docxlatex#5', 'a fraction in `tables` is not 12',
    small_document(table_row(equation(fraction('1', '2')), run('x'))),
    [[any_of('1/2', '½', '(1)/(2)', '(1/2)', '1⁄2', '1∕2', '\\frac{1}{2}'), 'x']])
small_table('tb12', 'superdoc#2634', 'a power in `tables` is not 102',
    small_document(table_row(equation('<m:sSup><m:e>%s</m:e><m:sup>%s</m:sup></m:sSup>'
    % (equation_run('10'), equation_run('2'))), run('x'))), [[any_of('10^2', '10²', '10^(2)', '10^{2}',
    '10**2'), 'x']])
small_table('tb13', 'folio#696', 'a row inserted and a row deleted with tracking',
    small_document(table_row(run('a'), run('1')) + table_row('<w:ins w:id="1" w:author="x">%s</w:ins>'
    % run('b'), '<w:ins w:id="1" w:author="x">%s</w:ins>' % run('2'),
    pr='<w:trPr><w:ins w:id="1" w:author="x"/></w:trPr>') + table_row(deleted('c'), deleted('3'),
    pr='<w:trPr><w:del w:id="2" w:author="x"/></w:trPr>')), [['a', '1'], ['b', '2']])
small_table('tb14', 'python-docx#1389', 'AlternateContent in a run: Choice understood, once',
    small_document(table_row(alternate('<w:t>甲</w:t>', '<w:t>乙</w:t>'), run('1'))), [['甲', '1']])
