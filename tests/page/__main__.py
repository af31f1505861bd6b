"""The page of `compare --html`, in Debian's Chromium over chromedriver: it loads without an error,
searches, switches its language, opens an agency, shows where each figure comes from, is used by
keyboard, prints, and lets in no script of a hostile name.
    python3 -m tests.page --nianbao build/nianbao
Skips (77) without the browser: sh tools/setup browser. Ends with `N passed, N failed`."""
import argparse, base64, glob, json, os, shutil, subprocess, sys, tempfile

from tests.lib.cases import Cases

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.wait import WebDriverWait
except ImportError:
    webdriver = None

HOSTILE = '</script><script>document.title="taken"</script><b>"\u202e局'
REPEATING = '重段县审计局' # repeats a section of its report and the opening, and no more
STATES = '三态县审计局' # blanks, units and a year without a table
REPEATED = ''.join(map(chr, range(0x6000, 0x6050)))
PRINTED_ERRORS = 'corpus/2023-printed-errors.json' # three checks within it fail
cases = Cases()
check = cases.hold


def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which('chromium')
    for argument in ('--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--window-size=1280,900'):
        options.add_argument(argument)
    options.set_capability('goog:loggingPrefs', {'browser': 'ALL'})
    return webdriver.Chrome(service=Service(shutil.which('chromedriver')), options=options)


def repeating_reports(folder):
    """Two years whose opening and first section are the same, and nothing else."""
    paths = []
    for year in (2022, 2023):
        report = json.load(open(f'corpus/series/linhe/{year}.json'))
        report['report']['agency'] = REPEATING
        own = ''.join(map(chr, range(0x7000 + 400 * (year - 2022), 0x7000 + 400 * (year - 2021))))
        parts = (None, None, REPEATED[:60]), ('一', '总体情况', REPEATED), ('五', '改进情况', own)
        report['sections'] = [{'number': number, 'heading': heading, 'paragraphs': [text], 'tables': [], 'sections': []}
                              for number, heading, text in parts]
        report['checks'] = [one for one in report['checks'] if not one['id'].startswith('prose.')]
        paths.append(os.path.join(folder, f'repeating-{year}.json'))
        json.dump(report, open(paths[-1], 'w'), ensure_ascii=False)
    return paths


def reports_of_states(folder):
    """2019: a purchase without a unit, 2020: one in 万元; 2021: no table that is known; 2022: a row of （六） is blank."""
    paths = []
    for year in (2019, 2020, 2021, 2022, 2023):
        report = json.load(open(f'corpus/series/linhe/{year}.json'))
        report['report']['agency'] = STATES
        report['sections'] = []
        report['converter']['version'] = '0.0.1' # whose checks are made anew and not compared
        cells = {cell['field']: cell for cell in report['cells']}
        if year == 2019:
            cells['disclosure.procurement.amount'].update(value=2500000, raw='2500000', unit=None)
        if year == 2020:
            cells['disclosure.procurement.amount'].update(value=251, raw='251万元', unit='万元')
        if year == 2021:
            report['report']['form'] = None
            report.update(data={}, cells=[], checks=[])
            report['converter']['mapping'] = {'id': None, 'version': None}
        if year == 2022:
            cells['requests.other.other.natural_person'].update(value=None, raw='', state='blank')
            report['data']['requests']['other']['other']['natural_person'] = None
        if year < 2021:
            report['data']['disclosure']['procurement']['amount'] = cells['disclosure.procurement.amount']['value']
        paths.append(os.path.join(folder, f'states-{year}.json'))
        json.dump(report, open(paths[-1], 'w'), ensure_ascii=False)
    return paths


def make_page(nianbao, folder):
    """The series of the corpus, an agency that changed from a local form to the national one, one that
    repeats a section, and one report whose agency and prose are hostile."""
    series = sorted(glob.glob('corpus/series/*/*.json'))
    report = json.load(open(series[0]))
    report['report']['agency'] = HOSTILE
    report['sections'][0]['paragraphs'].append(HOSTILE)
    hostile, page = os.path.join(folder, 'hostile.json'), os.path.join(folder, 'page.html')
    json.dump(report, open(hostile, 'w'), ensure_ascii=False)
    changed = []
    for path in ('corpus/series/yunxi/2016.json', 'corpus/series/linhe/2017.json'):
        other = json.load(open(path))
        other['report']['agency'] = '改表县审计局'
        changed.append(os.path.join(folder, f'changed-{other["report"]["year"]}.json'))
        json.dump(other, open(changed[-1], 'w'), ensure_ascii=False)
    changed += repeating_reports(folder)
    changed += reports_of_states(folder) + [PRINTED_ERRORS]
    run = subprocess.run([nianbao, 'compare', '--html', page, hostile, *changed, *series], capture_output=True)
    check('exit status', run.returncode in (0, 1) and run.stdout == b'', (run.returncode, run.stderr))
    return page, series


def find(driver, css):
    return driver.find_elements(By.CSS_SELECTOR, css)


def test_overview(driver, url):
    driver.get(url)
    check('problems first', find(driver, 'main h2')[0].text == '需要核对的问题')
    others = driver.execute_script('return [...document.querySelectorAll("#kind-other ~ table td")].map((one) => one.textContent)')
    check('what is said of two agencies is on the page', any('名称相近' in one for one in others), others[:6])
    rows = find(driver, '.matrix tbody tr')
    names = [row.find_element(By.CSS_SELECTOR, 'a').get_attribute('textContent') for row in rows]
    check('a hostile name is text', HOSTILE in names and driver.title != 'taken', names)
    wanted = next(name for name in names if name != HOSTILE)
    find(driver, '#search')[0].send_keys(wanted)
    shown = [row for row in rows if row.is_displayed()]
    check('search', len(shown) == sum(wanted in name for name in names), len(shown))
    find(driver, '#search')[0].clear()
    find(driver, '#search')[0].send_keys('x', Keys.BACKSPACE)
    outliers = driver.execute_script('return index.findings.outlier.map((one) => [one.values, TELL.outlier(one).textContent])')
    from_nothing = [told for values, told in outliers if values[0] == '0']
    check('from nothing there is no percentage', from_nothing and not any('%' in told for told in from_nothing), from_nothing[:3])
    to_nothing = [told for values, told in outliers if values[1] == '0']
    check('to nothing it is all', to_nothing and all('（−100.0 %）' in told for told in to_nothing), to_nothing[:3])
    sums = driver.execute_script('''return index.findings.outlier.filter((one) => one.year === 2023 && one.from === 2021
        && index.agencies[one.agency].name === "石桥市水利局").map((one) => TELL.outlier(one).textContent)''')
    check('an outlier of two sums is called as they are', any('（六）其他处理 · 自然人：0 → 18' in one for one in sums), sums[:4])
    find(driver, '.language')[0].click()
    WebDriverWait(driver, 30).until(lambda one: find(one, 'html[lang=en]'))
    check('English', find(driver, 'main h2')[0].text == 'Problems to look at' and 'lang=en' in driver.current_url)
    checks = [row for kind in ('history', 'doubt', 'check') for row in driver.execute_script(
        'return [...document.querySelectorAll("#kind-" + arguments[0] + " ~ table td")].map((cell) => cell.textContent)', kind)]
    check('checks by their English names', checks and not any('\u4e00' <= c <= '\u9fff' for text in checks for c in text), checks[:6])
    check('language of the page', find(driver, 'html')[0].get_attribute('lang') == 'en')
    find(driver, '.language')[0].click()
    WebDriverWait(driver, 30).until(lambda one: not find(one, 'html[lang=en]'))
    first = find(driver, '.matrix [data-cell][tabindex="0"]')
    check('one tab stop', len(first) == 1)
    driver.execute_script('arguments[0].focus()', first[0])
    webdriver.ActionChains(driver).send_keys(Keys.ARROW_RIGHT, Keys.ARROW_DOWN).perform()
    cell = driver.switch_to.active_element
    check('arrow keys', cell.get_attribute('data-year') is not None, cell.tag_name)
    check('a cell tells its report', cell.get_attribute('data-year') in find(driver, '#detail')[0].text)
    cell.send_keys(Keys.ENTER)
    check('Enter opens the agency', 'agency=' in driver.current_url, driver.current_url)


def test_agency(driver, url, agencies, series):
    reports = [json.load(open(path)) for path in series]
    count = max(range(len(agencies)), key=lambda at: len(agencies[at][2]))
    driver.get(url + f'#agency={count}')
    driver.refresh()
    check('its tables', len(find(driver, 'table.years')) >= 3)
    tables = driver.execute_script('return new Set(openAgency(arguments[0]).lines.map((line) => line.table)).size', count)
    check('a chart a table at most', 3 <= len(find(driver, '.chart svg')) <= tables, tables)
    forms = [cell.text for cell in find(driver, 'table.reports tbody td:nth-child(2)')]
    check('a form by its name and years', any('国办公开办函〔2021〕30号' in form and '2021–' in form for form in forms), forms)
    told = driver.execute_script('''return Object.keys(WORDS).filter((key) => key.startsWith("comparable_"))
        .map((key) => [key.slice(11), ...WORDS[key]])''')
    cautious = {name for name, chinese, english in told if '慎比' in chinese and 'caution' in english}
    check('what has a difference is not called incomparable', cautious == {'narrowed', 'widened', 'redefined'}, cautious)
    check('breaks are drawn and explained', find(driver, '.chart .break') and find(driver, '.reasons li'))
    for cell in driver.execute_script('return [...document.querySelectorAll("td.number, td.blank, td.none, td.missing")]')[::97]:
        driver.execute_script('arguments[0].focus()', cell)
        detail = find(driver, '#detail')[0].text
        year = driver.execute_script('const t = arguments[0].closest("table"); const c = openAgency(arguments[1]).slots[arguments[0].dataset.slot]; return String(c.year)', cell, count)
        check('a figure tells its year', detail.startswith(year) and 'null' not in detail, (detail, year))
    name = agencies[count][0]
    for report in (one for one in reports if one['report']['agency'] == name):
        for cell in (one for one in report['cells'] if one['field'] == 'requests.received.total' and one['state'] == 'number'):
            driver.execute_script('''const agency = openAgency(arguments[0]);
                const line = agency.lines.find((one) => one.field === arguments[1]);
                showFigure(agency, line, agency.slots.findIndex((one) => one.year === arguments[2]));''', count, cell['field'], report['report']['year'])
            detail = find(driver, '#detail')[0].text
            want = [f'“{cell["raw"]}”', report['source']['name'], f'表 {cell["table"]}，第 {cell["row"]} 行第 {cell["column"]} 列']
            check('a figure leads to its source', all(part in detail for part in want), (detail, want))
    check('labels in Chinese alone', not find(driver, '.english'))
    groups = [one.text for one in find(driver, 'table.years tr.group')]
    check('groups by their labels', '（三）不予公开' in groups and not any(c.isascii() and c.isalpha() for g in groups for c in g), groups)
    lists = [one.text for one in find(driver, '.findings td')]
    check('what a check is about is named', not any('（）' in one for one in lists), [one for one in lists if '（）' in one])
    check('problems by their labels', any('（三）不予公开 · ' in one for one in lists) and not any('“”' in one for one in lists), lists[:9])
    check('prose begins with its introduction', all(one.text != '' for one in find(driver, '.prose h3')))
    driver.execute_script('location.hash = hashOf({ agency: arguments[0], lang: "en" }); viewPage(true)', count)
    english = [one.get_attribute('textContent').strip() for one in find(driver, 'button.label .english')]
    check('labels with their English names', 'requests · received · total' in english, english[:5])
    charts = [one.text for one in find(driver, '.chart figcaption span')]
    check('charts by their English names', charts and not any('\u4e00' <= c <= '\u9fff' for name in charts for c in name), charts)
    driver.execute_script('location.hash = hashOf({ agency: arguments[0], lang: null }); viewPage(true)', count)
    before = len(find(driver, '.chart'))
    driver.execute_script('document.querySelector("button.label[aria-pressed=false]").click()')
    check('a label adds a chart', len(find(driver, '.chart')) == before + 1)
    driver.execute_cdp_cmd('Emulation.setEmulatedMedia', {'media': 'print'})
    notes = [one.text for one in find(driver, '.printed') if one.is_displayed()]
    check('a list that is cut says so on paper', notes and all('条' in one for one in notes), notes)
    driver.execute_cdp_cmd('Emulation.setEmulatedMedia', {'media': ''})
    check('and on the screen has a button', not any(one.is_displayed() for one in find(driver, '.printed')))
    pdf = base64.b64decode(driver.execute_cdp_cmd('Page.printToPDF', {'preferCSSPageSize': True})['data'])
    check('prints', pdf.startswith(b'%PDF') and len(pdf) > 20000)


def test_repeated_section(driver, url, agencies):
    at = [name for name, *_ in agencies].index(REPEATING)
    driver.get(url + f'#agency={at}')
    driver.refresh()
    lists = [one.text for one in find(driver, '.findings td')]
    check('a section that repeats is a problem', any('总体情况' in one and '100.0 %' in one for one in lists), lists)
    over = [one.text for one in find(driver, '.prose h3') if find(one, '.over')]
    check('the opening is not over the line', len(over) == 1 and '总体情况' in over[0], over)
    marks = driver.execute_script('return reportMarks(index.agencies[arguments[0]].reports[1]).map(([mark]) => mark)', at)
    check('the matrix marks it', '≡' in marks, marks)


def cells_that_fail(driver):
    """[field, column, year, sign], of all tables and columns."""
    driver.execute_script('for (const one of document.querySelectorAll(".choice label:last-child input")) one.click()')
    return driver.execute_script('''return [...document.querySelectorAll("td[data-line] .mark")].map((mark) => {
        const { line, slot } = mark.parentElement.dataset, agency = openAgency(readHash().agency);
        return [agency.lines[line].field, agency.slots[slot].year, mark.textContent]; })''')


def test_failing_checks(driver, url, agencies):
    """What fails is marked at the report, at its columns, at its figures, and told with its numbers."""
    def open_agency(name):
        at = [one for one, *_ in agencies].index(name)
        driver.get(url + f'#agency={at}')
        driver.refresh()
        return driver.execute_script('return index.agencies[arguments[0]].reports.map((one) => reportMarks(one).map(([mark]) => mark))', at)

    marks = open_agency('临河县教育局')
    check('the matrix marks each kind', marks == [[], [], [], ['疑5', '迟'], ['⇄3'], [], ['疑2'], ['⇄3']], marks)
    column = [one.text for one in find(driver, 'table.reports tbody td:nth-child(4)')]
    check('no report with a check that fails is called sound', column == ['无', '无', '无', '疑5', '⇄3', '无', '疑2', '⇄3'], column)
    about = [one.text for one in find(driver, '.findings td') if '结转' in one.text]
    check('a carry-over is named by the figure of its year', about and all('二、上年结转政府信息公开申请数量' in one for one in about), about[:2])
    choice = {one.text.split('\n')[0]: one.text for one in find(driver, '.choice label') if '⇄' in one.text}
    check('a column that is not shown says what fails in it', sorted(choice) == sorted(['自然人⇄', '其他⇄', '总计⇄']), choice)
    shown, look, detail = detail_of(driver, 'disclosure.licensing.decisions', 2021)
    check('a figure that compares with caution is marked', 'caution' in look and '慎比' in detail, (shown, look, detail))
    cells = cells_that_fail(driver)
    for year in (2021, 2024):
        for leaf in ('natural_person', 'other_organization', 'total'):
            for stem, at in (('carried_out', year - 1), ('carried_in', year)):
                check('a figure that is not carried over', [f'requests.{stem}.{leaf}', at, '⇄'] in cells, cells)
    check('and no other', sum(sign == '⇄' for *_, sign in cells) == 12, cells)
    check('a stock that does not follow', ['disclosure.rules.in_force', 2023, '疑'] in cells and
          ['disclosure.rules.in_force', 2022, '疑'] in cells and ['disclosure.rules.in_force', 2024, '疑'] not in cells, cells)
    cell = find(driver, 'td.fails')[0]
    driver.execute_script('arguments[0].focus()', cell)
    detail = find(driver, '#detail')[0].text
    check('the line below tells the check with its numbers', '跨年勾稽不符 2020 → 2021' in detail and '≠' in detail, detail)
    report = json.load(open(PRINTED_ERRORS))
    fails = [one for one in report['checks'] if one['state'] == 'fails']
    marks = open_agency(report['report']['agency'])
    check('checks within a report', marks == [[f'✗{len(fails)}']] and len(fails) == 3, marks)
    about = [one.text for one in find(driver, '.findings td') if '≠' in one.text]
    check('a check of a row without a label is named by its block', len(about) == 3 and any('（行政复议' in one for one in about) and
          not any('（）' in one for one in about), about)
    cells = cells_that_fail(driver)
    for one in fails:
        figure = 'requests.handled.' + one['column'] if one['column'] else one['field'] + '.total'
        check('a figure whose sum fails', [figure, report['report']['year'], '✗'] in cells, (figure, cells[:9]))
    marked = {field for field, *_ in cells}
    check('only the terms of these sums', not any('.enterprise' in one or 'disclosure' in one for one in marked), marked)


def detail_of(driver, field, year):
    """The cell of a figure, and the line below when it is chosen."""
    return driver.execute_script('''
        const agency = openAgency(readHash().agency), line = agency.lines.find((one) => one.field === arguments[0]);
        const slot = agency.slots.findIndex((one) => one.year === arguments[1]);
        const cell = document.querySelector(`td[data-line="${line.line}"][data-slot="${slot}"]`);
        cell.focus();
        return [cell.textContent, cell.className, document.getElementById("detail").textContent];''', field, year)


def test_states(driver, url, agencies):
    at = [name for name, *_ in agencies].index(STATES)
    driver.get(url + f'#agency={at}')
    driver.refresh()
    driver.execute_script('for (const one of document.querySelectorAll(".choice label:last-child input")) one.click()')
    shown, look, detail = detail_of(driver, 'requests.other.total.natural_person', 2022)
    check('a sum with a blank part is no blank', shown == 'Σ?' and '空白' not in detail.split('2022 年为以下各项之和')[0], (shown, detail))
    shown, look, detail = detail_of(driver, 'disclosure.procurement.amount', 2019)
    check('a bare number is not given the unit of another year', '数值 2500000' in detail and '万元' not in detail.split('出处')[0], detail)
    shown, look, detail = detail_of(driver, 'disclosure.procurement.amount', 2020)
    check('another unit is not compared, and is told', 'broken' in look and '数值 251 万元' in detail, (look, detail))
    shown, look, detail = detail_of(driver, 'disclosure.fees.amount', 2022)
    check('a unit of the form', '数值 23 万元' in detail, detail)
    shown, look, detail = detail_of(driver, 'requests.received.total', 2021)
    check('a report without a table is not said to have a form without the row', '没有能识别的表格' in detail and '该年格式没有此项' not in detail, detail)


def test_versions(driver, nianbao, folder):
    """Two versions of one year: what fails in the second one is seen, too."""
    first, second, page = 'corpus/series/linhe/2022.json', os.path.join(folder, 'second.json'), os.path.join(folder, 'two.html')
    report = json.load(open(first))
    for cell in report['cells']:
        if cell['field'] == 'requests.received.total':
            cell.update(value=cell['value'] + 1, raw=str(cell['value'] + 1))
            report['data']['requests']['received']['total'] += 1
    json.dump(report, open(second, 'w'), ensure_ascii=False)
    subprocess.run([nianbao, 'compare', '--html', page, first, second], capture_output=True)
    driver.get('file://' + page)
    cells = [one.text.replace('\n', '') for one in find(driver, '.matrix tbody td')]
    check('the matrix shows both versions', len(cells) == 1 and cells[0].count('2021') == 2 and '✗2' in cells[0], cells)
    driver.execute_script('document.querySelector(".matrix tbody td").focus()')
    detail = find(driver, '#detail')[0].text
    check('and the line below tells both', '2022.docx' in detail and '报告内 0' in detail and '报告内 2' in detail, detail)


def test_every_agency(driver, url, agencies):
    for at in range(len(agencies)):
        driver.get(url + f'#agency={at}&lang=' + ('en' if at % 2 else 'zh'))
        check('opens', find(driver, 'h2.name'), at)
        twice = driver.execute_script('''return [...document.querySelectorAll("table.years tbody tr")].map((row) =>
            [...row.querySelectorAll("th")].map((head) => head.textContent)).filter(([a, b]) => a !== undefined && a === b)''')
        check('a row has its label once', twice == [], (at, twice[:3]))
    driver.get(url + '#')
    driver.execute_script('for (const one of document.querySelectorAll("details")) one.open = true')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--nianbao', required=True)
    nianbao = os.path.abspath(parser.parse_args().nianbao)
    if webdriver is None or not shutil.which('chromium') or not shutil.which('chromedriver'):
        print('no Chromium with chromedriver and python3-selenium: sh tools/setup browser')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        page, series = make_page(nianbao, folder)
        driver = browser()
        try:
            url = 'file://' + page
            test_overview(driver, url)
            agencies = driver.execute_script('return index.agencies.map((one) => [one.name, one.id, one.reports])')
            test_agency(driver, url, agencies, series)
            test_repeated_section(driver, url, agencies)
            test_failing_checks(driver, url, agencies)
            test_states(driver, url, agencies)
            test_every_agency(driver, url, agencies)
            test_versions(driver, nianbao, folder)
            log = driver.get_log('browser')
            check('no error in the console', log == [], log)
        finally:
            driver.quit()
    return cases.finish()


if __name__ == '__main__':
    sys.exit(main())
