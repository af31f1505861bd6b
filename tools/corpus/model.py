"""A printed report as plain objects: what the layouts change and the writer writes.

Comes in: nothing. Goes out: Document, Table, Row, Cell, Paragraph and the walks over them.
A cell that prints a figure carries the name of its field and the truth about it, so that a
layout may move it anywhere and the truth moves with it. This file knows nothing of the forms
and nothing of XML.
"""
import copy
from dataclasses import dataclass, field


@dataclass
class Truth:
    """What a reader must make of a printed cell."""
    state: str          # number blank not_applicable text object
    value: str = ''     # a JSON number, or ''
    unit: str = ''      # printed in the cell


@dataclass
class Cell:
    text: str = ''              # as printed; "\n" between paragraphs
    span: int = 1
    merge: str = ''             # vMerge: '', 'restart', 'continue'
    role: str = 'label'         # title head note vertical group label value blank
    field: str = ''
    truth: Truth = None
    number: int = 0             # automatic numbering: a numId, 0 without
    render: str = ''            # how its runs are written, see docx.RUNS
    old: str = ''               # what a tracked change replaced
    wrap: str = ''              # what stands round the w:tc: '', sdt, customXml
    breaks: str = 'paragraph'   # how "\n" is written: paragraph, line
    hmerge: str = ''            # hMerge instead of gridSpan: restart, continue
    change: int = 0             # an old gridSpan in tcPrChange
    dead: bool = False          # cellDel: not printed
    blocks: list = None         # nested blocks instead of text
    shared: tuple = ()          # further fields, whose columns a merged cell covers too
    raw: str = None             # as raw notes it, where a mark or an object stands beside the text

    def copy(self, **changes):
        other = copy.deepcopy(self)
        for name, value in changes.items():
            setattr(other, name, value)
        return other


@dataclass
class Row:
    cells: list = field(default_factory=list)
    kind: str = 'data'          # title head data spacer page
    key: str = ''               # the fields' common prefix: requests.granted
    before: int = 0             # gridBefore
    after: int = 0              # gridAfter
    header: bool = False        # tblHeader
    optional: bool = False      # a row that some years of the form lack
    wrap: str = ''              # '', sdt, customXml
    mark: str = ''              # '', inserted, deleted, moved, left (moved away), hidden

    @property
    def dead(self):
        return self.mark in ('deleted', 'left', 'hidden')

    def width(self):
        return self.before + sum(c.span for c in self.cells if not c.dead) + self.after

    def values(self):
        return [c for c in self.cells if c.role == 'value']

    def labels(self):
        return [c for c in self.cells if c.role != 'value']


@dataclass
class Table:
    rows: list
    name: str = ''              # T2 T3 T4, '' for others
    grid: object = 'right'      # right, none, or a number of columns to pretend
    wrap: str = ''              # '', sdt, customXml

    def width(self):
        return max((row.width() for row in self.rows), default=1)

    def find(self, key):
        for row in self.rows:
            if row.key == key:
                return row
        raise LookupError(key)


@dataclass
class Paragraph:
    text: str = ''
    style: str = ''             # '', title, heading, date, page
    number: int = 0             # automatic numbering
    render: str = ''
    old: str = ''
    wrap: str = ''
    role: str = ''              # title period heading date agency prose: for the layouts
    page_break: bool = False


@dataclass
class TextBox:
    """Blocks in a text box, printed once in mc:Choice and once more in mc:Fallback."""
    blocks: list
    fallback: bool = True


@dataclass
class Document:
    blocks: list
    facts: dict                 # expected: agency, year, form, period, published
    namespace: str = 'transitional'
    prefix: str = 'w'           # w, another prefix, or '' for a default namespace
    encoding: str = 'utf-8'
    carrier: str = 'docx'       # or dump: a text dump
    absent: set = field(default_factory=set)    # fields that the layout takes away
    unknown: list = field(default_factory=list)  # texts that a problem must name
    placed: bool = True         # tables and columns are as written here
    unknown_table: str = ''     # one of these texts stands in a table that no form knows
    mixed: bool = False         # two forms in one: fields of either are there where they are printed
    loud: bool = False          # a warning or an error must be reported
    prose_fails: bool = False   # a figure in the prose is not the table's
    notes: list = field(default_factory=list)   # "layout: what it did here", for failures

    def copy(self):
        return copy.deepcopy(self)


def walk_tables(blocks, boxes=None):
    """Body tables in document order, nested ones in place; those of text boxes go to boxes."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for cell in row.cells:
                    if cell.blocks:
                        yield from walk_tables(cell.blocks, boxes)
        elif isinstance(block, TextBox):
            if boxes is None:
                yield from walk_tables(block.blocks)
            else:
                boxes.extend(walk_tables(block.blocks))


def all_tables(document):
    """Every table in the order of the output's ordinals."""
    boxes = []
    body = list(walk_tables(document.blocks, boxes))
    return body + boxes


def named_tables(document, name):
    return [t for t in all_tables(document) if t.name == name]


def walk_cells(document):
    for table in all_tables(document):
        for row in table.rows:
            for cell in row.cells:
                yield table, row, cell


def walk_paragraphs(blocks):
    """The paragraphs of a list of blocks, those in cells and text boxes too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, TextBox):
            yield from walk_paragraphs(block.blocks)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    if cell.blocks:
                        yield from walk_paragraphs(cell.blocks)


def printed_cells(document):
    """field -> (cell, table ordinal, row, column) for every figure in print."""
    result = {}
    for ordinal, table in enumerate(all_tables(document), 1):
        line = 0
        for row in table.rows:
            if row.dead:
                continue
            line += 1
            dump = document.carrier == 'dump'       # a dump knows no spans
            column = 1 if dump else row.before + 1
            for cell in row.cells:
                if cell.dead:
                    continue
                for name in (cell.field, *cell.shared) if cell.field and cell.merge != 'continue' else ():
                    assert name not in result, 'printed twice: ' + name
                    result[name] = (cell, ordinal, line, column)
                column += 1 if dump else cell.span
    return result
