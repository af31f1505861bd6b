"""The XML that Word writes, in small pieces, and the documents made of it."""
import html
import io
import re
import struct
import zipfile
import zlib

from tests.cells.base import CASES, DOC, PARTS, PLACES, SHORT, STYLES, in_cell, label_place

NAMESPACES = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.open'
    'xmlformats.org/drawingml/2006/picture" xmlns:c="http://schemas.openxmlformats.org/drawingml/200'
    '6/chart" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
    ' xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-micr'
    'osoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microso'
    'ft-com:office:word" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14' ' w15 wp14"')
RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'


def run(text, pr='', inner=None):
    return ('<w:r>%s%s</w:r>' % ('<w:rPr>%s</w:rPr>' % pr if pr else '',
        inner if inner is not None else '<w:t xml:space="preserve">%s</w:t>' % html.escape(text, False)))


def run_with(inner, pr=''):
    return run('', pr, inner)


def paragraph(*runs, ppr=''):
    return '<w:p>%s%s</w:p>' % ('<w:pPr>%s</w:pPr>' % ppr if ppr else '', ''.join(runs))


RAISED, LOWERED, STRIKE, STRUCK_TWICE, HIDDEN = (('<w:vertAlign w:val="superscript"/>',
    '<w:vertAlign w:val="subscript"/>', '<w:strike/>', '<w:dstrike/>', '<w:vanish/>'))
WHITE = '<w:color w:val="FFFFFF"/>'


def field_char(kind, extra=''):
    return run_with('<w:fldChar w:fldCharType="%s"%s/>' % (kind, extra))


def instruction(text):
    return run_with('<w:instrText xml:space="preserve">%s</w:instrText>' % html.escape(text, False))


def complex_field(instr, *result):
    return field_char('begin') + instruction(instr) + (field_char('separate') + ''.join(result) if result
        else '') + field_char('end')


def form_field(ffdata, instr, *result):
    return run_with('<w:fldChar w:fldCharType="begin"><w:ffData><w:enabled/>%s</w:ffData></w:fldChar>'
        % ffdata) + instruction(instr) + (field_char('separate') + ''.join(result) if result
        else '') + field_char('end')


def control(pr, *content):
    return '<w:sdt><w:sdtPr>%s</w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>' % (pr, ''.join(content))


def symbol(font, char, pr=''):
    return run_with('<w:sym w:font="%s" w:char="%s"/>' % (font, char), pr)


def equation(inner):
    return '<m:oMath>%s</m:oMath>' % inner


def equation_run(text, pr=''):
    return '<m:r>%s<m:t>%s</m:t></m:r>' % (pr, text)


def style(kind, id, rpr='', based=None, name=None):
    return ('<w:style w:type="%s" w:styleId="%s"><w:name w:val="%s"/>%s%s</w:style>'
        % (kind, id, name or id, '<w:basedOn w:val="%s"/>' % based if based else '',
        '<w:rPr>%s</w:rPr>' % rpr if rpr else ''))


def png():

    def chunk(k, d):
        return struct.pack('>I', len(d)) + k + d + struct.pack('>I', zlib.crc32(k + d))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 8, 8, 8, 0, 0, 0, 0))
        + chunk(b'IDAT', zlib.compress((b'\x00' + b'@' * 8) * 8)) + chunk(b'IEND', b''))


PICTURE_PART = dict(parts={'word/media/p1.png': (png(), 'image/png')},
    rels=[('rIdP', RELATION + 'image', 'media/p1.png', None)])


def graphic_xml(uri, inner):
    return '<a:graphic><a:graphicData uri="%s">%s</a:graphicData></a:graphic>' % (uri, inner)


PICTURE = graphic_xml('http://schemas.openxmlformats.org/drawingml/2006/picture',
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p1.png"/><pic:cNvPicPr/>'
    '</pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdP"/><a:stretch><a:fillRect/>'
    '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext'
    ' cx="300000" cy="150000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    '</pic:spPr></pic:pic>')


def inline_drawing(graphic, docpr='id="1" name="图片 1"'):
    return run_with('<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent'
        ' cx="300000" cy="150000"/><wp:docPr %s/>%s</wp:inline></w:drawing>' % (docpr, graphic))


def anchored_drawing(graphic, behind='0', docpr='id="1" name="图片 1"'):
    return run_with('<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        ' relativeHeight="1" behindDoc="%s" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0'
        '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0'
        '</wp:posOffset></wp:positionV><wp:extent cx="300000" cy="150000"/><wp:wrapNone/>'
        '<wp:docPr %s/>%s</wp:anchor></w:drawing>' % (behind, docpr, graphic))


def shape_xml(blocks):
    return graphic_xml('http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom></wps:spPr>%s<wps:bodyPr/></wps:wsp>' % (
        '<wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx>' % blocks if blocks else ''))


def vml_text_box(blocks):
    return ('<w:pict><v:shape id="s1" style="width:40pt;height:20pt"><v:textbox><w:txbxContent>%s'
        '</w:txbxContent></v:textbox></v:shape></w:pict>' % blocks)


def alternate(choice, fallback, req='wps'):
    return run_with('<mc:AlternateContent><mc:Choice Requires="%s">%s</mc:Choice><mc:Fallback>%s'
        '</mc:Fallback></mc:AlternateContent>' % (req, choice, fallback))


def docx_bytes(doc, styles='', parts=None, rels=(), numbering='', styles_xml=None):
    parts = dict(parts or {})
    files = dict(PARTS)
    files['word/document.xml'] = re.sub('<w:document [^>]*>', lambda _: '<w:document %s>' % NAMESPACES, doc,
        count=1).encode()
    s = styles_xml or STYLES
    files['word/styles.xml'] = s.replace('</w:styles>', styles + '</w:styles>').replace('<w:styles ',
        '<w:styles xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ').encode()
    if numbering:
        files['word/numbering.xml'] = numbering.encode()
    ct, rl = (PARTS['[Content_Types].xml'].decode(), PARTS['word/_rels/document.xml.rels'].decode())
    for name, (data, kind) in parts.items():
        files[name] = data if isinstance(data, bytes) else data.encode()
        if kind:
            ct = ct.replace('</Types>', '<Override PartName="/%s" ContentType="%s"/></Types>' % (name, kind))
    for id, kind, target, mode in rels:
        rl = rl.replace('</Relationships>', '<Relationship Id="%s" Type="%s" Target="%s"%s/></Relationships>'
            % (id, kind, target, ' TargetMode="%s"' % mode if mode else ''))
    files['[Content_Types].xml'], files['word/_rels/document.xml.rels'] = (ct.encode(), rl.encode())
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as z:
        for n in sorted(files, key=lambda n: n != '[Content_Types].xml'):
            i = zipfile.ZipInfo(n, (2024, 1, 2, 0, 0, 0))
            i.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(i, files[n])
    return out.getvalue()


def expected_cell(field, accept, blank_ok=False, quiet=False, **more):
    t, r, c = PLACES[field]
    check = {'run': 'convert', 'field': field, 'table': t, 'row': r, 'column': c, 'accept': accept,
        'rest': True}
    if not blank_ok:
        check['not_state'] = ['blank', 'absent', 'not_applicable']
    if quiet:
        check['quiet'] = True
    check.update(more)
    return check


def as_before(quiet=False, **more):
    check = {'run': 'convert', 'same': True, 'no_fail': True}
    if quiet:
        check['quiet'] = True
    check.update(more)
    return check


def case(id, source, situation, data, ending, check):
    """One file and what must come out of it."""
    assert id not in [c['id'] for c in CASES], id
    CASES.append({'id': id, 'source': source, 'situation': situation, 'data': data, 'ending': ending,
        'check': check})


def is_block(x):
    return bool(re.match('<w:(p|tbl|altChunk)\\b', x) or (x.startswith('<w:sdt>') and '<w:p>' in x
        and ('<w:txbxContent>' not in x)))


def value_cell(id, source, situation, field, blocks, accept, tcpr='', styles='', parts=None, rels=(),
    numbering='', styles_xml=None, post=None, **more):
    """A value cell of the Word document with other content."""
    field = SHORT.get(field, field)
    if not is_block(blocks):
        blocks = paragraph(blocks)
    doc = in_cell(DOC, PLACES[field], blocks, tcpr)
    if post:
        doc = post(doc)
    case(id, source, situation, docx_bytes(doc, styles, parts, rels, numbering, styles_xml), 'docx',
        expected_cell(field, accept, **more))


def label_cell(id, source, situation, label, blocks, tcpr='', styles='', parts=None, rels=(), numbering='',
    **more):
    """A label cell with other content: every value as before."""
    if not is_block(blocks):
        blocks = paragraph(blocks)
    place = label if isinstance(label, tuple) else label_place(label)
    case(id, source, situation, docx_bytes(in_cell(DOC, place, blocks, tcpr), styles, parts, rels, numbering),
        'docx', as_before(**more))


def edited_document(id, source, situation, edit, styles='', parts=None, rels=(), numbering='', styles_xml=None,
    check=None, **more):
    """Any edit of document.xml: every value as before."""
    doc = edit(DOC)
    assert doc != DOC or styles_xml, id
    case(id, source, situation, docx_bytes(doc, styles, parts, rels, numbering, styles_xml), 'docx',
        check or as_before(**more))


def notes(kind='footnote', text='注：另有5件。', id=2):
    s = kind + 's'
    xml = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:%s %s><w:%s w:type="separator"'
        ' w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:%s><w:%s w:id="%d"><w:p>'
        '<w:r><w:rPr>%s</w:rPr><w:%sRef/></w:r><w:r><w:t>%s</w:t></w:r></w:p></w:%s>'
        '</w:%s>' % (s, NAMESPACES, kind, kind, kind, id, RAISED, kind, text, kind, s))
    return dict(parts={'word/%s.xml' % s: (xml, WORD_TYPE + s + '+xml')},
        rels=[('rIdN', RELATION + s, s + '.xml', None)])


def comments():
    xml = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments %s>'
        '<w:comment w:id="7" w:author="审核" w:date="2025-01-01T00:00:00Z"><w:p><w:r>'
        '<w:t>请核对 9999</w:t></w:r></w:p></w:comment></w:comments>' % NAMESPACES)
    return dict(parts={'word/comments.xml': (xml, WORD_TYPE + 'comments+xml')},
        rels=[('rIdC', RELATION + 'comments', 'comments.xml', None)])


FOOTNOTE_MARK = run_with('<w:footnoteReference w:id="2"/>', RAISED)


def exactly(v):
    return [[v, None]]


def number_or_null(v):
    return [[v, None], [None, True]]


def told(v):
    return [[v, True], [None, True]]


NULL = [[None, True]]
