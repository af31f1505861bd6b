"""The bag of --bag, by a reading of RFC 8493 that shares nothing with the program."""
import hashlib
import os
import re
import shutil
from pathlib import Path

from tests.batch.base import archive, check, documents, journal, run, skipped


def bag_label_lines(text):
    """bag-info.txt: (label, value) in order; a line that begins with white space goes on (2.2.2)."""
    found = []
    for line in text.split('\n')[:-1]:
        if line[:1] in (' ', '\t'):
            check(found, 'a continuation of nothing')
            found[-1] = (found[-1][0], found[-1][1] + ' ' + line.strip())
            continue
        label, separator, value = line.partition(':')
        check(separator and label and label == label.strip() and value[:1] in (' ', '\t'), 'bag-info.txt:', line)
        found.append((label, value.strip()))
    return found


def bag_manifest(bag, name):
    """path -> hash, from lines of hexadecimal digits, white space, a path (2.1.3)."""
    text = (bag / name).read_bytes().decode('utf-8')
    check(not text.startswith('\ufeff'), name, 'begins with a byte order mark')
    check(text == '' or text.endswith('\n'), name, 'ends within a line')
    found = {}
    for line in text.split('\n')[:-1]:
        digest, path = line[:64], line[64:].lstrip(' \t')
        check(len(digest) == 64 and set(digest) <= set('0123456789abcdefABCDEF') and line[64:65] in (' ', '\t'),
              name, 'no hash:', line)
        for i, character in enumerate(path):
            check(character not in '\r\n' and (character != '%' or path[i:i + 3].upper() in ('%0A', '%0D', '%25')),
                  name, 'not encoded:', path)
        path = re.sub('%(0[AaDd]|25)', lambda code: chr(int(code.group(1), 16)), path)
        check(not path.startswith(('/', '~')) and '..' not in path.split('/') and path not in ('', '.'), name, path)
        check(path not in found, name, 'twice:', path)
        found[path] = digest.lower()
    return found


def bag_check(bag):
    """Complete and valid (3)."""
    declaration = (bag / 'bagit.txt').read_bytes()
    check(declaration == b'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n', declaration)
    files = {path.relative_to(bag).as_posix() for path in bag.rglob('*') if not path.is_dir()}
    check((bag / 'data').is_dir(), 'no payload directory')
    payload = {name for name in files if name.startswith('data/')}
    listed = bag_manifest(bag, 'manifest-sha256.txt')
    check(listed.keys() == payload, 'payload and manifest:', listed.keys() ^ payload)
    tags = bag_manifest(bag, 'tagmanifest-sha256.txt')
    check(not any(name.startswith('data/') or name.startswith('tagmanifest-') for name in tags), tags.keys())
    check({'bagit.txt', 'bag-info.txt', 'manifest-sha256.txt'} <= tags.keys() <= files, tags.keys())
    check(files - payload - tags.keys() == {'tagmanifest-sha256.txt', 'run.jsonl'}, files - payload - tags.keys())
    for name, digest in {**listed, **tags}.items():
        check(hashlib.sha256((bag / name).read_bytes()).hexdigest() == digest, 'hash of', name)
    info = bag_label_lines((bag / 'bag-info.txt').read_bytes().decode('utf-8'))
    labels = dict(info)
    check(len(labels) == len(info), 'a label that may not be repeated:', info)
    oxum = re.fullmatch(r'(\d+)\.(\d+)', labels['Payload-Oxum'])
    check(oxum, labels)
    sizes = [(bag / name).stat().st_size for name in payload]
    check((sum(sizes), len(sizes)) == tuple(map(int, oxum.groups())), labels, sum(sizes), len(sizes))
    check(re.fullmatch(r'\d{4}-\d{2}-\d{2}', labels['Bagging-Date']), labels)
    return payload, labels


def test_bag(folder):
    """A bag as RFC 8493 has it, by the reading above and, where it is installed, by bagit.py."""
    inputs, bag = archive(folder / 'in', 20), folder / 'bag'
    source = documents()[0].read_bytes()
    for name in (b'100%.docx', b'%0A.docx', b'line\nbreak.docx', b'cr\rx.docx', b'\xb1\xa8.docx', b' space .docx'):
        Path(os.fsdecode(os.path.join(os.fsencode(inputs), name))).write_bytes(source)
    run('-j2', '--bag', '-o', bag, inputs, status=1)
    payload, labels = bag_check(bag)
    check(len(payload) == sum(line['output'] is not None for line in journal(bag)) >= 20, len(payload))
    check(labels['Bagging-Date'] == '1970-01-01', labels)
    damages = {  # each makes it invalid: else the reading proves nothing
        'a payload file goes': lambda copy: next((copy / 'data').rglob('*.json')).unlink(),
        'one more comes': lambda copy: (copy / 'data/more.json').write_text('{}'),
        'one is changed': lambda copy: next((copy / 'data').rglob('*.json')).write_text('{}'),
        'a tag is changed': lambda copy: (copy / 'problems.csv').write_text(''),
        'another version': lambda copy: (copy / 'bagit.txt').write_text('BagIt-Version: 0.97\n'),
    }
    for what, damage in damages.items():
        shutil.copytree(bag, folder / 'copy')
        damage(folder / 'copy')
        try:
            bag_check(folder / 'copy')
        except AssertionError:
            shutil.rmtree(folder / 'copy')
        else:
            raise AssertionError('still valid: ' + what)
    gone = next(Path(line['path']) for line in journal(bag) if line['output'])
    gone.unlink()
    gone.write_bytes(b'PK\x03\x04')
    run('-j2', '--bag', '-o', bag, inputs, status=1)
    check(len(bag_check(bag)[0]) == len(payload) - 1, 'an output outlives its report')
    try:
        import bagit
    except ImportError:
        skipped.append('bag: no BagIt library is installed (python3-bagit); RFC 8493 was checked by tests/batch/bag.py')
    else:
        bagit.Bag(str(bag)).validate()
