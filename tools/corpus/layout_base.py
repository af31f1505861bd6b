"""The register of layouts and what they share.

A layout is a function (document, rng) that changes a model.Document the way an office, a word
processor or a web portal does. Its phase says when it runs when several are composed: values,
labels, rows, grid, tables, body, nest, whole, xml, carrier. Layouts of the same group exclude each other. A layout that
cannot be applied raises Skip.
"""
from dataclasses import dataclass

from model import Table, TextBox, named_tables, walk_cells

PHASES = ['form', 'values', 'labels', 'rows', 'grid', 'tables', 'body', 'nest', 'whole', 'xml', 'carrier']
LAYOUTS = {}


class Skip(Exception):
    """The layout does not apply to this document."""


@dataclass
class Layout:
    name: str
    phase: int
    group: str
    function: object
    forms: tuple

    def fits(self, form):
        return not self.forms or form in self.forms

    def apply(self, document, rng):
        try:
            self.function(document, rng)
        except LookupError as error:    # a row or table that another layout took away
            raise Skip from error


def layout(phase, group='', forms=()):
    """Registers a layout under its function's name; forms: those that it is made for, () for all."""
    def register(function):
        name = function.__name__.replace('_', '-')
        assert name not in LAYOUTS, name
        LAYOUTS[name] = Layout(name, PHASES.index(phase), group, function, forms)
        return function
    return register


def compose(document, layouts, rng):
    """A copy of the document with the layouts applied, in the order of their phases."""
    document = document.copy()
    for item in sorted(layouts, key=lambda l: l.phase):
        item.apply(document, rng)
    return document


def one_table(document, name):
    """The table of that name while it is still in one piece; T3, the long one, is the only table
    of the older forms."""
    tables = named_tables(document, name) or (named_tables(document, 'TS') if name == 'T3' else [])
    if len(tables) != 1:
        raise Skip
    return tables[0]


def form_tables(document):
    return [t for name in ('T2', 'T3', 'T4', 'TS') for t in named_tables(document, name)]


def label_cells(document, roles=('title', 'head', 'note', 'vertical', 'group', 'label')):
    """Cells that print a label (continuations have none)."""
    for table, row, cell in walk_cells(document):
        if table.name and cell.role in roles and cell.text and cell.merge != 'continue':
            yield cell


def value_cells(document):
    for _, _, cell in walk_cells(document):
        if cell.field:
            yield cell


def block_lists(blocks):
    """Every list of blocks, those inside cells and text boxes too."""
    yield blocks
    for block in blocks:
        if isinstance(block, TextBox):
            yield from block_lists(block.blocks)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    if cell.blocks:
                        yield from block_lists(cell.blocks)


def replace_block(document, old, new):
    """Puts the blocks of new where old stands."""
    for blocks in list(block_lists(document.blocks)):
        for i, block in enumerate(blocks):
            if block is old:
                blocks[i:i + 1] = new
                return
    raise AssertionError('no such block')


def block_before(document, table):
    """The list that holds the table, and its index there."""
    for blocks in block_lists(document.blocks):
        for i, block in enumerate(blocks):
            if block is table:
                return blocks, i
    raise AssertionError('no such block')


def some(rng, items, low=1, high=3):
    """A few of the items, in their order."""
    items = list(items)
    if not items:
        raise Skip
    count = min(len(items), rng.randint(low, high))
    chosen = sorted(rng.sample(range(len(items)), count))
    return [items[i] for i in chosen]
