"""Writes a model.Document as Word saves it as a web page: MsoNormalTable, colspan and rowspan, o:p,
numbers in mso-list:Ignore, placeholders where a row begins or ends inside the grid, and the marks
for cells that do not align. GBK or UTF-8.

Comes in: a Document. Goes out: the bytes of the page. A page has no tabs and no two spaces in a
row, so these become no-break spaces in the Document as well. Text boxes and rows that were deleted
with their mark kept have no place here.
"""
import html
import re
import zlib

from dump import Numbers, Unfit
from model import Paragraph, Table, walk_cells, walk_paragraphs

SPACER = '<![if !supportMisaligned%s]>'


def kept(text):
    """What of the white space a page keeps; a no-break space alone is how it writes nothing."""
    text = text.replace('\t', '\u00a0\u00a0\u00a0 ')
    lines = [re.sub(' (?= )|^ | $', '\u00a0', line) for line in text.split('\n')]
    return '\n'.join('' if line == '\u00a0' else line for line in lines)


def escaped(text):
    text = html.escape(text, quote=False).replace('\u00a0', '&nbsp;')
    return text.replace('\n', '<br>\n')


def run(text, language='ZH-CN'):
    return '<span\n%sstyle=\'font-size:10.5pt;font-family:宋体\'>%s</span>' % ('' if language == 'ZH-CN' else 'lang=EN-US ', escaped(text))


HIDDEN = "<span style='font-family:宋体;display:none;mso-hide:all'>%s</span>"
RUNS = {
    'chars': lambda text, old: ''.join(run(c) for c in text),
    'split': lambda text, old: run(text[:(len(text) + 1) // 2]) + '<a name="_GoBack"></a><b>%s</b>' % run(text[(len(text) + 1) // 2:]),
    'tracked': lambda text, old: ('<del cite="mailto:a" datetime="2021-01-20T09:00">%s</del>' % run(old or '99') if old != '-' else '')
    + '<ins cite="mailto:a" datetime="2021-01-20T09:00">%s</ins>' % run(text),
    'moved': lambda text, old: '<del datetime="2021-01-20T09:00">%s</del><ins>%s</ins>' % (run(old or '55'), run(text)),
    'hidden': lambda text, old: run(text) + HIDDEN % escaped(old or '88'),
    'hidden_style': lambda text, old: run(text) + '<span class=Unseen>%s</span>' % escaped(old or '88'),
    'smart': lambda text, old: '<st1:chsdate w:st="on" Year="2021">%s</st1:chsdate>' % run(text),
    'link': lambda text, old: '<a href="#_top">%s</a>' % run(text),
    'note_mark': lambda text, old: run(text) + '<sup>%s</sup>' % escaped(old or '1'),
    'struck': lambda text, old: '<s>%s</s>' % run(old) + run(text),
    'struck_alone': lambda text, old: '<s>%s</s>' % run(text),
    'picture': lambda text, old: '<img width=40 height=20 src="figure.png">',
    'input': lambda text, old: '<input type=text size=8 value="%s">' % escaped(text),
    'drop_down': lambda text, old: '<select><option>0</option><option selected>%s</option></select>' % escaped(text),
    'ruby': lambda text, old: '<ruby>%s<rp>(</rp><rt>%s</rt><rp>)</rp></ruby>' % (run(text), run('zhu')),
}


def words(text, render='', old=''):
    if not text:
        return '<span lang=EN-US><o:p>&nbsp;</o:p></span>'
    return RUNS.get(render, lambda t, o: run(t, 'EN-US' if t.isascii() else 'ZH-CN'))(text, old) + '<span lang=EN-US><o:p></o:p></span>'


def number_html(number):
    return ("<![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>%s<span style='font:7.0pt \"Times New Roman\"'>"
            "&nbsp; </span></span><![endif]>" % number)


def paragraph_html(paragraph, numbers):
    name = {'heading': 'h1'}.get(paragraph.style, 'p')
    kind = {'title': ' class=MsoTitle align=center', 'heading': ''}.get(paragraph.style, ' class=MsoNormal')
    number = numbers.text(paragraph.number)
    if number:
        kind += " style='mso-list:l%d level1 lfo1'" % paragraph.number
        number = number_html(number)
    page = "<span lang=EN-US><br clear=all style='page-break-before:always'>\n</span>" if paragraph.page_break else ''
    return '%s<%s%s>%s%s</%s>\n\n' % (page, name, kind, number, words(paragraph.text, paragraph.render, paragraph.old), name)


def cell_html(cell, numbers):
    if cell.blocks is not None:
        return blocks_html(cell.blocks, numbers)
    lines = cell.text.split('\n') if cell.breaks == 'paragraph' else [cell.text]
    return ''.join(paragraph_html(Paragraph(line, number=cell.number if i == 0 else 0, render=cell.render if line else '', old=cell.old), numbers)
                   for i, line in enumerate(lines))


def placed(table):
    """[[(column, span, cell)]] of the rows that are printed; hMerge is a span."""
    rows = []
    for row in table.rows:
        if row.mark in ('deleted', 'left'):
            raise Unfit
        column, cells = row.before, []
        for cell in row.cells:
            if cell.dead:
                raise Unfit
            if cell.hmerge == 'continue' and cells:
                cells[-1] = (cells[-1][0], cells[-1][1] + cell.span, cells[-1][2])
            else:
                cells.append((column, cell.span, cell))
            column += cell.span
        rows.append((row, cells))
    return rows


def below(rows, number, column, span):
    """How many rows a cell that begins there covers."""
    count = 1
    while number + count < len(rows) and any(c == column and s == span and cell.merge == 'continue' for c, s, cell in rows[number + count][1]):
        count += 1
    return count


def placeholder(span):
    return "  <td style='mso-cell-special:placeholder;border:none;padding:0cm' width=9 colspan=%d><p class='MsoNormal'>&nbsp;</td>\n" % span


def table_html(table, numbers):
    rows, width = placed(table), table.width()
    out = ["<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0\n style='border-collapse:collapse;border:none'>\n"]
    covered = set()
    for number, (row, cells) in enumerate(rows):
        hidden = ';display:none;mso-hide:all' if row.mark == 'hidden' else ''
        out.append(" <tr style='mso-yfti-irow:%d%s'>\n" % (number, hidden))
        if row.before:
            out.append(placeholder(row.before))
        for column, span, cell in cells:
            if (number, column) in covered:
                continue
            count = below(rows, number, column, span) if cell.merge else 1
            covered |= {(number + i, column) for i in range(1, count)}
            out.append('  <td width=57%s%s valign=center\n  style=\'padding:0cm 5.4pt\'>\n  %s  </td>\n' % (
                ' colspan=%d' % span if span > 1 else '', ' rowspan=%d' % count if count > 1 else '', cell_html(cell, numbers)))
        if row.after:
            out.append(placeholder(row.after))
        out.append(' </tr>\n')
    out.append(' %s\n <tr height=0>\n%s </tr>\n <![endif]>\n</table>\n\n' % (SPACER % 'Columns', "  <td width=9 style='border:none'></td>\n" * width))
    return ''.join(out)


def blocks_html(blocks, numbers):
    parts = []
    for block in blocks:
        if isinstance(block, Table):
            parts.append(table_html(block, numbers))
        elif isinstance(block, Paragraph):
            parts.append(paragraph_html(block, numbers))
        else:
            raise Unfit
    return ''.join(parts)


def page_text(document, charset):
    for _, _, cell in walk_cells(document):
        cell.text = kept(cell.text)
    for paragraph in walk_paragraphs(document.blocks):
        paragraph.text = kept(paragraph.text)
    return ('<html xmlns:v="urn:schemas-microsoft-com:vml"\nxmlns:o="urn:schemas-microsoft-com:office:office"\n'
            'xmlns:w="urn:schemas-microsoft-com:office:word"\nxmlns="http://www.w3.org/TR/REC-html40">\n\n<head>\n'
            '<meta http-equiv=Content-Type content="text/html; charset=%s">\n<meta name=ProgId content=Word.Document>\n'
            '<meta name=Generator content="Microsoft Word 15">\n<!--[if gte mso 9]><xml>\n <w:WordDocument>\n  <w:View>Print</w:View>\n'
            ' </w:WordDocument>\n</xml><![endif]-->\n<style>\n<!--\n p.MsoNormal, li.MsoNormal\n\t{margin:0cm;}\nspan.Unseen\n'
            '\t{mso-style-name:Unseen;\n\tdisplay:none;\n\tmso-hide:all;}\n-->\n</style>\n</head>\n\n<body lang=ZH-CN>\n\n'
            '<div class=WordSection1>\n\n%s</div>\n\n</body>\n\n</html>\n' % (charset, blocks_html(document.blocks, Numbers())))


def page_bytes(document):
    """Word's Chinese editions write gb2312; which of the two it is follows from the document."""
    text = page_text(document, 'utf-8')
    if zlib.crc32(text.encode()) % 2:
        return text.replace('charset=utf-8', 'charset=gb2312', 1).encode('gb18030')
    return text.encode()
