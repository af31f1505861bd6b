"""Gives the converter files made to harm it and holds each to: exit status 0 or 1, one of the codes
that fit, under 5 seconds, under 256 MB, no figure but those that are printed.

Run: python3 -m tests.harm [--nianbao PATH] [--only PART-OF-A-NAME] [--keep FOLDER] [--verbose] [--whole]
Under MODE=sanitize (see tests/run) memory is not held to a limit and time to a longer one.
"""
import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.lib.tree import PROGRAM
from tests.harm.cases import CASES
from tests.harm.reports import GOOD

SANITIZED = os.environ.get('MODE') == 'sanitize'
SECONDS = 5
MEGABYTES = 256


def write(case, path):
    """Makes the file in a process of its own: this one must stay small, for a process that it starts
    begins with its size as the most memory that it ever held."""
    child = os.fork()
    if child == 0:
        try:
            path.write_bytes(case.make())
            os._exit(0)
        except BaseException as error:  # noqa: B902
            print('cannot make %s: %r' % (path.name, error), file=sys.stderr)
            os._exit(1)
    return os.waitpid(child, 0)[1] == 0


def limits():
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))


def run(command, out, err):
    """(exit status or minus the signal, processor seconds, megabytes)"""
    child = subprocess.Popen(command, stdout=out, stderr=err, preexec_fn=limits,
                             env=dict(os.environ, LC_ALL='C.UTF-8'))
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def faults_of(case, name, command, status, seconds, megabytes, message):
    faults = []
    if status not in ((0, 1, 2) if command == 'compare' else (0, 1)):
        faults.append('exit status %d: %s' % (status, message[-300:]))
    if seconds > SECONDS * (6 if SANITIZED else 1):
        faults.append('%.1f seconds' % seconds)
    if megabytes > MEGABYTES and not SANITIZED:
        faults.append('%.0f MB' % megabytes)
    codes = set(re.findall(r'\[([a-z0-9-]+)\]', message))
    if command not in ('tables', 'compare', 'export') and case.codes and not codes & set(case.codes):
        faults.append('said %s, expected one of %s' % (sorted(codes), case.codes))
    if status == 1 and not codes and command not in ('compare', 'export'):
        faults.append('no problem is named: %r' % message[:200])
    if status != 0 and command in ('compare', 'export') and name not in message:    # these have words of their own
        faults.append('the file is not named: %r' % message[:200])
    return faults


def faults_of_json(path, case, truth, command):
    """What is printed is whole JSON or nothing."""
    if path.stat().st_size == 0 or path.stat().st_size > 20_000_000:
        return []
    try:
        result = json.loads(path.read_bytes().decode('utf-8'))
    except ValueError as error:
        return ['no sound JSON: %s' % error]
    wrong = [c['field'] for c in result.get('cells', []) if 'state' in c and (c['value'] is None) != (c['state'] != 'number')]
    faults = ['%s: value and state differ' % wrong] if wrong else []
    for code, count in case.counts.items() if command == 'convert' else ():
        found = sum(problem['code'] == code for problem in result.get('problems', []))
        faults += ['%d times %s, expected %d' % (found, code, count)] if found != count else []
    figures = {c['field']: c['value'] for c in result.get('cells', []) if 'state' in c and c['value'] is not None}
    # where a row is there twice either may be taken, if that is told
    doubled = any(problem['code'] == 'row-repeated' for problem in result.get('problems', []))
    for field, value in figures.items():
        if not doubled and case.is_report and truth.get(field) != value:
            faults.append('%s = %s, printed is %s' % (field, str(value)[:30], truth.get(field)))
    if figures and not case.is_report and case.extension == 'docx':
        faults.append('figures out of nothing: %s' % str(figures)[:200])
    return faults[:5]


def commands_of(case, number, whole):
    """command: where it says what is wrong. Every file is converted; `tables` and `explain`, which read it with the
    same code, are given every third, or all of them with --whole."""
    if case.extension == 'json':
        return {'check': 'out', 'compare': 'err', 'export': 'err'}
    commands = {'convert': 'err'}
    if whole or number % 3 == 0:
        commands['tables'] = 'err'
    if case.is_report and (whole or number % 3 == 1):
        commands['explain'] = 'out'
    return commands


def truth_of(nianbao):
    run = subprocess.run([nianbao, 'convert', '-'], input=GOOD, stdout=subprocess.PIPE, check=True)
    return {c['field']: c['value'] for c in json.loads(run.stdout.decode('utf-8'))['cells']}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--nianbao', default=PROGRAM)
    parser.add_argument('--only', default='')
    parser.add_argument('--keep')
    parser.add_argument('--verbose', action='store_true')
    parser.add_argument('--whole', action='store_true')
    options = parser.parse_args()
    passed = failed = 0
    truth = truth_of(options.nianbao)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(options.keep or folder)
        folder.mkdir(exist_ok=True)
        for number, (name, case) in enumerate(CASES.items()):
            if options.only not in name:
                continue
            path, out, err = folder / ('%s.%s' % (name, case.extension)), folder / 'out', folder / 'err'
            faults, figures = [] if write(case, path) else ['the file was not made'], ''
            for command, said in commands_of(case, number, options.whole).items():
                more = ['-o', str(folder / 'tables')] if command == 'export' else []
                with out.open('wb') as stdout, err.open('wb') as stderr:
                    status, seconds, megabytes = run([options.nianbao, command, *more, str(path)], stdout, stderr)
                message = (folder / said).read_bytes()[:2_000_000].decode('utf-8', 'replace')
                found = faults_of(case, path.name, command, status, seconds, megabytes, message)
                found += faults_of_json(out, case, truth, command) if command in ('convert', 'tables') else []
                faults += ['%s: %s' % (command, fault) for fault in found]
                figures += ' %s %d %.2f s %.0f MB' % (command, status, seconds, megabytes)
            passed += not faults
            failed += bool(faults)
            for fault in faults:
                print('FAIL %s: %s' % (name, fault), flush=True)
            if options.verbose:
                print('%-44s%s' % (name, figures), flush=True)
            if not options.keep:
                path.unlink(missing_ok=True)
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
