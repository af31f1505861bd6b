#!/usr/bin/python3
"""The reports of corpus/ in other carriers: whatever file a report comes in, its JSON is the same.

    tests/carriers.py [--nianbao PROGRAM] [--only CARRIER] [--keep FOLDER]

Every corpus/NAME.docx is rewritten here as each carrier below, converted, and its JSON held against
corpus/NAME.json, all but `source` and the parts that problems name. A carrier may refuse a file that it cannot express.
"""
import argparse
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
PKG = 'http://schemas.microsoft.com/office/2006/xmlPackage'
CT = '{http://schemas.openxmlformats.org/package/2006/content-types}'


class Unfit(Exception):
    """The carrier cannot hold this document."""


# ---- Flat OPC ------------------------------------------------------------------------------------

def part_types(package):
    types = ElementTree.fromstring(package.read('[Content_Types].xml'))
    overrides = {e.get('PartName').lstrip('/'): e.get('ContentType') for e in types.iter(CT + 'Override')}
    defaults = {e.get('Extension'): e.get('ContentType') for e in types.iter(CT + 'Default')}
    return lambda name: overrides.get(name) or defaults.get(name.rpartition('.')[2], '')


def xml_text(data):
    text = data.decode('utf-16' if data[:2] in (b'\xff\xfe', b'\xfe\xff') else 'utf-8-sig')
    return re.sub(r'^\s*<\?xml[^>]*\?>', '', text)


def flat_opc(path):
    parts = []
    with zipfile.ZipFile(path) as package:
        type_of = part_types(package)
        for name in package.namelist():
            if name == '[Content_Types].xml' or name.endswith('/'):
                continue
            kind, data = type_of(name), package.read(name)
            holder = 'xmlData' if kind.endswith('xml') else 'binaryData'
            content = xml_text(data) if holder == 'xmlData' else 'AAAA'
            parts.append('<pkg:part pkg:name="/%s" pkg:contentType="%s"><pkg:%s>%s</pkg:%s></pkg:part>\n'
                         % (name, kind, holder, content, holder))
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
            '<pkg:package xmlns:pkg="%s">%s</pkg:package>' % (PKG, ''.join(parts))).encode()


# ---- the XML of Word 2003 ------------------------------------------------------------------------

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
W_2003 = 'http://schemas.microsoft.com/office/word/2003/wordml'


def only_part(package, name):
    return xml_text(package.read(name)) if name in package.namelist() else ''


def inner(text, tag):
    return ''.join(re.findall(r'<w:%s[ >].*</w:%s>' % (tag, tag), text, re.S))


def word_2003(path):
    with zipfile.ZipFile(path) as package:
        main, styles = only_part(package, 'word/document.xml'), only_part(package, 'word/styles.xml')
    if 'xmlns:w="%s"' % W not in main or '<w:numPr>' in main + styles:
        raise Unfit
    text = inner(styles, 'styles') + inner(main, 'body')
    text = text.replace('<w:vMerge', '<w:vmerge').replace('<w:hMerge', '<w:hmerge')
    text = re.sub(r'<w:(ins|del|moveTo|moveFrom) ([^>]*[^/])>', r'<aml:annotation w:type="Word.\1" \2><aml:content>', text)
    text = re.sub(r'<w:(ins|del|moveTo|moveFrom) ([^>]*)/>', r'<aml:annotation w:type="Word.\1" \2/>', text)
    text = re.sub(r'</w:(ins|del|moveTo|moveFrom)>', '</aml:content></aml:annotation>', text)
    for ours, theirs in (('ins', 'Insertion'), ('moveTo', 'Insertion'), ('del', 'Deletion'), ('moveFrom', 'Deletion')):
        text = text.replace('w:type="Word.%s"' % ours, 'w:type="Word.%s"' % theirs)
    others = re.findall(r'xmlns:(?!w=)\w+="[^"]*"', main[:main.index('<w:body')])
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:wordDocument xmlns:w="%s" '
            'xmlns:aml="http://schemas.microsoft.com/aml/2001/core" %s xml:space="preserve">%s</w:wordDocument>'
            % (W_2003, ' '.join(others), text)).encode()


# ---- all of them ---------------------------------------------------------------------------------

# carrier: maker, file ending, source.format
CARRIERS = {
    'flat-opc': (flat_opc, 'xml', 'flat-opc'),
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
    return json.loads(run.stdout) if run.returncode < 2 and run.stdout else run.stderr.decode()


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
    parser.add_argument('--nianbao', default=str(ROOT / 'build' / 'nianbao'))
    parser.add_argument('--only', choices=CARRIERS)
    parser.add_argument('--keep')
    options = parser.parse_args()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        for carrier in [options.only] if options.only else CARRIERS:
            for report in sorted((ROOT / 'corpus').glob('*.docx')):
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
