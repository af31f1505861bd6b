"""Every kind of file that is named and not opened: under the name report.docx each must get its own
problem code, its format and PRONOM id in the journal, a wording in Chinese and one in English, each
with what to do next, no JSON and exit status 1.

Run: python3 -m tests.carriers.refused [--nianbao PATH] [--only PART-OF-A-NAME]
"""
import argparse
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tests.lib.tree import PROGRAM

import bad
import docx
import one_file
import page


def zipped(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w') as archive:
        for name in names:
            archive.writestr(name, '<a/>')
    return out.getvalue()


def owner_file():
    """What Word leaves beside an open document: the user's name in bytes, and in UTF-16."""
    name = 'admin'
    data = bytes([len(name)]) + name.encode().ljust(53, b' ')
    return (data + bytes([len(name), 0]) + name.encode('utf-16-le')).ljust(162, b'\0')


def files():
    """name -> (bytes, code, format, PRONOM id)"""
    whole = docx.docx_bytes(bad.good())
    html = page.page_bytes(bad.good())
    archive = one_file.web_archive(html, 'utf-8', 2)
    broken = html.rindex(b'</table') - 40
    return {
        'encrypted-office': (bad.compound_file('EncryptionInfo', 'EncryptedPackage'), 'office-encrypted', 'encrypted', 'fmt/494'),
        'encrypted-zip': (bad.encrypted_zip(), 'zip-encrypted', 'zip', 'x-fmt/263'),
        'ofd': (zipped('OFD.xml', 'Doc_0/Document.xml'), 'ofd', 'ofd', 'x-fmt/263'),
        'pdf': (b'%PDF-1.5\n1 0 obj\n<<>>\nendobj\n%%EOF\n', 'pdf', 'pdf', 'fmt/19'),
        'jpeg': (b'\xff\xd8\xff\xe0\0\x10JFIF\0\1\2\0\0\1\0\1\0\0', 'image', 'jpeg', 'fmt/44'),
        'png': (b'\x89PNG\r\n\x1a\n' + bytes(100), 'image', 'png', 'fmt/11'),
        'gif': (b'GIF87a' + bytes(100), 'image', 'gif', 'fmt/3'),
        'tiff': (b'MM\0*' + bytes(100), 'image', 'tiff', 'fmt/353'),
        'owner-file': (owner_file(), 'owner-file', 'owner-file', 'fmt/473'),
        'excel': (zipped('[Content_Types].xml', 'xl/workbook.xml'), 'excel', 'xlsx', 'fmt/214'),
        'powerpoint': (zipped('[Content_Types].xml', 'ppt/presentation.xml'), 'powerpoint', 'pptx', 'fmt/215'),
        'zip': (zipped('report.docx', 'table.xls'), 'zip-no-document', 'zip', 'x-fmt/263'),
        'rar': (b'Rar!\x1a\x07\0' + bytes(100), 'archive', 'rar', 'fmt/411'),
        '7z': (b'7z\xbc\xaf\x27\x1c' + bytes(100), 'archive', '7z', 'fmt/484'),
        'ole-other': (bad.compound_file('Workbook'), 'ole-other', 'ole2', 'fmt/111'),
        'xml-other': (b'<?xml version="1.0"?>\n<report/>', 'xml-other', 'xml', 'fmt/101'),
        'noise': (bytes(range(256)) * 8, 'not-a-document', None, None),
        'empty': (b'', 'file-empty', None, None),
        'cut-docx': (whole[:len(whole) // 2], 'zip-damaged', 'zip', 'x-fmt/263'),
        'cut-page': (html[:broken], 'page-cut-off', 'html', 'fmt/96'),
        'cut-web-archive': (archive[:archive.rindex(b'</table') - 40], 'mhtml-cut-off', 'mhtml', 'x-fmt/429'),
        'web-archive-without-a-page': (b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\n--x--\n',
                                       'mhtml', 'mhtml', 'x-fmt/429'),
        'cut-flat-opc': (one_file.flat_opc(io.BytesIO(whole))[:20_000], 'xml-not-well-formed', None, None),
    }


def convert(program, path, target, language):
    return subprocess.run([program, 'convert', '-o', str(target), str(path)], capture_output=True, env=dict(os.environ, LC_ALL=language))


def message_of(run, code):
    found = re.search(r'\[%s\] (.*)' % re.escape(code), run.stderr.decode('utf-8', 'replace'))
    return found.group(1) if found else ''


def faults_of(program, folder, name, expected):
    data, code, form, puid = expected
    path, target = folder / (name + '-report.docx'), folder / name
    path.write_bytes(data)
    run = convert(program, path, target, 'C.UTF-8')
    english = message_of(run, code)
    chinese = message_of(convert(program, path, folder / (name + '-zh'), 'zh_CN.UTF-8'), code)
    record = json.loads((target / 'run.jsonl').read_text(encoding='utf-8').splitlines()[-1])
    faults = ['exit status %d' % run.returncode] if run.returncode != 1 else []
    if [p['code'] for p in record['problems']] != [code]:
        faults.append('expected %s, got %s' % (code, [p['code'] for p in record['problems']]))
    if (record['format'], record['puid']) != (form, puid):
        faults.append('expected %s %s in the journal, got %s %s' % (form, puid, record['format'], record['puid']))
    # what is wrong; what to do
    if not re.search('[;,]', english) or not re.search('[；，]', chinese):
        faults.append('says not what to do: %r %r' % (english, chinese))
    if list(target.glob('*-report.json')):
        faults.append('JSON was written')
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--nianbao', default=PROGRAM)
    parser.add_argument('--only', default='')
    options = parser.parse_args()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, expected in files().items():
            if options.only not in name:
                continue
            faults = faults_of(str(Path(options.nianbao).resolve()), Path(folder), name, expected)
            passed += not faults
            failed += bool(faults)
            for fault in faults:
                print('FAILED %s: %s' % (name, fault))
    print('%d passed, %d failed' % (passed, failed))
    return failed != 0 or passed == 0


if __name__ == '__main__':
    sys.exit(main())
