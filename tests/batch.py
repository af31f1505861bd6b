#!/usr/bin/python3
"""convert -o and --jsonl over many files: the same bytes with any number of workers, in shards and
after a kill; one file's fault costs that file; what an archive gets (manifests, bag, sidecar) holds.

Run: tests/batch.py [--nianbao PATH] [--only PART-OF-A-NAME]
Each test gets an empty folder. Nothing is timed; the moments of a kill are chosen by what the
journal has come to, from fixed seeds.
"""
import argparse
import contextlib
import csv
import fcntl
import hashlib
import io
import json
import os
import pty
import random
import re
import resource
import select
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINKS = 120
KILLS = 20
PATIENCE = 60  # seconds until a run that hangs is given up
PRODUCTS = {'run.jsonl', 'manifest-sha256.txt', 'sources-sha256.txt', 'problems.csv'}
nianbao = None
skipped = []


def check(true, *what):
    if not true:
        raise AssertionError(' '.join(str(part) for part in what))


# ---- an archive, and runs over it ----

def documents():
    return sorted(path for path in (ROOT / 'corpus').iterdir() if path.suffix in ('.docx', '.txt'))


def archive(folder, count):
    """So many files in sub-folders: copies of the corpus, some that no report can be made of."""
    sources = documents()
    for i in range(count):
        place = folder / ('局%d' % (i % 7))
        place.mkdir(parents=True, exist_ok=True)
        source = sources[i % len(sources)]
        path = place / ('%03d-%s' % (i, source.name))
        if i % 29 == 7:
            path.write_bytes(b'PK\x03\x04 cut off')
        else:
            os.link(source, path) if source.stat().st_dev == folder.stat().st_dev \
                else path.symlink_to(source)
    return folder


def signals_set(*ignored):
    """In the child: these are ignored, the others do what they do by default, none is held back. This
    test may itself run under nohup, or behind an &, and what it inherited is not to decide."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGCHLD):
        signal.signal(number, signal.SIG_IGN if number in ignored else signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())


def start(*arguments, where=None, temporary=None, path=None, ignored=(), limit=None, **more):
    environment = dict(os.environ, LC_ALL='C.UTF-8', SOURCE_DATE_EPOCH='0')
    if temporary is not None:
        environment['TMPDIR'] = str(temporary)
    if path is not None:
        environment['PATH'] = str(path)

    def before():
        signals_set(*ignored)
        if limit is not None:
            limit()
    return subprocess.Popen([nianbao, 'convert', *map(str, arguments)], cwd=where, env=environment,
                            stdin=more.pop('stdin', subprocess.DEVNULL), preexec_fn=before,
                            stdout=more.pop('stdout', subprocess.PIPE), stderr=subprocess.PIPE, **more)


def run(*arguments, status=None, input=None, **more):
    """(exit status, standard output, standard error); the status is checked where one is given."""
    if input is not None:
        more['stdin'] = subprocess.PIPE
    child = start(*arguments, **more)
    try:
        out, err = child.communicate(input, PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        raise AssertionError('hangs: %s' % (arguments,))
    err = err.decode('utf-8', 'replace')
    if status is not None:
        check(child.returncode == status, 'exit status', child.returncode, 'not', status, err[-600:])
    return child.returncode, out, err


def tree(folder):
    """Every file of a folder but the journal, which alone differs from run to run."""
    return {os.fsencode(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob('*') if path.is_file() and path.name != 'run.jsonl'}


def same(found, wanted, what):
    for name in sorted(found.keys() | wanted.keys()):
        check(found.get(name) == wanted.get(name), what, os.fsdecode(name),
              'missing' if name not in found else 'too many' if name not in wanted else 'differs')


def journal(folder):
    path = folder / 'run.jsonl'
    lines = path.read_bytes().split(b'\n')[:-1] if path.exists() else []
    return [json.loads(line) for line in lines if line]


def last(folder):
    """path -> its last line"""
    return {line['path']: line for line in journal(folder)}


def wait_for(found, child=None):
    """Until found() is something; None where the child ends before."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        seen = found()
        if seen:
            return seen
        if child is not None and child.poll() is not None:
            return None
        time.sleep(0.002)
    raise AssertionError('nothing came of it')


def workers_of(child):
    try:
        return [int(pid) for pid in Path('/proc/%d/task/%d/children' % (child.pid, child.pid)).read_text().split()]
    except OSError:
        return []


def has_ended(pid):
    """Nothing is left of it, or only its status: not every first process of a container takes that."""
    try:
        return Path('/proc/%d/stat' % pid).read_bytes().rpartition(b')')[2].split()[0] in (b'Z', b'X')
    except OSError:
        return True


def holder(child, path):
    """The worker of that run that has the file open, or waits for it to open."""
    def find():
        for worker in workers_of(child):
            try:
                if any(os.readlink(fd) == str(path) for fd in Path('/proc/%d/fd' % worker).iterdir()):
                    return worker
            except OSError:
                pass
        return None
    writer = wait_for(lambda: writer_open(path), child)
    check(writer, 'the run ended without reading', path)
    try:
        return wait_for(find, child)
    finally:
        os.set_blocking(writer, True)
        held.append(writer)


held = []  # ends of FIFOs, closed behind each test


def writer_open(path):
    try:
        return os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None


# ---- the tests ----

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


def test_killed(folder):
    """Killed at any moment and started again: the same bytes, and nothing left lying about."""
    inputs = archive(folder / 'in', LINKS)
    run('-j2', '-o', folder / 'whole', inputs, status=1)
    whole = tree(folder / 'whole')
    cut_short = 0
    for seed in range(KILLS):
        out = folder / ('out%d' % seed)
        chance = random.Random(seed)
        lines = chance.randrange(LINKS)
        child = start('-j%d' % chance.choice((1, 2, 3)), '-o', out, inputs)
        wait_for(lambda: (out / 'run.jsonl').exists()
                 and (out / 'run.jsonl').read_bytes().count(b'\n') >= lines, child)
        child.kill()
        cut_short += child.wait() == -signal.SIGKILL
        child.communicate()
        run('-j2', '-o', out, inputs, status=1)
        same(tree(out), whole, 'killed at line %d:' % lines)
        check(set(last(out)) == set(last(folder / 'whole')), 'journal')
    check(cut_short > KILLS / 2, 'only', cut_short, 'runs were still running')


def table_rows(database, folder):
    """Every row of an archive's tables, in an order of their own: that of the insertions is none.
    Left out are the folder of the run, with which paths begin, and the number of a section, which
    only the full text knows."""
    with contextlib.closing(sqlite3.connect(database)) as archive:
        check(archive.execute('PRAGMA integrity_check').fetchall() == [('ok',)], 'the database is broken')
        archive.execute("INSERT INTO prose_index (prose_index) VALUES ('integrity-check')")
        columns = {name: [column for column, in archive.execute('SELECT name FROM pragma_table_info(?)', (name,))
                          if (name, column) != ('sections', 'section_id')]
                   for name, in archive.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"
                                                " AND name NOT LIKE 'prose_index%'").fetchall()}
        return {name: sorted(repr(row).replace(str(folder), '') for row in archive.execute(
            'SELECT %s FROM "%s"' % (', '.join('"%s"' % column for column in names), name)))
            for name, names in columns.items()}


def test_killed_with_everything(folder):
    """The same of a bag with a sidecar and a database: one process is killed or all of them, in the
    midst of the documents or of what is written behind them."""
    inputs = archive(folder / 'in', LINKS)
    (folder / 'sidecar.csv').write_text('path,档号\n' + ''.join(
        '%s,%04d\n' % (path.relative_to(folder / 'in'), i)
        for i, path in enumerate(sorted((folder / 'in').rglob('*.docx')))))

    def options(name):
        return ('-j2', '--bag', '--sidecar', folder / 'sidecar.csv', '--sqlite', folder / (name + '.db'),
                '-o', folder / name, inputs)
    run(*options('whole'), status=1)
    whole, rows = tree(folder / 'whole'), table_rows(folder / 'whole.db', folder / 'whole')
    check(len(rows['documents']) > 40 and len(rows['observations']) > 1000,
          {name: len(found) for name, found in rows.items()})
    cut_short = 0
    for seed in range(KILLS):
        name, chance = 'out%d' % seed, random.Random(seed)
        child = start(*options(name), start_new_session=True)
        lines = min(chance.randrange(LINKS * 3 // 2), LINKS)
        wait_for(lambda: len(journal(folder / name)) >= lines, child)
        if lines == LINKS:
            time.sleep(chance.random() * 0.4)
        kill, victim = chance.choice(((os.kill, child.pid), (os.killpg, child.pid)))
        kill(victim, signal.SIGKILL)
        cut_short += child.wait() == -signal.SIGKILL
        child.communicate()
        run(*options(name), status=1)
        same(tree(folder / name), whole, 'killed at line %d:' % lines)
        found = table_rows(folder / (name + '.db'), folder / name)
        for table in rows.keys() | found.keys():
            check(found.get(table) == rows.get(table), 'killed at line %d:' % lines, 'table', table)
        check(set(last(folder / name)) == set(last(folder / 'whole')), 'journal')
    check(cut_short > KILLS / 2, 'only', cut_short, 'runs were still running')


def test_temporary_folders(folder):
    """What the workers of a killed run left in TMPDIR goes with the next run, what living ones and
    others have there stays."""
    inputs, temporary = archive(folder / 'in', 6), folder / 'tmp'
    (temporary / 'nianbao-output').mkdir(parents=True)
    (temporary / 'nianbao-output' / 'kept').write_text('')
    children = []
    for name in ('killed', 'living'):
        os.mkfifo(folder / (name + '.docx'))
        children.append(start('-j2', '-o', folder / name, inputs, folder / (name + '.docx'), temporary=temporary))
        wait_for(lambda: len(journal(folder / name)) == 6, children[-1])
    held.append(wait_for(lambda: writer_open(folder / 'killed.docx')))
    workers = workers_of(children[0])
    check(len(workers) == 2, 'two workers were asked for, there are', workers)
    children[0].kill()
    children[0].wait()
    os.close(held.pop())  # the worker that reads it finds nobody to tell
    children[0].communicate(timeout=PATIENCE)
    folders = {path.name for path in temporary.iterdir()}
    check(len(folders) == 5, folders)
    wait_for(lambda: all(has_ended(worker) for worker in workers))
    run('-j2', '-o', folder / 'next', inputs, status=0, temporary=temporary)
    left = {path.name for path in temporary.iterdir()}
    check(len(left) == 3 and left < folders and 'nianbao-output' in left, left)
    children[1].send_signal(signal.SIGTERM)
    children[1].communicate(timeout=PATIENCE)
    check([path.name for path in temporary.rglob('*')] == ['nianbao-output', 'kept'], list(temporary.rglob('*')))


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


def test_half_a_line(folder):
    """Half a line of the journal does not count, wherever it was cut."""
    inputs = archive(folder / 'in', 12)
    run('-j1', '-o', folder / 'out', inputs, status=1)
    whole, path = tree(folder / 'out'), folder / 'out/run.jsonl'
    lines = path.read_bytes()
    for cut in (1, 40, len(lines) // 2, len(lines) - 1):
        path.write_bytes(lines[:cut])
        run('-j2', '-o', folder / 'out', inputs, status=1)
        same(tree(folder / 'out'), whole, 'cut at %d:' % cut)


def test_hanging(folder):
    """A file that never ends costs its own time, not the run."""
    inputs = archive(folder / 'in', 8)
    os.mkfifo(folder / 'hangs.docx')
    _, _, err = run('-j2', '--timeout', 1, '-o', folder / 'out', folder / 'hangs.docx', inputs, status=1)
    lines = last(folder / 'out')
    line = lines.pop(str(folder / 'hangs.docx'))
    check(line['status'] == 'timeout' and 'hangs.docx' in err, line, err)
    check(len(lines) == 8 and {line['status'] for line in lines.values()} == {'ok', 'rejected'}, lines)


def test_crashed(folder):
    """A worker that is killed costs the document that it was at."""
    inputs = archive(folder / 'in', 30)
    os.mkfifo(folder / 'kills.docx')
    for option in ('-o', '--jsonl'):
        target = (folder / 'out',) if option == '-o' else ()
        child = start('-j2', option, *target, folder / 'kills.docx', inputs)
        os.kill(holder(child, folder / 'kills.docx'), signal.SIGKILL)
        out, err = child.communicate(timeout=PATIENCE)
        check(child.returncode == 1, child.returncode, err)
        lines = journal(folder / 'out') if option == '-o' else list(map(json.loads, out.splitlines()))
        states = [line['status'] for line in lines]
        check(len(states) == 31 and states.count('crashed') == 1, states)
        check('kills.docx' in err.decode(), err)
        while held:
            os.close(held.pop())


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
    resource.setrlimit(resource.RLIMIT_DATA, (24 << 20, 24 << 20))


def test_memory(folder):
    """The process that hands out the work does not grow with the list: 200,000 paths of 170 bytes.
    (Held in memory they needed 128 MB; 12 are enough, 8 of them for any run.)"""
    if 'sanitize' in nianbao:
        skipped.append('memory: a sanitizer needs its own')
        return
    one = '某某市某某区人民政府办公室政府信息公开工作年度报告'
    with open(folder / 'list', 'w') as paths:
        paths.writelines('/nowhere/%s/%s%d.docx\n' % (one, one, i) for i in range(200000))
    run('-q', '-o', folder / 'out', '--files-from', folder / 'list', '--shard', '1/100000', status=66,
        limit=little_memory)
    check(len(journal(folder / 'out')) < 20, len(journal(folder / 'out')))


def test_reader_gone(folder):
    """Nobody reads the lines any more, or there was never anybody: the run says so and ends."""
    inputs = archive(folder / 'in', 60)
    child = start('-j2', '--jsonl', inputs)
    child.stdout.read(100)
    child.stdout.close()
    child.stdout = None
    _, err = child.communicate(timeout=PATIENCE)
    check(child.returncode == 74 and b'standard output' in err, child.returncode, err)
    run('-j2', '-o', folder / 'whole', inputs, status=1)
    for closed in ((0,), (1,), (2,), (0, 1, 2)):
        out = folder / ('out%d%d' % (closed[0], len(closed)))
        subprocess.run([nianbao, 'convert', '-j2', '-o', out, inputs], timeout=PATIENCE,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       preexec_fn=lambda: [os.close(descriptor) for descriptor in closed])
        same(tree(out), tree(folder / 'whole'), 'without %s:' % (closed,))
        check(len(journal(out)) == 60, 'the journal holds more than its lines')


def test_jsonl(folder):
    """One line a document, in the order of the list, the same with any number of workers."""
    inputs = archive(folder / 'in', LINKS)
    outs = [run('-j%d' % jobs, '--jsonl', inputs, status=1)[1] for jobs in (1, 2, 4)]
    check(outs[0] == outs[1] == outs[2], 'the lines differ')
    lines = [json.loads(line) for line in outs[0].splitlines()]
    paths = sorted((str(path) for path in inputs.rglob('*') if path.is_file()), key=os.fsencode)
    check([line['path'] for line in lines] == paths, 'not the order of the list')
    check(all(list(line) == list(lines[0]) for line in lines), 'keys')


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


def test_signals(folder):
    """Ctrl-C, kill and a closed terminal: the status says so, what was finished stays and counts."""
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)):
        inputs, out = archive(folder / ('in%d' % status), 20), folder / ('out%d' % status)
        os.mkfifo(folder / ('hold%d.docx' % status))
        child = start('-j2', '-o', out, inputs, folder / ('hold%d.docx' % status))
        wait_for(lambda: len(last(out)) == 20, child)
        child.send_signal(number)
        _, err = child.communicate(timeout=PATIENCE)
        check(child.returncode == status, child.returncode, err)
        before = journal(out)
        check(len(before) == 20, len(before))
        run('-j2', '-o', out, inputs, status=1)
        redone = {line['path'] for line in journal(out)[20:]}
        check(redone == {line['path'] for line in before if line['status'] == 'rejected'}, redone)
        run('-j2', '-o', folder / ('whole%d' % status), inputs, status=1)
        same(tree(out), tree(folder / ('whole%d' % status)), 'after a signal:')


def test_orphans(folder):
    """The workers of a killed run do not outlive it, whatever they wait for."""
    inputs, out = archive(folder / 'in', 6), folder / 'out'
    os.mkfifo(folder / 'hangs.docx')
    child = start('-j2', '-o', out, folder / 'hangs.docx', inputs)
    worker = holder(child, folder / 'hangs.docx')
    child.kill()
    child.communicate(timeout=PATIENCE)
    wait_for(lambda: has_ended(worker))


def test_signals_ignored(folder):
    """What was ignored when the run began stays so, and the run goes on: SIGHUP under nohup, SIGINT
    behind the & of a script."""
    inputs = archive(folder / 'in', 6)
    run('-j2', '-o', folder / 'whole', inputs, status=0)
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        out, pipe = folder / ('out%d' % number), folder / ('hold%d.docx' % number)
        os.mkfifo(pipe)
        child = start('-j2', '-o', out, inputs, pipe, ignored=(number,))
        holder(child, pipe)
        child.send_signal(number)
        os.close(held.pop())
        _, err = child.communicate(timeout=PATIENCE)
        check(child.returncode == 1, number, 'was ignored, and ended the run:', child.returncode, err)
        check(len(last(out)) == 7, number, last(out).keys())
        found = {name: data for name, data in tree(out).items() if name.endswith(b'.json')}
        check(len(found) > 4 and found.items() <= tree(folder / 'whole').items(), number, list(found))


def test_child_signal_ignored(folder):
    """What a child came to is known where SIGCHLD was ignored when the run began, too: the kernel then
    keeps no status for a parent that does not ask for it."""
    inputs = archive(folder / 'in', 6)
    os.mkfifo(folder / 'kills.docx')
    child = start('-j2', '-o', folder / 'out', folder / 'kills.docx', inputs, ignored=(signal.SIGCHLD,))
    os.kill(holder(child, folder / 'kills.docx'), signal.SIGKILL)
    _, err = child.communicate(timeout=PATIENCE)
    check(child.returncode == 1 and b'(signal 9)' in err, child.returncode, err)
    office = folder / 'path' / 'soffice'
    office.parent.mkdir()
    office.write_text('#!/bin/sh\nexit 0\n')
    office.chmod(0o755)
    (folder / 'old.rtf').write_text('{\\rtf1 }')
    _, _, err = run(folder / 'old.rtf', status=1, ignored=(signal.SIGCHLD,), path=office.parent)
    check('[legacy-not-converted]' in err and 'no output' in err, err)


def test_full_disk(folder):
    """A full disk ends the run with 75; with room, the same command goes on."""
    inputs, disk = archive(folder / 'in', 40), folder / 'disk'
    run('-j2', '-o', folder / 'whole', inputs, status=1)
    disk.mkdir()
    for size, options in (('64k', ()), ('200k', ()), ('200k', ('--bag',)), ('3m', ('--sqlite', disk / 'a.db'))):
        if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=' + size, 'none', disk],
                          stderr=subprocess.DEVNULL).returncode != 0:
            skipped.append('full_disk: mount is refused here')
            return
        try:
            _, _, err = run('-j2', *options, '-o', disk / 'out', inputs, status=75)
            check('/out/' in err or 'a.db' in err, err)
            found = tree(disk / 'out')
            check(not any(b'.nianbao-' in name for name in found), 'left behind', list(found))
            for name in found:
                if name.endswith(b'.json'):
                    json.loads(found[name])
            subprocess.run(['mount', '-o', 'remount,size=64m', disk], check=True)
            run('-j2', *options, '-o', disk / 'out', inputs, status=1)
            if '--bag' in options:
                run('-j2', '--bag', '-o', folder / 'bag', inputs, status=1)
            same(tree(disk / 'out'), tree(folder / ('bag' if '--bag' in options else 'whole')),
                 'after a full disk of %s:' % size)
            if '--sqlite' in options:
                wanted = len({line['sha256'] for line in journal(disk / 'out') if line['output']})
                check(len(table_rows(disk / 'a.db', disk)['reports']) == wanted, wanted)
        finally:
            subprocess.run(['umount', disk], check=True)


def no_long_files():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))


def test_unwritable(folder):
    """Where nothing can be made: 73; where it cannot be written: 74; standard output full: 75."""
    inputs = archive(folder / 'in', 6)
    (folder / 'file').write_text('')
    run('-o', folder / 'file', inputs, status=73)
    run('-o', folder / 'file/below', inputs, status=73)
    (folder / 'taken/run.jsonl').mkdir(parents=True)
    run('-o', folder / 'taken', inputs, status=73)
    one = sorted(inputs.rglob('*.docx'))[0]
    (folder / 'folder' / (one.stem + '.json')).mkdir(parents=True)
    run('-o', folder / 'folder', one, status=73)
    run('-o', folder / 'short', inputs, status=74, limit=no_long_files, restore_signals=False)
    with open('/dev/full', 'wb') as full:
        run('--jsonl', inputs, status=75, stdout=full)


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


def sidecar_run(folder, name, table, inputs, status=0):
    (folder / (name + '.csv')).write_bytes(table)
    _, _, err = run('-o', folder / name, '--sidecar', folder / (name + '.csv'), inputs, status=status)
    reports = {path: json.loads((folder / name / line['output']).read_text())
               for path, line in last(folder / name).items()}
    return {path: {value['name']: value['value'] for value in report['source'].get('archive') or ()}
            for path, report in reports.items()}, err


def test_sidecar(folder):
    """The archive's own list: each row at its report, as it is written; a row for nothing is said."""
    inputs = folder / 'in'
    (inputs / '局').mkdir(parents=True)
    one, two = inputs / '局' / '一.docx', inputs / '二.docx'
    one.write_bytes(documents()[0].read_bytes())
    two.write_bytes(documents()[2].read_bytes())
    digest = hashlib.sha256(two.read_bytes()).hexdigest()
    rows = 'path,档号,题名,保管期限\r\n局/一.docx,0012,"甲,""乙""\n丙",永久\r\n没有.docx,1,2,3\r\n'
    for name, table in (('utf8', b'\xef\xbb\xbf' + rows.encode()), ('gb', rows.encode('gb18030'))):
        found, err = sidecar_run(folder, name, table, inputs)
        wanted = {'档号': '0012', '题名': '甲,"乙"\n丙', '保管期限': '永久'}
        check(found[str(one)] == wanted, found)
        check(found[str(two)] == {}, found)
        check('%s.csv' % name in err and '4' in err.split('.csv', 1)[1], err)
    by_hash, _ = sidecar_run(folder, 'hash', ('sha256,档号\n%s,7\n' % digest).encode(), inputs)
    check(by_hash[str(two)] == {'档号': '7'}, by_hash[str(two)])
    again, _ = sidecar_run(folder, 'hash', ('sha256,档号\n%s,8\n' % digest).encode(), inputs)
    check(again[str(two)] == {'档号': '8'}, 'a changed row does not reach the output')
    check(len(journal(folder / 'hash')) == 3, 'a row changed, and others were done again')
    for broken in (b'', b'path\n', b'name,x\n1,2\n', b'\xff\xff\xff'):
        (folder / 'broken.csv').write_bytes(broken)
        run('-o', folder / 'no', '--sidecar', folder / 'broken.csv', inputs, status=64)
    run('-o', folder / 'no', '--sidecar', folder / 'nowhere.csv', inputs, status=66)


def terminal_run(folder, name, columns, environment, *options):
    """What a terminal of so many columns is sent while a run waits for its last document."""
    inputs, pipe = archive(folder / name, 12), folder / (name + '.docx')
    os.mkfifo(pipe)
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack('HHHH', 24, columns, 0, 0))
    child = subprocess.Popen([nianbao, 'convert', '-j2', '-o', folder / (name + '.out'), *options, inputs, pipe],
                             stderr=theirs, env={**os.environ, 'LC_ALL': 'zh_CN.UTF-8', **environment})
    os.close(theirs)
    sent = b''
    try:
        held.append(wait_for(lambda: writer_open(pipe), child))
        wait_for(lambda: len(last(folder / (name + '.out'))) == 12, child)
        while select.select([ours], [], [], 0.5)[0] and sent.count(b'\r') < 40:
            sent += os.read(ours, 65536)
        os.close(held.pop())
        while True:
            sent += os.read(ours, 65536)
    except OSError:  # it has ended
        pass
    child.wait()
    os.close(ours)
    return sent.decode()


def columns_of(text):
    return sum(2 if unicodedata.east_asian_width(character) in 'WF' else 1 for character in text)


def test_terminal(folder):
    """The bar fits into the terminal and is gone at the end; without a terminal that can go back,
    or with --quiet, there is none."""
    for name, columns, environment in (('wide', 200, {}), ('narrow', 30, {}), ('plain', 80, {'NO_COLOR': '1'})):
        sent = terminal_run(folder, name, columns, {'TERM': 'xterm', **environment})
        shown = re.findall('\r([^\r\n]*?)\x1b\\[K', sent)
        bars = [re.sub('\x1b\\[[0-9]*m', '', bar) for bar in shown if bar]
        check(bars and all(re.search(r'\d+/13\b', bar) for bar in bars), name, sent)
        check(all(columns_of(bar) < columns for bar in bars), name, bars)
        check('未成功 ' in bars[-1], name, bars)
        check(('\x1b[31m' in sent) == ('NO_COLOR' not in environment), name, sent)
        check('' in shown and '共 13 个文件' in sent.rpartition('\x1b[K')[2], name, sent)
    for name, environment, options in (('dumb', {'TERM': 'dumb'}, ()), ('quiet', {'TERM': 'xterm'}, ('-q',))):
        sent = terminal_run(folder, name, 80, environment, *options)
        check('\x1b' not in sent and '\r' not in sent.replace('\r\n', ''), name, sent)
        check(('共 13 个文件' in sent) == (name == 'dumb'), name, sent)


# What a bag is, by RFC 8493: a reading of its own, that shares nothing with the program.

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
        skipped.append('bag: no BagIt library is installed (python3-bagit); RFC 8493 was checked by tests/batch.py')
    else:
        bagit.Bag(str(bag)).validate()


def main():
    global nianbao
    parser = argparse.ArgumentParser()
    parser.add_argument('--nianbao', default=ROOT / 'build/nianbao')
    parser.add_argument('--only', default='')
    options = parser.parse_args()
    nianbao = str(Path(options.nianbao).resolve())
    passed = failed = 0
    for name, test in list(globals().items()):
        if not name.startswith('test_') or options.only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Path(folder))
                passed += 1
            except (AssertionError, subprocess.SubprocessError) as error:
                failed += 1
                print('%s: %s' % (name, str(error)[:2000]))
            finally:
                while held:
                    os.close(held.pop())
    for line in skipped:
        print('skipped:', line)
    print('%d passed, %d failed, %d skipped' % (passed, failed, len(skipped)))
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
