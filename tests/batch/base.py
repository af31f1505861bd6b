"""An archive, runs of convert -o and --jsonl over it, and what they leave: for the tests of this folder."""
import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

from tests.lib.tree import CORPUS, PROGRAM, SHARE

LINKS = 120 if SHARE == 1 else 60             # files of an archive
PATIENCE = 60  # seconds until a run that hangs is given up
PRODUCTS = {'run.jsonl', 'manifest-sha256.txt', 'sources-sha256.txt', 'problems.csv'}
NIANBAO = str(Path(os.environ.get('NIANBAO', PROGRAM)).resolve())    # of tests/run
skipped = []    # what a test could not do here, and why


def check(true, *what):
    if not true:
        raise AssertionError(' '.join(str(part) for part in what))


def documents():
    return sorted(path for path in CORPUS.iterdir() if path.suffix in ('.docx', '.txt'))


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
    return subprocess.Popen([NIANBAO, 'convert', *map(str, arguments)], cwd=where, env=environment,
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
