#!/usr/bin/python3
"""Throughput over a whole archive: one worker and two, 100 to 100,000 documents, as one table.

    tools/bench/archive.py [--nianbao PROGRAM] [--counts 100,1000,...] [--workers 1,2] [--others N]

The documents are links to the Word files of corpus/, in folders of a thousand. Each line is a run of
`convert -o`: wall-clock seconds, documents a second, milliseconds of processor time a document (user
and system, all processes) and how that compares with the first line of as many workers, the largest
memory that any one process held, and how many times faster than one worker. The line "2 alone" is
two runs at once that know nothing of each other, each with half of the documents (--shard) and a folder
of its own: what the machine has to give. For scale, --others N runs python-docx and pandoc over N of
the same files where they are installed. Not part of the tests: what it measures depends on the machine.
Outputs are 50 KB a document: with TMPDIR on a disk, large counts measure the disk.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LINKS = 10000  # of one file; file systems have a limit
PYTHON_DOCX = '''
import sys, docx
for path in sys.argv[1:]:
    for table in docx.Document(path).tables:
        for row in table.rows:
            for cell in row.cells:
                cell.text
'''
HEAD = '%9s %7s %9s %11s %8s %7s %7s %8s' % (
    'documents', 'workers', 'seconds', 'documents/s', 'CPU ms', 'growth', 'MB', 'speed-up')


def make_archive(folder, count):
    reports = sorted((ROOT / 'corpus').glob('*.docx'))
    copies = {}
    for i in range(count):
        source = reports[i % len(reports)]
        turn = (source, i // len(reports) // LINKS)
        if turn not in copies:
            copies[turn] = folder / ('%s.%d' % (source.name, turn[1]))
            shutil.copy(source, copies[turn])
        where = folder / 'reports' / ('%03d' % (i // 1000))
        if i % 1000 == 0:
            where.mkdir(parents=True)
        os.link(copies[turn], where / ('%06d.docx' % i))
    return folder / 'reports'


def measure(*commands, good=(0, 1)):
    """Seconds of wall clock, seconds of processor time, and the largest process in MB, of commands that
    run at the same time."""
    start = time.monotonic()
    processes = [subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL) for command in commands]
    cpu = memory = 0
    for process in processes:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if good and process.returncode not in good:
            sys.exit('%s: exit status %d' % (process.args[0], process.returncode))
        cpu += usage.ru_utime + usage.ru_stime
        memory = max(memory, usage.ru_maxrss / 1024)
    return time.monotonic() - start, cpu, memory


def convert(program, folder, workers, reports):
    return [program, 'convert', '--quiet', '-j', workers, '-o', tempfile.mkdtemp(dir=folder), reports]


def bench_nianbao(program, counts, workers):
    print(HEAD)
    first = {}
    for count in counts:
        with tempfile.TemporaryDirectory(prefix='nianbao-bench-') as name:
            reports = make_archive(Path(name), count)
            alone = None
            # Nothing is removed in between: ext4 is slow to create where files were just removed.
            for number in workers + ['2 alone']:
                commands = [convert(program, Path(name), number, reports)]
                if number == '2 alone':
                    commands = [convert(program, Path(name), 1, reports) + ['--shard', '%d/2' % shard]
                                for shard in (1, 2)]
                wall, cpu, memory = measure(*commands)
                alone = alone or wall
                each = 1000 * cpu / count
                first.setdefault(number, each)
                print('%9d %7s %9.2f %11.0f %8.3f %7.2f %7.1f %8.2f' % (
                    count, number, wall, count / wall, each, each / first[number], memory, alone / wall), flush=True)


def bench_others(count):
    with tempfile.TemporaryDirectory(prefix='nianbao-bench-') as name:
        files = sorted(make_archive(Path(name), count).rglob('*.docx'))
        commands = {'python-docx': [[sys.executable, '-c', PYTHON_DOCX] + files],
                    'pandoc': [['pandoc', '-f', 'docx', '-t', 'json', '-o', os.devnull, f] for f in files]}
        for other, runs in commands.items():
            there = (shutil.which('pandoc') if other == 'pandoc' else
                     subprocess.run([sys.executable, '-c', 'import docx'], capture_output=True).returncode == 0)
            if not there:
                print('%s: not installed' % other)
                continue
            results = [measure(command, good=None) for command in runs]
            print('%-17s %9.2f %11.0f %8.3f %7s %7.1f' % (
                '%9d %s' % (count, other), sum(r[0] for r in results), count / sum(r[0] for r in results),
                1000 * sum(r[1] for r in results) / count, '', max(r[2] for r in results)), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--nianbao', default=str(ROOT / 'build/nianbao'))
    parser.add_argument('--counts', default='100,1000,10000,100000')
    parser.add_argument('--workers', default='1,2')
    parser.add_argument('--others', type=int, default=100)
    options = parser.parse_args()
    bench_nianbao(options.nianbao, [int(n) for n in options.counts.split(',')],
                  [int(n) for n in options.workers.split(',')])
    if options.others > 0:
        bench_others(options.others)


if __name__ == '__main__':
    main()
