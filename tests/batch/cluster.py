"""The recipes of tools/cluster, run for real: what many shards make is what one run makes.

    python3 -m tests.batch.cluster [--nianbao PROGRAM] [--reports N]

N reports (links to corpus/) are converted in one run, then by GNU Parallel on this machine, by GNU
Parallel over ssh (an sshd of the test's own on the loopback address), and by a Slurm job array on two
nodes (slurmctld and two slurmd of the test's own), one of which is killed midway. Each result must be
that of the single run, byte for byte, but for the journal, which holds times. What is not installed
is skipped with a word: tools/setup cluster installs it.
"""
import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.lib.tree import CORPUS, PROGRAM, ROOT

passed = failed = skipped = 0


def hold(what, good, why=''):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print('FAILED %s: %s' % (what, str(why)[:2000]))


def lacks(what, *programs):
    global skipped
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        skipped += 1
        print('skipped: %s needs %s (sh tools/setup cluster)' % (what, ', '.join(missing)))
    return bool(missing)


def run(arguments, **options):
    return subprocess.run([str(a) for a in arguments], capture_output=True, text=True, timeout=300, **options)


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(('127.0.0.1', 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def wait_until(holds, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


class Archive:
    """Reports in folders, the list of them, and what one run makes of them."""

    def __init__(self, folder, program, count):
        self.folder, self.program = folder, program
        reports = sorted(p for p in CORPUS.iterdir() if p.suffix in ('.docx', '.txt'))
        for i in range(count):
            where = folder / 'reports' / ('district-%02d' % (i % 17))
            where.mkdir(parents=True, exist_ok=True)
            source = reports[i % len(reports)]
            os.link(source, where / ('%04d%s' % (i, source.suffix))) if same_device(source, where) \
                else shutil.copy(source, where / ('%04d%s' % (i, source.suffix)))
        (where / 'broken.docx').write_bytes(b'PK\3\4 cut off')
        self.list = folder / 'reports.list'
        self.list.write_text(''.join('%s\n' % p for p in sorted((folder / 'reports').rglob('*')) if p.is_file()))
        self.environment = dict(os.environ, LC_ALL='C.UTF-8', NIANBAO=str(program))
        self.expected = self.result('single')

    def result(self, name, *before):
        """The tree that a last run over everything leaves; what is done it skips."""
        out = self.folder / name
        self.last = run([self.program, 'convert', '--quiet', '-j1', '-o', out, '--files-from', self.list],
                        env=self.environment)
        return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob('*'))
                if p.is_file() and p.name != 'run.jsonl'}

    def check(self, what, name):
        """The shards' folder is the single run's before and after the run that ends it."""
        journal = self.folder / name / 'run.jsonl'
        done = {json.loads(line)['path'] for line in journal.read_text().splitlines()}
        listed = set(self.list.read_text().splitlines())
        hold(what + ', every input is in the journal', done == listed, listed - done)
        reports = {n: b for n, b in self.expected.items() if n.endswith('.json')}
        there = {str(p.relative_to(self.folder / name)): p.read_bytes() for p in (self.folder / name).rglob('*.json')}
        hold(what + ', the union of the shards', there == reports, different(reports, there))
        whole = self.result(name)
        hold(what + ', with the run that ends it', whole == self.expected, different(self.expected, whole))


def same_device(a, b):
    return os.stat(a).st_dev == os.stat(b).st_dev


def different(a, b):
    return sorted(name for name in a.keys() | b.keys() if a.get(name) != b.get(name))[:5]


# ---- GNU Parallel ----

def check_parallel(archive):
    if lacks('GNU Parallel', 'parallel'):
        return
    ran = run([ROOT / 'tools/cluster/parallel', archive.list, archive.folder / 'parallel', 5, '-j2'],
              env=archive.environment)
    hold('parallel, exit status', ran.returncode == 0, ran.stderr)
    archive.check('parallel', 'parallel')


def check_ssh(archive):
    sshd = shutil.which('sshd') or '/usr/sbin/sshd'
    if lacks('GNU Parallel over ssh', 'parallel', 'ssh', 'ssh-keygen', sshd):
        return
    home = archive.folder / 'ssh'
    home.mkdir()
    port, = free_ports(1)
    for key in ('host', 'user'):
        run(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', home / key])
    shutil.copy(home / 'user.pub', home / 'authorized')
    (home / 'config').write_text(
        'Port %d\nListenAddress 127.0.0.1\nHostKey %s/host\nAuthorizedKeysFile %s/authorized\nPidFile none\n'
        'StrictModes no\nUsePAM no\nPermitRootLogin yes\nPasswordAuthentication no\n' % (port, home, home))
    if os.getuid() == 0:
        os.makedirs('/run/sshd', exist_ok=True)
    server = subprocess.Popen([sshd, '-D', '-q', '-f', str(home / 'config')])
    login = '2/ssh -p %d -i %s/user -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR ' \
            'root@127.0.0.1' % (port, home)
    login = login.replace('root@', '%s@' % run(['id', '-un']).stdout.strip())
    try:
        hold('sshd is up', wait_until(lambda: listens(port), 10))
        ran = run([ROOT / 'tools/cluster/parallel', archive.list, archive.folder / 'ssh-out', 4, '--sshlogin', login],
                  env=archive.environment)
        hold('ssh, exit status', ran.returncode == 0, ran.stderr)
        archive.check('ssh', 'ssh-out')
    finally:
        server.terminate()
        server.wait()


def listens(port):
    with socket.socket() as one:
        return one.connect_ex(('127.0.0.1', port)) == 0


# ---- Slurm ----

SLURM = """ClusterName=nianbao
SlurmctldHost={host}(127.0.0.1)
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/none
CredType=cred/none
MpiDefault=none
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
ReturnToService=2
SlurmctldTimeout=30
SlurmdTimeout=3
SlurmctldPidFile={home}/slurmctld.pid
SlurmdPidFile={home}/%n.pid
SlurmdSpoolDir={home}/%n
StateSaveLocation={home}/state
SlurmctldLogFile={home}/slurmctld.log
SlurmdLogFile={home}/%n.log
SlurmctldPort={ports[0]}
SchedulerType=sched/builtin
SchedulerParameters=sched_interval=1
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
NodeName=n1 NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[1]} CPUs=1 State=UNKNOWN
NodeName=n2 NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[2]} CPUs=1 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""
CGROUP = 'CgroupPlugin=cgroup/v1\nCgroupMountpoint={home}/cgroup\nCgroupAutomount=no\n'


class Slurm:
    """slurmctld and two slurmd on this machine, in a folder of their own."""

    def __init__(self, home):
        self.home = home
        for part in ('state', 'n1', 'n2', 'cgroup'):
            (home / part).mkdir(parents=True)
        facts = {'home': home, 'host': socket.gethostname().split('.')[0], 'ports': free_ports(3),
                 'user': run(['id', '-un']).stdout.strip()}
        (home / 'slurm.conf').write_text(SLURM.format(**facts))
        (home / 'cgroup.conf').write_text(CGROUP.format(**facts))
        self.environment = dict(os.environ, SLURM_CONF=str(home / 'slurm.conf'), LC_ALL='C.UTF-8')
        self.started = [self.start('slurmctld', '-D')]
        self.nodes = {name: self.start('slurmd', '-D', '-N', name) for name in ('n1', 'n2')}

    def start(self, *command):
        return subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, start_new_session=True)

    def ask(self, *command):
        return run(command, env=self.environment)

    def is_up(self):
        return self.ask('sinfo', '-h', '-t', 'idle', '-o', '%D').stdout.strip() == '2'

    def kill_node(self, name):
        """As a power cut does: the daemon and all that it started."""
        self.nodes[name].kill()
        ours = children(self.home / name)
        # The daemon of a step would tell the controller that its task was killed: it goes first.
        for pid in sorted({parent(pid) for pid in ours} - {0, 1, os.getpid()}) + ours:
            kill(pid)

    def log(self):
        return ''.join(p.read_text(errors='replace')[-1500:] for p in sorted(self.home.glob('*.log')))

    def stop(self):
        self.ask('scancel', '-u', run(['id', '-un']).stdout.strip())
        for process in self.started + list(self.nodes.values()):
            process.kill()
            process.wait()
        for name in self.nodes:
            for pid in children(self.home / name):
                kill(pid)


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def parent(pid):
    """The parent's process, 0 where the process is gone."""
    try:
        return int((Path('/proc') / str(pid) / 'stat').read_text().rpartition(')')[2].split()[1])
    except OSError:
        return 0


def children(spool):
    """Processes that a node started: its step daemons and what those run, by the name of the node."""
    found = []
    for entry in Path('/proc').iterdir():
        if not entry.name.isdigit():
            continue
        try:
            environment = (entry / 'environ').read_bytes()
        except OSError:
            continue
        ours = b'SLURM_CONF=%s/slurm.conf' % str(spool.parent).encode() in environment
        if ours and (b'SLURMD_NODENAME=%s\0' % spool.name.encode() in environment):
            found.append(int(entry.name))
    return found


def check_slurm(archive):
    if lacks('the Slurm job array', 'slurmctld', 'slurmd', 'sbatch'):
        return
    slurm = Slurm(archive.folder / 'slurm')
    out = archive.folder / 'slurm-out'
    slurm.environment['NIANBAO'] = str(archive.program)
    try:
        up = wait_until(slurm.is_up, 30)
        hold('slurmctld and two slurmd are up', up, slurm.log() if not up else '')
        if not up:
            return
        job = slurm.ask('sbatch', '--parsable', '--array=1-6', '-o', archive.folder / 'slurm-%a.log',
                        ROOT / 'tools/cluster/slurm', archive.list, out)
        hold('sbatch', job.returncode == 0, job.stderr)
        # n2 dies as soon as a task of it has written something.
        busy = wait_until(lambda: children(slurm.home / 'n2') and any(out.rglob('*.json')), 60)
        hold('a task runs on the node that is to die', busy, slurm.log())
        slurm.kill_node('n2')
        ended = wait_until(lambda: slurm.ask('squeue', '-h', '-j', job.stdout.strip()).stdout.strip() == '', 200)
        hold('the array ends without the node', ended, slurm.log())
        logs = ''.join(p.read_text() for p in sorted(archive.folder.glob('slurm-*.log')))
        requeued = slurm.ask('scontrol', 'show', 'job', job.stdout.strip()).stdout
        hold('a task was requeued', 'Restarts=1' in requeued, requeued[-500:] + logs)
        archive.check('slurm', 'slurm-out')
    finally:
        slurm.stop()


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the daemons end with the test
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--nianbao', default=PROGRAM)
    parser.add_argument('--reports', type=int, default=600)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='nianbao-cluster-') as name:
        archive = Archive(Path(name), Path(options.nianbao).resolve(), options.reports)
        for check in (check_parallel, check_ssh, check_slurm):
            check(archive)
    print('%d passed, %d failed, %d skipped' % (passed, failed, skipped))
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
