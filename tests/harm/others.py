"""Text dumps, and files of other kinds."""
import random

from tests.harm.base import SMALL, TOO_LARGE, basic, case, raw_zip


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
