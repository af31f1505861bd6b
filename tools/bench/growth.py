#!/usr/bin/python3
"""Shows that time grows with the size of a file and not with its square: each kind of file is made
once, twice and four times as large; four times the size may cost at most seven times the time.

Run: tools/bench/growth.py [--nianbao PATH] [--verbose]
"""
import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / 'tools' / 'corpus'), str(ROOT / 'tests')]
sys.dont_write_bytecode = True

from harm_files import FIRST, HEAD, NUMBERED, LEVEL, body, harmful, nested, numbered, paragraph, row, styled, table, STYLE, W  # noqa: E402
from harm_pages import WORD_2003, flat  # noqa: E402

MOST = 7            # times the time, for four times the size
UNMEASURED = 0.1   # seconds: what takes less in the largest size is start-up and noise

KINDS = {
    'rows': (2000, lambda n: body(table(*[row('a', '1', '2')] * n))),
    'columns': (200, lambda n: body(table(*[row(*'1' * n)] * 20))),
    'tables': (3000, lambda n: body(table(row('a', '1')) * n)),
    'tables in one cell': (3000, lambda n: body('<w:tbl><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>' % (table(row('a')) * n))),
    'cells with tables': (600, lambda n: body('<w:tbl>%s</w:tbl>' % ('<w:tr><w:tc>%s</w:tc></w:tr>' % (table(row('a')) * 8) * n))),
    'paragraphs': (20_000, lambda n: body(paragraph('一、总体情况') * n)),
    'paragraphs in one cell': (20_000, lambda n: body('<w:tbl><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>' % (paragraph('x') * n))),
    'headings': (10_000, lambda n: body(''.join(paragraph('（%d）其他' % i) for i in range(n)))),
    'joined paragraphs': (10_000, lambda n: body('<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>' * n)),
    'runs': (50_000, lambda n: body('<w:p>%s</w:p>' % ('<w:r><w:t>x</w:t></w:r>' * n))),
    'fields': (20_000, lambda n: body('<w:p>%s%s</w:p>' % ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * n, '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * n))),
    'text boxes': (2000, lambda n: body('<w:p>%s</w:p>' % ('<w:r><w:txbxContent>%s</w:txbxContent></w:r>' % paragraph('x') * n))),
    'attribute': (1_000_000, lambda n: body('<w:p w:a="%s"/>' % ('x' * n))),
    'attributes': (2000, lambda n: body('<w:p %s/>' % ' '.join('a%d="1"' % i for i in range(n)))),
    'styles': (10_000, lambda n: styled('<w:styles %s>%s</w:styles>' % (W, ''.join(STYLE % (i, i + 1) for i in range(n))),
                                        paragraphs='<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr></w:p>' * n)),
    'lists': (4000, lambda n: numbered(LEVEL % (0, 1, 'decimal', '%1.'), ''.join(NUMBERED % (0, i) for i in range(1, n)),
                                       nums=''.join('<w:num w:numId="%d"><w:abstractNumId w:val="1"/></w:num>' % i for i in range(1, n)))),
    'rows of the form': (2000, lambda n: harmful(row('（一）予以公开', *'1234567') * n)),
    'rows other': (2000, lambda n: harmful(row('其他', *'1234567') * n)),
    'rows unknown': (2000, lambda n: harmful(*[row('其他法律行政法%d禁止公幵' % i, *'12') for i in range(n)])),
    'rows cut': (2000, lambda n: harmful((row('其他法律', '') + row('行政法规禁止公开')) * n)),
    'rows blank': (5000, lambda n: harmful(row('', '', '') * n)),
    'headers': (1500, lambda n: harmful(HEAD * n)),
    'tables of the form': (200, lambda n: harmful('</w:tbl>', table(HEAD, FIRST) * n, '<w:tbl>')),
    'label': (200_000, lambda n: harmful(row('予以公开' * n, '1'))),
    'digits': (500_000, lambda n: harmful(row('1.属于国家秘密', '9' * n))),
    'figures in prose': (4000, lambda n: harmful('</w:tbl>', paragraph('本年新收政府信息公开申请12件，' * 10) * n, '<w:tbl>')),
    'prose': (20_000, lambda n: harmful('</w:tbl>', paragraph('2021年1月1日至2021年12月31日本年新收12件，' * n), '<w:tbl>')),
    'nested tables': (18, lambda n: body(nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', n, table(HEAD, FIRST)) * 50)),
    'page: rows': (5000, lambda n: b'<html><table>' + b'<tr><td>a<td>1' * n),
    'page: columns': (200, lambda n: b'<html><table>' + (b'<tr>' + b'<td>1' * n) * 20),
    'page: rowspans': (2000, lambda n: b'<html><table>' + b'<tr><td rowspan=60000>a' * n),
    'page: tables': (3000, lambda n: b'<html>' + b'<table><tr><td>1</table>' * n),
    'page: breaks': (50_000, lambda n: b'<html>' + b'<br>' * n),
    'page: wrong ends': (50_000, lambda n: b'<html><p>x' + b'</b>' * n),
    'page: formatting': (5000, lambda n: b'<html>' + b'<b>x<p>y</b>' * n),
    'page: comments': (50_000, lambda n: b'<html>' + b'<!-- x -->' * n),
    'page: comment without end': (200_000, lambda n: b'<html>' + b'<!--' * n),
    'page: conditions': (50_000, lambda n: b'<html>' + b'<![if x]>' * n),
    'page: attributes': (5000, lambda n: b'<html><p ' + b' '.join(b'a%d=1' % i for i in range(n)) + b'>x'),
    'page: entities': (50_000, lambda n: b'<html><p>' + b'&nbsp;&#12;&x' * n),
    'page: style': (100_000, lambda n: b'<html><p style="' + b'mso-list:x;' * n + b'">x'),
    'flat: parts': (1000, lambda n: flat(*[('/x%d' % i, 'x', '<x/>') for i in range(n)])),
    'Word 2003: rows': (2000, lambda n: (WORD_2003 % table(row('a', '1') * n)).encode()),
    'text: rows': (10_000, lambda n: b'\ta\n\tb\n\n' * n),
    'text: tables': (4000, lambda n: b'\ta\n\n\n\tb\n\n\n' * n),
    'text: indented prose': (20_000, lambda n: b'\tx\nprose\n' * n),
    'text: indented prose, blank': (20_000, lambda n: b'\tx\n\nprose\n' * n),
    'text: one tab a line': (20_000, lambda n: b'\tx\n' * n),
    'text: tab and blank': (20_000, lambda n: b'\tx\n\n\n' * n + b'x'),
    'text: blank in a cell': (100_000, lambda n: b'\tx\n\n\ty\n' + b'\n' * n + b'x'),
    'text: cells and blanks': (2000, lambda n: b'x\ty\n' + (b'\tx' + b'\n' * 50) * n),
    'text: row a line': (20_000, lambda n: b'a\tb\tc\n' * n),
    'text: bookmarks': (50_000, lambda n: b'[bookmark: ' * n),
    'text: bookmarks, closed': (50_000, lambda n: b'[bookmark: x]1' * n),
    'text: figures that join': (10_000, lambda n: b'\ta\n\tb\n\n' + b'\t1\n\n' * n),
    'text: lines': (50_000, lambda n: b'x\n' * n),
    'text: brackets': (200_000, lambda n: '（'.encode() * n),
    'text: dates': (20_000, lambda n: '2021年1月1日'.encode() * n),
    'text: titles': (5000, lambda n: '某市2021年政府信息公开工作年度报告\n'.encode() * n),
}


def seconds(command, path):
    """The least of two runs, of the processor alone."""
    least = 1e9
    for _ in range(2):
        child = subprocess.Popen(command + [path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        usage = os.wait4(child.pid, 0)[2]
        child.returncode = 0
        least = min(least, usage.ru_utime + usage.ru_stime)
    return least


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--nianbao', default=str(ROOT / 'build' / 'nianbao'))
    parser.add_argument('--verbose', action='store_true')
    options = parser.parse_args()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / 'file'
        for name, (size, make) in KINDS.items():
            times = []
            for factor in (1, 2, 4):
                path.write_bytes(make(size * factor))
                times.append(seconds([options.nianbao, 'convert'], str(path)))
            grows = times[2] > UNMEASURED and times[2] > MOST * times[0]
            passed += not grows
            failed += grows
            if grows or options.verbose:
                print('%-5s%-30s%s' % ('FAIL' if grows else '', name, ' '.join('%.3f' % t for t in times)), flush=True)
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
