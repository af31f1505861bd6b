"""What `check`, `compare` and `export` are given for a report in JSON."""
import json

from tests.harm.base import case
from tests.lib.tree import CORPUS

SOUND = CORPUS / '2020-new-form.json'


def report(name, *codes):
    """A report changed by the function, or the text that it gives."""
    def keep(change):
        def whole():
            sound = json.loads(SOUND.read_text(encoding='utf-8'))
            changed = change(sound)
            return changed.encode() if isinstance(changed, str) else json.dumps(sound, ensure_ascii=False).encode()
        return case('json-' + name, *codes, extension='json')(whole)
    return keep


report('deep-lists', 'json-broken')(lambda r: '[' * 5_000_000)
report('deep-objects', 'json-broken')(lambda r: '{"a":' * 1_000_000)
report('20-million-values', 'json-broken')(lambda r: '[%s1]' % ('1,' * 20_000_000))
report('million-keys', 'json-broken')(lambda r: '{%s}' % ','.join('"k%d":1' % i for i in range(1_000_000)))
report('same-key-400000-times', 'json-broken')(lambda r: '{%s}' % ','.join(['"schema":1'] * 400_000))
report('keys-just-below-the-limit')(lambda r: '{%s}' % ','.join('"%050d":"%060d"' % (i, i) for i in range(249_000)))
report('number-of-10-million-digits')(lambda r: '{"a":%s}' % ('9' * 10_000_000))
report('number-beyond')(lambda r: '{"a":1e999999999}')
report('lone-surrogates', 'json-broken')(lambda r: '"%s"' % ('\\ud800' * 1_000_000))
report('cells-3000-times', 'json-broken')(lambda r: r.update(cells=r['cells'] * 3000))
report('cells-40-times')(lambda r: r.update(cells=r['cells'] * 40))
report('200000-problems', 'json-broken')(lambda r: r.update(problems=[{'code': 'x', 'severity': 'error'}] * 200_000))
report('values-of-100000-digits')(lambda r: [c.update(value='9' * 100_000) for c in r['cells'] if c.get('value') is not None] and None)
