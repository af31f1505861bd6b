"""convert -o and --jsonl over many files: the same bytes with any number of workers, in shards and
after a kill; one file's fault costs that file; what an archive gets (manifests, bag, sidecar) holds.

    python3 -m tests.batch [--only PART-OF-A-NAME]      NIANBAO in the environment is the program

Each test gets an empty folder. Nothing is timed; the moments of a kill are chosen by what the
journal has come to, from fixed seeds.
"""
import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.batch import bag, disks, inputs, interrupts, kills, outputs, sidecar, terminal
from tests.batch.base import held, skipped

SUBJECTS = (outputs, inputs, kills, interrupts, disks, sidecar, terminal, bag)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--only', default='')
    options = parser.parse_args()
    tests = [(name, test) for subject in SUBJECTS for name, test in vars(subject).items()
             if name.startswith('test_') and options.only in name]
    passed = failed = 0
    for name, test in tests:
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
