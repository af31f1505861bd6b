"""Cells with East Asian layout and breaks, pictures and other objects, equations, tracked changes."""
import re

from tests.cells.marks import AS_PRINTED_OR_TOLD
from tests.cells.word import (NULL, PICTURE, PICTURE_PART, RAISED, RELATION, alternate, anchored_drawing,
    complex_field, control, equation, equation_run, exactly, graphic_xml, inline_drawing, number_or_null,
    paragraph, png, run, run_with, shape_xml, told, value_cell, vml_text_box)


def ruby(base, rt, pr=''):
    return run_with('<w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise'
        ' w:val="18"/><w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr>'
        '<w:rt>%s</w:rt><w:rubyBase>%s</w:rubyBase></w:ruby>' % (run(rt), run(base, pr)))


value_cell('ea01', 'hermes-agent#114771', 'ruby in words over the figure', 'np', ruby('3001', '三千零一'),
    number_or_null(3001))
value_cell('ea02', 'hermes-agent#114771, epub2txt2#32',
    'ruby of digits over the figure: never 993001 or 300199', 'np', ruby('3001', '99'), number_or_null(3001))
value_cell('ea03', 'office-open-xml-viewer#834', 'two lines in one: 30 over 01', 'np',
    run('3001', '<w:eastAsianLayout w:id="1" w:combine="1"/>'), told(3001))
value_cell('ea04', 'office-open-xml-viewer#834', 'the figure and two small lines in one behind it', 'nissued',
    run('8') + run('1234', '<w:eastAsianLayout w:id="1" w:combine="1" w:combineBrackets="round"/>'), told(8))
value_cell('ea05', 'office-open-xml-viewer#834', 'horizontal in vertical: plain digits', 'cin',
    run('34', '<w:eastAsianLayout w:id="1" w:vert="1"/>'), exactly(34), quiet=True)
value_cell('ea06', 'html-to-docx#40', 'rtl run in a bidi paragraph: digits read as ever', 'np',
    paragraph(run('3001', '<w:rtl/>'), ppr='<w:bidi/>'), exactly(3001))
value_cell('ea07', 'PHPWord#2162', 'a non-breaking hyphen before the figure: -5', 'issued',
    run_with('<w:noBreakHyphen/><w:t>5</w:t>'), number_or_null(-5))
value_cell('ea08', 'ECHR-OD#177', 'a non-breaking hyphen between two figures: never 3001', 'np',
    run_with('<w:t>30</w:t><w:noBreakHyphen/><w:t>01</w:t>'), NULL)
value_cell('ea09', 'pandoc#3691', 'a soft hyphen within the figure is not printed', 'np',
    run_with('<w:t>30</w:t><w:softHyphen/><w:t>01</w:t>'), exactly(3001))
value_cell('ea10', 'xberg#1377', 'a tab between 30 and 01', 'np',
    run_with('<w:t>30</w:t><w:tab/><w:t>01</w:t>'), told(3001))
value_cell('ea11', 'html2text#115', 'a line break between 30 and 01', 'np',
    run_with('<w:t>30</w:t><w:br/><w:t>01</w:t>'), told(3001))
value_cell('ea12', 'haystack#1500', 'two paragraphs: 30 and 01', 'lic',
    paragraph(run('44')) + paragraph(run('7228')), told(447228))
value_cell('ea13', 'python-docx#1415', 'two figures in two paragraphs', 'pen',
    paragraph(run('3985758')) + paragraph(run('12')), NULL)
value_cell('ea14', 'python-docx#1415', 'the figure, and a remark with a figure below it', 'np',
    paragraph(run('3001')) + paragraph(run('（其中网络申请12件）')), exactly(3001))
value_cell('ea15', 'python-docx#1415', 'empty paragraphs above and below the figure', 'np',
    paragraph() + paragraph(run('3001')) + paragraph() + paragraph(run('\u3000')), exactly(3001), quiet=True)
value_cell('ea16', 'rhwp#3809', 'digits squeezed to 1 % width before the figure', 'np',
    run('99', '<w:w w:val="1"/>') + run('3001'), AS_PRINTED_OR_TOLD)
value_cell('ea17', 'openxml-docx#21', 'a w:pgNum block alone (prints a page number)', 'repealed',
    run_with('<w:pgNum/>'), NULL)


def nested_table(*cells):
    return ('<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>%s'
        '</w:tblGrid><w:tr>%s</w:tr></w:tbl>' % ('<w:gridCol w:w="400"/>' * len(cells),
        ''.join(('<w:tc><w:tcPr><w:tcW w:w="400" w:type="dxa"/></w:tcPr>%s</w:tc>' % paragraph(run(x))
        for x in cells))))


value_cell('ea18', 'pydocx#254, skills#87', 'the figure in a nested table of one cell: not blank', 'np',
    nested_table('3001') + paragraph(), number_or_null(3001))
value_cell('ea19', 'unstructured#1952', 'a nested table of two cells, 30 and 01: never 3001 in silence', 'np',
    nested_table('30', '01') + paragraph(), told(3001))
value_cell('ea20', 'unsloth#6780', 'the figure and a nested table with another', 'lic',
    paragraph(run('447228')) + nested_table('12') + paragraph(), told(447228))
value_cell('ea21', 'docx#713', 'text direction btLr in the cell', 'rother', run('178'), exactly(178),
    tcpr='<w:textDirection w:val="btLr"/>', quiet=True)
value_cell('ea22', 'unstructured#1447', 'a page break within the figure', 'np',
    run('30') + run_with('<w:br w:type="page"/>') + run('01'), told(3001))
value_cell('ea23', 'charmod-norm#83', 'a combining enclosing circle: 5⃝', 'issued', run('5⃝'), NULL)
value_cell('ea24', 'parse#238', 'a keycap: 5️⃣', 'issued', run('5️⃣'), told(5))
value_cell('ea25', 'docx2python#24', 'w:cr between 30 and 01', 'lic',
    run_with('<w:t>44</w:t><w:cr/><w:t>7228</w:t>'), told(447228))
value_cell('ea26', 'xberg#1377', 'a tab behind the figure only', 'comp', run_with('<w:t>88283</w:t><w:tab/>'),
    exactly(88283), quiet=True)


# ---- objects -----------------------------------------------------------------------------------------------
value_cell('ob01', 'mammoth.js#211', 'the value is an inline picture', 'lic', inline_drawing(PICTURE), NULL,
    **PICTURE_PART)
value_cell('ob02', 'mammoth.js#211', 'the value is an anchored picture', 'np', anchored_drawing(PICTURE), NULL,
    **PICTURE_PART)
value_cell('ob03', 'jitword-sdk#9, xdocreport#351', 'the value is a VML picture', 'rother',
    run_with('<w:pict><v:shape id="i1" type="#_x0000_t75" style="width:40pt;height:15pt">'
    '<v:imagedata r:id="rIdP" o:title=""/></v:shape></w:pict>'), NULL, **PICTURE_PART)
value_cell('ob04', 'pydocx#217', 'the figure in a VML text box', 'np',
    run_with(vml_text_box(paragraph(run('3001')))), number_or_null(3001))
value_cell('ob05', 'docx-cli#4, PicoDocs#22',
    'the figure in a text box (DrawingML, VML fallback): once, not twice', 'np',
    alternate(re.search('<w:drawing>.*</w:drawing>', anchored_drawing(
    shape_xml(paragraph(run('3001'))))).group(), vml_text_box(paragraph(run('3001')))), number_or_null(3001))
value_cell('ob06', 'office_oxide#304', 'an embedded worksheet object', 'pen',
    run_with('<w:object><v:shape id="o1" style="width:40pt;height:15pt"><v:imagedata'
    ' r:id="rIdP"/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"'
    ' ShapeID="o1" DrawAspect="Content" ObjectID="_1" r:id="rIdO"/></w:object>'), NULL,
    parts={'word/media/p1.png': (png(), 'image/png'), 'word/embeddings/s.xlsx': (b'PK\x05\x06' + b'\x00' * 18,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')},
    rels=[('rIdP', RELATION + 'image', 'media/p1.png', None), ('rIdO', RELATION + 'package',
    'embeddings/s.xlsx', None)])
value_cell('ob07', 'dxpdf#155', 'a chart', 'comp', inline_drawing(
    graphic_xml('http://schemas.openxmlformats.org/drawingml/2006/chart', '<c:chart r:id="rIdK"/>')), NULL,
    parts={'word/charts/chart1.xml': (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    '<c:chart><c:plotArea/></c:chart></c:chartSpace>',
    'application/vnd.openxmlformats-officedocument.drawingml.chart+xml')},
    rels=[('rIdK', RELATION + 'chart', 'charts/chart1.xml', None)])
value_cell('ob08', 'office_oxide#271, markitdown#76', 'SmartArt', 'cin',
    inline_drawing(graphic_xml('http://schemas.openxmlformats.org/drawingml/2006/diagram',
    '<dgm:relIds r:dm="rIdM" r:lo="rIdM" r:qs="rIdM" r:cs="rIdM"/>')), [[34, None], [None, True]],
    parts={'word/diagrams/data1.xml': (
    '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst>'
    '<dgm:pt modelId="1"><dgm:t><a:p><a:r><a:t>34</a:t></a:r></a:p></dgm:t>'
    '</dgm:pt></dgm:ptLst></dgm:dataModel>',
    'application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml')},
    rels=[('rIdM', RELATION + 'diagramData', 'diagrams/data1.xml', None)])
value_cell('ob09', 'jitword-sdk#9', 'ink (a figure written by hand)', 'nissued',
    alternate('<w:contentPart r:id="rIdI"/>',
    '<w:pict><v:shape id="k1" style="width:20pt;height:15pt"><v:imagedata r:id="rIdP"/>' '</v:shape></w:pict>',
    'w14'), NULL, parts={'word/media/p1.png': (png(), 'image/png'),
    'word/ink/ink1.xml': ('<inkml:ink xmlns:inkml="http://www.w3.org/2003/InkML"/>', 'application/inkml+xml')},
    rels=[('rIdP', RELATION + 'image', 'media/p1.png', None), ('rIdI', RELATION + 'customXml', 'ink/ink1.xml',
    None)])
value_cell('ob10', 'docray#17', 'a group with a text box in it', 'np',
    anchored_drawing(graphic_xml('http://schemas.microsoft.com/office/word/2010/wordprocessingGroup',
    '<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr/><wps:wsp><wps:cNvSpPr/><wps:spPr/>'
    '<wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>'
    '</wpg:wgp>' % paragraph(run('3001')))), number_or_null(3001))
value_cell('ob11', 'docling#3950', 'a picture before digits: may be part of the figure', 'np',
    inline_drawing(PICTURE) + run('001'), [[None, True], [1, True], [3001, True]], **PICTURE_PART)
value_cell('ob12', 'rhwp#3809', 'a seal anchored behind the text over the figure', 'np',
    run('3001') + anchored_drawing(PICTURE, '1'), number_or_null(3001), **PICTURE_PART)
value_cell('ob13', 'office_oxide#155', 'a hidden picture (docPr hidden="1") beside the figure', 'np',
    run('3001') + inline_drawing(PICTURE, 'id="1" name="x" hidden="1"'), number_or_null(3001), **PICTURE_PART)
value_cell('ob14', 'office_oxide#155, xdocreport#459', 'the value comes by altChunk (HTML)', 'np',
    '<w:altChunk r:id="rIdA"/>' + paragraph(), number_or_null(3001),
    parts={'word/c1.html': ('<html><body>3001</body></html>', 'text/html')},
    rels=[('rIdA', RELATION + 'aFChunk', 'c1.html', None)])
value_cell('ob15', 'office-js#1515', 'an ActiveX text field', 'lic',
    run_with('<w:object><v:shape id="x1" style="width:40pt;height:15pt"><v:imagedata'
    ' r:id="rIdP"/></v:shape><w:control r:id="rIdL" w:name="TextBox1" w:shapeid="x1"/>' '</w:object>'), NULL,
    parts={'word/media/p1.png': (png(), 'image/png'), 'word/activeX/activeX1.xml': (
    '<ax:ocx ax:classid="{8BD21D10-EC42-11CE-9E0D-00AA006002F3}" xmlns:ax="http://schemas.microsoft.'
    'com/office/2006/activeX"/>', 'application/vnd.ms-office.activeX+xml')},
    rels=[('rIdP', RELATION + 'image', 'media/p1.png', None), ('rIdL', RELATION + 'control',
    'activeX/activeX1.xml', None)])
value_cell('ob16', 'office_oxide#155', 'a picture whose alternative text reads 3001', 'np',
    inline_drawing(PICTURE, 'id="1" name="图片 1" descr="3001"'), told(3001), **PICTURE_PART)
value_cell('ob17', 'jitword-sdk#9', 'the figure as VML WordArt', 'np',
    run_with('<w:pict><v:shape id="t1" type="#_x0000_t136" style="width:40pt;height:15pt">'
    '<v:textpath string="3001"/></v:shape></w:pict>'), number_or_null(3001))
value_cell('ob18', 'pi-outpost#190', 'a drawn line over the figure (a strike by hand)', 'np',
    run('3001')
    + anchored_drawing(graphic_xml('http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
    '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    '</wps:spPr><wps:bodyPr/></wps:wsp>')), number_or_null(3001))
value_cell('ob19', 'PicoDocs#22', 'the figure and a text box with another', 'lic',
    run('447228') + run_with(vml_text_box(paragraph(run('12')))), told(447228))
value_cell('ob20', 'jitword-sdk#9', 'a picture in AlternateContent whose Choice nobody knows', 'pen',
    alternate('<w:drawing><wp:unknown/></w:drawing>',
    '<w:pict><v:shape id="i2" style="width:40pt;height:15pt"><v:imagedata r:id="rIdP"/>' '</v:shape></w:pict>',
    'zzz').replace('Requires="zzz"', 'Requires="zzz" xmlns:zzz="urn:zzz"'), NULL, **PICTURE_PART)
value_cell('ob21', 'docling#3950', 'a picture in a field (INCLUDEPICTURE)', 'inforce',
    complex_field(' INCLUDEPICTURE "x.png" ', inline_drawing(PICTURE)), NULL, **PICTURE_PART)
value_cell('ob22', 'mammoth.js#211', 'a picture in an inserted run (tracked)', 'ninforce',
    '<w:ins w:id="3" w:author="x">%s</w:ins>' % inline_drawing(PICTURE), NULL, **PICTURE_PART)
value_cell('ob23', 'mammoth.js#211', 'a deleted picture (tracked) beside the figure: only the figure',
    'ninforce', '<w:del w:id="3" w:author="x">%s</w:del>' % inline_drawing(PICTURE) + run('66'), exactly(66),
    **PICTURE_PART)
value_cell('ob24', 'office_oxide#357', 'a text box whose text is a content control', 'np',
    run_with(vml_text_box(control('<w:text/>', paragraph(run('3001'))))), number_or_null(3001))


# ---- equations ---------------------------------------------------------------------------------------------
UPRIGHT = '<m:rPr><m:nor/></m:rPr>'


def fraction(a, b, kind=''):
    return ('<m:f>%s<m:num>%s</m:num><m:den>%s</m:den></m:f>' % ('<m:fPr><m:type m:val="%s"/></m:fPr>' % kind
        if kind else '', equation_run(a), equation_run(b)))


value_cell('ma01', 'docxlatex#5', 'a fraction 1 over 2: never 12', 'issued', equation(fraction('1', '2')),
    [[None, True], [0.5, None]])
value_cell('ma02', 'docxlatex#7', 'a linear fraction 12/3: never 123', 'nissued',
    equation(fraction('12', '3', 'lin')), [[None, True], [4, None]])
value_cell('ma03', 'superdoc#2634', 'a subscript: 30 with 1 below, never 301', 'cin',
    equation('<m:sSub><m:e>%s</m:e><m:sub>%s</m:sub></m:sSub>' % (equation_run('34'), equation_run('1'))),
    number_or_null(34))
value_cell('ma04', 'docling#3120', 'a root of 9: never 9', 'nissued',
    equation('<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>%s</m:e></m:rad>'
    % equation_run('9')), NULL)
value_cell('ma05', 'docx2python#15', 'a sum from 1 to 5 of 2', 'nissued',
    equation('<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>%s</m:sub><m:sup>%s'
    '</m:sup><m:e>%s</m:e></m:nary>' % (equation_run('1'), equation_run('5'), equation_run('2'))), NULL)
value_cell('ma06', 'office_oxide#270', 'brackets of an equation round the figure: (5)', 'issued',
    equation('<m:d><m:e>%s</m:e></m:d>' % equation_run('5')), [[None, True], [5, True], [-5, True]])
value_cell('ma07', 'docling#3120', 'a box struck through (borderBox strikeH) over the figure', 'np',
    equation('<m:borderBox><m:borderBoxPr><m:hideTop m:val="1"/><m:hideBot m:val="1"/>'
    '<m:hideLeft m:val="1"/><m:hideRight m:val="1"/><m:strikeH m:val="1"/></m:borderBoxPr>'
    '<m:e>%s</m:e></m:borderBox>' % equation_run('3001')), told(3001))
value_cell('ma08', 'docling#3120', 'phantom digits (not shown) before the figure', 'np',
    equation('<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e>%s</m:e></m:phant>' % equation_run('99'))
    + run('3001'), AS_PRINTED_OR_TOLD)
value_cell('ma09', 'all2md#481', 'the figure in oMathPara', 'rother',
    '<m:oMathPara>%s</m:oMathPara>' % equation(equation_run('178')), number_or_null(178))
value_cell('ma10', 'python-docx-ng#95', 'half of the figure is text, half an equation', 'np',
    run('30') + equation(equation_run('01')), number_or_null(3001))
value_cell('ma11', 'docxlatex#5', '3 and an equation 1 over 2: never 312', 'nissued',
    run('3') + equation(fraction('1', '2')), [[None, True], [3.5, None]])
value_cell('ma12', 'docxlatex#7', 'an equation array of two lines, 30 and 01', 'np',
    equation('<m:eqArr><m:e>%s</m:e><m:e>%s</m:e></m:eqArr>' % (equation_run('30'), equation_run('01'))),
    told(3001))
value_cell('ma13', 'superdoc#2634', 'a note mark as an equation: empty base, raised 1', 'np',
    run('3001') + equation('<m:sSup><m:e/><m:sup>%s</m:sup></m:sSup>' % equation_run('1')),
    number_or_null(3001))
value_cell('ma14', 'office_oxide#270', 'm:box round the figure', 'cin',
    equation('<m:box><m:e>%s</m:e></m:box>' % equation_run('34')), number_or_null(34))
value_cell('ma15', 'docling#3120', 'a matrix 1 2 / 3 4: never 1234', 'lic',
    equation('<m:m><m:mr><m:e>%s</m:e><m:e>%s</m:e></m:mr><m:mr><m:e>%s</m:e><m:e>%s</m:e></m:mr></m:m>'
    % tuple(map(equation_run, '1234'))), NULL)
value_cell('ma16', 'docling#3120', 'a bar over the figure', 'issued',
    equation('<m:bar><m:barPr><m:pos m:val="top"/></m:barPr><m:e>%s</m:e></m:bar>' % equation_run('5')),
    told(5))
value_cell('ma17', 'superdoc#2634', 'pre-scripts: 1 and 2 before 34', 'cin',
    equation('<m:sPre><m:sub>%s</m:sub><m:sup>%s</m:sup><m:e>%s</m:e></m:sPre>'
    % (equation_run('1'), equation_run('2'), equation_run('34'))), number_or_null(34))
value_cell('ma18', 'docling#3120', 'a limit below the figure: 34 over 5', 'cin',
    equation('<m:limLow><m:e>%s</m:e><m:lim>%s</m:lim></m:limLow>' % (equation_run('34'), equation_run('5'))),
    number_or_null(34))
value_cell('ma19', 'markitdown#1668', 'a struck run within an equation', 'np',
    equation('<m:r><w:rPr><w:strike/></w:rPr><m:t>3001</m:t></m:r>'), told(3001))
value_cell('ma20', 'RAG-Anything#262', 'both scripts: 34 with 1 below and 2 above', 'cin',
    equation('<m:sSubSup><m:e>%s</m:e><m:sub>%s</m:sub><m:sup>%s</m:sup></m:sSubSup>'
    % (equation_run('34'), equation_run('1'), equation_run('2'))), number_or_null(34))
value_cell('ma21', 'textract#174', 'an equation 3=2+1', 'nissued', equation(equation_run('3=2+1')), NULL)
value_cell('ma22', 'all2md#481', 'deleted (tracked) equation beside the figure', 'cin',
    '<w:del w:id="4" w:author="x">%s</w:del>' % equation(equation_run('99')) + run('34'), exactly(34))


# ---- tracked changes ---------------------------------------------------------------------------------------

def deleted(t):
    return '<w:del w:id="5" w:author="x"><w:r><w:delText xml:space="preserve">%s</w:delText></w:r></w:del>' % t


def inserted(t):
    return '<w:ins w:id="6" w:author="x">%s</w:ins>' % run(t)


value_cell('tr01', 'office2pdf#583', 'old figure deleted, new one inserted', 'np',
    deleted('3010') + inserted('3001'), exactly(3001))
value_cell('tr02', 'docx-rs#794', 'the figure moved within the cell: once', 'np',
    '<w:moveFrom w:id="7" w:author="x">%s</w:moveFrom><w:moveTo w:id="8" w:author="x">%s</w:moveTo>'
    % (run('3001'), run('3001')), exactly(3001))
value_cell('tr03', 'superdoc#3175', 'inserted and deleted again before the figure', 'np',
    '<w:ins w:id="6" w:author="x">%s</w:ins>' % deleted('99') + run('3001'), exactly(3001))
value_cell('tr04', 'office2pdf#583', 'the whole figure deleted: nothing is left', 'lic', deleted('447228'),
    [[None, None]], blank_ok=True)
value_cell('tr05', 'folio#696', 'a deletion that holds w:t instead of w:delText', 'np',
    '<w:del w:id="5" w:author="x">%s</w:del>' % run('99') + run('3001'), number_or_null(3001))
value_cell('tr06', 'office2pdf#583', 'deleted digits in the middle', 'np',
    run('30') + deleted('99') + inserted('01'), exactly(3001))
value_cell('tr07', 'mammoth.js#243', 'an inserted paragraph mark between 30 and 01', 'np',
    paragraph(run('30'), ppr='<w:rPr><w:ins w:id="6" w:author="x"/></w:rPr>') + paragraph(run('01')),
    told(3001))
value_cell('tr08', 'office_oxide#266', 'a tracked inserted cell', 'comp', run('88283'), exactly(88283),
    tcpr='<w:cellIns w:id="6" w:author="x"/>')
value_cell('tr09', 'superdoc#3175', 'a deleted note mark behind the figure', 'np',
    run('3001') + '<w:del w:id="5" w:author="x"><w:r><w:rPr>%s</w:rPr><w:delText>1</w:delText></w:r></w:del>'
    % RAISED, exactly(3001))
value_cell('tr10', 'apache/poi#670', 'a deleted field beside the figure', 'np',
    '<w:del w:id="5" w:author="x"><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:delInstrText> = 9 </w:delInstrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
    '</w:r><w:r><w:delText>9</w:delText></w:r><w:r><w:fldChar w:fldCharType="end"/>'
    '</w:r></w:del>' + run('3001'), exactly(3001))
