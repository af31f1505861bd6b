"""Runs that are killed at any moment, documents that kill their worker or never end: what is lost, and what is left behind."""
import json
import os
import random
import signal
import time

from tests.batch.base import (
    LINKS, PATIENCE, SHARE, archive, check, has_ended, held, holder, journal, last, run, same, start, table_rows, tree,
    wait_for, workers_of, writer_open)

KILLS = 20 // SHARE


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


def test_orphans(folder):
    """The workers of a killed run do not outlive it, whatever they wait for."""
    inputs, out = archive(folder / 'in', 6), folder / 'out'
    os.mkfifo(folder / 'hangs.docx')
    child = start('-j2', '-o', out, folder / 'hangs.docx', inputs)
    worker = holder(child, folder / 'hangs.docx')
    child.kill()
    child.communicate(timeout=PATIENCE)
    wait_for(lambda: has_ended(worker))
