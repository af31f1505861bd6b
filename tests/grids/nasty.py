"""Word files as oddly written as those in the test suites of other libraries, made by chance, each
with the grids that it shows: `tables` must print exactly these.

    python3 -m tests.grids.nasty [--nianbao PROGRAM] [--files N] [--seed N] [--keep FOLDER] [--only NUMBER]

A file is a list of tables made as logical grids (the truth), then written with every freedom that
WordprocessingML leaves: how cells merge, what wraps tables, rows, cells and runs, what stands
between, how the package names and stores its parts. --keep writes file and truth for other readers
to be compared with (tests/grids/suite.py reads such a folder).
"""
import argparse
import io
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tests.lib.tree import PROGRAM

TRANSITIONAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
STRICT_OFFICE = 'http://purl.oclc.org/ooxml/officeDocument'
PREFIXES = {'r': OFFICE + '/relationships', 'm': OFFICE + '/math', 'v': 'urn:schemas-microsoft-com:vml',
            'mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
            'wps': 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
            'w14': 'http://schemas.microsoft.com/office/word/2010/wordml', 'x9': 'urn:of-nobody'}
BY = ' w:id="9" w:author="a" w:date="2020-01-01T00:00:00Z"'


# ---- text: each gives the XML of runs and what they print --------------------------------------
def run(inside, properties=''):
    return '<w:r>%s%s</w:r>' % ('<w:rPr>%s</w:rPr>' % properties if properties else '', inside)


def text(letters):
    return '<w:t xml:space="preserve">%s</w:t>' % letters


def field(instruction, result):
    mark = '<w:fldChar w:fldCharType="%s"/>'
    return (run(mark % 'begin') + run('<w:instrText>%s</w:instrText>' % instruction) + run(mark % 'separate')
            + result + run(mark % 'end'))


def complex_field_without_result(_):
    return run('<w:fldChar w:fldCharType="begin"/>') + run('<w:instrText>TC "x"</w:instrText>') + run('<w:fldChar w:fldCharType="end"/>')


def nested_field(word):
    inner = run('<w:fldChar w:fldCharType="begin"/>') + run('<w:instrText>PAGE</w:instrText>') + run(
        '<w:fldChar w:fldCharType="separate"/>') + run(text('77')) + run('<w:fldChar w:fldCharType="end"/>')
    return run('<w:fldChar w:fldCharType="begin"/>') + run('<w:instrText>IF </w:instrText>') + inner + run(
        '<w:fldChar w:fldCharType="separate"/>') + run(text(word)) + run('<w:fldChar w:fldCharType="end"/>')


def box(word, branch):
    shape = '<wps:wsp><wps:txbx><w:txbxContent><w:p>%s</w:p></w:txbxContent></wps:txbx></wps:wsp>' % run(text(word))
    old = '<w:pict><v:shape><v:textbox><w:txbxContent><w:p>%s</w:p></w:txbxContent></v:textbox></v:shape></w:pict>' % run(text(word))
    choice = '<mc:Choice Requires="%s">%s</mc:Choice><mc:Fallback>%s</mc:Fallback>'
    return run('<mc:AlternateContent>%s</mc:AlternateContent>' % (
        choice % (branch, '<w:drawing>%s</w:drawing>' % shape, old)))


PRINTED = {      # what shows the word
    'plain': lambda w: run(text(w)),
    'bold': lambda w: run(text(w), '<w:b/><w:vanish w:val="0"/>'),
    'in-letters': lambda w: ''.join(run(text(c)) for c in w),
    'one-run-in-letters': lambda w: run(''.join(text(c) for c in w)),
    'inserted': lambda w: '<w:ins%s>%s</w:ins>' % (BY, run(text(w))),
    'inserted-twice': lambda w: '<w:ins%s><w:ins%s>%s</w:ins></w:ins>' % (BY, BY, run(text(w))),
    'moved-here': lambda w: '<w:moveToRangeStart w:id="3" w:name="m"/><w:moveTo%s>%s</w:moveTo><w:moveToRangeEnd w:id="3"/>' % (BY, run(text(w))),
    'hyperlink': lambda w: '<w:hyperlink w:anchor="a">%s</w:hyperlink>' % run(text(w)),
    'smart-tag': lambda w: '<w:smartTag w:uri="u" w:element="e"><w:smartTagPr><w:attr w:name="a" w:val="b"/></w:smartTagPr>%s</w:smartTag>' % run(text(w)),
    'custom-xml': lambda w: '<w:customXml w:uri="u" w:element="e"><w:customXmlPr><w:placeholder w:val="p"/></w:customXmlPr>%s</w:customXml>' % run(text(w)),
    'control': lambda w: '<w:sdt><w:sdtPr><w:alias w:val="x"/><w:dropDownList><w:listItem w:value="no"/></w:dropDownList></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>' % run(text(w)),
    'simple-field': lambda w: '<w:fldSimple w:instr="QUOTE 1">%s</w:fldSimple>' % run(text(w)),
    'field': lambda w: field('QUOTE 1', run(text(w))),
    'field-in-field': nested_field,
    'link-field': lambda w: field(' HYPERLINK "http://x" ', run(text(w), '<w:rStyle w:val="Hyperlink"/>')),
    'form-text': lambda w: run('<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="T"/><w:textInput><w:default w:val="no"/></w:textInput></w:ffData></w:fldChar>') + run('<w:instrText>FORMTEXT</w:instrText>') + run('<w:fldChar w:fldCharType="separate"/>') + run(text(w)) + run('<w:fldChar w:fldCharType="end"/>'),
    'ruby': lambda w: run('<w:ruby><w:rubyPr><w:rubyAlign w:val="center"/></w:rubyPr><w:rt>%s</w:rt><w:rubyBase>%s</w:rubyBase></w:ruby>' % (run(text('no')), run(text(w)))),
    'math': lambda w: '<m:oMath><m:r><m:t>%s</m:t></m:r></m:oMath>' % w,
    'math-paragraph': lambda w: '<m:oMathPara><m:oMath><m:r><w:rPr/><m:t>%s</m:t></m:r></m:oMath></m:oMathPara>' % w,
    'either-way': lambda w: '<w:dir w:val="rtl"><w:bdo w:val="ltr">%s</w:bdo></w:dir>' % run(text(w)),
    'choice-known': lambda w: run('<mc:AlternateContent><mc:Choice Requires="wps">%s</mc:Choice><mc:Fallback>%s</mc:Fallback></mc:AlternateContent>' % (text(w), text('no'))),
    'choice-unknown': lambda w: run('<mc:AlternateContent><mc:Choice Requires="x9">%s</mc:Choice><mc:Fallback>%s</mc:Fallback></mc:AlternateContent>' % (text('no'), text(w))),
    'cdata': lambda w: run('<w:t><![CDATA[%s]]></w:t>' % w),
    'references': lambda w: run('<w:t>%s</w:t>' % ''.join('&#x%X;' % ord(c) for c in w)),
    'comment-inside': lambda w: run('<w:t>%s<!-- no -->%s<?no no?></w:t>' % (w[:1], w[1:])),
    'permission': lambda w: '<w:permStart w:id="1" w:edGrp="everyone"/>%s<w:permEnd w:id="1"/>' % run(text(w)),
}
FIXED = [        # what shows something of its own
    (run('<w:noBreakHyphen/>'), '-'), (run('<w:softHyphen/>'), '\u00ad'), (run('<w:tab/>'), ''), (run('<w:br/>'), ''),
    (run('<w:cr/>'), ''), (run('<w:ptab w:relativeTo="margin" w:alignment="left" w:leader="none"/>'), ''),
    (run('<w:sym w:font="Times" w:char="00D7"/>'), '×'), (run('<w:br w:type="page"/>'), ''),
]
SILENT = [       # what shows nothing
    lambda: '<w:del%s>%s</w:del>' % (BY, run('<w:delText>no</w:delText>')),
    lambda: '<w:moveFrom%s>%s</w:moveFrom>' % (BY, run(text('no'))),
    lambda: run(text('no'), '<w:vanish/>'), lambda: run(text('no'), '<w:vanish w:val="on"/>'),
    lambda: '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>', lambda: '<w:proofErr w:type="spellStart"/>',
    lambda: '<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/>' + run('<w:commentReference w:id="1"/>'),
    lambda: run('<w:lastRenderedPageBreak/>'), lambda: run('<w:footnoteReference w:id="2"/>'), lambda: run('<w:annotationRef/>'),
    lambda: complex_field_without_result(0), lambda: run('<w:fldChar w:fldCharType="end"/>'), lambda: '<w:r/>',
    lambda: box('no', 'wps'),
    lambda: '<x9:unknown x9:a="b"><x9:deep/></x9:unknown>', lambda: '<w:sdt><w:sdtPr><w:text/></w:sdtPr></w:sdt>',
    lambda: '<w:ins%s><w:del%s>%s</w:del></w:ins>' % (BY, BY, run('<w:delText>no</w:delText>')),
    lambda: run('<w:instrText>no</w:instrText>'), lambda: run('<w:t/>'),
]
THING = '\ue000'  # something is printed that is no text: a cell without text says so
THINGS = [
    lambda: box('no', 'x9'), lambda: '<w:subDoc r:id="rId99"/>',
    lambda: run('<w:object><v:shape><v:imagedata r:id="rId98"/></v:shape></w:object>'),
]
CONTROL = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtEndPr/><w:sdtContent>%s</w:sdtContent></w:sdt>'
WRAPS = [CONTROL, '<w:customXml w:element="e">%s</w:customXml>', '<w:customXml w:element="e"><w:customXmlPr/>' + CONTROL + '</w:customXml>',
         '<w:sdt>' + CONTROL.replace('<w:sdt>', '<w:sdtContent><w:sdt>').replace('</w:sdt>', '</w:sdt></w:sdtContent>') + '</w:sdt>',
         '<w:ins%s>%%s</w:ins>' % BY, '<w:bookmarkStart w:id="7" w:name="b"/>%s<w:bookmarkEnd w:id="7"/>',
         '<mc:AlternateContent><mc:Choice Requires="wps">%s</mc:Choice><mc:Fallback/></mc:AlternateContent>']


class Maker:
    """One file: tables (the truth, as tests/grids/suite.py has it) and the body's XML."""

    def __init__(self, rng):
        self.rng, self.tables = rng, []

    def chance(self, share):
        return self.rng.random() < share

    def wrapped(self, inside, share=0.1):
        return self.rng.choice(WRAPS) % inside if self.chance(share) else inside

    def words(self, most=3):
        """Runs and what they print."""
        xml = shown = ''
        for _ in range(self.rng.randint(0, most)):
            if self.chance(0.15):
                xml += self.rng.choice(SILENT)()
            if self.chance(0.02):
                xml, shown = xml + self.rng.choice(THINGS)(), shown + THING
            if self.chance(0.1):
                piece, letters = self.rng.choice(FIXED)
            else:
                letters = ''.join(self.rng.choice('abcdefg0123456789规章总计（）') for _ in range(self.rng.randint(1, 5)))
                piece = PRINTED[self.rng.choice(list(PRINTED)) if self.chance(0.4) else 'plain'](letters)
            xml, shown = xml + piece, shown + letters
        if self.chance(0.1):
            xml += self.rng.choice(SILENT)()
        return xml, shown

    def paragraph(self):
        xml, shown = self.words()
        properties = self.rng.choice(['', '', '', '<w:jc w:val="center"/>', '<w:bidi/><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs>',
                                      '<w:pPrChange%s><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:pPrChange>' % BY,
                                      '<w:rPr><w:rFonts w:ascii="x"/><w:ins%s/></w:rPr>' % BY])
        return '<w:p>%s%s</w:p>' % ('<w:pPr>%s</w:pPr>' % properties if properties else '', xml), shown

    # ---- tables ---------------------------------------------------------------------------
    def slots(self):
        """A logical grid: rows of (column, colspan, rowspan) where cells begin, and what continues."""
        rng = self.rng
        height, width = rng.randint(1, 6), rng.randint(1, 7)
        taken = [[None] * width for _ in range(height)]
        for r in range(height):
            for c in range(width):
                if taken[r][c] is not None:
                    continue
                across = rng.choice([1, 1, 1, 1, 2, 3]) if rng.random() < 0.5 else 1
                down = rng.choice([2, 3]) if rng.random() < 0.12 else 1
                across = next((n for n in range(1, across) if c + n >= width or taken[r][c + n]), min(across, width - c))
                down = min(down, height - r)
                if any(taken[r + y][c + x] for y in range(down) for x in range(across)):
                    down = 1
                for y in range(down):
                    for x in range(across):
                        taken[r + y][c + x] = (r, c, down, across)
        return taken

    def table(self, parent=None, depth=0):
        rng, index = self.rng, len(self.tables)
        taken, cells = self.slots(), []
        truth = {'index': index, 'parent': parent}
        self.tables.append(truth)
        height, width = len(taken), len(taken[0])
        xml, widest = '', 0
        for r in range(height):
            before = taken[r][0][3] if width > 1 and taken[r][0] == (r, 0, 1, taken[r][0][3]) and taken[r][0][3] < width and self.chance(0.06) else 0
            after = width - 1 if taken[r][-1] == (r, width - 1, 1, 1) and before < width - 1 and self.chance(0.06) else width
            piece, at = '', before
            while at < after:
                top, left, down, across = taken[r][at]
                piece += self.cell(index, depth, cells, (r, top, left, down, across))
                widest = max(widest, at + across)
                at += across
            marks = ('<w:gridBefore w:val="%d"/>' % before if before else '') + ('<w:gridAfter w:val="1"/>' if after < width else '')
            marks += rng.choice(['', '', '', '<w:cantSplit/>', '<w:tblHeader/>', '<w:hidden w:val="0"/>', '<w:ins%s/>' % BY])
            change = '<w:trPrChange%s><w:trPr><w:gridBefore w:val="4"/></w:trPr></w:trPrChange>' % BY if self.chance(0.05) else ''
            xml += self.wrapped('<w:tr w:rsidR="00AA">%s%s</w:tr>' % ('<w:trPr>%s%s</w:trPr>' % (marks, change) if marks + change else '', piece))
            if self.chance(0.06):
                xml += '<w:tr><w:trPr><w:del%s/></w:trPr><w:tc><w:p>%s</w:p></w:tc></w:tr>' % (BY, run(text('no')))
            if self.chance(0.03):
                xml += rng.choice(['<w:bookmarkStart w:id="4" w:name="t"/>', '<w:proofErr w:type="gramEnd"/>', '<x9:odd/>', '<!-- c -->'])
        truth.update(rows=height, cols=widest, cells=cells)
        grid = rng.choice(['right', 'right', 'none', 'short', 'long'])
        count = {'right': width, 'none': 0, 'short': width // 2, 'long': width + 3}[grid]
        properties = '<w:tblPr>%s</w:tblPr>' % rng.choice(['<w:tblStyle w:val="T"/>', '<w:tblpPr w:tblpX="9"/><w:tblOverlap w:val="never"/>', '<w:bidiVisual w:val="0"/>', '<w:tblW w:w="0" w:type="auto"/>'])
        return '<w:tbl>%s%s%s</w:tbl>' % (properties if self.chance(0.9) else '', '<w:tblGrid>%s</w:tblGrid>' % ('<w:gridCol w:w="9"/>' * count) if count else '', xml)

    def cell(self, index, depth, cells, place):
        """The w:tc (or, of hMerge, several) of one row of a cell."""
        r, top, left, down, across = place
        begins = r == top
        vertical = '' if down == 1 else '<w:vMerge w:val="restart"/>' if begins else self.rng.choice(['<w:vMerge/>', '<w:vMerge w:val="continue"/>'])
        if begins:
            truth = {'row': r, 'col': left, 'rowspan': down, 'colspan': across}
            cells.append(truth)
            inside, truth['text'] = self.content(index, depth)
        else:
            inside = '<w:p/>'
        def one(properties, inside):
            properties += self.rng.choice(['', '<w:shd w:fill="auto"/>', '<w:tcPrChange%s><w:tcPr><w:gridSpan w:val="5"/></w:tcPr></w:tcPrChange>' % BY, '<w:cellIns%s/>' % BY]) if self.chance(0.2) else ''
            return self.wrapped('<w:tc>%s%s</w:tc>' % ('<w:tcPr>%s</w:tcPr>' % properties if properties or self.chance(0.5) else '', inside), 0.07)
        deleted = '<w:tc><w:tcPr><w:cellDel%s/></w:tcPr><w:p>%s</w:p></w:tc>' % (BY, run(text('no'))) if self.chance(0.03) else ''
        if across > 1 and down == 1 and self.chance(0.25):
            return deleted + one('<w:hMerge w:val="restart"/>', inside) + ''.join(one('<w:hMerge/>', '<w:p/>') for _ in range(across - 1))
        return deleted + one(('<w:gridSpan w:val="%d"/>' % across if across > 1 else '') + vertical, inside)

    def content(self, index, depth):
        xml = shown = ''
        for _ in range(self.rng.choice([1, 1, 1, 2, 3])):
            if depth < 4 and self.chance(0.05):
                xml += self.wrapped(self.table(index, depth + 1))
            piece, letters = self.paragraph()
            xml, shown = xml + self.wrapped(piece, 0.07), shown + letters
        return xml, shown

    def body(self):
        xml = ''
        for _ in range(self.rng.choice([0, 1, 1, 2, 3])):
            xml += self.wrapped(self.paragraph()[0]) + self.wrapped(self.table(), 0.2)
            if self.chance(0.1):
                xml += self.rng.choice(['<w:altChunk r:id="rId97"/>', '<w:sectPr/>', '<w:p><w:pPr><w:sectPr/></w:pPr></w:p>', '<x9:odd/>'])
        return xml + ('<w:sectPr><w:pgSz w:w="1"/></w:sectPr>' if self.chance(0.7) else '')


# ---- packages ----------------------------------------------------------------------------------
MAIN_TYPES = ['application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
              'application/vnd.ms-word.document.macroEnabled.main+xml',
              'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml',
              'application/vnd.ms-word.template.macroEnabledTemplate.main+xml']
# name in the zip, target of the relationship
NAMES = [('word/document.xml', 'word/document.xml')] * 6 + [
    ('word/document.xml', '/word/document.xml'), ('word/document.xml', './word/document.xml'), ('Word/Document.XML', 'word/document.xml'),
    ('word\\document.xml', 'word/document.xml'), ('word/document.xml', 'word/../word/document.xml'), ('document.xml', 'document.xml'),
    ('a/b/c/main.xml', 'a/b/c/main.xml'), ('word/文档.xml', 'word/文档.xml'), ('word/文档.xml', 'word/%E6%96%87%E6%A1%A3.xml'),
    ('word/my document.xml', 'word/my%20document.xml'), ('word/document2.xml', 'word/document2.xml'), ('word/document.xml', 'word//document.xml')]


def spelled(body, rng):
    """The main part as bytes: its prefix, namespaces and encoding."""
    strict, prefix = rng.random() < 0.1, rng.choice(['w'] * 8 + ['x', 'ns0', ''])
    main = STRICT if strict else TRANSITIONAL
    declared = ' '.join('xmlns:%s="%s"' % (p, u.replace(OFFICE, STRICT_OFFICE) if strict else u) for p, u in PREFIXES.items())
    xml = '<w:document xmlns:w="%s" %s mc:Ignorable="w14"><w:body>%s</w:body></w:document>' % (main, declared, body)
    if prefix == '':
        xml = re.sub(r'<(/?)w:', r'<\1', xml).replace('<document ', '<document xmlns="%s" ' % main, 1)
    elif prefix != 'w':
        xml = re.sub(r'(</?|\s|xmlns:)w([:=])(?=[A-Za-z"])', lambda m: m[1] + prefix + m[2], xml)
    kind = rng.choice(['utf-8'] * 6 + ['bom', 'none', 'utf-16', 'standalone'])
    if kind == 'utf-16':
        return ('\ufeff<?xml version="1.0" encoding="UTF-16"?>' + xml).encode(rng.choice(['utf-16-le', 'utf-16-be'])), strict
    head = {'none': '', 'standalone': '<?xml version=\'1.0\' encoding=\'utf-8\' standalone=\'yes\' ?>\r\n'}.get(kind, '<?xml version="1.0" encoding="UTF-8"?>\n')
    return (b'\xef\xbb\xbf' if kind == 'bom' else b'') + (head + xml).encode(), strict


def stored(parts, rng):
    """The zip, as other writers make it."""
    out = io.BytesIO()
    way = rng.choice(['plain'] * 5 + ['stored', 'stream', 'comment', 'zip64'])
    class Unseekable(io.RawIOBase):
        def writable(self):
            return True
        def write(self, data):
            return out.write(data)
    method = {'stored': zipfile.ZIP_STORED}.get(way, zipfile.ZIP_DEFLATED)
    with zipfile.ZipFile(Unseekable() if way == 'stream' else out, 'w', method) as archive:
        for name, data in parts:
            information = zipfile.ZipInfo(name)
            information.compress_type = method
            with archive.open(information, 'w', force_zip64=way == 'zip64') as entry:
                entry.write(data.encode() if isinstance(data, str) else data)
        archive.comment = b'made elsewhere' if way == 'comment' else b''
    return out.getvalue()


def package(body, rng):
    main, strict = spelled(body, rng)
    name, target = rng.choice(NAMES)
    office = STRICT_OFFICE if strict else OFFICE
    part = target if target.startswith('/') else '/' + target.replace('./', '', 1) if target.startswith('./') else '/' + target
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
             'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
             '<Override PartName="%s" ContentType="%s"/></Types>' % (part.replace('/word/..', ''), rng.choice(MAIN_TYPES)))
    relation = '<Relationship Id="%s" Type="%s" Target="%s"%s/>'
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
    links = [relation % ('rId1', office + '/relationships/officeDocument', target, rng.choice(['', ' TargetMode="Internal"'])),
             relation % ('rId2', office + '/relationships/extended-properties', 'docProps/app.xml', '')]
    rng.shuffle(links)
    parts = [('[Content_Types].xml', types), ('_rels/.rels', rels % ''.join(links)), (name, main)]
    folder, _, last = name.replace('\\', '/').rpartition('/')
    odd = [relation % ('rId97', office + '/relationships/aFChunk', 'chunk.html', ''), relation % ('rId98', office + '/relationships/image', 'media/none.png', ''),
           relation % ('rId96', office + '/relationships/styles', 'nothing.xml', ''), relation % ('rId95', office + '/relationships/hyperlink', 'http://x/%', ' TargetMode="External"'),
           relation % ('rId94', office + '/relationships/glossaryDocument', 'glossary/document.xml', ''), relation % ('rId93', 'nonsense', '', '')]
    parts.append(((folder + '/' if folder else '') + '_rels/' + last + '.rels', rels % ''.join(rng.sample(odd, rng.randint(0, 6)))))
    if rng.random() < 0.2:
        parts.append((folder + '/glossary/document.xml', '<w:glossaryDocument xmlns:w="%s"><w:docParts><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:docParts></w:glossaryDocument>' % TRANSITIONAL))
    if rng.random() < 0.1:
        parts = [p for p in parts if p[0] != '[Content_Types].xml']
    if rng.random() < 0.2:
        rng.shuffle(parts)
    return stored(parts, rng)


def make(seed):
    """(bytes, tables) of that file."""
    rng = random.Random(seed)
    maker = Maker(rng)
    body = maker.body()
    return package(body, rng), maker.tables


def squeeze(letters):
    return re.sub(r'[\s\u00a0\u3000\u200b\ufeff]+', '', letters)


def says(cell, want):
    """Whether a cell says what it should; of what is no text only that something is there."""
    letters = want.replace(THING, '').strip('\u00ad')
    cell = cell.strip('\u00ad')
    return cell == letters or (not letters and THING in want and re.fullmatch(r'(\[[^\]]+\])+', cell) is not None)


def fault_of(tables, done):
    """What is wrong with what was printed, or None."""
    if done.returncode != 0:
        return 'exit status %d: %s' % (done.returncode, done.stderr.decode('utf-8', 'replace')[:200])
    printed = [t for t in json.loads(done.stdout)['tables'] if t['where'] == 'body']
    if len(printed) != len(tables):
        return '%d tables expected, %d printed' % (len(tables), len(printed))
    for want, got in zip(tables, printed):
        head = (want['rows'], want['cols'], -1 if want['parent'] is None else want['parent'])
        if head != (got['rows'], got['columns'], -1 if not got['parent'] else got['parent'] - 1):
            return 'table %d: rows, columns, parent %s expected, %s printed' % (got['table'], head, (got['rows'], got['columns'], got['parent']))
        cells = sorted((c['row'] + 1, c['col'] + 1, c['rowspan'], c['colspan'], squeeze(c['text'])) for c in want['cells'])
        shown = sorted((c['row'], c['column'], c['rowspan'], c['colspan'], squeeze(c['text'])) for c in got['cells'])
        for cell in cells:
            if not any(s[:4] == cell[:4] and says(s[4], cell[4]) for s in shown):
                return 'table %d: cell %s expected, there is %s' % (got['table'], cell, [c for c in shown if c[:2] == cell[:2]])
        if len(cells) != len(shown):
            return 'table %d: more cells than expected' % got['table']
    return None


def keep(folder, seeds):
    """Writes the files of these seeds, and what is in them as suite.py reads it: text alone, no pictures."""
    with (folder / 'tables.jsonl').open('w', encoding='utf-8') as listed:
        for seed in seeds:
            data, tables = make(seed)
            if any(THING in cell['text'] for table in tables for cell in table['cells']):
                continue
            (folder / ('nasty-%d.docx' % seed)).write_bytes(data)
            listed.write(json.dumps({'file': 'nasty-%d.docx' % seed, 'tables': tables}) + '\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--nianbao', default=PROGRAM)
    parser.add_argument('--files', type=int, default=300)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--only', type=int)
    parser.add_argument('--keep')
    options = parser.parse_args()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(options.keep or folder)
        folder.mkdir(exist_ok=True)
        listed = (folder / 'tables.jsonl').open('w') if options.keep else open(os.devnull, 'w')
        seeds = [options.only] if options.only is not None else range(options.seed, options.seed + options.files)
        for seed in seeds:
            path = folder / ('nasty-%d.docx' % seed)
            data, tables = make(seed)
            path.write_bytes(data)
            listed.write(json.dumps({'file': path.name, 'tables': tables}) + '\n')
            done = subprocess.run([options.nianbao, 'tables', str(path)], capture_output=True,
                                  preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (5, 5)))
            fault = fault_of(tables, done)
            passed, failed = passed + (fault is None), failed + (fault is not None)
            if fault is not None:
                print('FAIL seed %d: %s' % (seed, fault), flush=True)
            if not options.keep:
                path.unlink()
        listed.close()
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
