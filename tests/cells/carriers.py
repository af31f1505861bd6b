"""Pages saved by Word, web archives, Word 2003 XML and Flat OPC."""
import base64
import io
import quopri
import re
import zipfile

from tests.cells.base import DOC, PLACES, SHORT, in_cell
from tests.cells.marks import AS_PRINTED_OR_TOLD
from tests.cells.pages import page, page_same
from tests.cells.word import (HIDDEN, NULL, PICTURE, RAISED, STRIKE, WORD_TYPE, case, docx_bytes, exactly,
    expected_cell, inline_drawing, number_or_null, paragraph, run, run_with, told)

WORD_NAMESPACES = (' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"')
WORD_HEAD = ('<meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft'
    ' Word 15"><style><!-- p.MsoNormal{mso-style-parent:"";margin:0cm} span.msoDel{text-decoration:l'
    'ine-through;color:red;display:none} span.MsoFootnoteReference{vertical-align:super}'
    ' .Sup1{mso-style-name:"note";vertical-align:super} --></style><!--[if gte'
    ' mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml>' '<![endif]-->')


def word_page_value(id, source, situation, field, inner, accept, ext='htm', encode=None, **more):
    field = SHORT.get(field, field)
    text = page({PLACES[field]: '<p class=MsoNormal align=center><span lang=EN-US>%s<o:p></o:p></span></p>'
        % inner}, WORD_HEAD, html_attrs=WORD_NAMESPACES)
    case(id, source, situation, encode(text) if encode else text.encode(), ext,
        expected_cell(field, accept, **more))


word_page_value('wh01', 'jsoup#360, PHPExcel#1022',
    'Word HTML: a footnote with <![if !supportFootnotes]>[1]<![endif]>', 'np',
    '3001<a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1" title="">'
    '<span class=MsoFootnoteReference><span style=\'mso-special-character:footnote\'>'
    '<![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]>' '</span></span></a>',
    number_or_null(3001))
word_page_value('wh02', 'pdf-inspector#297', 'Word HTML: raised by mso-text-raise', 'lic',
    "447228<span style='font-size:7.0pt;position:relative;top:-5.0pt;mso-text-raise:5.0pt'>1</span>",
    number_or_null(447228))
word_page_value('wh03', 'office_oxide#305', 'Word HTML: mso-hide:all', 'np',
    "<span style='display:none;mso-hide:all'>99</span>3001", exactly(3001))
word_page_value('wh04', 'office2pdf#583', 'Word HTML: deleted (msoDel) and inserted (msoIns)', 'np',
    '<del cite="mailto:x" datetime="2025-01-01T10:00"><span class=msoDel>3010'
    '</span></del><ins cite="mailto:x"><span class=msoIns>3001</span></ins>', number_or_null(3001))
word_page_value('wh05', 'SquareDesk#1368', 'Word HTML: a picture (VML and <![if !vml]>)', 'comp',
    '<!--[if gte vml 1]><v:shape id="_x1" style="width:40pt"><v:imagedata src="r.files/image001.png"'
    '/></v:shape><![endif]--><![if !vml]><img width=53 height=20 src="r.files/image001.png"'
    ' v:shapes="_x1"><![endif]>', NULL)
word_page_value('wh06', 'jsoup#360', 'Word HTML: blanks by mso-spacerun: a plain figure', 'lic',
    "<span style='mso-spacerun:yes'>&nbsp; </span>447228", exactly(447228), quiet=True)
word_page_value('wh07', 'jsoup#360', 'Word HTML: an equation as a picture behind <![if !msEquation]>', 'issued',
    '<!--[if gte msEquation 12]><m:oMath><m:f><m:num><m:r>1</m:r></m:num><m:den>'
    '<m:r>2</m:r></m:den></m:f></m:oMath><![endif]--><![if !msEquation]><span'
    ' style="position:relative;top:6pt"><!--[if gte vml 1]><v:shape/><![endif]-->'
    '<![if !vml]><img src="r.files/image002.png"><![endif]></span><![endif]>', NULL)
word_page_value('wh08', 'office_oxide#276', 'Word HTML: a field (<!--[if supportFields]>) with its result',
    'total', "<!--[if supportFields]><span style='mso-element:field-begin'></span> =SUM(LEFT)"
    " <span style='mso-element:field-separator'></span><![endif]-->3119<!--[if"
    " supportFields]><span style='mso-element:field-end'></span><![endif]-->", exactly(3119), quiet=True)
word_page_value('wh09', 'docx4j#86', 'Word HTML: a comment mark [A1]', 'np',
    '3001<span class=MsoCommentReference><span style=\'font-size:8pt\'><a class=msocomanchor'
    ' id="_anchor_1" href="#_msocom_1">[A1]</a><![if !supportAnnotations]><span'
    ' style=\'mso-special-character:comment\'>&nbsp;</span><![endif]></span>' '</span>', number_or_null(3001))
word_page_value('wh10', 'anydoc#76', 'Word HTML: raised by a class of the style sheet in a comment', 'pen',
    '3985758<span class=Sup1>2</span>', number_or_null(3985758))
word_page_value('wh11', 'pandoc#9220', 'Word HTML: a tick of Wingdings (char u)', 'repealed',
    "<span style='font-family:Wingdings;mso-char-type:symbol;mso-symbol-font-family:Wingdings'>ü" "</span>",
    NULL)
word_page_value('wh12', 'pandoc#9220', 'Word HTML: digits in Wingdings', 'nissued',
    "<span style='font-family:Wingdings'>8</span>", told(8))
word_page_value('wh13', 'office2pdf#1699', 'Word HTML: text struck with <s> as Word writes it', 'cin',
    '<s>34</s>', told(34))
word_page_value('wh14', 'PyMuPDF#736', 'Word HTML: color:white;mso-themecolor:background1 before the figure',
    'np', "<span style='color:white;mso-themecolor:background1'>99</span>3001", AS_PRINTED_OR_TOLD)


# ---- other carriers ----------------------------------------------------------------------------------------

def web_archive(text):
    body = quopri.encodestring(text.encode()).decode()
    return (('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_X"\r\n\r\n------=_X\r\nCo'
        'ntent-Location: file:///C:/r.htm\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type'
        ': text/html; charset="utf-8"\r\n\r\n%s\r\n------=_X--\r\n'
        % body.replace('\r\n', '\n').replace('\n', '\r\n')).encode())


def web_archive_base64(text):
    return (('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="X1"\r\n\r\n--X1\r\nContent-Tran'
        'sfer-Encoding: base64\r\nContent-Type: text/html; charset="gb2312"\r\n\r\n%s\r\n--X1--\r\n'
        % base64.encodebytes(text.replace('charset=utf-8', 'charset=gb2312').encode(
        'gb18030')).decode()).encode())


word_page_value('xm01', 'html2doc#43', 'MHT: a superscript behind the figure', 'lic', '447228<sup>1</sup>',
    number_or_null(447228), ext='mht', encode=web_archive)
word_page_value('xm02', 'inception#5017', 'MHT, base64, gb2312: the old figure struck', 'np', '<s>3010</s>3001',
    number_or_null(3001), ext='mht', encode=web_archive_base64)


def word_2003(doc):
    d = re.sub('<w:document [^>]*>',
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"'
        ' xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xml:space="preserve">', doc,
        count=1).replace('</w:document>', '</w:wordDocument>').replace('<w:vMerge',
        '<w:vmerge').replace('w:val="Title"', 'w:val="a3"')
    return d.replace('standalone="yes"?>', 'standalone="yes"?><?mso-application progid="Word.Document"?>',
        1).encode()


def flat_opc(doc, styles=''):
    z = zipfile.ZipFile(io.BytesIO(docx_bytes(doc, styles)))
    out = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application'
        ' progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPa'
        'ckage">']
    kinds = {'word/document.xml': WORD_TYPE + 'document.main+xml', 'word/styles.xml': WORD_TYPE + 'styles+xml',
        'word/numbering.xml': WORD_TYPE + 'numbering+xml'}
    for n in ('_rels/.rels', 'word/_rels/document.xml.rels', 'word/document.xml', 'word/styles.xml',
        'word/numbering.xml'):
        out.append('<pkg:part pkg:name="/%s" pkg:contentType="%s"><pkg:xmlData>%s</pkg:xmlData></pkg:part>'
            % (n, kinds.get(n, 'application/vnd.openxmlformats-package.relationships+xml'),
            re.sub('^<\\?xml[^>]*\\?>\\s*', '', z.read(n).decode())))
    return ''.join(out + ['</pkg:package>']).encode()


page_same('xm10', 'oletools#169', 'Word 2003 XML: the plain report', word_2003(DOC), ext='xml', quiet=True)


def xml_value(id, source, situation, field, content, accept, carrier=flat_opc, **more):
    field = SHORT.get(field, field)
    case(id, source, situation, carrier(in_cell(DOC, PLACES[field], paragraph(content))), 'xml',
        expected_cell(field, accept, **more))


xml_value('xm11', 'oletools#169', 'Word 2003 XML: a superscript behind the figure', 'lic',
    run('447228') + run('1', RAISED), number_or_null(447228), word_2003)
xml_value('xm12', 'oletools#169', 'Word 2003 XML: the old figure struck', 'np',
    run('3010', STRIKE) + run('3001'), number_or_null(3001), word_2003)
xml_value('xm13', 'oletools#169', 'Word 2003 XML: a picture', 'comp', run_with('<w:pict/>'), NULL, word_2003)
page_same('xm14', 'textract#207, mammoth.js#246', 'Flat OPC: the plain report', flat_opc(DOC), ext='xml',
    quiet=True)
xml_value('xm15', 'textract#207', 'Flat OPC: a superscript behind the figure', 'lic',
    run('447228') + run('1', RAISED), number_or_null(447228))
xml_value('xm16', 'textract#207', 'Flat OPC: struck, nothing behind', 'inforce', run('11', STRIKE), told(11))
xml_value('xm17', 'textract#207', 'Flat OPC: hidden digits before the figure', 'np',
    run('99', HIDDEN) + run('3001'), exactly(3001))
xml_value('xm18', 'textract#207', 'Flat OPC: a picture is the value', 'comp', inline_drawing(PICTURE), NULL)
