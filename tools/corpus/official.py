"""Fills the official Word form of 2021 (a real Word file) by editing its XML.

Comes in: the bytes of the blank form and Facts of form 2021. Goes out: the filled .docx and the
model.Document that says what is in it. The form itself is no part of this project; where it is missing
a plain report takes its place, its figures taken out.
"""
import io
import zipfile
from xml.dom import minidom

import docx
import prose
from model import printed_cells

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
TITLE = '政府信息公开工作年度报告格式模板'


def children(node, name):
    return [c for c in node.childNodes if c.nodeType == c.ELEMENT_NODE and c.tagName == name]


def set_text(cell, text, tree):
    """Replaces all that a cell prints by a text."""
    paragraphs = children(cell, 'w:p')
    for extra in paragraphs[1:]:
        cell.removeChild(extra)
    for name in ('w:r', 'w:bookmarkStart', 'w:bookmarkEnd'):
        for node in children(paragraphs[0], name):
            paragraphs[0].removeChild(node)
    run, element = tree.createElement('w:r'), tree.createElement('w:t')
    element.setAttribute('xml:space', 'preserve')
    element.appendChild(tree.createTextNode(text))
    run.appendChild(element)
    paragraphs[0].appendChild(run)


def blank_form(facts):
    """The bytes of a form without figures, for where the official one is not at hand."""
    document = prose.plain_report(facts)
    for cell, *_ in printed_cells(document).values():
        cell.text = ''
    document.blocks = [b for b in document.blocks if getattr(b, 'role', 'table') in ('table', 'title', 'heading')]
    next(b for b in document.blocks if getattr(b, 'role', '') == 'title').text = TITLE
    return docx.docx_bytes(document)


def filled_form(blank, facts):
    """(bytes, Document): the blank official form with the facts in it."""
    document = prose.plain_report(facts)
    parts = {}
    with zipfile.ZipFile(io.BytesIO(blank)) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    tree = minidom.parseString(parts['word/document.xml'])
    body = tree.getElementsByTagName('w:body')[0]
    tables = children(body, 'w:tbl')
    places = printed_cells(document)
    rows = [[children(r, 'w:tc') for r in children(t, 'w:tr')] for t in tables]
    for field, (cell, table, row, _) in places.items():
        line = rows[table - 1][row - 1]
        printed = [c for c in [t for t in document.blocks if hasattr(t, 'rows')][table - 1].rows[row - 1].cells]
        set_text(line[printed.index(cell)], cell.text, tree)
    for text in tree.getElementsByTagName('w:t'):
        if text.firstChild and text.firstChild.data == TITLE:
            text.firstChild.data = '%s%d年政府信息公开工作年度报告' % (facts.agency, facts.year)
    document.blocks = [b for b in document.blocks if getattr(b, 'role', '') != 'prose']
    document.facts['period'] = {(None, None)}
    document.facts['published'] = {None}
    parts['word/document.xml'] = tree.toxml().encode('utf-8')
    return docx.zip_bytes(parts), document
