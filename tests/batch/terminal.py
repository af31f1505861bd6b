"""The bar on a terminal."""
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import unicodedata

from tests.batch.base import NIANBAO, archive, check, held, last, wait_for, writer_open


def terminal_run(folder, name, columns, environment, *options):
    """What a terminal of so many columns is sent while a run waits for its last document."""
    inputs, pipe = archive(folder / name, 12), folder / (name + '.docx')
    os.mkfifo(pipe)
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack('HHHH', 24, columns, 0, 0))
    child = subprocess.Popen([NIANBAO, 'convert', '-j2', '-o', folder / (name + '.out'), *options, inputs, pipe],
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
