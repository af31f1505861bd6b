"""What must come out: the truth about printed cells and the checks that must fail.

Comes in: texts as printed, or the truth of every field. Goes out: Truth of a text, and the state
of every check by the rule of blanks. Written from the contract alone, with Python's decimals, so
that it is independent of the converter.
"""
import re
import unicodedata
from decimal import Decimal

import statistics_forms
from forms import APPLICANTS, REVIEWS, request_keys
from model import Truth

MARKS = {'/', '-', '—', '——', '无', '不适用', '\\'}


def text_truth(text):
    """The truth about a text in the plain notations that facts use: number, remark, mark, words."""
    bare = re.sub(r'\s', '', text)
    if not bare:
        return Truth('blank')
    if bare in MARKS:
        return Truth('not_applicable')
    match = re.fullmatch(r'([-+]?\d+(?:\.\d+)?)(（.*）)?', unicodedata.normalize('NFKC', bare).replace('(', '（').replace(')', '）'))
    if not match:
        return Truth('text')
    return Truth('number', match.group(1).lstrip('+'))


class Side:
    """One side of an equation: what is known, and whether unknown numbers stand in it."""

    def __init__(self, truths):
        known = [Decimal(t.value) for t in truths if t.state == 'number']
        self.sum = sum(known, Decimal(0))
        self.open = any(t.state in ('blank', 'text', 'object', 'absent') for t in truths)


def equation_state(left, right, at_most=False):
    """(state, blanks_as_zero) of sum(left) = sum(right), or <= where it says at most."""
    a, b = Side(left), Side(right)
    took_part = a.open or b.open
    if a.sum == b.sum or (at_most and a.sum < b.sum):
        return 'holds', took_part
    if (a.sum < b.sum and a.open) or (a.sum > b.sum and b.open):
        return 'not_assessable', took_part
    return 'fails', took_part


def statistics_checks(form, truths):
    """The same for a form of one statistics table."""
    checks = {}
    for name, place, left, right, at_most in statistics_forms.equations(form):
        sides = [[truths.get(f, Truth('absent')) for f in side] for side in (left, right)]
        if all(t.state != 'absent' for side in sides for t in side):
            checks[name, place] = equation_state(*sides, at_most)
    return checks


def expected_checks(form, truths):
    """(check id, row or column) -> (state, blanks_as_zero). Rows and columns that are not in
    print (no truth, or absent) have no expectation."""
    if form in statistics_forms.FORMS:
        return statistics_checks(form, truths)
    checks = {}
    keys = request_keys(form)
    if any(truths.get('requests.other.total.' + c, Truth('absent')).state != 'absent' for c in APPLICANTS):
        keys = request_keys('2019')
    parts = [k for k in keys if k.rsplit('.', 1)[-1] not in ('received', 'carried_in', 'handled', 'carried_out')]

    def cell(key, column):
        return truths.get('%s.%s' % (key, column), Truth('absent'))

    def settle(name, place, left, right):
        if all(t.state != 'absent' for t in left + right):
            checks[name, place] = equation_state(left, right)

    for column in APPLICANTS:
        settle('requests.balance', column,
               [cell('requests.received', column), cell('requests.carried_in', column)],
               [cell('requests.handled', column), cell('requests.carried_out', column)])
        settle('requests.handled_sum', column, [cell('requests.handled', column)],
               [cell(key, column) for key in parts])
    for key in keys:
        settle('requests.total_sum', key, [cell(key, 'total')], [cell(key, c) for c in APPLICANTS[:-1]])
    for block, _ in REVIEWS:
        settle('review.total_sum', 'review.' + block, [cell('review.' + block, 'total')],
               [cell('review.' + block, name) for name in ('upheld', 'corrected', 'other', 'pending')])
    for field, truth in truths.items():
        if field.startswith('disclosure.') and not field.endswith('items_change') and truth.state == 'number':
            if Decimal(truth.value) < 0:
                checks['disclosure.non_negative', field] = ('fails', False)
    return checks
