"""Folders and lists of inputs: every entry has its line, whatever it is called and wherever it lies."""
import os
import re
import resource
import subprocess
from pathlib import Path

from tests.batch.base import NIANBAO, archive, check, documents, journal, last, run, same, skipped, tree


def test_entries_of_a_folder(folder):
    """Each file of a folder has its line, whether it can be read or not; what is no file is counted."""
    inputs = archive(folder / 'in', 3)
    (inputs / 'link.docx').symlink_to('nowhere.docx')
    (inputs / 'loop.docx').symlink_to('loop.docx')
    (inputs / 'empty.docx').write_bytes(b'')
    os.mkfifo(inputs / 'pipe.docx')
    _, _, err = run('-j2', '-o', folder / 'out', inputs, status=1)
    lines = {Path(path).name: line['status'] for path, line in last(folder / 'out').items()}
    check(lines.pop('link.docx') == 'failed' and lines.pop('loop.docx') == 'failed', lines)
    check(lines.pop('empty.docx') == 'rejected', lines)
    check(set(lines.values()) == {'ok'} and len(lines) == 3, lines)
    check('link.docx' in err and 'pipe.docx' not in err and '1 ' in err, err)


def test_folders_in_each_other(folder):
    """Outputs below the inputs are no inputs, nor do inputs below the outputs become any."""
    inputs = archive(folder / 'in', 12)
    run('-j2', '-o', folder / 'whole', inputs, status=1)
    names = {name for name in tree(folder / 'whole') if name.endswith(b'.json')}
    (folder / 'out').mkdir()
    archive(folder / 'out/in', 12)
    for out, source in ((inputs / '局1/out', inputs), (folder / 'out', folder / 'out/in')):
        for turn in (1, 2):
            before = len(journal(out))
            run('-j2', '-o', out, source, status=1)
            check(len(journal(out)) - before <= 12 // turn, 'turn', turn, 'of', out)
            found = {name for name in tree(out) if name.endswith(b'.json')}
            check(found == names, out, found ^ names)
    loop = folder / 'loop'
    (loop / 'a').mkdir(parents=True)
    (loop / 'a/up').symlink_to('..')
    (loop / 'a/x.docx').write_bytes(documents()[0].read_bytes())
    run('-o', folder / 'looped', loop, loop / 'a/x.docx', loop / 'a/x.docx', status=0)
    check(list(last(folder / 'looped')) == [str(loop / 'a/x.docx')], last(folder / 'looped').keys())


def test_read_only(folder):
    """Inputs on a disk that cannot be written to."""
    inputs, disk = archive(folder / 'in', 12), folder / 'disk'
    run('-j2', '-o', folder / 'whole', inputs, status=1)
    disk.mkdir()
    mount = 'mount --bind "$0" "$1" && mount -o remount,ro,bind "$1"'
    if subprocess.run(['sh', '-c', mount, inputs, disk], stderr=subprocess.DEVNULL).returncode != 0:
        skipped.append('read_only: mount is refused here')
        return
    try:
        run('-j2', '-o', folder / 'out', disk, status=1)
    finally:
        subprocess.run(['umount', disk], check=True)
    for name in ('whole', 'out'):
        (folder / name / 'sources-sha256.txt').unlink()
        (folder / name / 'problems.csv').unlink()
    same(tree(folder / 'out'), tree(folder / 'whole'), 'read-only:')


def little_memory():
    resource.setrlimit(resource.RLIMIT_DATA, (64 << 20, 64 << 20))


def test_memory(folder):
    """The process that hands out the work keeps 100,000 paths of 100 bytes, and all that it knows of
    them from an earlier run, in less than 64 MB."""
    if 'sanitize' in NIANBAO:
        skipped.append('memory: a sanitizer needs its own')
        return
    with open(folder / 'list', 'w') as paths:
        paths.writelines('/nowhere/某某市某某区人民政府办公室/政府信息公开工作年度报告%d.docx\n' % i
                         for i in range(100000))
    options = '-q', '-o', folder / 'out', '--files-from', folder / 'list', '--shard', '1/10000'
    run(*options, status=66, limit=little_memory)
    lines = (folder / 'out' / 'run.jsonl').read_text().splitlines()
    check(0 < len(lines) < 30, len(lines))
    with open(folder / 'list') as paths, open(folder / 'out' / 'run.jsonl', 'w') as before:
        for path in paths:
            before.write(re.sub('"/nowhere/[^"]*"', '"%s"' % path.rstrip(), lines[0], count=1) + '\n')
    run(*options, status=66, limit=little_memory)
    with open(folder / 'out' / 'problems.csv') as problems:
        check(sum(1 for _ in problems) == 100001, 'a row for each, below the head')


def test_lists(folder):
    """--files-from: a file or the standard input, lines or -0, any name that a file can have."""
    names = ['a.docx', '带 空格.docx', 'line\nbreak.docx', 'back\\slash.docx', b'not-utf8-\xb1\xa8.docx']
    source = documents()[0].read_bytes()
    for name in names:
        Path(os.fsdecode(os.path.join(os.fsencode(folder), os.fsencode(name)))).write_bytes(source)
    raw = [os.fsencode(name) for name in names]
    run('-o', 'zero', '--files-from', '-', '-0', input=b'\0'.join(raw) + b'\0', where=folder, status=0)
    lines = journal(folder / 'zero')
    found = sorted(bytes.fromhex(line['path_hex']) if line['path_hex'] else line['path'].encode()
                   for line in lines)
    check(found == sorted(raw), found)
    check(len({line['output'] for line in lines}) == len(names), 'two inputs share an output')
    subprocess.run(['sha256sum', '--strict', '--quiet', '-c', 'manifest-sha256.txt'],
                   cwd=folder / 'zero', check=True)
    subprocess.run(['sha256sum', '--strict', '--quiet', '-c', 'zero/sources-sha256.txt'],
                   cwd=folder, check=True)
    before = len(lines)
    run('-o', 'zero', '--files-from', '-', '-0', input=b'\0'.join(raw), where=folder, status=0)
    check(len(journal(folder / 'zero')) == before, 'a name of any bytes is not known again')
    (folder / 'list').write_bytes(b'\xef\xbb\xbfa.docx\r\n\r\n' + '带 空格.docx'.encode() + b'\na.docx')
    run('-o', 'lines', '--files-from', 'list', where=folder, status=0)
    check(sorted(last(folder / 'lines')) == ['a.docx', '带 空格.docx'], last(folder / 'lines').keys())


def test_list_misread(folder):
    """-0 forgotten, or given for lines: said, not half converted, and no run that hangs."""
    names = ['a.docx', 'b.docx']
    for name in names:
        (folder / name).write_bytes(documents()[0].read_bytes())
    said = run('-o', 'zeros', '--files-from', '-', input=b'a.docx\0b.docx\0', where=folder, status=66)[2]
    check('-0' in said, 'what to do with zero bytes is not said: %r' % said)
    check(journal(folder / 'zeros') == [], 'a name was cut at its zero byte')
    lines = ''.join('%s%d\n' % ('x' * 300000, i) for i in range(6)).encode()
    for target in (('--jsonl',), ('-o', 'long')):
        _, _, err = run('-j1', *target, '--files-from', '-', 'a.docx', input=lines, where=folder,
                        status=66)
        check(err.count('x' * 80) == 6 and len(err) < 10000, len(err))


def test_output_astray(folder):
    """The folder of the reports is no folder for the output, and a journal that is a link to
    another file is not written through."""
    source = archive(folder / 'in', 3)
    before = tree(source)
    _, _, said = run('-o', source, source, status=64)
    check('name another one' in said, said)
    check({k: v for k, v in tree(source).items() if k in before} == before, 'reports changed')
    (folder / 'other').write_text('kept')
    (folder / 'out').mkdir()
    (folder / 'out' / 'run.jsonl').symlink_to(folder / 'other')
    run('-o', folder / 'out', source, status=73)
    check((folder / 'other').read_text() == 'kept', 'written through a link')


def test_vanished(folder):
    """A file that is listed and gone is named; --fail-on says what of it counts."""
    inputs = archive(folder / 'in', 6)
    paths = sorted(map(str, inputs.rglob('*.*')))
    Path(paths[2]).unlink()
    _, _, err = run('-j2', '-o', folder / 'out', *paths, status=66)
    check(paths[2] in err and last(folder / 'out')[paths[2]]['status'] == 'failed', err)
    check(len(last(folder / 'out')) == 6, last(folder / 'out'))
    for fail_on, status in (('doc', 66), ('never', 0)):
        run('-o', folder / fail_on, '--fail-on', fail_on, '-q', *paths[:3], status=status)
    bad = str(folder / 'bad.docx')
    Path(bad).write_bytes(b'PK\x03\x04')
    for fail_on, status in (('doc', 1), ('infra', 0), ('never', 0)):
        _, out, _ = run('-o', folder / ('bad-' + fail_on), '--fail-on', fail_on, '-q', bad, status=status)
        check(out == b'', '-q prints', out)
