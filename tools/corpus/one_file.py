"""A Word package as XML in one file: Flat OPC and the XML of Word 2003; a page as a web archive.

Comes in: a package (a path, or a file in memory) or the bytes of a page. Goes out: bytes. Word 2003
knows other names for the same things, and has numbers written out, which is left to others.
"""
import base64
import quopri
import re
import zipfile
from xml.etree import ElementTree

from dump import Unfit

PKG = 'http://schemas.microsoft.com/office/2006/xmlPackage'
CT = '{http://schemas.openxmlformats.org/package/2006/content-types}'
W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
W_2003 = 'http://schemas.microsoft.com/office/word/2003/wordml'


def xml_text(data):
    """A part without its XML declaration."""
    text = data.decode('utf-16' if data[:2] in (b'\xff\xfe', b'\xfe\xff') else 'utf-8-sig')
    return re.sub(r'^\s*<\?xml[^>]*\?>', '', text)


def only_part(package, name):
    return xml_text(package.read(name)) if name in package.namelist() else ''


# ---- Flat OPC ------------------------------------------------------------------------------------

def part_types(package):
    types = ElementTree.fromstring(package.read('[Content_Types].xml'))
    overrides = {e.get('PartName').lstrip('/'): e.get('ContentType') for e in types.iter(CT + 'Override')}
    defaults = {e.get('Extension'): e.get('ContentType') for e in types.iter(CT + 'Default')}
    return lambda name: overrides.get(name) or defaults.get(name.rpartition('.')[2], '')


def flat_opc(path, encoding='utf-8'):
    parts = []
    with zipfile.ZipFile(path) as package:
        type_of = part_types(package)
        for name in package.namelist():
            if name == '[Content_Types].xml' or name.endswith('/'):
                continue
            kind, data = type_of(name), package.read(name)
            holder = 'xmlData' if kind.endswith('xml') else 'binaryData'
            content = xml_text(data) if holder == 'xmlData' else 'AAAA'
            parts.append('<pkg:part pkg:name="/%s" pkg:contentType="%s"><pkg:%s>%s</pkg:%s></pkg:part>\n'
                         % (name, kind, holder, content, holder))
    return ('<?xml version="1.0" encoding="%s" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
            '<pkg:package xmlns:pkg="%s">%s</pkg:package>' % (encoding.upper(), PKG, ''.join(parts))).encode(encoding)


# ---- the XML of Word 2003 ------------------------------------------------------------------------

def inner(text, tag):
    return ''.join(re.findall(r'<w:%s[ >].*</w:%s>' % (tag, tag), text, re.S))


def word_2003(path):
    with zipfile.ZipFile(path) as package:
        main, styles = only_part(package, 'word/document.xml'), only_part(package, 'word/styles.xml')
    if 'xmlns:w="%s"' % W not in main or '<w:body' not in main or '<w:numPr>' in main + styles:
        raise Unfit
    text = inner(styles, 'styles') + inner(main, 'body')
    text = text.replace('<w:vMerge', '<w:vmerge').replace('<w:hMerge', '<w:hmerge')
    text = re.sub(r'<w:(ins|del|moveTo|moveFrom) ([^>]*[^/])>', r'<aml:annotation w:type="Word.\1" \2><aml:content>', text)
    text = re.sub(r'<w:(ins|del|moveTo|moveFrom) ([^>]*)/>', r'<aml:annotation w:type="Word.\1" \2/>', text)
    text = re.sub(r'</w:(ins|del|moveTo|moveFrom)>', '</aml:content></aml:annotation>', text)
    for ours, theirs in (('ins', 'Insertion'), ('moveTo', 'Insertion'), ('del', 'Deletion'), ('moveFrom', 'Deletion')):
        text = text.replace('w:type="Word.%s"' % ours, 'w:type="Word.%s"' % theirs)
    others = re.findall(r'xmlns:(?!w=)\w+="[^"]*"', main[:main.index('<w:body')])
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:wordDocument xmlns:w="%s" '
            'xmlns:aml="http://schemas.microsoft.com/aml/2001/core" %s xml:space="preserve">%s</w:wordDocument>'
            % (W_2003, ' '.join(others), text)).encode()


# ---- a web archive -------------------------------------------------------------------------------

def web_archive(page, charset, way):
    """The page as one of several parts; way: which of four manners of writing such files."""
    way %= 4
    mark = '----=_NextPart_01DA.F0' if way % 2 else 'boundary-%d' % way
    encoding, body = [('quoted-printable', quopri.encodestring(page, quotetabs=False)), ('base64', base64.encodebytes(page)),
                      ('8bit', page), ('quoted-printable', quopri.encodestring(page, quotetabs=True).replace(b'=\n', b'=\r\n'))][way]
    part = ('Content-Location: file:///C:/%s.htm\r\nContent-Transfer-Encoding: %s\r\nContent-Type: text/html; charset="%s"\r\n\r\n'
            % (way, encoding, charset)).encode() + body + b'\r\n'
    picture = b'Content-Location: file:///C:/image001.png\r\nContent-Transfer-Encoding: base64\r\nContent-Type: image/png\r\n\r\nAAAA\r\n'
    line = b'--' + mark.encode()
    head = ('MIME-Version: 1.0\r\nContent-Type: multipart/related; %s\r\n\r\nThis document is a web archive.\r\n\r\n'
            % ('boundary="%s"' % mark if way % 2 else 'type="text/html";\r\n\tboundary=%s' % mark))
    return b'\r\n'.join([head.encode() + line, part + line, picture + line + b'--', b''])
