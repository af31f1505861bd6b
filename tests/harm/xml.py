"""XML that is none, or that asks for more than it gives."""
from tests.harm.base import (
    ROOT, SMALL, TOO_LARGE, TYPES, W, body, case, document, package, raw_zip, relationships, repeated)


@case('dtd', 'xml-dtd')
def _():
    return package(b'<!DOCTYPE w:document>' + SMALL.split(b'?>', 1)[1])


@case('billion-laughs', 'xml-dtd')
def _():
    entities = '<!ENTITY a0 "lol">' + ''.join('<!ENTITY a%d "%s">' % (i, '&a%d;' % (i - 1) * 10) for i in range(1, 10))
    return package('<!DOCTYPE x [%s]><w:document %s><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>' % (entities, W))


@case('external-entity', 'xml-dtd')
def _():
    return package('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document %s><w:body>&e;</w:body></w:document>' % W)


@case('entity-not-declared', 'xml-not-well-formed')
def _():
    return body('<w:p><w:r><w:t>&nbsp;</w:t></w:r></w:p>')


@case('dtd-in-relationships', 'part-passed-over')
def _():
    return raw_zip([(b'[Content_Types].xml', TYPES.encode()), (b'_rels/.rels', b'<!DOCTYPE x>' + relationships(ROOT).encode()), (b'word/document.xml', SMALL)])


@case('hundred-thousand-attributes', 'xml-not-well-formed', 'no-tables')
def _():
    return body('<w:p %s/>' % ' '.join('w:a%d="%d"' % (i, i) for i in range(100_000)))


@case('hundred-thousand-namespaces', 'xml-not-well-formed')
def _():
    return body('<w:p %s/>' % ' '.join('xmlns:a%d="u%d"' % (i, i) for i in range(100_000)))


@case('namespaces-on-every-element', 'no-tables')
def _():
    return body(repeated('<w:p %s/>' % ' '.join('xmlns:a%d="u%d"' % (i, i) for i in range(500)), 2000))


@case('a-thousand-prefixes-on-every-attribute', 'no-tables', 'xml-not-well-formed')
def _():
    return package(document(*['<w:p %s/>' % ' '.join('n%d:val="1"' % i for i in range(500))] * 2000,
                            more=' '.join('xmlns:n%d="u"' % i for i in range(900))))


@case('prefix-of-a-megabyte', 'no-tables', 'xml-not-well-formed', *TOO_LARGE)
def _():
    return body(repeated('<%s:p xmlns:%s="u"/>' % ('a' * 1_000_000, 'a' * 1_000_000), 10, 1))


@case('same-attribute-twice', 'xml-not-well-formed')
def _():
    return body('<w:p w:a="1" w:a="2"/>')


@case('prefix-bound-to-nothing', 'no-tables', 'xml-not-well-formed')
def _():
    return body('<z:p/><w:p xmlns:w=""><w:r/></w:p>')


@case('utf-16-with-mark')
def _():
    return package(SMALL.decode().replace('UTF-8', 'UTF-16').encode('utf-16'))


@case('utf-16-without-mark')
def _():
    return package(SMALL.decode().replace('UTF-8', 'UTF-16').encode('utf-16-le'))


@case('utf-16-said-but-utf-8', 'xml-not-well-formed')
def _():
    return package(SMALL.replace(b'UTF-8', b'UTF-16'))


# Expat before Debian's updates of 2.5.0 lets it pass; what comes out is U+FFFD.
@case('utf-16-lone-surrogate', 'xml-not-well-formed', 'form-unknown')
def _():
    return package(SMALL.decode().replace('UTF-8', 'UTF-16').replace('text', '\ud800x').encode('utf-16', 'surrogatepass'))


@case('unknown-encoding', 'xml-not-well-formed')
def _():
    return package(SMALL.replace(b'UTF-8', b'EBCDIC-9'))


for _name, _bytes in {'cut': b'\xe4\xb8', 'overlong': b'\xc0\x80', 'surrogate': b'\xed\xa0\x80', 'ff': b'\xff', 'beyond': b'\xf4\x90\x80\x80',
                      'nul': b'\0', 'control': b'\1', 'ffff': '\uffff'.encode(), 'reference-0': b'&#0;', 'reference-surrogate': b'&#xD800;'}.items():
    case('bytes-' + _name, 'xml-not-well-formed')(lambda b=_bytes: package(SMALL.replace(b'text', b'te' + b + b'xt')))
case('xml-empty', 'xml-not-well-formed')(lambda: package(b''))
case('xml-another-root', 'no-tables', 'form-unknown')(lambda: package('<x/>'))
case('xml-two-roots', 'xml-not-well-formed')(lambda: package(SMALL + SMALL.split(b'?>', 1)[1]))
case('xml-cut-off', 'xml-not-well-formed')(lambda: package(SMALL[:-20]))
case('xml-million-comments', 'no-tables')(lambda: body(repeated('<!---->', 1_000_000)))
case('xml-million-instructions', 'no-tables')(lambda: body(repeated('<?x y?>', 1_000_000)))
case('xml-million-references', 'no-tables')(lambda: body('<w:p><w:r><w:t>', repeated('&#x4E00;', 1_000_000), '</w:t></w:r></w:p>'))
case('xml-million-sections-of-data', 'no-tables')(lambda: body('<w:p><w:r><w:t>', repeated('<![CDATA[x]]>', 1_000_000), '</w:t></w:r></w:p>'))
