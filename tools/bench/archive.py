#!/usr/bin/python3
"""Throughput over a whole archive: one worker and two, 100 to 100,000 documents, as one table.

    tools/bench/archive.py [--nianbao PROGRAM] [--counts 100,1000,...] [--workers 1,2] [--rounds N]
                           [--others N]

The documents are links to the Word files of corpus/, in folders of a thousand. Each line is a run of
`convert -o`: wall-clock seconds, documents a second, milliseconds of processor time a document (user
and system, all processes) and how that compares with the first line of as many workers, the most
memory that any one process held and that all held together (pages that they share count once for
each), and how many times faster than one worker. The line "2 alone" is two runs at once that know
nothing of each other, each with half of the documents (--shard) and a folder of its own: what the
machine has to give. Of several rounds, in which the lines take turns, the fastest counts. For scale,
--others N runs python-docx and pandoc over N of the same files where they are installed. Not part of
the tests: what it measures depends on the machine.
Outputs are 50 KB a document: with TMPDIR on a disk, large counts measure the disk.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
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
HEAD = '%9s %7s %9s %11s %8s %7s %7s %7s %8s' % (
    'documents', 'workers', 'seconds', 'documents/s', 'CPU ms', 'growth', 'MB', 'MB all', 'speed-up')


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


class Memory(threading.Thread):
    """Looks at processes and their children while they run. (What wait4 tells of a child includes the
    memory of whoever started it.)"""

    def __init__(self, processes):
        super().__init__(daemon=True)
        self.roots = [process.pid for process in processes]
        self.largest = self.together = 0
        self.ended = threading.Event()

    def run(self):
        while not self.ended.wait(0.02):
            together = 0
            for pid in self.roots + [child for root in self.roots for child in children_of(root)]:
                peak, now = memory_of(pid)
                self.largest = max(self.largest, peak)
                together += now
            self.together = max(self.together, together)


def children_of(pid):
    try:
        return [int(child) for child in Path('/proc/%d/task/%d/children' % (pid, pid)).read_text().split()]
    except OSError:
        return []


def memory_of(pid):
    """MB at the most so far, and now."""
    try:
        lines = dict(line.split(':', 1) for line in Path('/proc/%d/status' % pid).read_text().splitlines())
        return tuple(int(lines[name].split()[0]) / 1024 for name in ('VmHWM', 'VmRSS'))
    except (OSError, KeyError):  # it has just ended
        return 0, 0


def measure(*commands, good=(0, 1)):
    """Seconds of wall clock, seconds of processor time, MB of the largest process and of all, of commands
    that run at the same time."""
    start = time.monotonic()
    processes = [subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL) for command in commands]
    memory = Memory(processes)
    memory.start()
    cpu = 0
    for process in processes:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if good and process.returncode not in good:
            sys.exit('%s: exit status %d' % (process.args[0], process.returncode))
        cpu += usage.ru_utime + usage.ru_stime
    wall = time.monotonic() - start
    memory.ended.set()
    memory.join()
    return wall, cpu, memory.largest, memory.together


def convert(program, folder, workers, reports):
    return [program, 'convert', '--quiet', '-j', workers, '-o', tempfile.mkdtemp(dir=folder), reports]


def commands_of(program, folder, number, reports):
    if number != '2 alone':
        return [convert(program, folder, number, reports)]
    return [convert(program, folder, 1, reports) + ['--shard', '%d/2' % shard] for shard in (1, 2)]


def bench_nianbao(program, counts, workers, rounds):
    print(HEAD)
    first = {}
    for count in counts:
        with tempfile.TemporaryDirectory(prefix='nianbao-bench-') as name:
            reports = make_archive(Path(name), count)
            best = {}
            # Nothing is removed in between: ext4 is slow to create where files were just removed.
            for _ in range(rounds):
                for number in workers + ['2 alone']:
                    found = measure(*commands_of(program, Path(name), number, reports))
                    best[number] = min(found, best.get(number, found))
            for number, (wall, cpu, largest, together) in best.items():
                each = 1000 * cpu / count
                first.setdefault(number, each)
                print('%9d %7s %9.2f %11.0f %8.3f %7.2f %7.1f %7.1f %8.2f' % (
                    count, number, wall, count / wall, each, each / first[number], largest, together,
                    best[workers[0]][0] / wall), flush=True)


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
            print('%-17s %9.2f %11.0f %8.3f %7s %7.1f %7.1f' % (
                '%9d %s' % (count, other), sum(r[0] for r in results), count / sum(r[0] for r in results),
                1000 * sum(r[1] for r in results) / count, '', max(r[2] for r in results),
                max(r[3] for r in results)), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--nianbao', default=str(ROOT / 'build/nianbao'))
    parser.add_argument('--counts', default='100,1000,10000,100000')
    parser.add_argument('--workers', default='1,2')
    parser.add_argument('--rounds', type=int, default=1)
    parser.add_argument('--others', type=int, default=100)
    options = parser.parse_args()
    bench_nianbao(options.nianbao, [int(n) for n in options.counts.split(',')],
                  [int(n) for n in options.workers.split(',')], options.rounds)
    if options.others > 0:
        bench_others(options.others)


if __name__ == '__main__':
    main()
