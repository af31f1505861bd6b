"""Files made to harm: each attacks one limit or one habit of readers.

Comes in: nothing. Goes out: CASES, name -> Case: a function that yields the file's bytes in pieces
(some are hundreds of megabytes when unfolded), and the codes of which one must be named. No codes:
the file is odd but honest, and must be converted in silence. Here are the makers of parts, packages
and zips; the modules beside this one add the cases (cases.py imports them all).
"""
import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Callable

import tests.lib.tree  # noqa: F401
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
