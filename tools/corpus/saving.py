"""A model.Document as the bytes of a file: every way in which a report may have been saved.

Comes in: a Document and the name of a carrier. Goes out: the bytes and the ending of the file's
name. What a carrier cannot keep (places of cells, line breaks) is noted in the Document.
"""
import io

import docx
import dump
import one_file
import page
from dump import Unfit

__all__ = ['CARRIERS', 'Unfit', 'save']


def flat_opc(document, encoding='utf-8'):
    return one_file.flat_opc(io.BytesIO(docx.docx_bytes(document)), encoding)


def word_2003(document):
    return one_file.word_2003(io.BytesIO(docx.docx_bytes(document)))


def web_archive(document):
    text = page.page_bytes(document)
    return one_file.web_archive(text, 'gb2312' if b'charset=gb2312' in text else 'utf-8', len(text))


# carrier: (writer, ending of the file)
CARRIERS = {
    'docx': (docx.docx_bytes, 'docx'),
    'dump': (dump.tika, 'txt'),
    'clipboard': (dump.clipboard, 'txt'),
    'flat': (flat_opc, 'xml'),
    'flat-utf-16': (lambda document: flat_opc(document, 'utf-16'), 'xml'),
    'word2003': (word_2003, 'xml'),
    'html': (page.page_bytes, 'htm'),
    'mht': (web_archive, 'mht'),
}


def save(document, carrier=''):
    """(bytes, ending); the carrier that the document asks for where none is given."""
    writer, ending = CARRIERS[carrier or document.carrier]
    return writer(document), ending
