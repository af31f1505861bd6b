"""What a run writes: the same bytes with any number of workers, in shards and once more."""
import csv
import hashlib
import io
import json
import os
import subprocess
from pathlib import Path

from tests.batch.base import LINKS, PATIENCE, PRODUCTS, archive, check, documents, journal, run, same, start, tree


def test_workers(folder):
    """With any number of workers the outputs are the same, byte by byte."""
    inputs = archive(folder / 'in', LINKS)
    for jobs in (1, 2, 4):
        run('-j%d' % jobs, '-o', folder / ('out%d' % jobs), inputs, status=1)
    one = tree(folder / 'out1')
    check(len(one) > LINKS * 0.9, len(one))
    for jobs in (2, 4):
        same(tree(folder / ('out%d' % jobs)), one, '-j%d' % jobs)
    for manifest, where in (('manifest-sha256.txt', folder / 'out1'), ('sources-sha256.txt', folder)):
        subprocess.run(['sha256sum', '--strict', '--quiet', '-c', folder / 'out1' / manifest],
                       cwd=where, check=True)
    listed = {line[66:] for line in one[b'manifest-sha256.txt'].decode().splitlines()}
    there = {os.fsdecode(name) for name in one} - PRODUCTS
    check(listed == there, 'manifest', listed ^ there)


def test_journal(folder):
    """Every input has a line; every line has all keys, each of one type."""
    inputs = archive(folder / 'in', 60)
    (inputs / '局0' / '笔记.txt').write_text('买菜\n')
    run('-j2', '-o', folder / 'out', inputs, folder / 'nowhere.docx', status=66)
    lines = journal(folder / 'out')
    paths = sorted(str(path) for path in inputs.rglob('*') if path.is_file())
    check(sorted(line['path'] for line in lines) == sorted(paths + [str(folder / 'nowhere.docx')]))
    types = {}
    for line in lines:
        check(list(line) == list(lines[0]), 'keys', line['path'])
        for key, value in line.items():
            if value is not None:
                types.setdefault(key, set()).add(type(value).__name__)
    check(all(len(kinds) == 1 for kinds in types.values()), types)
    seen = {line['status'] for line in lines}
    check(seen >= {'ok', 'rejected', 'failed', 'skipped'}, seen)
    for line in lines:
        written = line['status'] in ('ok', 'partial')
        check(written == (line['output'] is not None), line['path'], line['output'])
        if written:
            output = (folder / 'out' / line['output']).read_bytes()
            check(hashlib.sha256(output).hexdigest() == line['output_sha256'], line['output'])
            check(len(output) == line['output_bytes'], line['output'])
        check(len(line['problems']) > 0 or line['status'] in ('ok', 'skipped'), line)


def test_problems_csv(folder):
    """A byte order mark and CR LF for Excel, and no cell that it would take for a formula."""
    (folder / 'in').mkdir()
    for name in ('=1+2.docx', '+3.docx', '-4.docx', '@5.docx', 'a,"b".docx', 'plain.docx'):
        (folder / 'in' / name).write_bytes(b'PK\x03\x04')
    run('-o', 'out', '--', *sorted(os.listdir(folder / 'in')), where=folder / 'in', status=1)
    table = (folder / 'in/out/problems.csv').read_bytes()
    check(table.startswith(b'\xef\xbb\xbf') and table.count(b'\n') == table.count(b'\r\n'))
    rows = list(csv.reader(io.StringIO(table[3:].decode(), newline='')))
    check({len(row) for row in rows} == {8}, rows)
    paths = {row[0] for row in rows[1:]}
    check(paths == {"'=1+2.docx", "'+3.docx", "'-4.docx", "'@5.docx", 'a,"b".docx', 'plain.docx'}, paths)
    check(all(row[6] and row[7] for row in rows[1:]), 'a problem without a message or advice')


def test_jsonl(folder):
    """One line a document, in the order of the list, the same with any number of workers."""
    inputs = archive(folder / 'in', LINKS)
    outs = [run('-j%d' % jobs, '--jsonl', inputs, status=1)[1] for jobs in (1, 2, 4)]
    check(outs[0] == outs[1] == outs[2], 'the lines differ')
    lines = [json.loads(line) for line in outs[0].splitlines()]
    paths = sorted((str(path) for path in inputs.rglob('*') if path.is_file()), key=os.fsencode)
    check([line['path'] for line in lines] == paths, 'not the order of the list')
    check(all(list(line) == list(lines[0]) for line in lines), 'keys')


def test_shards(folder):
    """Shards into one folder, at the same time, make what one run makes."""
    inputs = archive(folder / 'in', 60)
    run('-j2', '-o', folder / 'whole', inputs, status=1)
    shards = [start('-j1', '--shard', '%d/3' % i, '-o', folder / 'out', inputs) for i in (1, 2, 3)]
    for shard in shards:
        shard.communicate(timeout=PATIENCE)
    same(tree(folder / 'out'), tree(folder / 'whole'), 'shards:')
    check(len(journal(folder / 'out')) == 60, 'a file was in no shard, or in two')
    names = sorted(str(path) for path in inputs.rglob('*.docx'))[:9]
    (folder / 'twin').mkdir()
    twins = [folder / 'twin' / Path(name).name for name in names]
    for name, twin in zip(names, twins):
        twin.symlink_to(name)
    said = [run('-o', folder / 'twins', '--shard', '%d/3' % i, *names, *twins)[2] for i in (1, 2, 3)]
    check([sum(text.count('%s goes to' % twin) for text in said) for twin in twins] == [1] * 9,
          'a name that was taken is told in each shard', said)


def test_runs_at_once(folder):
    """Several whole runs into one folder at a time: more work, and the same result."""
    inputs = archive(folder / 'in', 60)
    run('-j2', '-o', folder / 'whole', inputs, status=1)
    runs = [start('-j2', '-o', folder / 'out', inputs) for _ in range(3)]
    for each in runs:
        each.communicate(timeout=PATIENCE)
        check(each.returncode == 1, each.returncode)
    same(tree(folder / 'out'), tree(folder / 'whole'), 'three at once:')


def test_resume(folder):
    """What is done is left alone; what has changed, on either side, is done again."""
    inputs, out = archive(folder / 'in', 20), folder / 'out'
    run('-j2', '-o', out, inputs, status=1)
    whole = tree(out)
    good = [line for line in journal(out) if line['status'] == 'ok']
    times = {line['output']: (out / line['output']).stat().st_ino for line in good}
    refused = 20 - len(good)

    def again(*options):
        before = len(journal(out))
        run('-j2', '-o', out, inputs, *options, status=1)
        return [line['path'] for line in journal(out)[before:]]
    check(len(again()) == refused, 'a rerun does more than the refused ones')
    check(all((out / name).stat().st_ino == inode for name, inode in times.items()), 'rewritten')
    check(len(again('--force')) == 20, '--force')
    same(tree(out), whole, '--force:')
    damaged = good[0]
    for damage in (b'', b'{}', None):
        output = out / damaged['output']
        output.unlink() if damage is None else output.write_bytes(damage)
        check(damaged['path'] in again(), 'a damaged output stays:', damage)
        same(tree(out), whole, 'damaged:')
    changed = Path(good[1]['path'])
    changed.unlink()
    changed.write_bytes(documents()[5].read_bytes())
    check(changed.as_posix() in again(), 'a changed input is not done again')
    report = json.loads((out / good[1]['output']).read_text())
    wanted = hashlib.sha256(documents()[5].read_bytes()).hexdigest()
    check(wanted in json.dumps(report), 'the output is that of the old input')
    changed.write_bytes(b'PK\x03\x04')
    again()
    check(not (out / good[1]['output']).exists(), 'an output outlives its report')
