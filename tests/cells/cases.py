"""The cases of tests/cells, in the order of their subjects.

Each case is a file made of corpus/2024-huaian-official-form.docx: {id, source, situation, data, ending, check}. The source
names the public bug reports (repository#number) that describe such a cell; `offices` is what offices type, `clean` what
must change nothing. What is expected was written down before the program ran on it.

Not among the cases, because nianbao does not read them: a content control whose bound XML store holds another figure than
the text that was saved (DocumentServer#1410), a label in a text box (PicoDocs#22),
and visibility:visible within a hidden span (accname#57). A remark in brackets behind the figure, with
digits of its own, is read without a note, as docs/ say (ea14, tx063).
"""
from tests.cells import base
from tests.cells import marks, fields, objects, typed, labels, clean, pages, carriers  # noqa: F401 (each adds its own)

BASE = base.BASE
CASES = base.CASES
