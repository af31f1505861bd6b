"""Outputs that cannot be written: a full disk, folders and files in the way, a reader that went away."""
import json
import os
import resource
import signal
import subprocess

from tests.batch.base import NIANBAO, PATIENCE, archive, check, journal, run, same, skipped, start, table_rows, tree


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
        subprocess.run([NIANBAO, 'convert', '-j2', '-o', out, inputs], timeout=PATIENCE,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       preexec_fn=lambda: [os.close(descriptor) for descriptor in closed])
        same(tree(out), tree(folder / 'whole'), 'without %s:' % (closed,))
        check(len(journal(out)) == 60, 'the journal holds more than its lines')
