"""The archive's own list of what its files are."""
import hashlib
import json

from tests.batch.base import check, documents, journal, last, run


def sidecar_run(folder, name, table, inputs, status=0):
    (folder / (name + '.csv')).write_bytes(table)
    _, _, err = run('-o', folder / name, '--sidecar', folder / (name + '.csv'), inputs, status=status)
    reports = {path: json.loads((folder / name / line['output']).read_text())
               for path, line in last(folder / name).items()}
    return {path: {value['name']: value['value'] for value in report['source'].get('archive') or ()}
            for path, report in reports.items()}, err


def test_sidecar(folder):
    """The archive's own list: each row at its report, as it is written; a row for nothing is said."""
    inputs = folder / 'in'
    (inputs / '局').mkdir(parents=True)
    one, two = inputs / '局' / '一.docx', inputs / '二.docx'
    one.write_bytes(documents()[0].read_bytes())
    two.write_bytes(documents()[2].read_bytes())
    digest = hashlib.sha256(two.read_bytes()).hexdigest()
    rows = 'path,档号,题名,保管期限\r\n局/一.docx,0012,"甲,""乙""\n丙",永久\r\n没有.docx,1,2,3\r\n'
    for name, table in (('utf8', b'\xef\xbb\xbf' + rows.encode()), ('gb', rows.encode('gb18030'))):
        found, err = sidecar_run(folder, name, table, inputs)
        wanted = {'档号': '0012', '题名': '甲,"乙"\n丙', '保管期限': '永久'}
        check(found[str(one)] == wanted, found)
        check(found[str(two)] == {}, found)
        check('%s.csv' % name in err and '4' in err.split('.csv', 1)[1], err)
    by_hash, _ = sidecar_run(folder, 'hash', ('sha256,档号\n%s,7\n' % digest).encode(), inputs)
    check(by_hash[str(two)] == {'档号': '7'}, by_hash[str(two)])
    again, _ = sidecar_run(folder, 'hash', ('sha256,档号\n%s,8\n' % digest).encode(), inputs)
    check(again[str(two)] == {'档号': '8'}, 'a changed row does not reach the output')
    check(len(journal(folder / 'hash')) == 3, 'a row changed, and others were done again')
    for broken in (b'', b'path\n', b'name,x\n1,2\n', b'\xff\xff\xff'):
        (folder / 'broken.csv').write_bytes(broken)
        run('-o', folder / 'no', '--sidecar', folder / 'broken.csv', inputs, status=64)
    run('-o', folder / 'no', '--sidecar', folder / 'nowhere.csv', inputs, status=66)
