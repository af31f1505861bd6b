"""Files that hold more, or less, than one report: two years, two agencies, the same report twice,
tables in an annex, tables that are said to be elsewhere. One report is read, every cell of it and
none of another; what else is in the file is named.

Run: python3 -m tests.layouts.several [--nianbao PATH] [--only PART-OF-A-NAME] [--pairs N] [--seed N] [--keep FOLDER]
Beside the cases below, pairs of reports, each in a layout of its own, stand one behind the other.
"""
import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.lib.tree import PROGRAM

import compare
import facts
import layouts
import prose
import saving
from model import Paragraph, Table, all_tables

CASES = {}


def case(*codes, never=(), absent=()):
    """A function gives the document; these problems must be told, those never, these tables lack."""
    def keep(make):
        CASES[make.__name__.replace('_', '-')] = (make, codes, never, absent)
        return make
    return keep


def report(seed, form='2021', **changes):
    some = facts.invent(seed, form)
    for key, value in changes.items():
        setattr(some, key, value)
    return prose.plain_report(some, voice=seed % 3)


def stranger(document):
    """Its blocks, as those of a report that is not to be read."""
    other = document.copy()
    for table in all_tables(other):
        table.name = ''
        for row in table.rows:
            for cell in row.cells:
                cell.field = ''
    for block in other.blocks:
        if isinstance(block, Paragraph):
            block.role = ''
    return other.blocks


def joined(document, before=(), behind=()):
    document.blocks = [*before, *document.blocks, *behind]
    document.placed = not before
    document.loud = True
    return document


def index_of(document, name):
    return next(i for i, b in enumerate(document.blocks) if isinstance(b, Table) and b.name == name)


def annex(document, *names, where=None):
    """Takes the tables out of the body and puts them behind the signature under 附件1, 附件2."""
    taken = []
    for number, name in enumerate(names, 1):
        table = document.blocks.pop(index_of(document, name))
        taken += [Paragraph('附件%d' % number), table]
    document.blocks += taken
    document.facts = dict(document.facts)
    return document


# ---- several reports in one file -----------------------------------------------------------------

@case('reports-several')
def two_years():
    return joined(report(1, year=2023), behind=stranger(report(2, year=2022)))


@case('reports-several')
def two_years_the_older_first_on_the_older_form():
    return joined(report(3, '2019', year=2019), behind=stranger(report(4, '2021', year=2021)))


@case('reports-several')
def two_agencies():
    return joined(report(5, agency='临河县教育局', year=2022), behind=stranger(report(6, agency='望江镇人民政府', year=2022)))


@case('reports-several')
def a_county_and_three_towns():
    towns = [b for i, name in enumerate(['望江镇', '北塘镇', '石桥乡']) for b in stranger(report(10 + i, agency=name + '人民政府', year=2023))]
    return joined(report(9, agency='临河县人民政府', year=2023), behind=towns)


@case('reports-several')
def a_county_and_more_than_a_hundred_towns():
    """The first is read all the same: there is no number behind which the rest is one."""
    towns = [b for i in range(120) for b in stranger(report(10 + i % 7, agency='第%d镇人民政府' % (i + 1), year=2023))]
    return joined(report(9, agency='临河县人民政府', year=2023), behind=towns)


@case('reports-several')
def a_covering_letter_and_two_reports():
    letter = [Paragraph('关于报送2023年度政府信息公开工作年度报告的函', 'title'), Paragraph('市政府办公室：'),
              Paragraph('现将我局及所属单位年度报告报上，请审阅。')]
    document = joined(report(13, agency='青岭区水利局', year=2023), letter, stranger(report(14, agency='青岭区河道管理所', year=2023)))

    return document


@case('reports-several')
def years_on_forms_of_different_times():
    old = prose.plain_report(facts.invented_statistics_set()[0])
    return joined(report(15, year=2023), behind=stranger(old))


@case('table-printed-twice', never=['reports-several', 'table-repeated'])
def the_same_report_twice():
    document = report(16, year=2022)
    joined(document, behind=stranger(document))
    document.loud = False
    return document


@case('table-repeated')
def its_tables_again_in_the_annex_with_other_figures():
    other = [b for b in stranger(report(18, year=2022)) if isinstance(b, Table)]
    return joined(report(17, year=2022), behind=[Paragraph('附件：全区汇总表'), *other])


@case('table-repeated')
def a_blank_form_first():
    document, blank = report(19, year=2022), [b for b in stranger(report(19, year=2022)) if isinstance(b, Table)]
    for table in blank:
        for row in table.rows:
            for cell in row.values():
                cell.text = ''
    at = index_of(document, 'T2')
    document.blocks[at - 1:at - 1] = [Paragraph('（样表）'), *blank]
    document.placed = False
    return document


@case('table-repeated')
def two_tables_of_reviews():
    other = [b for b in stranger(report(21, year=2022)) if isinstance(b, Table)][2:]
    return joined(report(20, year=2022), behind=other)


# ---- one report in pieces ------------------------------------------------------------------------

@case(never=['reports-several', 'table-repeated', 'table-missing'])
def all_tables_in_the_annex():
    return annex(report(22), 'T2', 'T3', 'T4')


@case(never=['reports-several', 'table-repeated', 'table-missing'])
def one_table_in_the_annex():
    return annex(report(23), 'T4')


@case(never=['reports-several', 'table-repeated', 'table-missing'])
def annexes_in_another_order():
    return annex(report(24, '2019'), 'T4', 'T2')


@case(never=['reports-several', 'table-repeated', 'table-missing'])
def the_title_again_over_the_annex():
    document = annex(report(25, year=2022), 'T3', 'T4')
    title = document.blocks[0].text
    first = next(i for i, b in enumerate(document.blocks) if isinstance(b, Paragraph) and b.text == '附件1')
    document.blocks.insert(first, Paragraph(title, 'title'))
    return document


@case(never=['reports-several', 'table-repeated', 'table-missing'])
def the_title_at_the_top_of_each_page():
    document = report(26, year=2023)
    title = document.blocks[0].text
    for name in ('T3', 'T4'):
        document.blocks.insert(index_of(document, name), Paragraph(title))
    return document


@case('table-in-attachment', 'no-tables', absent=['T2', 'T3', 'T4'])
def said_to_be_in_an_annex_that_is_not_there():
    document = report(27)
    for name in ('T2', 'T3', 'T4'):
        at = index_of(document, name)
        document.blocks[at] = Paragraph('详见附件。')
    return document


@case('table-in-attachment', 'table-missing', absent=['T4'])
def one_table_said_to_be_in_an_annex_that_is_not_there():
    document = report(28)
    document.blocks[index_of(document, 'T4')] = Paragraph('具体数据见附件2《行政复议、行政诉讼情况统计表》。')
    return document


@case('table-in-attachment', absent=['T2', 'T3', 'T4'])
def a_list_of_annexes_and_nothing_behind_it():
    document = report(29)
    for name in ('T2', 'T3', 'T4'):
        del document.blocks[index_of(document, name)]
    document.blocks.append(Paragraph('附件：政府信息公开工作年度报告数据统计表.xls'))
    return document


# ---- two reports, each in a layout of its own ----------------------------------------------------

def pair(rng, reports):
    """A document of two reports, or None where the layouts do not go together."""
    first, second = rng.sample(reports, 2)
    names = [rng.choice(sorted(layouts.LAYOUTS)) for _ in range(2)]
    try:
        one, other = (layouts.compose(prose.plain_report(some), [layouts.LAYOUTS[name]], rng)
                      for some, name in ((first, names[0]), (second, names[1])) if layouts.LAYOUTS[name].fits(some.form))
    except (layouts.Skip, ValueError):      # the layout does not fit the report
        return None
    ways = [(d.carrier, d.namespace, d.prefix, d.encoding) for d in (one, other)]
    if ways[0] != ways[1] or ways[0][0] != 'docx':
        return None
    joined(one, behind=stranger(other))
    one.placed = False
    one.notes = ['%s behind %s' % (names[1], names[0])]
    return one


def pairs(count, seed):
    rng, reports, made = random.Random(seed), facts.invented_set(8), 0
    while made < count:
        document = pair(rng, reports)
        if document is not None:
            made += 1
            yield 'pair-%d-%d' % (seed, made), document


# ---- the run -------------------------------------------------------------------------------------

def findings_of(document, codes, never, absent, result):
    if isinstance(result, str):
        return [result]
    got = {p['code'] for p in result['problems']}
    found = ['%s is not told, but %s' % (code, sorted(got)) for code in codes if code not in got]
    found += ['%s is told' % code for code in never if code in got]
    if len(absent) == 3:
        return found + ['figures out of nothing: %s' % c['field'] for c in result['cells'] if c['value'] is not None][:3]
    prefixes = tuple({'T2': 'disclosure.', 'T3': 'requests.', 'T4': 'review.'}[name] for name in absent)
    if prefixes:
        document.loud = True
        found += ['%s is there' % c['field'] for c in result['cells'] if c['field'].startswith(prefixes) and c['state'] != 'absent']
        document.absent |= {c['field'] for c in result['cells'] if c['field'].startswith(prefixes)}
    for finding in compare.compare(document, result):
        if finding.kind not in ('error', 'section') or finding.kind == 'section' and 'T' in str(absent):
            found.append('%s %s' % (finding.kind, finding.text))
    return found


def run(program, path):
    out = subprocess.run([program, 'convert', str(path)], capture_output=True, timeout=60)
    if out.returncode not in (0, 1) or not out.stdout:
        return 'not converted: %s' % out.stderr.decode()[-300:]
    target = path.with_suffix('.json')
    target.write_bytes(out.stdout)
    return compare.read_json(target)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--nianbao', default=PROGRAM)
    parser.add_argument('--only', default='')
    parser.add_argument('--pairs', type=int, default=60)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--keep')
    options = parser.parse_args()
    passed = failed = 0
    cases = [(name, carrier, make(), told) for name, (make, *told) in CASES.items() for carrier in ('docx', 'dump')]
    for i, (name, document) in enumerate(pairs(options.pairs, options.seed)):
        cases.append((name, ('docx', 'dump', 'html')[i % 3], document, (['reports-several'], (), ())))
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(options.keep or folder)
        folder.mkdir(exist_ok=True)
        for name, carrier, document, told in cases:
            if options.only not in name:
                continue
            document.carrier = 'dump' if carrier == 'dump' else 'docx'
            try:
                data, ending = saving.save(document, carrier)
            except saving.Unfit:
                continue
            path = folder / ('%s.%s' % (name, ending))
            path.write_bytes(data)
            found = findings_of(document, *told, run(options.nianbao, path))
            passed += not found
            failed += bool(found)
            for line in found[:4]:
                print('FAILED %s as %s: %s %s' % (name, carrier, line[:250], '; '.join(document.notes[:1])))
    print('%d passed, %d failed' % (passed, failed))
    return failed != 0 or passed == 0


if __name__ == '__main__':
    sys.exit(main())
