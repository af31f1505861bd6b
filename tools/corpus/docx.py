"""Writes a model.Document as a .docx: the same bytes for the same document.

Comes in: a Document (or raw parts). Goes out: the bytes of a zip with [Content_Types].xml,
relationships, document.xml, styles.xml, numbering.xml and docProps. Every dialect of the XML
that a layout may ask for is here: run splitting, fields, tracked changes, content controls,
AlternateContent, strict names, other prefixes, UTF-16. It knows nothing of reports.
"""
import io
import re
import zipfile
from xml.sax.saxutils import escape

from model import Paragraph, Table, TextBox

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
W_STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
R_STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
NAMES = {
    'w': W, 'r': R,
    'mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
    'wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
    'a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
    'wps': 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
    'v': 'urn:schemas-microsoft-com:vml',
}
BY = 'w:id="9" w:author="office" w:date="2021-01-20T09:00:00Z"'
DATE = (2021, 1, 20, 9, 0, 0)


def text_xml(text):
    """The content of a run: text with tabs and line breaks as elements."""
    parts = re.split('([\t\n])', text)
    names = {'\t': '<w:tab/>', '\n': '<w:br/>'}
    return ''.join(names.get(p) or '<w:t xml:space="preserve">%s</w:t>' % escape(p)
                   for p in parts if p)


def run(text, properties=''):
    if properties:
        properties = '<w:rPr>%s</w:rPr>' % properties
    return '<w:r>%s%s</w:r>' % (properties, text_xml(text))


def runs_chars(text, _old):
    """One run a character, as the web editors' export does."""
    return ''.join(run(c, '<w:rFonts w:hint="eastAsia"/>' if i % 2 else '<w:sz w:val="21"/>')
                   for i, c in enumerate(text))


def runs_split(text, _old):
    """Two runs with proofing and bookmark marks between them, inside a number too."""
    half = (len(text) + 1) // 2
    return (run(text[:half]) + '<w:proofErr w:type="spellStart"/>'
            '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>'
            + (run(text[half:], '<w:b/>') if text[half:] else ''))


def runs_field_simple(text, _old):
    return '<w:fldSimple w:instr=" =SUM(LEFT) ">%s</w:fldSimple>' % run(text)


def runs_field(text, _old):
    """A complex field: its instruction is not printed, its result is."""
    char = '<w:r><w:fldChar w:fldCharType="%s"/></w:r>'
    return (char % 'begin' + '<w:r><w:instrText xml:space="preserve"> =SUM(A1:F1) 777 </w:instrText></w:r>'
            + char % 'separate' + run(text) + char % 'end')


def runs_tracked(text, old):
    deleted = '<w:del %s><w:r><w:delText xml:space="preserve">%s</w:delText></w:r></w:del>'
    return (deleted % (BY, escape(old or '99')) if old != '-' else '') + \
        ('<w:ins %s>%s</w:ins>' % (BY, run(text)) if text else '')


def runs_hidden(text, old):
    return run(text) + run(old or '88', '<w:vanish/>')


def runs_hidden_style(text, old):
    return run(text) + run(old or '88', '<w:rStyle w:val="Unseen"/>')


def runs_sdt(text, _old):
    return '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>' % run(text)


def runs_smart(text, _old):
    return ('<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chsdate">'
            '<w:customXml w:element="figure">%s</w:customXml></w:smartTag>' % run(text))


def runs_link(text, _old):
    return '<w:hyperlink w:anchor="_top">%s</w:hyperlink>' % run(text)


def runs_alternate(text, old):
    """One of two branches counts; the other holds an older figure."""
    return ('<mc:AlternateContent><mc:Choice Requires="wps">%s</mc:Choice>'
            '<mc:Fallback>%s</mc:Fallback></mc:AlternateContent>' % (run(text), run(old or '66')))


def runs_alternate_inner(text, old):
    return ('<w:r><mc:AlternateContent><mc:Choice Requires="wps">%s</mc:Choice>'
            '<mc:Fallback>%s</mc:Fallback></mc:AlternateContent></w:r>'
            % (text_xml(text), text_xml(old or '66')))


def runs_alternate_unknown(text, old):
    """The first branch asks for a namespace that nobody knows, so the second counts."""
    return ('<mc:AlternateContent xmlns:zz="urn:example:of-the-future"><mc:Choice Requires="zz">%s</mc:Choice>'
            '<mc:Fallback>%s</mc:Fallback></mc:AlternateContent>' % (run(old or '44'), run(text)))


def runs_annotated(text, _old):
    """Comment and bookmark marks, a proofing error, a rendered page break: none is printed."""
    half = len(text) // 2
    return ('<w:commentRangeStart w:id="3"/><w:bookmarkStart w:id="4" w:name="n"/><w:r><w:lastRenderedPageBreak/></w:r>'
            + (run(text[:half]) if half else '') + '<w:proofErr w:type="gramStart"/>' + run(text[half:])
            + '<w:bookmarkEnd w:id="4"/><w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>')


def runs_ruby(text, _old):
    """A phonetic guide above the text."""
    return ('<w:r><w:ruby><w:rubyPr/><w:rt>%s</w:rt><w:rubyBase>%s</w:rubyBase></w:ruby></w:r>' % (run('zhu'), run(text)))


def runs_moved(text, old):
    return ('<w:moveFrom %s>%s</w:moveFrom><w:moveTo %s>%s</w:moveTo>'
            % (BY, run(old or '55'), BY, run(text)))


def runs_note_mark(text, old):
    return run(text) + run(old or '1', '<w:vertAlign w:val="superscript"/>')


def runs_struck(text, old):
    """The old figure struck through before the new one."""
    return run(old, '<w:strike/>') + run(text)


def runs_struck_alone(text, _old):
    return run(text, '<w:strike/>')


def runs_picture(_text, _old):
    return ('<w:r><w:drawing><wp:inline><wp:extent cx="300000" cy="150000"/><wp:docPr id="2" name="figure"/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphic>'
            '</wp:inline></w:drawing></w:r>')


def equation_xml(inner):
    return '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">%s</m:oMath>' % inner


def runs_equation(text, _old):
    return equation_xml('<m:r><m:t>%s</m:t></m:r>' % escape(text))


def runs_fraction(text, _old):
    """An equation, one number over the other."""
    parts = tuple(escape(part) for part in text.split('/'))
    return equation_xml('<m:f><m:num><m:r><m:t>%s</m:t></m:r></m:num><m:den><m:r><m:t>%s</m:t></m:r></m:den></m:f>' % parts)


def drop_down(text, flags=''):
    items = ''.join('<w:listItem w:displayText="%s" w:value="%s"/>' % (escape(item), i) for i, item in enumerate(('0', text)))
    return ('<w:sdt><w:sdtPr>%s<w:dropDownList>%s</w:dropDownList></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>'
            % (flags, items, run(text)))


def runs_drop_down(text, _old):
    return drop_down(text)


def runs_prompt(text, _old):
    """A drop-down from which nobody chose."""
    return drop_down(text, '<w:showingPlcHdr/>')


# What changes the text that is read: a cell that is written so has a truth of its own.
MARKED = {
    'note_mark': runs_note_mark, 'struck': runs_struck, 'struck_alone': runs_struck_alone, 'picture': runs_picture,
    'equation': runs_equation, 'fraction': runs_fraction, 'drop_down': runs_drop_down, 'prompt': runs_prompt,
}
RUNS = {
    '': lambda text, old: run(text) if text else '',
    'chars': runs_chars, 'split': runs_split, 'field_simple': runs_field_simple,
    'field': runs_field, 'tracked': runs_tracked, 'hidden': runs_hidden,
    'hidden_style': runs_hidden_style, 'sdt': runs_sdt, 'smart': runs_smart, 'link': runs_link,
    'alternate_unknown': runs_alternate_unknown, 'annotated': runs_annotated, 'ruby': runs_ruby,
    **MARKED, 'alternate': runs_alternate, 'alternate_inner': runs_alternate_inner, 'moved': runs_moved,
}
STYLES_OF = {'title': 'Title', 'heading': 'Heading1', 'date': '', 'page': ''}
WRAPS = {
    'sdt': ('<w:sdt><w:sdtPr><w:alias w:val="block"/></w:sdtPr><w:sdtContent>', '</w:sdtContent></w:sdt>'),
    'customXml': ('<w:customXml w:element="part" w:uri="urn:example"><w:customXmlPr/>', '</w:customXml>'),
    'nested': ('<w:sdt><w:sdtContent><w:customXml w:element="a"><w:sdt><w:sdtContent>',
               '</w:sdtContent></w:sdt></w:customXml></w:sdtContent></w:sdt>'),
    'inserted': ('<w:ins %s>' % BY, '</w:ins>'),
    'alternate': ('<mc:AlternateContent><mc:Choice Requires="wps">',
                  '</mc:Choice><mc:Fallback><w:p><w:r><w:t>（图表）</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>'),
    '': ('', ''),
}


def wrapped(kind, xml):
    head, tail = WRAPS[kind]
    return head + xml + tail


def paragraph_xml(text, style='', number=0, render='', old='', page_break=False):
    if render == 'joined':      # two paragraphs whose mark between them was deleted
        half = (len(text) + 1) // 2
        mark = '<w:p><w:pPr><w:rPr><w:del %s/></w:rPr></w:pPr>%s</w:p>' % (BY, run(text[:half]))
        return mark + paragraph_xml(text[half:], style, number)
    properties = ''
    if STYLES_OF.get(style):
        properties += '<w:pStyle w:val="%s"/>' % STYLES_OF[style]
    if number:
        properties += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>' % number
    if style in ('title', 'page'):
        properties += '<w:jc w:val="center"/>'
    elif style == 'date':
        properties += '<w:jc w:val="right"/>'
    if properties:
        properties = '<w:pPr>%s</w:pPr>' % properties
    break_xml = '<w:r><w:br w:type="page"/></w:r>' if page_break else ''
    return '<w:p>%s%s%s</w:p>' % (properties, break_xml, RUNS[render](text, old))


def cell_xml(cell, writer, width):
    properties = '<w:tcW w:w="%d" w:type="dxa"/>' % (width * cell.span)
    if cell.span > 1:
        properties += '<w:gridSpan w:val="%d"/>' % cell.span
    if cell.hmerge:
        properties += '<w:hMerge%s/>' % (' w:val="restart"' if cell.hmerge == 'restart' else '')
    if cell.merge:
        properties += '<w:vMerge%s/>' % (' w:val="restart"' if cell.merge == 'restart' else '')
    properties += '<w:vAlign w:val="center"/>'
    if cell.dead:
        properties += '<w:cellDel %s/>' % BY
    if cell.change:
        properties += ('<w:tcPrChange %s><w:tcPr><w:gridSpan w:val="%d"/><w:vMerge/></w:tcPr></w:tcPrChange>'
                       % (BY, cell.change))
    if cell.blocks is not None:
        body = writer(cell.blocks)
        if not cell.blocks or not isinstance(cell.blocks[-1], Paragraph):
            body += '<w:p/>'
    else:
        pieces = cell.text.split('\n') if cell.breaks == 'paragraph' else [cell.text]
        body = ''.join(paragraph_xml(p, '', cell.number if i == 0 else 0, cell.render if p else '', cell.old)
                       for i, p in enumerate(pieces))
    return wrapped(cell.wrap, '<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>' % (properties, body))


def row_xml(row, writer, width):
    properties = ''
    if row.before:
        properties += '<w:gridBefore w:val="%d"/>' % row.before
    if row.after:
        properties += '<w:gridAfter w:val="%d"/>' % row.after
    if row.header:
        properties += '<w:tblHeader/>'
    properties += {'inserted': '<w:ins %s/>' % BY, 'moved': '<w:ins %s/>' % BY,
                   'deleted': '<w:del %s/>' % BY, 'left': '<w:del %s/>' % BY,
                   'hidden': '<w:hidden/>'}.get(row.mark, '')
    if properties:
        properties = '<w:trPr>%s</w:trPr>' % properties
    marked = row.mark in ('deleted', 'left', 'moved', 'hidden')
    cells = ''.join(cell_xml(c.copy(render='') if marked else c, writer, width) for c in row.cells)
    if row.mark in ('deleted', 'left'):
        outer = 'del' if row.mark == 'deleted' else 'moveFrom'
        cells = re.sub('(<w:r>.*?</w:r>)', r'<w:%s %s>\1</w:%s>' % (outer, BY, outer), cells)
        if row.mark == 'deleted':
            cells = cells.replace('<w:t ', '<w:delText ').replace('</w:t>', '</w:delText>')
    elif row.mark == 'moved':
        cells = re.sub('(<w:r>.*?</w:r>)', r'<w:moveTo %s>\1</w:moveTo>' % BY, cells)
    elif row.mark == 'hidden':
        cells = cells.replace('<w:r>', '<w:r><w:rPr><w:vanish/></w:rPr>')
    return wrapped(row.wrap, '<w:tr>%s%s</w:tr>' % (properties, cells))


def table_xml(table, writer):
    columns = table.width()
    width = max(9000 // columns, 20)
    grid = ''
    if table.grid != 'none':
        count = columns if table.grid == 'right' else table.grid
        grid = '<w:tblGrid>%s</w:tblGrid>' % ('<w:gridCol w:w="%d"/>' % width * count)
    rows = ''.join(row_xml(r, writer, width) for r in table.rows)
    return wrapped(table.wrap, '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" '
                   'w:type="auto"/></w:tblPr>%s%s</w:tbl>' % (grid, rows))


def box_xml(box, writer):
    """A paragraph that anchors a text box: DrawingML for new programs, VML for old ones."""
    content = '<w:txbxContent>%s<w:p/></w:txbxContent>' % writer(box.blocks)
    vml = ('<w:pict><v:shape style="width:450pt;height:600pt"><v:textbox>%s</v:textbox></v:shape></w:pict>'
           % content)
    if not box.fallback:
        return '<w:p><w:r>%s</w:r></w:p>' % vml
    shape = ('<w:drawing><wp:inline><wp:extent cx="5700000" cy="7600000"/><wp:docPr id="1" name="box"/>'
             '<a:graphic><a:graphicData uri="%s"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/>'
             '<wps:txbx>%s</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>'
             '</w:drawing>' % (NAMES['wps'], content))
    return ('<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">%s</mc:Choice><mc:Fallback>%s'
            '</mc:Fallback></mc:AlternateContent></w:r></w:p>' % (shape, vml))


def blocks_xml(blocks):
    parts = []
    for block in blocks:
        if isinstance(block, Table):
            parts.append(table_xml(block, blocks_xml))
        elif isinstance(block, TextBox):
            parts.append(box_xml(block, blocks_xml))
        elif isinstance(block, str):
            parts.append(block)
        else:
            parts.append(wrapped(block.wrap, paragraph_xml(
                block.text, block.style, block.number, block.render, block.old, block.page_break)))
    return ''.join(parts)


STYLES = '''<w:styles %s><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders></w:tblPr></w:style>
</w:styles>'''
# numId 1: "一、" headings; 2: "（一）"; 3: "一、" rows; 4 to 10: "1." of one group each, all on one
# abstract list that every num restarts
NUMBER_HEADING, NUMBER_GROUP, NUMBER_TOP, NUMBER_FIRST_ITEM, NUMBER_ITEMS = 1, 2, 3, 4, 7


def numbering_xml():
    def level(identity, style, text):
        return ('<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
                '<w:start w:val="1"/><w:numFmt w:val="%s"/><w:suff w:val="nothing"/><w:lvlText w:val="%s"/>'
                '</w:lvl></w:abstractNum>' % (identity, style, text))
    lists = (level(0, 'chineseCounting', '%1、') + level(1, 'chineseCounting', '（%1）')
             + level(2, 'chineseCountingThousand', '%1、') + level(3, 'decimal', '%1.'))
    numbers = ''.join('<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>' % (i + 1, i) for i in range(3))
    for i in range(NUMBER_ITEMS):
        numbers += ('<w:num w:numId="%d"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
                    '</w:lvlOverride></w:num>' % (NUMBER_FIRST_ITEM + i))
    return '<w:numbering %%s>%s%s</w:numbering>' % (lists.replace('%', '%%'), numbers)


def declarations(namespace):
    names = dict(NAMES)
    if namespace == 'strict':
        names.update(w=W_STRICT, r=R_STRICT)
    return ' '.join('xmlns:%s="%s"' % item for item in names.items())


def dialect(xml, prefix):
    """The same XML with another prefix for the main namespace, or with it as the default."""
    if prefix == 'w':
        return xml
    if prefix:
        xml = re.sub(r'(</?|\s)w:', r'\1%s:' % prefix, xml)
        return xml.replace('xmlns:w=', 'xmlns:%s=' % prefix)
    xml = re.sub(r'(</?)w:', r'\1', xml)
    return re.sub(r'xmlns:w="([^"]*)"', r'xmlns:w="\1" xmlns="\1"', xml, count=1)


def part_bytes(xml, prefix='w', encoding='utf-8'):
    xml = dialect(xml, prefix)
    if encoding == 'utf-8':
        return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml).encode()
    if encoding == 'utf-8-bom':
        return b'\xef\xbb\xbf' + ('<?xml version="1.0" encoding="UTF-8"?>\n' + xml).encode()
    return ('<?xml version="1.0" encoding="UTF-16"?>\n' + xml).encode('utf-16')


TYPES = '''<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'''
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
CORE = '''<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>文印室</dc:creator><cp:lastModifiedBy>文印室</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">2021-01-18T01:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2021-01-20T01:00:00Z</dcterms:modified></cp:coreProperties>'''
APP = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>'


def relation(identity, kind, target):
    return '<Relationship Id="%s" Type="%s" Target="%s"/>' % (identity, kind, target)


def document_parts(document):
    """name -> bytes of every part of the package."""
    names = declarations(document.namespace)
    base = R_STRICT if document.namespace == 'strict' else R
    body = ('<w:document %s mc:Ignorable=""><w:body>%s<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
            '</w:body></w:document>' % (names, blocks_xml(document.blocks)))
    package = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'
    roots = (relation('rId1', base + '/officeDocument', 'word/document.xml')
             + relation('rId2', package, 'docProps/core.xml')
             + relation('rId3', base + ('/extendedProperties' if base == R_STRICT else '/extended-properties'), 'docProps/app.xml'))
    parts = relation('rId1', base + '/styles', 'styles.xml') + relation('rId2', base + '/numbering', 'numbering.xml')
    return {
        '[Content_Types].xml': part_bytes(TYPES),
        '_rels/.rels': part_bytes(RELATIONS % roots),
        'docProps/app.xml': part_bytes(APP),
        'docProps/core.xml': part_bytes(CORE),
        'word/_rels/document.xml.rels': part_bytes(RELATIONS % parts),
        'word/document.xml': part_bytes(body, document.prefix, document.encoding),
        'word/numbering.xml': part_bytes(numbering_xml() % names, document.prefix, document.encoding),
        'word/styles.xml': part_bytes(STYLES % names, document.prefix, document.encoding),
    }


def zip_bytes(parts):
    """A zip with fixed dates, in the order given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w') as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, data)
    return out.getvalue()


def docx_bytes(document):
    return zip_bytes(document_parts(document))
