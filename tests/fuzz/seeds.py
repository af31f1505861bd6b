"""Sound and unsound files for a fuzzer to begin with, from corpus/, mappings/ and the files of harm.

Run: python3 -m tests.fuzz.seeds TARGET FOLDER
"""
import shutil
import sys
import zipfile
from pathlib import Path

from tests.carriers import __main__ as carriers
from tests.harm import cases
from tests.lib.tree import CORPUS, ROOT

PARTS = 'word/document.xml', 'word/styles.xml', 'word/numbering.xml', 'word/footnotes.xml', 'word/header1.xml'
LARGEST = 30_000
# Those that are made of megabytes are not worth the time that it takes to make them.
LARGE = 'megabyte', 'million', '0000', 'bomb', 'many', 'deep', 'thousand', 'overlapping', 'long-names', '-entries'


def reports(pattern):
    return sorted(CORPUS.glob(pattern))


def copies(*patterns):
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            yield path.name, path.read_bytes()


def harm(*beginnings):
    for name, case in cases.CASES.items():
        if name.startswith(beginnings) and not any(word in name for word in LARGE):
            data = case.make()
            if len(data) <= LARGEST:
                yield name, data


def bodies():
    for path in reports('*.docx'):
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            parts = [archive.read(name) if name in names else b'' for name in PARTS]
        if b'\0' not in parts[0]:
            yield path.stem, b'\0'.join(parts).rstrip(b'\0')


def parts():
    for name, data in bodies():
        yield name, data.split(b'\0')[0]


def carried(*kinds):
    for kind in kinds:
        for path in reports('*.docx'):
            try:
                yield '%s-%s' % (path.stem, kind), carriers.CARRIERS[kind][0](path)
            except carriers.Unfit:
                pass


def small_archives():
    """Web archives of few bytes, in each manner."""
    page = ('<html><head><style>.a,p.b{display:none}</style></head><body><p class="a b">公开</p><table><tr>'
            '<td rowspan=2>1<td style="mso-cell-special:placeholder">2</table></body></html>')
    for way in range(4):
        yield 'small-%d.mht' % way, carriers.web_archive(page.encode(), 'utf-8', way)
        yield 'small-%d-utf-16.mht' % way, carriers.web_archive(page.encode('utf-16'), 'unicode', way)
        yield 'small-%d-gbk.mht' % way, carriers.web_archive(page.encode('gbk'), 'gb2312', way)


def whole():
    yield from small_archives()
    yield from copies('corpus/*.docx', 'corpus/*.txt')
    yield from carried(*carriers.CARRIERS)
    yield from harm('zip', 'bytes-', 'flat-', 'word-2003-', 'mht-', 'ole-', 'grid-', 'style', 'numbering-')


SEEDS = {
    'body': bodies,
    'file': whole,
    'html': lambda: [*carried('html'), *harm('html-')],
    'mapping': lambda: copies('mappings/*.json'),
    'package': lambda: harm('zip', 'relationship', 'main-part', 'document-as'),
    'plain': parts,
    'report': lambda: copies('corpus/*.json'),
    'text': lambda: [*copies('corpus/*.txt'), *harm('text-')],
}

if __name__ == '__main__':
    target, folder = sys.argv[1], Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, data in SEEDS[target]():
        (folder / name.replace('/', '-')).write_bytes(data)
