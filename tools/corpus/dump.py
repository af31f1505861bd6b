"""Writes a model.Document as the text that an extractor prints of its Word file: spans and merges
are lost, automatic numbers are printed.

Comes in: a Document. Goes out: bytes. Two manners: Apache Tika's, a cell a line with a tab before
it, an empty line behind each row and one more behind each table (a table in a cell begins behind
that cell's tab); and the clipboard's, a row a line with tabs between its cells.
"""
import collections

import docx
from model import Paragraph, Table, TextBox, all_tables, walk_cells

DIGITS = ['', *'一二三四五六七八九']
CHINESE = [tens + ones for tens in ['', '十'] + [d + '十' for d in DIGITS[2:]] for ones in DIGITS]


class Unfit(Exception):
    """The manner cannot express this document."""


class Numbers:
    """What automatic numbers print, in reading order."""

    def __init__(self):
        self.count = collections.Counter()

    def text(self, number):
        if not number:
            return ''
        self.count[number] += 1
        value = self.count[number]
        if number >= docx.NUMBER_FIRST_ITEM:
            return '%d.' % value
        shape = '（%s）' if number == docx.NUMBER_GROUP else '%s、'
        return shape % CHINESE[value]


def cell_lines(cell, numbers):
    if cell.blocks is None:
        return numbers.text(cell.number) + cell.text + '\n'
    closing = '' if cell.blocks and isinstance(cell.blocks[-1], Paragraph) else '\n'
    return tika_blocks(cell.blocks, numbers) + closing


def tika_blocks(blocks, numbers):
    parts = []
    for block in blocks:
        if isinstance(block, TextBox):
            parts.append(tika_blocks(block.blocks, numbers) + '\n')
        elif isinstance(block, Table):
            for row in block.rows:
                if not row.dead:
                    parts += ['\t' + cell_lines(c, numbers) for c in row.cells if not c.dead] + ['\n']
            parts.append('\n')
        elif isinstance(block, Paragraph):
            parts.append(numbers.text(block.number) + block.text + '\n')
        else:
            raise Unfit
    return ''.join(parts)


def settle(document):
    """What a dump cannot tell: the numbers of tables in cells and text boxes, and whether an empty
    paragraph at the end of a row's last cell is one or the end of the table."""
    held = any(c.blocks is not None for _, _, c in walk_cells(document))
    if any(c.shared for _, _, c in walk_cells(document)):
        raise Unfit         # spans are lost
    if held or any(isinstance(b, TextBox) for b in document.blocks):
        document.placed = False
    for table in all_tables(document):
        for row in table.rows:
            cells = [c for c in row.cells if not c.dead]
            if cells and cells[-1].text.endswith('\n'):
                cells[-1].text = cells[-1].text.rstrip('\n')
                document.placed = False


def tika(document):
    document.carrier = 'dump'
    data = tika_blocks(document.blocks, Numbers()).encode()
    settle(document)
    return data


def clipboard(document):
    """A line break in a cell becomes a space, in the document too: a row is one line."""
    document.carrier = 'dump'
    document.placed = False     # a row of one cell is a line like any other
    settle(document)
    parts, numbers = [], Numbers()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            parts.append(numbers.text(block.number) + block.text + '\n')
            continue
        if not isinstance(block, Table):
            raise Unfit
        for row in block.rows:
            cells = [c for c in row.cells if not c.dead]
            if any(c.blocks is not None for c in cells):
                raise Unfit
            for cell in cells:
                cell.text = cell.text.replace('\n', ' ')
            if not row.dead:
                parts.append('\t'.join(numbers.text(c.number) + c.text for c in cells) + '\n')
    return ''.join(parts).encode()
