"""Reports to print: invented ones, and those of facts-*.json where they are at hand.

Comes in: a seed, or a facts file. Goes out: Facts: agency, year, form and for every field the
text to print with its Truth. Invented agencies do not exist; invented errors are of the kinds
that offices really printed.
"""
import json
import random
from dataclasses import dataclass
from pathlib import Path

import forms
import statistics_forms
from model import Truth
from truth import text_truth

AGENCIES = ['云溪市人民政府办公室', '临河县教育局', '青岭区市场监督管理局', '南浦市水利局', '安澜县人民政府',
            '北塘街道办事处', '长汀湖区发展和改革局', '望江镇人民政府', '沅川省统计局', '石桥市自然资源和规划局']
ERRORS = ['row_total', 'handled', 'balance', 'review_zero', 'wrong_column', 'negative', 'one_cell']


@dataclass
class Facts:
    agency: str
    year: int
    form: str
    values: dict        # field -> (text, Truth)
    name: str = ''

    def number(self, field):
        return self.values[field][0]


def load(path):
    """The facts of a file; fields that it leaves out are printed as 0."""
    data = json.loads(Path(path).read_text(encoding='utf-8'))
    texts = {field: data['cells'].pop(field, '0') for field in forms.field_names(data['form'])}
    assert not data['cells'], path
    values = {field: (text, text_truth(text)) for field, text in texts.items()}
    return Facts(data['agency'], data['year'], data['form'], values, Path(path).stem)


def figures(name):
    """The printed figures of a real report, kept beside this file."""
    return load(Path(__file__).parent / 'figures' / (name + '.json'))


def plain(numbers):
    return {f: (str(n), Truth('number', str(n))) for f, n in numbers.items()}


def random_count(rng, scale):
    """Mostly zeros, as in real reports, and now and then a large figure."""
    return 0 if rng.random() < 0.55 else rng.randint(1, scale)


def invent_requests(rng, form, numbers):
    keys = forms.request_keys(form)
    results = keys[2:-2]
    for column in forms.APPLICANTS[:-1]:
        scale = rng.choice([3, 30, 900]) if column == 'natural_person' else rng.choice([1, 4, 40])
        for key in results:
            numbers['%s.%s' % (key, column)] = random_count(rng, scale)
        handled = sum(numbers['%s.%s' % (key, column)] for key in results)
        out = random_count(rng, scale)
        carried = rng.randint(0, min(handled + out, 12))
        for key, number in (('handled', handled), ('carried_out', out), ('carried_in', carried),
                            ('received', handled + out - carried)):
            numbers['requests.%s.%s' % (key, column)] = number
    for key in keys:
        numbers[key + '.total'] = sum(numbers['%s.%s' % (key, c)] for c in forms.APPLICANTS[:-1])


def invent_errors(rng, form, numbers, errors):
    keys = forms.request_keys(form)
    for error in errors:
        key, column = rng.choice(keys[2:-2]), rng.choice(forms.APPLICANTS[:-1])
        if error == 'row_total':
            numbers[key + '.total'] += rng.randint(1, 9)
        elif error == 'handled':
            numbers['requests.handled.' + column] += 6
        elif error == 'balance':
            numbers['requests.carried_in.' + column] += 2
        elif error == 'review_zero':
            for name, number in zip(('upheld', 'corrected', 'other', 'pending', 'total'), (10, 1, 0, 0, 0)):
                numbers['review.reconsideration.' + name] = number
        elif error == 'wrong_column':
            numbers['requests.received.natural_person'] -= 1
            numbers['requests.received.other_organization'] += 1
        elif error == 'negative':
            numbers[next(f for f in numbers if f.endswith('licensing.decisions'))] = -7
        elif error == 'one_cell':
            numbers['%s.%s' % (key, column)] += 3


def invent(seed, form, errors=()):
    """A report in which every sum is right but for the errors asked for."""
    rng = random.Random('%s-%s' % (form, seed))
    numbers = {}
    for field in forms.field_names(form):
        if field.startswith('disclosure.'):
            numbers[field] = rng.choice([0, rng.randint(1, 99), rng.randint(100, 4000000)])
        else:
            numbers[field] = 0
    invent_requests(rng, form, numbers)
    for block, _ in forms.REVIEWS:
        parts = [random_count(rng, 60) for _ in range(4)]
        for (name, _), number in zip(forms.OUTCOMES, parts + [sum(parts)]):
            numbers['review.%s.%s' % (block, name)] = number
    invent_errors(rng, form, numbers, errors)
    year = rng.choice([2019, 2020] if form == '2019' else [2021, 2022, 2023, 2024])
    return Facts(rng.choice(AGENCIES), year, form, plain(numbers), 'invented-%s-%s' % (form, seed))


SCALES = {'disclosed': 900, 'channels': 900, 'normative': 30, 'fees': 3000, 'funds': 40, 'staff': 20, 'trained': 300}


def statistics_numbers(rng, form, before=None):
    """Figures of a statistics table in which every relation holds. before: row -> the running
    total of the year before, where a form has one and it is known."""
    home, columns = statistics_forms.FORMS[form], statistics_forms.value_columns(form)
    field = statistics_forms.field_of
    numbers = {}
    for row in statistics_forms.row_keys(form):
        scale = next((s for words, s in SCALES.items() if row.startswith(words)), 25)
        number = rng.randint(scale // 3, scale) if scale > 25 else random_count(rng, scale)
        for column in columns:
            numbers[field(row, column)] = number
            number += rng.randint(0, scale * 4) if before is None else 0
        if before is not None and len(columns) > 1:
            numbers[field(row, columns[1])] += before.get(row, 0)
    for _, smaller, larger in home.at_most:
        if smaller not in columns:
            for column in columns:
                numbers[field(larger, column)] += numbers[field(smaller, column)]
    wholes = [(check, whole, parts) for check, parts, whole in home.parts]
    for _, left, parts in reversed(wholes + home.sums):
        for column in columns:
            numbers[field(left, column)] = sum(numbers[field(p, column)] for p in parts)
    return numbers


def invent_statistics(seed, form, errors=()):
    """A report on one of the older forms, sound but for the errors asked for."""
    rng = random.Random('%s-%s' % (form, seed))
    numbers = statistics_numbers(rng, form)
    equations = list(statistics_forms.equations(form))
    for _ in errors:
        _, _, left, right, at_most = rng.choice(equations)
        numbers[left[0]] = numbers[right[0]] + 3 if at_most else numbers[left[0]] + rng.randint(1, 9)
    year = rng.choice(statistics_forms.FORMS[form].years)
    return Facts(rng.choice(AGENCIES), year, form, plain(numbers), 'invented-%s-%s' % (form, seed))


def invented_statistics_set():
    """Two of each older form, the second with printed errors."""
    return [invent_statistics(seed, form, ['sum'] * seed * 2)
            for form in statistics_forms.FORMS for seed in (0, 1)]


def invented_set(count=6):
    """Random reports of both forms, half of them with printed errors, each error in one at least."""
    result = []
    for i in range(count):
        form = '2019' if i % 2 else '2021'
        errors = [] if i < 2 else [ERRORS[(i * 2 + j) % len(ERRORS)] for j in range(2)]
        result.append(invent(i + 1, form, errors))
    return result


def real_set():
    """The real reports of form 2021."""
    return [figures(name) for name in ('2024-huaian', '2025-shanghai-office', '2023-suqian', '2024-suqian')]
