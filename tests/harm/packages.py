"""Zips and packages: bombs, lies about sizes and names, what lies within each other."""
import random
import struct

from tests.harm.base import (
    ROOT, SMALL, TOO_LARGE, TYPES, W, basic, body, case, central, deflate, document, end, entry, package,
    paragraph, raw_zip, relationships, repeated, row, table)


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


@case('parts-of-300-megabytes-together', 'part-passed-over', counts={'part-passed-over': 1})
def _():
    """Each part is small enough, and the file is large enough for all: the sum is not."""
    header = '<w:hdr %s>%s</w:hdr>' % (W, ' ' * 100_000_000)
    noise = random.Random(1).randbytes(2_000_000)
    return package(SMALL, [('word/media/noise.bin', noise)] + [('word/h%d.xml' % i, header) for i in range(3)],
                   sides=[('header', 'h%d.xml' % i) for i in range(3)])


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
