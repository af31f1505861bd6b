/*
 * main.js: what is on the page now. The address says it: #agency=17&lang=en; so links, the browser's
 * Back and a reload lead where one was, and nothing is stored.
 */
function readHash() {
    const place = new URLSearchParams(location.hash.slice(1));
    const agency = place.get('agency');
    return {
        lang: place.get('lang') === 'en' ? 'en' : null,
        agency: agency !== null && index.agencies[agency] !== undefined ? Number(agency) : null,
    };
}

/* The address of a view, in the language of now unless it says another. */
function hashOf(view) {
    const place = { lang: language === 1 ? 'en' : null, agency: null, ...view };
    const parts = Object.entries(place).filter(([, value]) => value !== null).map(([key, value]) => key + '=' + encodeURIComponent(value));
    return '#' + parts.join('&');
}

function go(view) {
    location.hash = hashOf(view);
}

function jumpTo(id) {
    const target = document.getElementById(id);
    target.scrollIntoView({ block: 'start' });
    target.focus({ preventScroll: true });
}

let search = ''; /* kept while an agency is open */

function viewPage(moved) {
    const place = readHash();
    language = place.lang === 'en' ? 1 : 0;
    document.documentElement.lang = language === 1 ? 'en' : 'zh-CN';
    document.title = say('title');
    document.getElementById('head').replaceChildren(...viewHead(place));
    const main = document.getElementById('main');
    main.replaceChildren(...(place.agency === null ? viewOverview() : viewAgency(place.agency)));
    document.getElementById('foot').replaceChildren(say('made', index.program));
    showDetail();
    if (moved) {
        scrollTo(0, 0);
        main.focus({ preventScroll: true });
    }
}

function viewHead(place) {
    const reports = index.agencies.reduce((sum, agency) => sum + agency.reports.length, 0);
    return [
        make('a', { class: 'skip', href: '#main', onclick: (event) => { event.preventDefault(); document.getElementById('main').focus(); } }, say('skip')),
        make('h1', null, make('a', { href: hashOf({}) }, say('title'))),
        make('p', { class: 'counts' }, say('counts', index.agencies.length, reports, index.years.length > 0 ? saySpan(index.years) : '')),
        make('a', { class: 'language', href: hashOf({ ...place, lang: language === 1 ? null : 'en' }), lang: language === 1 ? 'zh-CN' : 'en', title: say('languageHint') }, say('language')),
    ];
}

/* ---- all agencies ---- */
function viewOverview() {
    const matrix = viewMatrix(), rows = [...matrix.tBodies[0].rows];
    const keys = index.agencies.map((agency) => foldName([agency.name, ...agency.names].join(' ')));
    const findings = make('div'), count = make('output', { for: 'search' });
    const apply = () => {
        const wanted = foldName(search), match = keys.map((key) => key.includes(wanted));
        rows.forEach((row, id) => { row.hidden = !match[id]; });
        findings.replaceChildren(viewFindings(null, (id) => match[id]));
        count.textContent = say('found', match.filter(Boolean).length, match.length);
    };
    apply();
    return [
        make('search', { class: 'search' }, make('label', { for: 'search' }, say('search')),
            make('input', { id: 'search', type: 'search', value: search, placeholder: say('searchHint'), autocomplete: 'off',
                oninput: (event) => { search = event.target.value; apply(); } }), count),
        section('problems', null, findings),
        section('matrix', 'matrixHint', make('div', { class: 'scroll' }, matrix)),
        index.agencies.length > 1 && index.totals.length > 0 ? viewTotals() : '',
    ];
}

/* Sums over the agencies, built when they are opened. Two that go by one name have their forms beside it. */
function viewTotals() {
    const years = index.years, groups = [...groupBy(index.totals.map(readTotal), ({ subject, field }) => subject + ' ' + field).values()];
    const names = groupBy(groups.map((totals) => totals[totals.length - 1].name), (name) => name);
    const cell = (total) => {
        if (total === undefined) return make('td', { class: 'none' }, '·');
        const { sum, numbers, reports } = total;
        return sum === null ? make('td', { class: 'none' }, numbers < reports ? say('partly', numbers, reports) : say('twoUnits')) : make('td', null, sum, make('small', null, ' / ' + reports));
    };
    const line = (totals) => {
        const { name, form } = totals[totals.length - 1];
        return make('tr', null, make('th', { scope: 'row', class: 'sticky row' }, quote(name),
            names.get(name).length > 1 ? make('small', null, say('bracketed', index.forms[form][0])) : null),
        years.map((year) => cell(totals.find((total) => total.year === year))));
    };
    const build = () => make('table', { class: 'years totals' },
        make('thead', null, make('tr', null, make('th', { scope: 'col', class: 'sticky' }, say('item')), years.map((year) => make('th', { scope: 'col' }, String(year))))),
        make('tbody', null, groups.map(line)));
    const holder = make('div', { class: 'scroll' });
    return make('section', null, make('details', { ontoggle: () => { if (holder.childElementCount === 0) holder.append(build()); } },
        make('summary', null, make('h2', null, say('totals'))), make('p', { class: 'hint' }, say('totalsHint')), holder));
}

function readTotal([subject, field, form, year, sum, numbers, reports]) {
    return { subject, field: index.fields[field].field, name: nameLine(index.fields[field]), form, year, sum, numbers, reports };
}

/* Width, case and space make no difference to a search. */
function foldName(name) {
    return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/* ---- one agency ---- */
function viewAgency(id) {
    const agency = openAgency(id), charts = makeCharts(agency);
    const few = agency.slots.length <= FEW_YEARS;
    const tables = make('div', { class: few ? 'differences' : '' }, viewTables(agency, charts));
    return [
        make('nav', { class: 'back' }, make('a', { href: hashOf({}) }, '← ' + say('back'))),
        make('h2', { class: 'name' }, agencyName(agency)),
        agency.names.length > 0 ? make('p', { class: 'hint' }, quote(say('alsoNamed', agency.names.join('、')))) : '',
        section('problems', null, viewFindings(id)),
        section('reports', null, make('div', { class: 'scroll' }, viewReports(agency))),
        section('trends', 'trendsHint', charts.element),
        section('tables', 'tablesHint', make('label', { class: 'toggle' }, make('input', { type: 'checkbox', checked: few,
            onchange: (event) => tables.classList.toggle('differences', event.target.checked) }), ' ', say('showChanges')), tables),
        section('text', 'textHint', viewProse(agency)),
    ];
}

function section(title, hint, ...content) {
    return make('section', null, make('h2', null, say(title)), hint === null ? null : make('p', { class: 'hint' }, say(hint)), content);
}

function viewReports(agency) {
    const head = ['year', 'form', 'published', 'failing', 'conversion', 'file', 'readFrom'];
    return make('table', { class: 'list reports' },
        make('thead', null, make('tr', null, head.map((key) => make('th', { scope: 'col' }, say(key))))),
        make('tbody', null, agency.slots.map(({ year, report }) => make('tr', null, make('th', { scope: 'row' }, sayYear(year)),
            report === null ? make('td', { colspan: head.length - 1 }, say('missing')) : viewReportCells(report)))));
}

function viewReportCells(report) {
    const fails = reportMarks(report).filter(([, kind]) => kind === 'fails' || kind === 'doubt').map(([mark, kind]) => make('span', { class: 'mark ' + kind }, mark));
    return [
        [formTitle(report)],
        [report.published || say('notPrinted'), report.late ? make('span', { class: 'mark late' }, say('late')) : null],
        fails.length > 0 ? fails : [say('none')],
        [report.errors + report.warnings > 0 ? say('notes', report.errors, report.warnings) : say('none')],
        [quote(report.source)],
        [quote(report.path)],
    ].map((content) => make('td', null, content));
}

/* The charts that are shown: some to begin with, then what the reader picks from the tables. */
function makeCharts(agency) {
    const shown = new Map(), element = make('div', { class: 'charts' });
    const none = make('p', null, say('noCharts'));
    const charts = {
        element,
        has: (line) => shown.has(line),
        toggle: (line) => {
            if (shown.has(line)) {
                shown.get(line).remove();
                shown.delete(line);
            } else {
                shown.set(line, viewChart(agency, line, () => charts.toggle(line)));
                element.append(shown.get(line));
            }
            none.remove();
            if (shown.size === 0) element.append(none);
        },
    };
    findHeadlines(agency).forEach(charts.toggle);
    if (shown.size === 0) element.append(none);
    return charts;
}

try {
    readIndex();
    addEventListener('hashchange', () => viewPage(true));
    viewPage(false);
} catch (fault) {
    document.getElementById('main').replaceChildren(say('broken'));
    throw fault;
}
