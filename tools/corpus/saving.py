"""A model.Document as the bytes of a file: every way in which a report may have been saved.

Comes in: a Document and the name of a carrier. Goes out: the bytes and the ending of the file's
name. What a carrier cannot keep (places of cells, line breaks) is noted in the Document.
"""
import docx
import dump
from dump import Unfit

__all__ = ['CARRIERS', 'Unfit', 'save']

# carrier: (writer, ending of the file)
CARRIERS = {
    'docx': (docx.docx_bytes, 'docx'),
    'dump': (dump.tika, 'txt'),
    'clipboard': (dump.clipboard, 'txt'),
}


def save(document, carrier=''):
    """(bytes, ending); the carrier that the document asks for where none is given."""
    writer, ending = CARRIERS[carrier or document.carrier]
    return writer(document), ending
