"""Prints known reports in every layout that offices send and holds the converter's JSON against
the truth: every cell, the title facts, the failing checks, and that no value is wrong in silence.

    python3 -m tests.layouts                        the fixed set: every layout once, seconds
    python3 -m tests.layouts --all                  every layout on every report, several seeds
    python3 -m tests.layouts --random 500 --seed 7  compositions of two to four layouts (--depth N: to N)
    python3 -m tests.layouts --exhaustive           T3 cut before every row, every label cut at every place
    python3 -m tests.layouts --only NAME[,NAME]     those layouts, each alone; with + between: composed
    python3 -m tests.layouts --older --all          the same on the forms of before 2019 alone
    python3 -m tests.layouts --by-writer odt ...    any of these, saved by LibreOffice Writer as docx, doc, odt, rtf or html
    python3 -m tests.layouts --by-writer every --few 40     in all five, of each a fortieth (and the plain report): `make test`
    python3 -m tests.layouts --as dump ...          any of these, saved in that carrier (--as x names them all)
    python3 -m tests.layouts --as dump --few 7      a seventh of them, of each carrier another one (and the plain report): `make test`
    python3 -m tests.layouts --corpus               corpus/*.json against the truth of the corpus
Options: --nianbao PATH, --json DIR (the JSON that --corpus reads), --shared DIR (the official form), --keep DIR,
--show N (findings printed per document), --list.
"""
import argparse
import collections
import copy
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.lib.tree import CORPUS, PROGRAM, ROOT

import compare
import facts
import layout_tables
import layouts
import official
import prose
import saving
import statistics_forms
from model import Paragraph

OLDER = list(statistics_forms.FORMS)
KINDS = ['missing', 'silent', 'value', 'fields', 'raw', 'place', 'fact', 'section', 'check', 'unknown', 'error']


class Case:
    """One printed document: its layouts, its bytes, its truth."""

    def __init__(self, name, document, data=None, ending='docx'):
        self.name, self.document, self.data, self.ending = name, document, data, ending

    def save(self, carrier):
        """The bytes of the file; False where the carrier cannot express the document."""
        if carrier:             # spans are known but in dumps, which say so themselves
            self.document.carrier = 'docx'
        try:
            if self.data is None:
                self.data, self.ending = saving.save(self.document, carrier)
        except saving.Unfit:
            return False
        return True


LEGACY_KINDS = ('doc', 'odt', 'rtf')          # what the program itself has Writer read
WRITER_KINDS = ('docx', 'html') + LEGACY_KINDS


def is_of_share(options, turn, index, case):
    """--few N: another Nth of the cases in each turn, a turn a kind of file, and always the report without any layout."""
    return options.few == 1 or index % options.few == turn % options.few or case.name.startswith('plain@')


def base_document(report, seed):
    return prose.plain_report(report, figures_in_prose=seed % 2 == 0 and report.name.endswith(('-1', '-2')))


def make_case(reports, names, seed, label=''):
    """The case of some layouts on one of the reports, or None where they do not apply."""
    chosen = [layouts.LAYOUTS[n] for n in names]
    rng = random.Random('%s/%s' % ('+'.join(names), seed))
    fitting = [r for r in reports if all(l.fits(r.form) for l in chosen)]
    if not fitting:
        return None
    report = fitting[seed % len(fitting)]
    try:
        document = layouts.compose(base_document(report, seed), chosen, rng)
    except layouts.Skip:
        return None
    document.notes.insert(0, report.name)
    return Case('%s@%d' % (label or '+'.join(names) or 'plain', seed), document)


def fixed_cases(reports):
    """Every layout on three reports where it applies: one of each form of today, and one of the
    older ones in their turn."""
    for turn, name in enumerate([()] + [(n,) for n in layouts.LAYOUTS]):
        for form in ('2019', '2021', OLDER[turn % len(OLDER)]):
            some = [r for r in reports if r.form == form]
            case = make_case(some, name, len(name and name[0]) % len(some)) if some else None
            if case:
                case.name += '-' + form
                yield case


def all_cases(reports):
    for name in [()] + [(n,) for n in layouts.LAYOUTS]:
        for seed in range(2 * len(reports)):
            case = make_case(reports, name, seed)
            if case:
                yield case


def random_cases(reports, count, seed, depth=4):
    """Compositions of two to depth layouts that do not exclude each other."""
    rng = random.Random(seed)
    made = 0
    while made < count:
        pool = rng.sample(sorted(layouts.LAYOUTS), rng.randint(2, depth))
        groups = [layouts.LAYOUTS[n].group for n in pool if layouts.LAYOUTS[n].group]
        if len(set(groups)) < len(groups):
            continue
        case = make_case(reports, pool, rng.randrange(10000))
        if case:
            made += 1
            yield case


def exhaustive_cases(reports):
    """Every single cut of T3 and of a label there is, on one report of each form."""
    for form in ('2019', '2021'):
        base = prose.plain_report(next(r for r in reports if r.form == form))
        rng = random.Random(form)
        for make in (layout_tables.every_cut, layout_tables.every_label_cut):
            for what, document in make(base, rng):
                yield Case('%s@%s' % (what, form), document)


def official_cases(shared, reports):
    path = Path(shared) / 'official-form-2021.docx'
    for report in reports:
        if report.form == '2021':
            blank = path.read_bytes() if path.is_file() else official.blank_form(report)
            data, document = official.filled_form(blank, report)
            yield Case('official-form@' + report.name, document, data)


def convert_all(program, cases, folder):
    """One run of the converter over all cases; a case at a time where that run breaks."""
    source, target = Path(folder) / 'in', Path(folder) / 'out'
    source.mkdir(parents=True, exist_ok=True)
    for i, case in enumerate(cases):
        case.path = source / ('%05d-%s.%s' % (i, case.name[:120].replace('/', '-'), case.ending))
        case.result = target / (case.path.stem + '.json')
        case.path.write_bytes(case.data)
    environment = dict(os.environ, LC_ALL='C.UTF-8')
    run = subprocess.run([program, 'convert', '-o', str(target), str(source)], capture_output=True, env=environment)
    if run.returncode not in (0, 1):
        print('convert ended with status %d: %s' % (run.returncode, run.stderr[-2000:].decode('utf-8', 'replace')))
        for case in cases:
            if not case.result.exists():
                subprocess.run([program, 'convert', '-o', str(target), str(case.path)], capture_output=True, env=environment)


def writer_saves(files, kind, folder):
    """The files as LibreOffice Writer saves them, a hundred at a time; one that it dies of takes
    those behind it along, so what is missing is tried again by itself."""
    parts = [files[i:i + 100] for i in range(0, len(files), 100)]
    while parts:
        part = parts.pop(0)
        subprocess.run(['soffice', '-env:UserInstallation=file://%s/profile' % folder.parent, '--headless', '--convert-to',
                        kind, '--outdir', str(folder)] + [str(f) for f in part], capture_output=True, timeout=900)
        left = [f for f in part if not (folder / (f.stem + '.' + kind)).exists()]
        parts += [left[:1], left[1:]] if len(left) > 1 else [left] if left and len(part) > 1 else []


def writer_keeps(case, kind):
    """Whether what is printed survives in that kind of file: Writer's HTML has deleted text and rows
    beside those that replaced them, and nothing in it tells which is which. Writer itself drops or
    doubles text in some content controls, brings deleted cells back, and opens no document with marks of comments it lacks; in
    RTF it deletes with a paragraph's mark the text before it."""
    lost = re.search('tracked|moved|deleted|hidden-rows', case.name)
    broken = re.search('annotated-runs|mixed-runs|deleted-cells|content-control-(cells|paragraphs)', case.name)
    marks = kind == 'rtf' and 'deleted-paragraph-marks' in case.name
    return case.ending == 'docx' and not broken and not marks and not (kind == 'html' and lost)


def save_by_writer(cases, kind, folder):
    """The cases as Writer saves them. What only Writer reads is saved once more, as docx, which is
    how the program reads it."""
    sources, saved, again = (Path(folder) / name for name in ('sources', 'saved', 'again'))
    for path in (sources, saved, again):
        path.mkdir(parents=True)
    for i, case in enumerate(cases):
        case.name_saved = '%05d' % i
        (sources / (case.name_saved + '.docx')).write_bytes(case.data)
    writer_saves(sorted(sources.iterdir()), kind, saved)
    last, ending = saved, kind
    if kind in LEGACY_KINDS:
        writer_saves(sorted(saved.glob('*.' + kind)), 'docx', again)
        last, ending = again, 'docx'
    for case in cases:
        path = last / ('%s.%s' % (case.name_saved, ending))
        case.data, case.ending = path.read_bytes() if path.exists() else b'', ending
        case.document.placed = False        # Writer joins tables and draws its own grid


def findings_of(case):
    if not case.result.exists():
        return [compare.Finding('missing', 'no JSON was written')]
    return compare.compare(case.document, compare.read_json(case.result))


def report_cases(cases, show):
    """Prints a line a layout that failed; returns (passed, failed)."""
    table = collections.defaultdict(collections.Counter)
    cells = passed = failed = 0
    for case in cases:
        findings = findings_of(case)
        layout_name = case.name.split('@')[0]
        table[layout_name]['documents'] += 1
        cells += len(compare.expected_cells(case.document))
        passed += not findings
        failed += bool(findings)
        table[layout_name]['failed'] += bool(findings)
        for finding in findings:
            table[layout_name][finding.kind] += 1
        if findings and show:
            print('FAIL %s (%s)' % (case.name, '; '.join(case.document.notes)))
            for finding in sorted(findings, key=lambda f: KINDS.index(f.kind))[:show]:
                print('     %s %s' % (finding.kind.upper() if finding.kind == 'silent' else finding.kind, finding.text))
    totals = collections.Counter()
    for name, counts in table.items():
        totals.update(counts)
        if counts['failed']:
            kinds = ', '.join('%d %s' % (counts[k], k) for k in KINDS if counts[k])
            print('%-60s %d of %d documents failed: %s' % (name, counts['failed'], counts['documents'], kinds))
    wrong = ', '.join('%d %s' % (totals[k], k) for k in KINDS if totals[k]) or 'none'
    print('%d layouts, %d documents, %d cells; findings: %s' % (len(table), totals['documents'], cells, wrong))
    return passed, failed


# Layouts whose grid Writer bends in some kind of file, and text boxes whose tables its RTF loses: what
# it leaves is read in part and told. A sample asks only for what is read whole; the full run has all.
WRITER_BENDS = re.compile('grid-after|grid-wrong|empty-columns-both-sides|merges-without-beginning|tracked-labels|'
                          'title-in-text-box|tables-in-(old-)?text-boxes|inside-deep-layout|deleted-paragraph-marks')


def report_by_writer(cases, options):
    """The cases by way of Writer, in one kind of file or in every."""
    kinds = WRITER_KINDS if options.by_writer == 'every' else [options.by_writer]
    passed = failed = 0
    for turn, kind in enumerate(kinds):
        some = [copy.deepcopy(c) for i, c in enumerate(cases)
                if is_of_share(options, turn, i, c) and (options.few == 1 or not WRITER_BENDS.match(c.name))]
        for case in some:
            # Word ends a document with a paragraph; Writer's .doc loses a table at the very end
            case.document.blocks.append(Paragraph(''))
        some = [c for c in some if c.save(options.carrier) and writer_keeps(c, kind)]
        with tempfile.TemporaryDirectory() as folder:
            save_by_writer(some, kind, Path(folder) / 'writer')
            target = Path(options.keep) / kind if options.keep else Path(folder)
            convert_all(options.nianbao, some, target)
            print('saved as %s:' % kind)
            good, bad = report_cases(some, options.show)
        passed += good
        failed += bad
    return passed, failed


def corpus_cases(folder):
    """The corpus as it lies in the project: its JSON is held against the truth, not made."""
    import build
    cases = []
    for name, document in build.corpus_documents().items():
        case = Case(name, document, b'-')
        case.result = Path(folder) / (name + '.json')
        cases.append(case)
    return cases


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--nianbao', default=PROGRAM)
    parser.add_argument('--shared', default=str(ROOT.parent / 'shared' / 'reports'))
    parser.add_argument('--older', action='store_true')
    parser.add_argument('--all', action='store_true')
    parser.add_argument('--exhaustive', action='store_true')
    parser.add_argument('--random', type=int, default=0)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--as', dest='carrier', choices=saving.CARRIERS, default='')
    parser.add_argument('--by-writer', choices=WRITER_KINDS + ('every',), default='')
    parser.add_argument('--few', type=int, default=1)
    parser.add_argument('--depth', type=int, default=4)
    parser.add_argument('--only', default='')
    parser.add_argument('--corpus', action='store_true')
    parser.add_argument('--json', default=str(CORPUS))
    parser.add_argument('--keep', default='')
    parser.add_argument('--show', type=int, default=3)
    parser.add_argument('--list', action='store_true')
    options = parser.parse_args()
    if options.list:
        print('\n'.join(layouts.LAYOUTS))
        return 0
    if options.corpus:
        passed, failed = report_cases(corpus_cases(options.json), options.show)
        print('%d passed, %d failed' % (passed, failed))
        return 1 if failed else 0
    reports = facts.invented_set(8) + facts.invented_statistics_set() + facts.real_set()
    if options.older:
        reports = facts.invented_statistics_set()
    # the official form is a Word file of its own, in no other carrier
    official = list(official_cases(options.shared, reports)) if options.carrier in ('', 'docx') else []
    if options.only:
        wanted = [n.split('+') for n in options.only.split(',')]
        seeds = range(2 * len(reports)) if '@' not in options.only else None
        cases = []
        for names in wanted:
            last, _, seed = names[-1].partition('@')
            names[-1] = last
            for s in [int(seed)] if seed else seeds or range(4):
                cases.append(make_case(reports, [n for n in names if n != 'plain'], s))
        cases = [c for c in cases if c]
    elif options.exhaustive:
        cases = list(exhaustive_cases(reports))
    elif options.random:
        cases = list(random_cases(reports, options.random, options.seed, options.depth))
    elif options.all:
        cases = list(all_cases(reports)) + official
    else:
        cases = list(fixed_cases(reports)) + official[:1]
    if options.by_writer:
        if shutil.which('soffice') is None:
            print('LibreOffice (libreoffice-writer-nogui) is not installed')
            return 77
        passed, failed = report_by_writer(cases, options)
    else:
        turn = list(saving.CARRIERS).index(options.carrier) if options.carrier else 0
        cases = [c for i, c in enumerate(cases) if is_of_share(options, turn, i, c) and c.save(options.carrier)]
        with tempfile.TemporaryDirectory() as folder:
            convert_all(options.nianbao, cases, options.keep or folder)
            passed, failed = report_cases(cases, options.show)
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
