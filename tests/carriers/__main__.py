"""The reports of corpus/ in other carriers: whatever file a report comes in, its JSON is the same.

    python3 -m tests.carriers [--nianbao PROGRAM] [--only CARRIER] [--keep FOLDER]

Every corpus/NAME.docx is rewritten here as each carrier below, converted, and its JSON held against
corpus/NAME.json, all but `source` and the parts that problems name. A carrier may refuse a file that it cannot express.
"""
import argparse
import html as entities
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from tests.lib.tree import CORPUS, PROGRAM, SHARE

from one_file import W, Unfit, flat_opc, only_part, web_archive, word_2003


# ---- HTML as Word saves it -----------------------------------------------------------------------

def tag(name):
    return '{%s}%s' % (W, name)


def value(element, path):
    found = element.find('/'.join(tag(step) for step in path.split('/')))
    return None if found is None else found.get(tag('val'), '')


def html_text(paragraph):
    words = []
    for element in paragraph.iter():
        if element.tag == tag('t'):
            words.append(entities.escape(element.text or '').replace('  ', ' &nbsp;'))
        elif element.tag in (tag('br'), tag('tab')):
            words.append('<br clear=all>' if element.tag == tag('br') else '&nbsp;&nbsp; ')
    text = ''.join(words) or '<o:p>&nbsp;</o:p>'
    return re.sub('(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff]{9})', '\n  ', text, count=1)  # Word breaks long lines


def html_cells(table):
    """[row][(column, colspan, merge, element)], as the grid has them."""
    rows = []
    for row in table.iterfind(tag('tr')):
        column, cells = int(value(row, 'trPr/gridBefore') or 0), []
        for cell in row.iterfind(tag('tc')):
            span = int(value(cell, 'tcPr/gridSpan') or 1)
            cells.append((column, span, value(cell, 'tcPr/vMerge'), cell))
            column += span
        rows.append(cells)
    return rows


def html_table(table):
    covered, rows = set(), html_cells(table)
    out = ['<table class=MsoNormalTable border=1 cellspacing=0 style=\'border-collapse:collapse\'>']
    for number, cells in enumerate(rows):
        out.append(' <tr style=\'mso-yfti-irow:%d\'>' % number)
        for column, span, merge, cell in cells:
            if (number, column) in covered:
                continue
            below, spans = number + 1, 1
            while merge is not None and below < len(rows) and any(
                    c[0] == column and c[2] is not None and c[2] != 'restart' for c in rows[below]):
                covered.add((below, column))
                below, spans = below + 1, spans + 1
            out.append('  <td width=57%s%s>%s</td>' % (' colspan=%d' % span if span > 1 else '',
                                                     ' rowspan=%d' % spans if spans > 1 else '', html_blocks(cell)))
        out.append('  <![if !supportMisalignedRows]>\n  <td style=\'border:none\' width=0>'
                   '<p class=MsoNormal>&nbsp;</td>\n  <![endif]>\n </tr>')
    return '\n'.join(out) + '\n</table>\n'


def html_blocks(holder):
    out = []
    for element in holder:
        if element.tag == tag('p'):
            out.append('<p class=MsoNormal><span\nlang=EN-US>%s</span></p>\n' % html_text(element))
        elif element.tag == tag('tbl'):
            out.append(html_table(element))
    return ''.join(out)


def html_text_of(path):
    return html(path).decode('gb18030' if len(path.stem) % 2 else 'utf-8').replace('charset=gb2312', 'charset=unicode')


def html(path):
    with zipfile.ZipFile(path) as package:
        data = package.read('word/document.xml')
        styles = only_part(package, 'word/styles.xml')
    root = ElementTree.fromstring(data)
    names = {e.tag for e in root.iter()}
    wanted = ('numPr', 'ins', 'del', 'sdt', 'txbxContent', 'gridBefore', 'vanish', 'hyperlink', 'fldChar')
    if not root.tag.startswith('{%s}' % W) or names & {tag(n) for n in wanted} or '<w:numPr>' in styles:
        raise Unfit
    charset = 'gb2312' if len(path.stem) % 2 else 'utf-8'  # Word's Chinese editions say gb2312
    page = ('<html xmlns:o="urn:schemas-microsoft-com:office:office"\nxmlns="http://www.w3.org/TR/REC-html40">\n<head>\n'
            '<meta http-equiv=Content-Type content="text/html; charset=%s">\n<meta name=Generator content="Microsoft Word 15">\n'
            '<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->\n'
            '<style><!-- p.MsoNormal {margin:0cm} --></style></head>\n<body lang=ZH-CN><div class=WordSection1>\n%s</div></body></html>\n'
            % (charset, html_blocks(root.find(tag('body')))))
    return page.encode('gb18030' if charset == 'gb2312' else 'utf-8')


def mht(path):
    page = html(path)
    return web_archive(page, 'gb2312' if b'charset=gb2312' in page else 'utf-8', sum(path.stem.encode()))


# ---- all of them ---------------------------------------------------------------------------------

# carrier: maker, file ending, source.format
CARRIERS = {
    'flat-opc': (flat_opc, 'xml', 'flat-opc'),
    'flat-opc-utf-16': (lambda path: flat_opc(path, 'utf-16'), 'xml', 'flat-opc'),
    'html': (html, 'htm', 'html'),
    'html-utf-16': (lambda path: html_text_of(path).encode('utf-16'), 'htm', 'html'),
    'mht': (mht, 'mht', 'mhtml'),
    'mht-doc': (mht, 'doc', 'mhtml'),
    'word-2003-xml': (word_2003, 'xml', 'word-2003-xml'),
}


def without_parts(problems):
    return [{key: value for key, value in problem.items() if key != 'part'} for problem in problems]


def difference(expected, got, form):
    expected['problems'], got['problems'] = without_parts(expected['problems']), without_parts(got['problems'])
    if got['source']['format'] != form:
        return 'source.format is %r' % got['source']['format']
    for key in expected:
        if key != 'source' and expected[key] != got.get(key):
            first = next((pair for pair in zip(expected[key], got[key]) if pair[0] != pair[1]), None) \
                if isinstance(expected[key], list) else (expected[key], got[key])
            return '%s: %s' % (key, str(first)[:400])
    return None


def convert(program, path):
    run = subprocess.run([program, 'convert', str(path)], capture_output=True, timeout=60)
    # A page has no-break spaces where a document has several spaces.
    return json.loads(run.stdout.decode().replace('\u00a0', ' ')) if run.returncode < 2 and run.stdout else run.stderr.decode()


def compare(program, report, carrier, folder):
    maker, ending, form = CARRIERS[carrier]
    path = Path(folder) / ('%s-%s.%s' % (report.stem, carrier, ending))
    path.write_bytes(maker(report))
    got = convert(program, path)
    if isinstance(got, str):
        return 'not converted: ' + got[:300]
    return difference(json.loads(report.with_suffix('.json').read_text(encoding='utf-8')), got, form)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--nianbao', default=PROGRAM)
    parser.add_argument('--only', choices=CARRIERS)
    parser.add_argument('--keep')
    options = parser.parse_args()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        for number, carrier in enumerate([options.only] if options.only else CARRIERS):
            for report in sorted(CORPUS.glob('*.docx'))[number % SHARE::SHARE]:
                try:
                    why = compare(options.nianbao, report, carrier, options.keep or temporary)
                except Unfit:
                    continue
                passed += why is None
                failed += why is not None
                if why is not None:
                    print('FAILED %s as %s: %s' % (report.name, carrier, why))
    print('%d passed, %d failed' % (passed, failed))
    return failed != 0 or passed == 0


if __name__ == '__main__':
    sys.exit(main())
