/*
 * matrix.js: the agencies x years table: which report is there, in which form, what fails, what is
 * late. A cell opens its agency.
 */
function viewMatrix() {
    const head = make('tr', null, make('th', { scope: 'col', class: 'sticky' }, say('agency')),
        index.years.map((year) => make('th', { scope: 'col' }, String(year))));
    const table = make('table', { class: 'matrix', role: 'grid', 'aria-label': say('matrix') },
        make('thead', null, head),
        make('tbody', null, index.agencies.map(viewMatrixRow)));
    makeGridKeys(table);
    table.addEventListener('keydown', (event) => {
        const cell = event.target.closest('td[data-agency]');
        if (cell && event.key === 'Enter') go({ agency: cell.dataset.agency });
    });
    table.addEventListener('dblclick', (event) => {
        const cell = event.target.closest('td[data-agency]');
        if (cell) go({ agency: cell.dataset.agency });
    });
    table.addEventListener('focusin', (event) => {
        const cell = event.target.closest('td[data-agency]');
        if (cell) showReport(index.agencies[cell.dataset.agency], Number(cell.dataset.year));
    });
    return table;
}

function viewMatrixRow(agency) {
    const link = make('a', { href: hashOf({ agency: agency.id }), 'data-cell': true, tabindex: '-1' }, agencyName(agency));
    return make('tr', { 'data-id': agency.id }, make('th', { scope: 'row', class: 'sticky' }, link),
        index.years.map((year) => viewMatrixCell(agency, year)));
}

/* One report, or two versions of one. */
function viewMatrixCell(agency, year) {
    const reports = agency.reports.filter((one) => one.year === year);
    const attributes = { 'data-cell': true, tabindex: '-1', 'data-agency': agency.id, 'data-year': year };
    if (reports.length === 0) {
        const missing = agency.missing.includes(year);
        return make('td', { ...attributes, class: missing ? 'missing' : 'outside' },
            missing ? say('missingMark') : '');
    }
    return make('td', { ...attributes, class: reports.some((report) => reportMarks(report).length > 0) ? 'marked' : 'sound' },
        reports.flatMap((report, i) => [i > 0 ? ' / ' : null, make('span', { class: 'form' }, formName(report)),
            reportMarks(report).map(([mark, kind]) => make('span', { class: 'mark ' + kind }, mark))]).flat());
}

/* What is wrong with a report, as short signs; the legend above the matrix says what they mean. */
function reportMarks(report) {
    const marks = Object.entries(report.failing).filter(([, count]) => count > 0)
        .map(([kind, count]) => [failureSign(kind) + count, failureClass(kind)]);
    if (report.repeats) marks.push(['≡', 'repeats']);
    if (report.late) marks.push([say('lateMark'), 'late']);
    return marks;
}

function showReport(agency, year) {
    const reports = agency.reports.filter((one) => one.year === year);
    const parts = [detailPart(say('agency'), agencyName(agency)), detailPart(say('year'), String(year))];
    if (reports.length === 0 && agency.missing.includes(year)) parts.push(make('strong', null, say('missing')));
    showDetail(...parts, ...reports.flatMap(tellReport));
}

function tellReport(report) {
    return [
        detailPart(say('form'), formTitle(report)),
        detailPart(say('published'), report.published || say('notPrinted'), report.late ? say('bracketed', say('late')) : ''),
        detailPart(say('failing'), say('failingCounts', report.failing.check, report.failing.history, report.failing.doubt)),
        report.share === null ? null : detailPart(say('repeats', sayShare(report.share))),
        detailPart(say('file'), quote(report.source)),
    ];
}
