"""Cells with fields, content controls and symbols."""
import re

from tests.cells.base import NUMBERING
from tests.cells.word import (NULL, PICTURE, PICTURE_PART, RAISED, RELATION, complex_field, control, edited_document,
    exactly, field_char, form_field, inline_drawing, instruction, number_or_null, paragraph, run, style, symbol,
    told, value_cell)

value_cell('fl01', 'all2md#490', '=SUM(ABOVE) with its stored result', 'handled',
    complex_field(' =SUM(ABOVE) ', run('3050')), exactly(3050), quiet=True, cell_text=True)
value_cell('fl02', 'all2md#490', '=SUM(ABOVE) as fldSimple', 'total',
    '<w:fldSimple w:instr=" =SUM(LEFT) \\# &quot;#,##0&quot; ">%s</w:fldSimple>' % run('3119'), exactly(3119),
    quiet=True, cell_text=True)
value_cell('fl03', 'docx#3480', 'a formula without a result: its digits do not come out', 'lic',
    complex_field(' = 447228 + 0 '), [[None, None]], blank_ok=True)
value_cell('fl04', 'DocumentServer#3554, pandoc#11103', 'EQ \\f(1,2): a fraction, not 12, not blank', 'issued',
    complex_field(' EQ \\f(1,2) '), [[None, True], [0.5, None]])
value_cell('fl05', 'DocumentServer#3554', 'EQ \\o\\ac(○,5): a circled 5', 'nissued',
    complex_field(' EQ \\o\\ac(○,5) '), NULL)
value_cell('fl06', 'genoffice#382', 'EQ \\s\\up5(1) behind the figure', 'np',
    run('3001') + complex_field(' EQ \\s\\up5(1) '), number_or_null(3001))
value_cell('fl07', 'genoffice#382', 'EQ \\o(8,—): a figure with a bar over it', 'nissued',
    complex_field(' EQ \\o(8,—) '), [[None, True], [8, True]])
value_cell('fl08', 'docx-mailmerge#31', 'a mail merge field nobody filled: «总数»', 'pen',
    complex_field(' MERGEFIELD 总数 ', run('«总数»')), NULL)
value_cell('fl09', 'stencil#60, jodconverter#227', 'a broken cross-reference: 错误！未找到引用源。', 'comp',
    complex_field(' REF _Ref1 \\h ', run('错误！未找到引用源。')), NULL)
value_cell('fl10', 'eigenpal#601', 'REF to a bookmark with its result', 'cin',
    complex_field(' REF total \\h ', run('34')), exactly(34), quiet=True)
value_cell('fl11', 'safe-docx#659',
    'a field within the instruction of an IF field: only the outer result counts', 'np',
    field_char('begin') + instruction(' IF ') + field_char('begin') + instruction(' MERGEFIELD n ')
    + field_char('separate') + run('99') + field_char('end') + instruction(' > 0 "3001" "0" ')
    + field_char('separate') + run('3001') + field_char('end'), exactly(3001), quiet=True)
value_cell('fl12', 'office_oxide#276', 'FORMTEXT with a typed value', 'lic',
    form_field('<w:textInput><w:type w:val="number"/><w:default w:val="0"/></w:textInput>', ' FORMTEXT ',
    run('447228')), exactly(447228), quiet=True, cell_text=True)
value_cell('fl13', 'office_oxide#276', 'FORMTEXT nobody filled (five en spaces): nothing is printed', 'inforce',
    form_field('<w:textInput/>', ' FORMTEXT ', run('     ')), [[None, None]], blank_ok=True)
value_cell('fl14', 'office_oxide#276', 'a ticked FORMCHECKBOX in a value cell', 'repealed',
    form_field('<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked/></w:checkBox>', ' FORMCHECKBOX '),
    NULL)
value_cell('fl15', 'npoi#1243', 'FORMDROPDOWN without a choice shows its first entry', 'np',
    form_field('<w:ddList><w:listEntry w:val="3001"/><w:listEntry w:val="0"/></w:ddList>', ' FORMDROPDOWN '),
    number_or_null(3001))
value_cell('fl16', 'tna-judgments-parser#190',
    'FORMDROPDOWN with a default (second entry) and no choice: never 0', 'np',
    form_field('<w:ddList><w:default w:val="1"/><w:listEntry w:val="0"/><w:listEntry w:val="3001"/></w:ddList>',
    ' FORMDROPDOWN '), number_or_null(3001))
value_cell('fl17', 'rdocx#93', 'a dirty field keeps its stored result', 'total',
    field_char('begin', ' w:dirty="true"') + instruction(' =SUM(LEFT) ') + field_char('separate') + run('3119')
    + field_char('end'), exactly(3119))
value_cell('fl18', 'office_oxide#241', 'NOTEREF as fldSimple behind the figure', 'comp',
    run('88283') + '<w:fldSimple w:instr=" NOTEREF _RefF \\f \\h ">%s</w:fldSimple>' % run('1', RAISED),
    number_or_null(88283))
value_cell('fl19', 'pandoc#7401', 'a field that never ends: its cell is read and the cells behind it, too',
    'np', field_char('begin') + instruction(' QUOTE 3001 ') + field_char('separate') + run('3001'),
    exactly(3001))
value_cell('fl20', 'pandoc#9220', 'a SYMBOL field (Wingdings 129 = ①)', 'issued',
    complex_field(' SYMBOL 129 \\f Wingdings \\s 10 '), NULL)
value_cell('fl21', 'docxtractr#33', 'an AUTONUM field alone: prints 1.', 'issued', complex_field(' AUTONUM '),
    number_or_null(1))
NUMBERING_AND_LIST = NUMBERING.replace('<w:num ',
    '<w:abstractNum w:abstractNumId="90"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText'
    ' w:val="%1."/></w:lvl></w:abstractNum><w:num ', 1).replace('</w:numbering>',
    '<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num></w:numbering>')
IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'
value_cell('fl22', 'docxtractr#33', 'the value is an automatic number and nothing else: 1.', 'issued',
    paragraph(ppr=IN_LIST), number_or_null(1), numbering=NUMBERING_AND_LIST)
value_cell('fl23', 'all2md#494', 'an automatic number 1. before the figure 3001: two numbers are seen', 'np',
    paragraph(run('3001'), ppr=IN_LIST), told(3001), numbering=NUMBERING_AND_LIST)
value_cell('fl24', 'all2md#490', 'a DATE field in a value cell', 'nrep',
    complex_field(' DATE \\@ "yyyy-M-d" ', run('2024-12-31')), NULL)
value_cell('fl25', 'superdoc#3175', 'a field result over two paragraphs: 30 and 01', 'np',
    paragraph(field_char('begin') + instruction(' REF a ') + field_char('separate') + run('30'))
    + paragraph(run('01') + field_char('end')), told(3001))
value_cell('fl26', 'safe-docx#659', 'instruction in several runs with digits, field locked', 'ninforce',
    field_char('begin', ' w:fldLock="true"') + instruction(' = 6') + instruction('0 + 6 ')
    + field_char('separate') + run('6') + run('6') + field_char('end'), exactly(66), quiet=True)
value_cell('fl27', 'office_oxide#350', 'a HYPERLINK field around the figure', 'rother',
    complex_field(' HYPERLINK "http://x/123" ', run('178')), exactly(178), quiet=True)
value_cell('fl28', 'pdf-inspector#297', 'ADVANCE \\u6 raises the digit behind the figure', 'np',
    run('3001') + complex_field(' ADVANCE \\u6 ') + run('1'), number_or_null(3001))
value_cell('fl29', 'all2md#490', 'fldSimple without a result', 'lic', '<w:fldSimple w:instr=" =SUM(ABOVE) "/>',
    [[None, None]], blank_ok=True)
value_cell('fl30', 'DocumentServer#3061', 'a formula field that shows an error: !语法错误', 'total',
    complex_field(' =SUM(LEFT ', run('!语法错误', '<w:b/>')), NULL)
value_cell('fl31', 'office_oxide#350', 'a field within the result of another: 3001 once', 'np',
    field_char('begin') + instruction(' QUOTE ') + field_char('separate') + run('30')
    + complex_field(' REF b ', run('01')) + field_char('end'), exactly(3001), quiet=True)
value_cell('fl32', 'genoffice#382',
    'field marks with single quotes and an EQ fraction behind the figure: 3 and a half', 'nissued',
    run('3') + complex_field(' EQ \\f(1,2) ').replace('"', "'"), [[None, True], [3.5, None]])
value_cell('fl33', 'DocumentServer#3554', 'EQ \\r(3,8): a root', 'nissued', complex_field(' EQ \\r(3,8) '),
    NULL)
value_cell('fl34', 'npoi#1243', 'FORMDROPDOWN whose chosen entry is a word', 'repealed',
    form_field('<w:ddList><w:result w:val="0"/><w:listEntry w:val="请选择"/><w:listEntry w:val="1"/></w:ddList>',
    ' FORMDROPDOWN '), NULL)
value_cell('fl35', 'office_oxide#276', 'a check box before the figure', 'inforce',
    form_field('<w:checkBox><w:sizeAuto/><w:checked w:val="1"/></w:checkBox>', ' FORMCHECKBOX ') + run('11'),
    number_or_null(11))


# ---- content controls --------------------------------------------------------------------------------------
DROP_DOWN = ('<w:dropDownList>%s</w:dropDownList>' % ''.join(('<w:listItem w:displayText="%s" w:value="%s"/>'
    % x for x in (('0', '0'), ('8', 'v99'), ('3001', '3001')))))
value_cell('cc01', 'python-docx#696',
    'a drop-down control with a choice: what it shows (not its value attribute)', 'nissued',
    control(DROP_DOWN, run('8')), exactly(8), quiet=True, cell_text=True)
value_cell('cc02', 'python-docx#1197', 'a drop-down control without a choice: 选择一项。', 'lic',
    control('<w:showingPlcHdr/>' + DROP_DOWN, run('选择一项。', '<w:color w:val="808080"/>')), NULL)
value_cell('cc03', 'office2pdf#844', 'a placeholder that reads 0: nobody filled it in', 'inforce',
    control('<w:showingPlcHdr/><w:text/>', run('0', '<w:color w:val="808080"/>')), told(0))
TICKED = ('<w14:checkbox><w14:checked w14:val="1"/><w14:checkedState w14:val="2612"'
    ' w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS' ' Gothic"/></w14:checkbox>')
value_cell('cc04', 'python-docx#224', 'a ticked check box control alone', 'repealed',
    control(TICKED, run('☒', '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic"/>')), NULL)
value_cell('cc05', 'python-docx#224', 'a check box control before the figure', 'np',
    control(TICKED, run('☒')) + run('3001'), number_or_null(3001))
value_cell('cc06', 'eigenpal#825', 'a date control', 'nrep', control(
    '<w:date w:fullDate="2024-12-31T00:00:00Z"><w:dateFormat w:val="yyyy年M月d日"/></w:date>', run('2024年12月31日')),
    NULL)
value_cell('cc07', 'docling#3950', 'a picture control', 'pen', control('<w:picture/>', inline_drawing(PICTURE)),
    NULL, **PICTURE_PART)
XML_STORE = {'customXml/item1.xml': ('<r xmlns="urn:x"><n>%s</n></r>', None),
    'customXml/itemProps1.xml': (
    '<ds:datastoreItem ds:itemID="{11111111-2222-3333-4444-555555555555}" xmlns:ds="http://schemas.o'
    'penxmlformats.org/officeDocument/2006/customXml"/>',
    'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'),
    'customXml/_rels/item1.xml.rels': (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="%scustomXmlProps" Target="itemProps1.xml"/>' '</Relationships>' % RELATION,
    None)}


def store(n):
    return dict(parts={k: (v[0] % n if k.endswith('item1.xml') else v[0], v[1]) for k, v in XML_STORE.items()},
        rels=[('rIdX', RELATION + 'customXml', '../customXml/item1.xml', None)])


BOUND = ('<w:dataBinding w:prefixMappings="xmlns:a=\'urn:x\'" w:xpath="/a:r/a:n"'
    ' w:storeItemID="{11111111-2222-3333-4444-555555555555}"/><w:text/>')
value_cell('cc09', 'DocumentServer#1410', 'a bound control with no text yet, its store says 3001', 'np',
    control(BOUND, run('')), [[3001, None], [None, True]], **store('3001'))
value_cell('cc10', 'DocumentServer#1410', 'a bound control that agrees with its store', 'np',
    control(BOUND, run('3001')), exactly(3001), quiet=True, **store('3001'))
value_cell('cc11', 'office-js-docs#290', 'a combo box with a typed text', 'lic',
    control('<w:comboBox><w:listItem w:value="0"/></w:comboBox>', run('447228')), exactly(447228), quiet=True)
value_cell('cc12', 'all2md#487', 'a block control of two paragraphs: 30 and 01', 'np',
    control('', paragraph(run('30')), paragraph(run('01'))), told(3001))
value_cell('cc13', 'office-open-xml-viewer#307',
    'a real figure in the placeholder style, grey, but no placeholder', 'comp',
    control('<w:text/>', run('88283', '<w:rStyle w:val="PlaceholderText"/>')), exactly(88283),
    styles=style('character', 'PlaceholderText', '<w:color w:val="808080"/>'), quiet=True)
value_cell('cc14', 'docling#3923', 'controls nested three deep', 'rother',
    control('', control('<w:text/>', control('', run('178')))), exactly(178), quiet=True)
value_cell('cc15', 'office2pdf#844', 'showingPlcHdr val="0": a real figure', 'inforce',
    control('<w:showingPlcHdr w:val="0"/><w:text/>', run('11')), exactly(11), quiet=True)
value_cell('cc16', 'office2pdf#844', 'a placeholder of blanks only: nothing is printed', 'inforce',
    control('<w:showingPlcHdr/><w:text/>', run('\u3000\u3000')), [[None, None]], blank_ok=True)
value_cell('cc17', 'office2pdf#844', 'placeholder in a block control around the paragraph', 'pen',
    control('<w:showingPlcHdr/><w:text/>', paragraph(run('请输入数量', '<w:color w:val="808080"/>'))), NULL)
edited_document('cc18', 'superdoc#3242', 'a repeating section around a data row',
    lambda d: re.sub('(<w:tr>(?:(?!<w:tr>).)*?>行政许可<.*?</w:tr>)',
    lambda m: control('<w15:repeatingSection/>', control('<w15:repeatingSectionItem/>', m.group(1))), d,
    count=1, flags=re.S), quiet=True)
edited_document('cc19', 'docling#3923', 'a control around the value cell',
    lambda d: re.sub('(<w:tc>(?:(?!<w:tc>).)*?>88283<.*?</w:tc>)', lambda m: control('<w:text/>', m.group(1)),
    d, count=1, flags=re.S), quiet=True)
value_cell('cc20', 'python-docx#696', 'a placeholder with the real figure typed behind it', 'inforce',
    control('<w:showingPlcHdr/><w:text/>', run('填写', '<w:color w:val="808080"/>')) + run('11'), told(11))


# ---- symbols -----------------------------------------------------------------------------------------------
FONTS = '<w:rFonts w:ascii="%s" w:hAnsi="%s" w:cs="%s"/>'


def font(n):
    return FONTS % (n, n, n)


value_cell('sy01', 'eigenpal#753', 'a Wingdings tick alone', 'repealed', symbol('Wingdings', 'F0FC'), NULL)
value_cell('sy02', 'pandoc#9220', 'the figure and a Wingdings tick', 'inforce',
    run('11') + symbol('Wingdings', 'F0FC'), number_or_null(11))
value_cell('sy03', 'docx4j#632', 'the figure in symbols of the font Symbol (F033 F030 F030 F031)', 'np',
    symbol('Symbol', 'F033') + symbol('Symbol', 'F030') * 2 + symbol('Symbol', 'F031'), number_or_null(3001))
value_cell('sy04', 'pandoc#9220', 'a circled 2 of Wingdings (F082)', 'nissued', symbol('Wingdings', 'F082'),
    NULL)
value_cell('sy05', 'vue-office#40, poi-tl#119', 'digits set in Wingdings are pictures to the reader', 'np',
    run('3001', font('Wingdings')), told(3001))
value_cell('sy06', 'poi-tl#119', 'a digit set in Wingdings 2 by a character style', 'nissued',
    run('8', '<w:rStyle w:val="Dings"/>'), told(8), styles=style('character', 'Dings', font('Wingdings 2')))
value_cell('sy07', 'docx4j#632', 'digits set in the font Symbol are digits', 'rother',
    run('178', font('Symbol')), number_or_null(178))
value_cell('sy08', 'genoffice#462', 'only the East Asian font is Wingdings: plain digits', 'rpend',
    run('37', '<w:rFonts w:eastAsia="Wingdings"/>'), exactly(37), quiet=True)
value_cell('sy09', 'docx4j#632, office-open-xml-viewer#534',
    'private-use text in the font Symbol (F032 F036): 26', 'nrep', run('\uf032\uf036', font('Symbol')),
    number_or_null(26))
value_cell('sy10', 'eigenpal#752', 'w:sym with a plain digit of Calibri before the rest of the figure', 'np',
    symbol('Calibri', '0033') + run('001'), number_or_null(3001))
value_cell('sy11', 'docx4j#118', 'digits set in Webdings', 'ninforce', run('66', font('Webdings')), told(66))
value_cell('sy12', 'office-open-xml-viewer#462', 'an arrow of Wingdings 3 behind the figure', 'dup',
    run('13') + symbol('Wingdings 3', 'F0C7'), number_or_null(13))
value_cell('sy13', 'eigenpal#753', 'a symbol of a font nobody maps (MT Extra)', 'repealed',
    symbol('MT Extra', 'F0FC'), NULL)
value_cell('sy14', 'vue-office#40', 'the letter R in Wingdings 2 (a ticked box to the reader)', 'repealed',
    run('R', font('Wingdings 2')), NULL)
value_cell('sy15', 'pandoc#9220', 'private-use characters of an own font', 'issued', run('\ue000\ue001'), NULL)
value_cell('sy16', 'docx4j#632', 'the figure, then a Symbol blank (F020)', 'comp',
    run('88283') + symbol('Symbol', 'F020'), number_or_null(88283))
value_cell('sy17', 'pandoc#9220', 'a black circled 3 of Wingdings behind the figure: never 263', 'nrep',
    run('26') + symbol('Wingdings', 'F08E'), number_or_null(26))
value_cell('sy18', 'office-open-xml-viewer#534', 'Wingdings by the paragraph style', 'cin',
    paragraph(run('34'), ppr='<w:pStyle w:val="DP"/>'), told(34),
    styles=style('paragraph', 'DP', font('Wingdings'), 'Normal'))
