"""Files that cannot be converted: what archives really hold under the name of a report.

Comes in: nothing. Goes out: file name -> Bad: its bytes and whether a Word document is in it.
Each must end in a named problem and exit status 1, and none may yield a figure.
"""
import random
import struct
from dataclasses import dataclass

import docx
import facts
import prose
from model import Table, walk_cells


@dataclass
class Bad:
    data: bytes
    opens: bool = False     # it is a Word document, so JSON is written all the same


def compound_file(*names):
    """A small OLE2 file with those streams in its directory."""
    end, free, special = 0xfffffffe, 0xffffffff, 0xfffffffd
    header = bytes.fromhex('d0cf11e0a1b11ae1') + bytes(16)
    header += struct.pack('<HHHHH', 0x3e, 3, 0xfffe, 9, 6) + bytes(6)
    header += struct.pack('<IIIIIIIIII', 0, 1, 1, 0, 4096, end, 0, end, 0, 0) + struct.pack('<I', free) * 108
    table = struct.pack('<II', special, end) + struct.pack('<I', free) * 126
    directory = b''
    for i, name in enumerate(('Root Entry',) + names):
        encoded = (name + '\0').encode('utf-16-le')
        child = 1 if i == 0 and names else free
        sibling = i + 1 if 0 < i < len(names) else free
        directory += encoded.ljust(64, b'\0') + struct.pack('<HBBIII', len(encoded), 5 if i == 0 else 2, 1, free, sibling, child)
        directory += bytes(36) + struct.pack('<IQ', end, 0)
    return (header + table + directory.ljust(512 * ((len(directory) + 511) // 512), b'\0')).ljust(4096, b'\0')


def plain_zip(**files):
    return docx.zip_bytes({name.replace('__', '/').replace('_dot_', '.'): data for name, data in files.items()})


def good():
    return prose.plain_report(facts.invent(71, '2021'))


def with_part(name, change):
    parts = docx.document_parts(good())
    parts[name] = change(parts[name])
    return docx.zip_bytes(parts)


def without_part(name):
    parts = docx.document_parts(good())
    del parts[name]
    return docx.zip_bytes(parts)


def encrypted_zip():
    """Every entry carries the flag of the old zip encryption."""
    data = bytearray(docx.docx_bytes(good()))
    for signature, offset in ((b'PK\x03\x04', 6), (b'PK\x01\x02', 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def labels_without_values():
    """The form itself, nobody filled it in: the cells of the figures are not there."""
    document = good()
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                row.cells = [c for c in row.cells if not c.field]
    return docx.docx_bytes(document)


def values_without_labels():
    document = good()
    for _, _, cell in walk_cells(document):
        if not cell.field:
            cell.text = ''
    return docx.docx_bytes(document)


def bad_files():
    rng = random.Random(1)
    whole = docx.docx_bytes(good())
    declaration = b'<!DOCTYPE w:document [<!ENTITY a "26">]>'
    letter = good()
    letter.blocks = [b for b in letter.blocks if not isinstance(b, Table)]
    return {
        'empty.docx': Bad(b''),
        'noise.docx': Bad(bytes(rng.randrange(256) for _ in range(3000))),
        'picture.docx': Bad(b'\x89PNG\r\n\x1a\n' + bytes(200)),
        'portable.docx': Bad(b'%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n'),
        'rich-text.docx': Bad(b'{\\rtf1\\ansi report}'),
        'plain-zip.docx': Bad(plain_zip(readme_dot_txt=b'nothing')),
        'spreadsheet.docx': Bad(docx.zip_bytes({
            '[Content_Types].xml': b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
            '_rels/.rels': (docx.RELATIONS % docx.relation('rId1', docx.R + '/officeDocument', 'xl/workbook.xml')).encode(),
            'xl/workbook.xml': b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'})),
        'truncated.docx': Bad(whole[:len(whole) * 2 // 3]),
        'tail-lost.docx': Bad(whole[:-10]),
        'without-document.docx': Bad(without_part('word/document.xml')),
        'not-well-formed.docx': Bad(with_part('word/document.xml', lambda x: x.replace(b'</w:tbl>', b'', 1))),
        'cut-xml.docx': Bad(with_part('word/document.xml', lambda x: x[:len(x) // 2])),
        'dtd.docx': Bad(with_part('word/document.xml', lambda x: x.replace(b'?>\n', b'?>\n' + declaration, 1))),
        'encrypted-package.docx': Bad(compound_file('EncryptionInfo', 'EncryptedPackage')),
        'encrypted-zip.docx': Bad(encrypted_zip()),
        'legacy.doc': Bad(compound_file('WordDocument', '1Table')),
        'legacy-renamed.docx': Bad(compound_file('WordDocument', '1Table')),
        'letter-without-tables.docx': Bad(docx.docx_bytes(letter), True),
        'labels-without-values.docx': Bad(labels_without_values(), True),
        'values-without-labels.docx': Bad(values_without_labels(), True),
    }
