"""The agencies of corpus/series: the same office year after year, over all forms.

Comes in: nothing but seeds. Goes out: {'AGENCY/YEAR': Document}. All agencies are invented. Within a
report every sum holds; between years every carried figure does, but for the defects that the
agency is there to show (DEFECTS says which). Layouts are those of the laboratory.
"""
import random
from dataclasses import dataclass, field

import facts
import forms
import layouts
import prose
import series_prose
import statistics_forms
from model import Paragraph

HEADINGS_BEFORE_2019 = ['一、概述', '二、主动公开政府信息情况', '三、依申请公开政府信息情况',
                        '四、复议、诉讼和收费情况', '五、存在的主要问题和改进措施', '六、附表']
OPENING = ('本报告依据《中华人民共和国政府信息公开条例》编制，数据统计期限自{year}年1月1日起至{year}年12月31日止。'
           '如对本报告有疑问，请与{agency}联系。')


@dataclass
class Agency:
    """names: first year -> name. years: the years with a report. older: form of a year before
    2019. layouts: year -> names. defects: year -> words of DEFECTS."""
    names: dict
    years: list
    older: dict = field(default_factory=dict)
    layouts: dict = field(default_factory=dict)
    defects: dict = field(default_factory=dict)
    shift: int = 0
    dates: dict = field(default_factory=dict)       # year -> (month, day) of the next year

    def name(self, year):
        return self.names[max(y for y in self.names if y <= year)]

    def form(self, year):
        return '2021' if year >= 2021 else '2019' if year >= 2019 else self.older[year]


FUJIAN = {year: 'fujian-2009' if year < 2014 else 'fujian-2014' for year in range(2009, 2019)}
NATIONAL = dict.fromkeys(range(2014, 2019), '2014')

DEFECTS = {
    'carried': '二、上年结转 is not 四 of the year before, in two columns',
    'in force': '现行有效件数 does not follow from the year before',
    'items': '上一年项目数量 is not that of the year before and its change',
    'cumulative': '历年累计 does not follow from the year before',
    'same words': 'section 五 says what it said the year before',
    'year slip': 'the plan for the next year names the year of the report',
    'same figures': 'the tables of section 二 are those of the year before',
}

AGENCIES = {
    # a report of every year, over all forms, all carried figures sound
    'yunxi': Agency({2011: '云溪县人民政府'}, list(range(2011, 2026)), FUJIAN,
                    {2019: 'disclosure-spans-disagree', 2020: 'requests-in-two-header-repeated', 2021: 'title-year-first',
                     2022: 'single-other-row', 2023: 'tracked-values disclosure-in-blocks',
                     2024: 'requests-in-three spacer-rows'}),
    # carried figures that do not match; the report of 2020 came late
    'linhe': Agency({2017: '临河县教育局'}, list(range(2017, 2025)), NATIONAL,
                    {2021: 'requests-in-two', 2023: 'headings-restart'},
                    {2020: ['items'], 2021: ['carried'], 2023: ['in force'], 2024: ['carried']}, 2, {2020: (4, 12)}),
    # says the same again, plans for a year that is over, copies figures; no report of 2022
    'shiqiao': Agency({2019: '石桥市水利局'}, [2019, 2020, 2021, 2023, 2024, 2025], {}, {2020: 'title-short'},
                      {2020: ['same words'], 2021: ['year slip'], 2024: ['same words', 'same figures'], 2025: ['same words']}, 4),
    # another name since 2019, a short form of it in 2022
    'nanpu': Agency({2015: '南浦市卫生和计划生育委员会', 2019: '南浦市卫生健康委员会', 2022: '南浦市卫健委',
                     2023: '南浦市卫生健康委员会'}, list(range(2015, 2024)), NATIONAL, {2018: '', 2022: 'title-agency-on-own-line'}, {}, 1),
}


# ---- figures ---------------------------------------------------------------------------------------
class Ledger:
    """What one year hands on to the next."""

    def __init__(self, agency, seed):
        self.agency, self.rng = agency, random.Random('series-' + seed)
        self.out = self.numbers = self.running = None
        self.fujian = {}

    def statistics(self, year, form):
        numbers = facts.statistics_numbers(self.rng, form, self.fujian)
        if form == 'fujian-2014' and year >= 2017:        # the row went in 2017
            numbers = {f: n for f, n in numbers.items() if not f.startswith('statistics.fees_waived')}
        if 'cumulative' in statistics_forms.value_columns(form):
            self.fujian = {row: numbers[statistics_forms.field_of(row, 'cumulative')]
                           for row in statistics_forms.row_keys(form)
                           if statistics_forms.field_of(row, 'cumulative') in numbers}
        return numbers

    def requests(self, form, broken):
        rng, numbers, keys = self.rng, {}, forms.request_keys(form)
        for column in forms.APPLICANTS[:-1]:
            scale = {'natural_person': 40, 'enterprise': 9}.get(column, 3)
            carried = self.out[column] if self.out else rng.randint(0, 3)
            if broken and column in ('natural_person', 'other_organization'):
                carried += rng.randint(2, 5)
            results = {key: facts.random_count(rng, scale) for key in keys[2:-2]}
            left = rng.randint(0, 3) if column in ('natural_person', 'enterprise') else facts.random_count(rng, 1)
            if sum(results.values()) + left < carried:
                results['requests.granted'] += carried
            handled = sum(results.values())
            results.update({'requests.received': handled + left - carried, 'requests.carried_in': carried,
                            'requests.handled': handled, 'requests.carried_out': left})
            numbers.update({'%s.%s' % (key, column): n for key, n in results.items()})
        for key in keys:
            numbers[key + '.total'] = sum(numbers['%s.%s' % (key, c)] for c in forms.APPLICANTS[:-1])
        self.out = {c: numbers['requests.carried_out.' + c] for c in forms.APPLICANTS}
        return numbers

    def disclosure(self, form, defects):
        """Stocks follow from the year before, within one form."""
        rng, before = self.rng, self.numbers or {}
        numbers = {}
        for name in forms.disclosure_fields(form):
            head, kind = name.rsplit('.', 1)
            scale = 6 if 'rules' in head else 40
            if kind == 'items_last_year':
                number = before[name] + before[head + '.items_change'] if name in before else rng.randint(30, 60)
                number += 7 if 'items' in defects else 0
            elif kind == 'items_change':
                number = rng.randint(-4, 6)
            elif kind in ('total_disclosed', 'in_force'):
                added = numbers[head + ('.newly_disclosed' if kind == 'total_disclosed' else '.issued')]
                taken = numbers.get(head + '.repealed', 0)
                number = (before[name] if name in before else rng.randint(scale, 3 * scale)) + added - taken
                number += 11 if 'in force' in defects else 0
            elif kind == 'repealed':
                number = rng.randint(0, scale // 3)
            else:
                number = rng.randint(0, scale)
            numbers[name] = number
        if 'same figures' in defects:       # stock as before: as much came as went
            numbers = {name: before[name] for name in numbers}
            for head in ('disclosure.rules.', 'disclosure.normative_documents.'):
                numbers[head + 'repealed'] = numbers[head + 'issued'] = before[head + 'issued']
        return numbers

    def reviews(self):
        numbers = {}
        for block, _ in forms.REVIEWS:
            parts = [facts.random_count(self.rng, 4) for _ in range(4)]
            for (name, _), number in zip(forms.OUTCOMES, parts + [sum(parts)]):
                numbers['review.%s.%s' % (block, name)] = number
        return numbers

    def year(self, year):
        """The Facts of a year; years come in order, those without a report as well."""
        form, defects = self.agency.form(year), self.agency.defects.get(year, [])
        if form in statistics_forms.FORMS:
            numbers = self.statistics(year, form)
        else:
            numbers = dict(self.disclosure(form, defects))
            numbers.update(self.requests(form, 'carried' in defects))
            numbers.update(self.reviews())
            self.numbers = numbers
        return facts.Facts(self.agency.name(year), year, form, facts.plain(numbers))


# ---- pages -----------------------------------------------------------------------------------------
def words_year(agency, year):
    """The year whose section 五 stands in this report: another's where it only says it again."""
    while 'same words' in agency.defects.get(year, []):
        year -= 1
    return year


def issue_paragraphs(agency, year):
    slip = year if 'year slip' in agency.defects.get(year, []) else 0
    lines = series_prose.issues(words_year(agency, year), agency.shift, slip or year + 1)
    return prose.paragraphs(lines)


def older_parts(agency, report, tables):
    """Headings and blocks of a report of before 2019; the table is an annex of the report itself."""
    year, names = report.year, statistics_forms.value_columns(report.form)

    def number(row):
        return report.number(statistics_forms.field_of(row, names[0]))

    overview = series_prose.overview(year, agency.shift)
    bodies = [['%d年，%s认真贯彻《条例》，各项工作平稳推进。' % (year, report.agency), overview[1], overview[7]],
              ['全年主动公开政府信息%s条，其中通过政府网站公开%s条。' % (
                  number('disclosed'), number('channels.website' if report.form == '2014' else 'disclosed_website')), overview[5]],
              ['全年收到政府信息公开申请%s件，均按时办结。' % number('requests.received'), overview[3]],
              ['发生行政复议%s件，行政诉讼%s件。' % (number('reconsideration.total'), number('litigation.total'))], []]
    parts = [prose.paragraphs(lines) for lines in bodies]
    parts[4] = issue_paragraphs(agency, year)
    return list(zip(HEADINGS_BEFORE_2019, parts + [tables]))


def newer_parts(agency, report, tables):
    year = report.year
    sums = {k: report.number('requests.%s.total' % k) for k in ('received', 'carried_in', 'carried_out')}
    overview = prose.paragraphs(series_prose.overview(year, agency.shift))
    overview.insert(0, Paragraph('%d年，%s按照条例要求开展政府信息公开工作。' % (year, report.agency), role='prose'))
    overview.append(Paragraph(prose.FIGURES.format(**sums), role='prose'))
    return list(zip(prose.HEADINGS, [overview] + [[t] for t in tables] + [
        issue_paragraphs(agency, year), prose.paragraphs(series_prose.others(year, agency.shift))]))


def document_of(agency, report):
    tables = forms.form_tables(report.form, report.values, report.year)
    parts = (older_parts if report.form in statistics_forms.FORMS else newer_parts)(agency, report, tables)
    document = prose.signed(report, OPENING, parts, date=agency.dates.get(report.year, (1, 20)))
    chosen = [layouts.LAYOUTS[name] for name in agency.layouts.get(report.year, '').split()]
    return layouts.compose(document, chosen, random.Random(report.year))


def documents():
    """'AGENCY/YEAR' -> Document."""
    result = {}
    for name, agency in AGENCIES.items():
        ledger = Ledger(agency, name)
        for year in range(agency.years[0], agency.years[-1] + 1):
            report = ledger.year(year)
            if year in agency.years:
                result['%s/%d' % (name, year)] = document_of(agency, report)
    return result
