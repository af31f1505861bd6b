"""Signals: those that end a run, those that were ignored when it began."""
import os
import signal

from tests.batch.base import PATIENCE, archive, check, held, holder, journal, last, run, same, start, tree, wait_for


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
