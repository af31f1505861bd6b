"""The report that every case of tests/cells begins with, the places of its figures, and what is expected.

The base is corpus/2024-huaian-official-form.docx; what it says is in the JSON beside it. A case changes one cell (or the
prose) and expects every other cell as before. accept = [value, problem]: with problem True one must be reported for that
cell or its row, with None it may be. The rule: the printed number where a reader sees exactly one number, else null and
a problem; never another number, never blank where something is printed.
"""
import json
import re
import zipfile

from tests.lib.tree import CORPUS

BASE_DOCX = CORPUS / '2024-huaian-official-form.docx'


def expected_base():
    """The report and {field: (value, raw)} of the base."""
    data = json.loads((CORPUS / '2024-huaian-official-form.json').read_text('utf-8'))
    return {'report': data['report'], 'cells': {cell['field']: (cell['value'], cell['raw'])
        for cell in data['cells']}}


BASE = expected_base()
PARTS = {n: zipfile.ZipFile(BASE_DOCX).read(n) for n in zipfile.ZipFile(BASE_DOCX).namelist()}
DOC = PARTS['word/document.xml'].decode()
STYLES = PARTS['word/styles.xml'].decode()
NUMBERING = PARTS['word/numbering.xml'].decode()
CASES = []


# ---- places ------------------------------------------------------------------------------------------------

def value_places():
    fields, out = (list(BASE['cells']), {})
    for i, f in enumerate(fields[0:6]):
        out[f] = (1, 3 + i // 3, 2 + i % 3)
    for f, row in zip(fields[6:10], (7, 10, 11, 14)):
        out[f] = (1, row, 2)
    reqs = [f for f in fields if f.startswith('requests.')]
    for i, f in enumerate(reqs):
        out[f] = (2, 4 + i // 7, 4 + i % 7)
    for i, f in enumerate((f for f in fields if f.startswith('review.'))):
        out[f] = (3, 4, 1 + i)
    return out


PLACES = value_places()
SHORT = {'issued': 'disclosure.rules.issued', 'inforce': 'disclosure.rules.in_force',
    'repealed': 'disclosure.rules.repealed', 'nissued': 'disclosure.normative_documents.issued',
    'nrep': 'disclosure.normative_documents.repealed', 'ninforce': 'disclosure.normative_documents.in_force',
    'lic': 'disclosure.licensing.decisions', 'pen': 'disclosure.penalties.decisions',
    'comp': 'disclosure.compulsory_measures.decisions', 'fees': 'disclosure.fees.amount',
    'np': 'requests.received.natural_person', 'ent': 'requests.received.enterprise',
    'total': 'requests.received.total', 'cin': 'requests.carried_in.natural_person',
    'granted': 'requests.granted.natural_person', 'handled': 'requests.handled.total',
    'cout': 'requests.carried_out.natural_person', 'secret': 'requests.refused.state_secret.natural_person',
    'pub': 'requests.not_handled.publication.natural_person', 'oother': 'requests.other.other.natural_person',
    'rother': 'review.reconsideration.other', 'rpend': 'review.reconsideration.pending',
    'rtotal': 'review.reconsideration.total', 'rup': 'review.reconsideration.upheld',
    'dup': 'review.litigation_direct.upheld', 'aup': 'review.litigation_after_reconsideration.upheld',
    'apend': 'review.litigation_after_reconsideration.pending', 'dcor': 'review.litigation_direct.corrected'}


def cell_spans(doc):
    """{(table, row, column): (start and end of the blocks, end of the tcPr inside)}"""
    out = {}
    for t, mt in enumerate(re.finditer('<w:tbl>.*?</w:tbl>', doc, re.S), 1):
        for r, mr in enumerate(re.finditer('<w:tr>.*?</w:tr>', mt.group(), re.S), 1):
            c = 1
            for mc in re.finditer('<w:tc><w:tcPr>(.*?)</w:tcPr>(.*?)</w:tc>', mr.group(), re.S):
                at = mt.start() + mr.start()
                out[t, r, c] = (at + mc.start(2), at + mc.end(2), at + mc.end(1))
                span = re.search('gridSpan w:val="(\\d+)"', mc.group(1))
                c += int(span.group(1)) if span else 1
    return out


SPANS = cell_spans(DOC)


def printed(place):
    a, b, _ = SPANS[place]
    return ''.join(re.findall('<w:t[^>]*>([^<]*)</w:t>', DOC[a:b]))


for _f, (_v, _raw) in BASE['cells'].items():
    assert printed(PLACES[_f]) == _raw, (_f, printed(PLACES[_f]), _raw)


def label_place(text):
    found = [p for p in SPANS if printed(p) == text]
    assert found, text
    return found[0]


def in_cell(doc, place, blocks, tcpr=''):
    a, b, p = SPANS[place]
    return doc[:p] + tcpr + doc[p:a] + blocks + doc[b:]
