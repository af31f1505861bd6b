"""Files made to harm: each attacks one limit or one habit of readers.

Comes in: nothing. Goes out: CASES, name -> Case: a function that yields the file's bytes in pieces
(some are hundreds of megabytes when unfolded), and the codes of which one must be named. No codes:
the file is odd but honest, and must be converted in silence.
"""
import io
import random
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Callable

import bad
import docx

W = 'xmlns:w="%s" xmlns:mc="%s" xmlns:wps="%s" xmlns:v="urn:schemas-microsoft-com:vml"' % (
    docx.W, docx.NAMES['mc'], docx.NAMES['wps'])
TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
         'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
RELATIONSHIP = '<Relationship Id="r%d" Type="' + docx.R + '/%s" Target="%s"/>'
ROOT = 'officeDocument', 'word/document.xml'
TOO_LARGE = ('document-too-large', 'part-too-large')


@dataclass
class Case:
    make: Callable
    codes: tuple
    extension: str = 'docx'
    is_report: bool = False     # a whole report stands around the harm, its figures are those of GOOD
    counts: dict = field(default_factory=dict)      # how often these codes stand in the JSON, exactly


CASES = {}


def case(name, *codes, extension='docx', is_report=False, counts=None):
    def keep(make):
        assert name not in CASES, name
        CASES[name] = Case(make, codes, extension, is_report, counts or {})
        return make
    return keep


# ---- parts ------------------------------------------------------------------------------------
def relationships(*pairs):
    return '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>' % ''.join(
        RELATIONSHIP % (i, kind, target) for i, (kind, target) in enumerate(pairs))


def package(main, parts=(), level=1, sides=()):
    """A .docx with that main part (str, bytes or an iterable of them)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        archive.writestr('[Content_Types].xml', TYPES)
        archive.writestr('_rels/.rels', relationships(ROOT))
        if sides:
            archive.writestr('word/_rels/document.xml.rels', relationships(*sides))
        for name, content in [('word/document.xml', main), *parts]:
            with archive.open(name, 'w', force_zip64=False) as entry:
                for piece in [content] if isinstance(content, (str, bytes)) else content:
                    entry.write(piece.encode() if isinstance(piece, str) else piece)
    return out.getvalue()


def document(*pieces, more=''):
    yield '<?xml version="1.0" encoding="UTF-8"?><w:document %s %s><w:body>' % (W, more)
    yield from pieces
    yield '</w:body></w:document>'


def paragraph(text):
    return '<w:p><w:r><w:t>%s</w:t></w:r></w:p>' % text


def cell(text, properties=''):
    return '<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>' % (properties, paragraph(text))


def row(*texts, properties=''):
    return '<w:tr>%s%s</w:tr>' % (properties, ''.join(cell(t) for t in texts))


def table(*rows):
    return '<w:tbl>%s</w:tbl>' % ''.join(rows)


def repeated(piece, count, together=1000):
    """The piece that often, without ever holding all of it."""
    for _ in range(count // together):
        yield piece * together
    yield piece * (count % together)


def body(*pieces, **more):
    """A document whose body is made of strings and iterables of strings."""
    def flat():
        for piece in pieces:
            yield from [piece] if isinstance(piece, str) else piece
    return package(document(*flat()), **more)


def nested(opening, closing, depth, inside=''):
    return opening * depth + inside + closing * depth


# ---- zips -------------------------------------------------------------------------------------
def entry(name, data, stored, size=None, crc=None, method=8, flags=0):
    """A local header and its data; sizes may lie."""
    return struct.pack('<4sHHHHHIIIHH', b'PK\3\4', 20, flags, method, 0, 0x21, zlib.crc32(data) if crc is None else crc,
                       len(stored), len(data) if size is None else size, len(name), 0) + name + stored


def central(name, data, stored, at, size=None, crc=None, method=8, flags=0):
    return struct.pack('<4sHHHHHHIIIHHHHHII', b'PK\1\2', 20, 20, flags, method, 0, 0x21,
                       zlib.crc32(data) if crc is None else crc, len(stored), len(data) if size is None else size,
                       len(name), 0, 0, 0, 0, 0, at) + name


def end(count, size, at):
    return struct.pack('<4sHHHHIIH', b'PK\5\6', 0, 0, count & 0xffff, count & 0xffff, size, at, 0)


def deflate(data):
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def raw_zip(entries, local=None, **lies):
    """entries: (name, data). lies: size, crc, flags of the last entry; local: those of its local header only."""
    out, directory = b'', b''
    for i, (name, data) in enumerate(entries):
        stored = deflate(data)
        wrong = lies if i == len(entries) - 1 else {}
        directory += central(name, data, stored, len(out), **wrong)
        out += entry(name, data, stored, **(local if local is not None and wrong else wrong))
    return out + directory + end(len(entries), len(directory), len(out))


def basic(main):
    return [(b'[Content_Types].xml', TYPES.encode()), (b'_rels/.rels', relationships(ROOT).encode()), (b'word/document.xml', main)]


SMALL = ''.join(document(paragraph('text'), table(row('a', 'b')))).encode()


@case('bomb-one-part', *TOO_LARGE)
def _():
    return body(repeated('<!-- %s -->' % ('x' * 1000), 200_000, 1000))


@case('bomb-white-space', *TOO_LARGE)
def _():
    return body(repeated(' ' * 1_000_000, 300, 1))


def white(megabytes, padding):
    """So much white space, which is never held, in a file of so many bytes more than it needs."""
    return body(repeated(' ' * 1_000_000, megabytes, 1), parts=[('word/media/noise.bin', random.Random(1).randbytes(padding))])


case('ratio-below-what-any-ratio-may-have', 'no-tables')(lambda: white(60, 0))
case('ratio-of-a-bomb', 'part-too-large')(lambda: white(100, 0))
case('ratio-of-a-large-file', 'no-tables')(lambda: white(100, 600_000))


@case('bomb-one-text', *TOO_LARGE)
def _():
    return body('<w:p><w:r><w:t>', repeated('x' * 1_000_000, 120, 1), '</w:t></w:r></w:p>')


@case('bomb-one-attribute', *TOO_LARGE, 'part-damaged', 'xml-not-well-formed')
def _():
    return body('<w:p w:a="', repeated('x' * 1_000_000, 120, 1), '"/>')


@case('bomb-one-comment', *TOO_LARGE, 'part-damaged')
def _():
    return body('<!--', repeated('x' * 1_000_000, 200, 1), '-->')


@case('bomb-one-name', *TOO_LARGE, 'part-damaged')
def _():
    return body('<w:', repeated('x' * 1_000_000, 120, 1), '/>')


@case('bomb-in-side-parts', 'part-passed-over', 'part-too-large', 'no-tables')
def _():
    header = ''.join(document(' ' * 100_000_000)).replace('w:document', 'w:hdr').replace('<w:body>', '').replace('</w:body>', '')
    return package(SMALL, [('word/h%d.xml' % i, header) for i in range(4)], sides=[('header', 'h%d.xml' % i) for i in range(4)])


@case('header-read-a-thousand-times', 'part-passed-over', 'part-too-large', 'form-unknown')
def _():
    header = ('<w:hdr %s>%s</w:hdr>' % (W, ' ' * 2_000_000)).encode()
    return package(SMALL, [('word/h.xml', header)], sides=[('header', 'h.xml')] * 1000)


@case('header-tables-a-thousand-times', 'document-too-large', 'part-passed-over', 'part-too-large', 'form-unknown')
def _():
    header = ('<w:hdr %s>%s</w:hdr>' % (W, table(row('a', 'b') * 300))).encode()
    return package(SMALL, [('word/h.xml', header)], sides=[('header', 'h.xml')] * 1000)


@case('zip-in-zip', 'zip-no-document')
def _():
    inner = raw_zip([(b'0', bytes(10_000_000))])
    return raw_zip([(b'%d.zip' % i, inner) for i in range(1000)])


@case('zip-size-too-small')
def _():
    return raw_zip(basic(SMALL), size=10)


@case('zip-size-too-large', 'part-damaged', 'zip-damaged', 'form-unknown')
def _():
    return raw_zip(basic(SMALL), size=0xfffffff0)


@case('zip-bomb-that-says-1000-bytes', *TOO_LARGE, 'part-damaged')
def _():
    return raw_zip(basic(b''.join(x.encode() for x in document(' ' * 200_000_000))), size=1000)


@case('zip-sizes-differ', 'part-damaged', 'zip-damaged', 'form-unknown')
def _():
    return raw_zip(basic(SMALL), local={'size': 7})


@case('zip-wrong-crc', 'part-damaged')
def _():
    return raw_zip(basic(SMALL), crc=1)


@case('zip-overlapping', *TOO_LARGE, 'part-damaged', 'zip-damaged', 'no-tables')
def _():
    """Every name of the directory points to the same bytes."""
    data = b''.join(x.encode() for x in document(' ' * 1_000_000))
    stored = deflate(data)
    out = entry(b'word/document.xml', data, stored)
    directory = central(b'word/document.xml', data, stored, 0)
    for i in range(5000):
        directory += central(b'word/header%d.xml' % i, data, stored, 0)
    return out + directory + end(5001, len(directory), len(out))


@case('zip-quoted-overlap', 'xml-not-well-formed', 'part-damaged', 'zip-damaged')
def _():
    """A file within the data of another."""
    inner = raw_zip(basic(SMALL))
    return raw_zip([(b'[Content_Types].xml', TYPES.encode()), (b'_rels/.rels', relationships(ROOT).encode()), (b'word/document.xml', inner)])


@case('zip-10001-entries', 'zip-too-many-entries')
def _():
    return raw_zip([(b'x%d' % i, b'') for i in range(9998)] + basic(SMALL))


@case('zip-65535-entries', 'zip-too-many-entries', 'zip-damaged')
def _():
    return raw_zip([(b'%d' % i, b'') for i in range(65532)] + basic(SMALL))


@case('zip-entry-count-lies', 'zip-damaged', 'zip-too-many-entries', 'form-unknown')
def _():
    data = raw_zip(basic(SMALL))
    return data[:-22] + struct.pack('<4sHHHHIIH', b'PK\5\6', 0, 0, 0xfffe, 0xfffe, *struct.unpack('<II', data[-10:-2]), 0)


def zip64(count, size, at):
    return (struct.pack('<4sQHHIIQQQQ', b'PK\6\6', 44, 45, 45, 0, 0, count, count, size, at)
            + struct.pack('<4sIQI', b'PK\6\7', 0, (at + size) & 0xffffffffffffffff, 1) + struct.pack('<4sHHHHIIH', b'PK\5\6', 0, 0, 0xffff, 0xffff, 0xffffffff, 0xffffffff, 0))


@case('zip64-honest', 'form-unknown')
def _():
    data = raw_zip(basic(SMALL))
    size, at = struct.unpack('<II', data[-10:-2])
    return data[:-22] + zip64(3, size, at)


@case('zip64-2-to-the-60-entries', 'zip-damaged', 'zip-too-many-entries')
def _():
    data = raw_zip(basic(SMALL))
    size, at = struct.unpack('<II', data[-10:-2])
    return data[:-22] + zip64(1 << 60, size, at)


@case('zip64-offset-beyond', 'zip-damaged')
def _():
    data = raw_zip(basic(SMALL))
    return data[:-22] + zip64(3, 0xfffffffffffffff0, 0xfffffffffffffff0)


@case('zip-duplicate-name', 'zip-duplicate-name')
def _():
    return raw_zip(basic(SMALL) + [(b'word/document.xml', SMALL.replace(b'text', b'other'))])


@case('zip-duplicate-but-for-case', 'zip-duplicate-name')
def _():
    return raw_zip(basic(SMALL) + [(b'WORD/Document.XML', SMALL)])


@case('zip-duplicate-by-backslash', 'zip-duplicate-name')
def _():
    return raw_zip(basic(SMALL) + [(b'word\\document.xml', SMALL)])


@case('zip-backslash-names', 'form-unknown')
def _():
    return raw_zip([(name.replace(b'/', b'\\'), data) for name, data in basic(SMALL)])


@case('zip-names-that-climb', 'form-unknown')
def _():
    return raw_zip([(b'../../../../etc/passwd', b'x'), (b'/etc/passwd', b'x'), (b'C:\\x', b'x'), (b'', b'x'), (b'a\0b', b'x'), *basic(SMALL)])


@case('zip-long-names', 'form-unknown')
def _():
    return raw_zip([(b'%d' % i + b'x' * 65000, b'') for i in range(500)] + basic(SMALL))


@case('zip-encrypted-flag', 'zip-encrypted')
def _():
    return raw_zip(basic(SMALL), flags=1)


@case('zip-unknown-method', 'part-damaged', 'zip-damaged')
def _():
    return raw_zip(basic(SMALL), method=99)


@case('zip-cut-off', 'zip-damaged')
def _():
    return raw_zip(basic(SMALL))[:-30]


@case('zip-nothing-but-an-end', 'zip-damaged', 'zip-no-document')
def _():
    return end(0, 0, 0)


@case('zip-comment-of-ends', 'zip-damaged', 'zip-no-document', 'form-unknown')
def _():
    return raw_zip(basic(SMALL))[:-2] + struct.pack('<H', 65527) + end(3, 99, 0) * 2978 + bytes(11)


@case('zip-noise-in-deflate', 'part-damaged')
def _():
    data = bytearray(package(b''.join(x.encode() for x in document(*[paragraph(str(i)) for i in range(999)]))))
    at = data.find(b'word/document.xml') + 100
    data[at:at + 50] = random.Random(1).randbytes(50)
    return bytes(data)


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


# ---- XML --------------------------------------------------------------------------------------
@case('dtd', 'xml-dtd')
def _():
    return package(b'<!DOCTYPE w:document>' + SMALL.split(b'?>', 1)[1])


@case('billion-laughs', 'xml-dtd')
def _():
    entities = '<!ENTITY a0 "lol">' + ''.join('<!ENTITY a%d "%s">' % (i, '&a%d;' % (i - 1) * 10) for i in range(1, 10))
    return package('<!DOCTYPE x [%s]><w:document %s><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>' % (entities, W))


@case('external-entity', 'xml-dtd')
def _():
    return package('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document %s><w:body>&e;</w:body></w:document>' % W)


@case('entity-not-declared', 'xml-not-well-formed')
def _():
    return body('<w:p><w:r><w:t>&nbsp;</w:t></w:r></w:p>')


@case('dtd-in-relationships', 'part-passed-over')
def _():
    return raw_zip([(b'[Content_Types].xml', TYPES.encode()), (b'_rels/.rels', b'<!DOCTYPE x>' + relationships(ROOT).encode()), (b'word/document.xml', SMALL)])


@case('hundred-thousand-attributes', 'xml-not-well-formed', 'no-tables')
def _():
    return body('<w:p %s/>' % ' '.join('w:a%d="%d"' % (i, i) for i in range(100_000)))


@case('hundred-thousand-namespaces', 'xml-not-well-formed')
def _():
    return body('<w:p %s/>' % ' '.join('xmlns:a%d="u%d"' % (i, i) for i in range(100_000)))


@case('namespaces-on-every-element', 'no-tables')
def _():
    return body(repeated('<w:p %s/>' % ' '.join('xmlns:a%d="u%d"' % (i, i) for i in range(500)), 2000))


@case('a-thousand-prefixes-on-every-attribute', 'no-tables', 'xml-not-well-formed')
def _():
    return package(document(*['<w:p %s/>' % ' '.join('n%d:val="1"' % i for i in range(500))] * 2000,
                            more=' '.join('xmlns:n%d="u"' % i for i in range(900))))


@case('prefix-of-a-megabyte', 'no-tables', 'xml-not-well-formed', *TOO_LARGE)
def _():
    return body(repeated('<%s:p xmlns:%s="u"/>' % ('a' * 1_000_000, 'a' * 1_000_000), 10, 1))


@case('same-attribute-twice', 'xml-not-well-formed')
def _():
    return body('<w:p w:a="1" w:a="2"/>')


@case('prefix-bound-to-nothing', 'no-tables', 'xml-not-well-formed')
def _():
    return body('<z:p/><w:p xmlns:w=""><w:r/></w:p>')


@case('utf-16-with-mark')
def _():
    return package(SMALL.decode().replace('UTF-8', 'UTF-16').encode('utf-16'))


@case('utf-16-without-mark')
def _():
    return package(SMALL.decode().replace('UTF-8', 'UTF-16').encode('utf-16-le'))


@case('utf-16-said-but-utf-8', 'xml-not-well-formed')
def _():
    return package(SMALL.replace(b'UTF-8', b'UTF-16'))


# Expat before Debian's updates of 2.5.0 lets it pass; what comes out is U+FFFD.
@case('utf-16-lone-surrogate', 'xml-not-well-formed', 'form-unknown')
def _():
    return package(SMALL.decode().replace('UTF-8', 'UTF-16').replace('text', '\ud800x').encode('utf-16', 'surrogatepass'))


@case('unknown-encoding', 'xml-not-well-formed')
def _():
    return package(SMALL.replace(b'UTF-8', b'EBCDIC-9'))


for _name, _bytes in {'cut': b'\xe4\xb8', 'overlong': b'\xc0\x80', 'surrogate': b'\xed\xa0\x80', 'ff': b'\xff', 'beyond': b'\xf4\x90\x80\x80',
                      'nul': b'\0', 'control': b'\1', 'ffff': '\uffff'.encode(), 'reference-0': b'&#0;', 'reference-surrogate': b'&#xD800;'}.items():
    case('bytes-' + _name, 'xml-not-well-formed')(lambda b=_bytes: package(SMALL.replace(b'text', b'te' + b + b'xt')))
case('xml-empty', 'xml-not-well-formed')(lambda: package(b''))
case('xml-another-root', 'no-tables', 'form-unknown')(lambda: package('<x/>'))
case('xml-two-roots', 'xml-not-well-formed')(lambda: package(SMALL + SMALL.split(b'?>', 1)[1]))
case('xml-cut-off', 'xml-not-well-formed')(lambda: package(SMALL[:-20]))
case('xml-million-comments', 'no-tables')(lambda: body(repeated('<!---->', 1_000_000)))
case('xml-million-instructions', 'no-tables')(lambda: body(repeated('<?x y?>', 1_000_000)))
case('xml-million-references', 'no-tables')(lambda: body('<w:p><w:r><w:t>', repeated('&#x4E00;', 1_000_000), '</w:t></w:r></w:p>'))
case('xml-million-sections-of-data', 'no-tables')(lambda: body('<w:p><w:r><w:t>', repeated('<![CDATA[x]]>', 1_000_000), '</w:t></w:r></w:p>'))


# ---- parts that point in circles -----------------------------------------------------------------
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


# ---- labels and figures -------------------------------------------------------------------------
TITLE = paragraph('某某市某局2021年政府信息公开工作年度报告')
ANSWER = '（六）其他处理', '其他重大错误', '1.属于国家秘密', '二、本年新收政府信息公开申请数量'
LABELS = TITLE + paragraph('三、收到和处理政府信息公开申请情况')
HEAD = row('（本列数据的勾稽关系）', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计')
FIRST = row('一、本年新收政府信息公开申请数量', *'12345678') + row('二、上年结转政府信息公开申请数量', *'12345678') + row('（一）予以公开', *'12345678')
GOOD = docx.docx_bytes(bad.good())


def harmful(*pieces, behind='</w:tbl>'):
    """A sound report with more rows at the end of its table of requests (or before what is given)."""
    parts = docx.document_parts(bad.good())
    whole = parts['word/document.xml'].decode()
    middle = whole.index('本年新收政府信息公开申请数量')
    at = whole.index('</w:tbl>', middle)
    if behind != '</w:tbl>':
        at = whole.rindex('<w:tr>', middle, whole.index(behind, middle))

    def flat():
        yield whole[:at]
        for piece in pieces:
            yield from [piece] if isinstance(piece, str) else piece
        yield whole[at:]
    parts['word/document.xml'] = ''.join(flat()).encode()
    return docx.zip_bytes(parts)


def inside(report):
    """What stands in the body of a .docx."""
    whole = zipfile.ZipFile(io.BytesIO(report)).read('word/document.xml').decode()
    return whole[whole.index('<w:body>') + len('<w:body>'):whole.index('</w:body>')]


def harm(name, *codes):
    return case(name, *codes, is_report=True)


harm('hundred-thousand-weak-labels', *TOO_LARGE, 'row-unknown', 'row-missing')(lambda: harmful(*[row('其他法律行政法%d禁止公幵' % i, *'12') for i in range(40_000)]))
harm('hundred-thousand-cut-labels', *TOO_LARGE, 'row-unknown', 'row-missing')(lambda: harmful(*[row('其他法律', '') + row('行政法规%s' % ('禁止公开' if i % 2 else '')) for i in range(20_000)]))
harm('hundred-thousand-rows-other', *TOO_LARGE, 'row-repeated', 'row-missing')(lambda: harmful(repeated(row('其他', *'1234567'), 20_000)))
harm('rows-other-without-figures')(lambda: harmful(repeated(row('其他'), 60_000)))
harm('rows-total', *TOO_LARGE, 'row-missing', 'row-repeated')(lambda: harmful(repeated(row('（七）总计', *'1234567'), 20_000)))
harm('headers-100000')(lambda: harmful(repeated(HEAD, 15_000)))
harm('blank-rows-100000')(lambda: harmful(repeated(row('', '', ''), 60_000)))
case('header-of-1000-columns', 'row-missing', 'cells-not-placed', 'form-unknown', 'column-unknown')(
    lambda: body(LABELS, '<w:tbl>', row(*['自然人', '其他'] * 500), repeated(row('（一）予以公开', *['1'] * 999), 50), '</w:tbl>'))
harm('label-of-10-megabytes', 'row-unknown', 'row-missing', *TOO_LARGE)(lambda: harmful(row('予以公开' * 800_000, *'12')))
harm('label-of-brackets', 'row-unknown', 'row-missing', *TOO_LARGE)(lambda: harmful(row('（' * 1_000_000, *'12')))
harm('label-of-enumerators', 'row-unknown', 'row-missing', *TOO_LARGE)(lambda: harmful(row('（一）' * 300_000, *'12')))
harm('labels-of-enumerators-many', 'row-unknown', 'row-missing', *TOO_LARGE)(lambda: harmful(repeated(row('（一）' * 60, *'12'), 20_000)))
harm('label-of-expanding-characters', 'row-unknown', 'row-missing', *TOO_LARGE)(lambda: harmful(row('\ufdfa' * 1_000_000, *'12')))
harm('label-of-combining-marks', 'row-unknown', 'row-missing', *TOO_LARGE)(lambda: harmful(row('a' + '\u0301\u0323' * 1_000_000, *'12')))
harm('labels-of-combining-marks', 'row-unknown', 'row-missing', *TOO_LARGE)(lambda: harmful(repeated(row('a' + '\u0301\u0323' * 90, *'12'), 10_000)))
harm('number-of-a-million-digits', 'row-repeated')(lambda: harmful(row('1.属于国家秘密', '9' * 1_000_000, '0.' + '9' * 1_000_000, '-' * 1_000_000, '1,' * 500_000)))
harm('numbers-of-40-digits', 'row-repeated')(lambda: harmful(row('1.属于国家秘密', *['9' * 40] * 7)))
harm('number-of-spaces', 'row-repeated')(lambda: harmful(row('1.属于国家秘密', '1' + ' ' * 1_000_000 + '2', '1' + '\u200b' * 300_000, '１' * 300_000)))
case('title-of-10-megabytes', 'no-tables', *TOO_LARGE)(lambda: body(paragraph('某市' * 1_500_000 + '2021年政府信息公开工作年度报告')))
case('titles-100000', 'no-tables', *TOO_LARGE)(lambda: body(repeated(TITLE, 100_000)))
case('dates-a-million', 'no-tables', *TOO_LARGE)(lambda: body(paragraph('2021年1月1日至2021年12月31日' * 100_000)))
case('dates-of-nonsense', 'no-tables')(lambda: body(TITLE, paragraph('99999999999999999999年99月99日至0000年00月00日'), paragraph('2021年13月45日')))
harm('prose-of-figures', *TOO_LARGE, 'prose-differs')(
    lambda: harmful('</w:tbl>', *repeated(paragraph('本年新收政府信息公开申请12件，上年结转1件，' * 20), 10_000), '<w:tbl>'))
harm('one-paragraph-of-figures', *TOO_LARGE, 'prose-differs')(
    lambda: harmful('</w:tbl>', paragraph('本年新收政府信息公开申请12件，上年结转1件，' * 100_000), '<w:tbl>'))
harm('tables-of-the-form-1500')(lambda: harmful('</w:tbl>', repeated(table(HEAD, FIRST), 1500), '<w:tbl>'))
harm('empty-tables-19000')(lambda: harmful('</w:tbl>', repeated('<w:tbl/>', 19_000), '<w:tbl>'))
harm('tables-in-tables-9000')(lambda: harmful('</w:tbl>', repeated(table('<w:tr><w:tc>%s<w:p/></w:tc></w:tr>' % table(row('规章', *'123'))), 9000), '<w:tbl>'))
harm('whole-reports-300', 'reports-several', 'row-repeated', 'table-repeated', *TOO_LARGE)(lambda: body(*[inside(GOOD)] * 300))
case('whole-report-in-nested-tables', 'row-missing', 'form-unknown')(
    lambda: body(LABELS, nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', 70, table(HEAD, FIRST))))


# ---- text dumps -----------------------------------------------------------------------------------
def text(name, *codes):
    return case('text-' + name, *codes, extension='txt')


text('tabs-100-megabytes', *TOO_LARGE)(lambda: b'\t' * 100_000_000)
text('tabs-and-lines', *TOO_LARGE)(lambda: b'\t\n' * 10_000_000)
text('tabs-and-blank-lines', *TOO_LARGE, 'form-unknown')(lambda: b'\t\n\n' * 1_000_000)
text('rows', *TOO_LARGE, 'form-unknown')(lambda: b'\ta\n\tb\n\n' * 300_000)
text('tables', *TOO_LARGE, 'form-unknown')(lambda: b'\ta\n\n\n\tb\n\n\n' * 100_000)
text('lines', *TOO_LARGE, 'no-tables')(lambda: b'\n' * 50_000_000)
text('short-lines', *TOO_LARGE, 'no-tables')(lambda: b'x\n' * 5_000_000)
text('one-line', *TOO_LARGE, 'no-tables')(lambda: b'x' * 50_000_000)
text('tab-lines-before-blank-lines', *TOO_LARGE, 'no-tables', 'form-unknown')(lambda: b'\tx\n' + b'\n' * 5_000_000 + b'x')
text('indented-lines-then-blank', *TOO_LARGE, 'no-tables', 'form-unknown')(lambda: b'\tx\n\nprose\n' * 200_000)
text('indented-prose', *TOO_LARGE, 'no-tables', 'form-unknown')(lambda: b'\tx\nprose\n' * 300_000)
text('bookmarks', *TOO_LARGE, 'no-tables')(lambda: b'[bookmark: ' * 1_000_000)
text('bookmarks-in-a-table', *TOO_LARGE, 'no-tables', 'form-unknown')(lambda: b'\t[bookmark: x]1\n' * 300_000)
text('rows-a-line', *TOO_LARGE, 'form-unknown')(lambda: b'a\tb\tc\n' * 300_000)
text('one-row-of-a-million', *TOO_LARGE, 'form-unknown')(lambda: b'a\t' * 1_000_000 + b'\na\tb\n')
text('figures-that-join', *TOO_LARGE, 'form-unknown')(lambda: b'\ta\n\tb\n\n' + b'\t1\n\n' * 200_000)
text('utf-16-odd', 'no-tables')(lambda: b'\xff\xfe' + 'x\ud800y\udc00'.encode('utf-16-le', 'surrogatepass') + b'\0')
text('utf-16-of-60-megabytes', *TOO_LARGE, 'no-tables')(lambda: b'\xff\xfe' + '一'.encode('utf-16-le') * 30_000_000)
text('title-on-each-of-30000-pages', *TOO_LARGE, 'form-unknown')(lambda: ''.join(
    '某县2022年政府信息公开工作年度报告\n\t甲%d\n\t1\n\n\t乙%d\n\t2\n\n\t丙%d\n\t3\n\n页\n' % (i, i, i) for i in range(30_000)).encode())
text('30000-reports-of-three-lines', *TOO_LARGE, 'reports-several')(lambda: ''.join(
    '第%d镇2022年政府信息公开工作年度报告\n\t甲\n\t1\n\n\t乙\n\t2\n\n\t丙\n\t3\n\n页\n' % i for i in range(30_000)).encode())
text('gb18030-noise', 'text-encoding', 'no-tables', 'not-a-document', 'form-unknown')(lambda: bytes(b | 0x80 for b in random.Random(2).randbytes(100_000)))
text('gb18030-of-40-megabytes', *TOO_LARGE, 'no-tables')(lambda: '一'.encode('gb18030') * 20_000_000)
text('form-feeds', *TOO_LARGE, 'no-tables')(lambda: b'\f' * 10_000_000)
text('carriage-returns', *TOO_LARGE, 'no-tables')(lambda: b'\r' * 10_000_000)
text('nul', 'not-a-document')(lambda: b'a\tb\0c')
text('weak-labels', *TOO_LARGE, 'row-unknown', 'row-missing', 'form-unknown')(
    lambda: ('某市2021年政府信息公开工作年度报告\n\t%s\n\n' % '\n\t'.join(['自然人', '商业企业', '科研机构', '总计'])
             + '\t其他法律行政法规禁止公幵\n\t1\n\n' * 50_000).encode())


# ---- other files ----------------------------------------------------------------------------------
case('xml-bomb-beside-zip', 'xml-other')(lambda: b'<?xml version="1.0"?>' + b'<a>' * 1_000_000)
case('html-of-50-megabytes', 'xml-too-deep')(lambda: b'<html>' + b'<b>' * 16_000_000)
case('ole-cut-off', 'ole-other', 'legacy-doc', 'not-a-document')(lambda: bytes.fromhex('d0cf11e0a1b11ae1'))
case('ole-noise', 'ole-other', 'legacy-doc', 'office-encrypted')(lambda: bytes.fromhex('d0cf11e0a1b11ae1') + random.Random(3).randbytes(100_000))
case('pdf-that-is-a-zip', 'pdf', 'form-unknown')(lambda: b'%PDF-1.4\n' + raw_zip(basic(SMALL)))
case('zeroes-100-megabytes', 'not-a-document')(lambda: bytes(100_000_000))
case('pk-and-nothing', 'zip-damaged', 'not-a-document')(lambda: b'PK\3\4')


# ---- figures that are not the report's ------------------------------------------------------------
PLACES = {'end': '</w:tbl>', 'granted': '予以公开', 'total': '总计', 'carried': '上年结转'}
DOUBLED = ('其他', '总计', '（七）总计', '（一）予以公开', '1.属于国家秘密', '3.其他', '一、本年新收政府信息公开申请数量',
           '四、结转下年度继续办理', '')
for _name, _where in PLACES.items():
    for _i, _label in enumerate(DOUBLED):
        harm('row-doubled-%s-%d' % (_name, _i))(
            lambda w=_where, l=_label: harmful(row(l, *['999%d' % i for i in range(7)]), behind=w))
    harm('header-doubled-' + _name)(lambda w=_where: harmful(row('', '总计', '其他', '自然人', '商业企业'), behind=w))
    harm('figures-alone-' + _name)(lambda w=_where: harmful(row(*['999%d' % i for i in range(8)]), behind=w))
    harm('deleted-row-' + _name)(lambda w=_where: harmful(
        '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>%s</w:tr>' % (cell('（一）予以公开') + cell('9999') * 7), behind=w))


PICTURE = '<w:p><w:r><w:drawing><a:blip %s r:embed="rId%%d"/></w:drawing></w:r></w:p>' % (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')


def pictures(count):
    """Where the table of the requests stands in a report, that many pictures."""
    return body(paragraph('2023年政府信息公开工作年度报告'), paragraph('三、收到和处理政府信息公开申请情况'),
                (PICTURE % i for i in range(count)),
                sides=[('image', 'media/image%d.png' % i) for i in range(count)])


case('picture-for-a-table', 'table-is-picture', counts={'table-is-picture': 1})(lambda: pictures(1))
case('pictures-up-to-the-limit', 'table-is-picture', counts={'table-is-picture': 500})(lambda: pictures(500))
case('pictures-beyond-the-limit', 'table-is-picture', counts={'table-is-picture': 500})(lambda: pictures(2000))
case('pictures-by-the-hundred-thousand', 'table-is-picture', 'zip-no-document', 'xml-too-large')(lambda: pictures(100_000))
