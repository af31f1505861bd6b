/*
 * tables.js: an agency's tables, its years side by side. A line of a table is a row and a column of
 * the form; where every row has the same many columns, one column is shown at a time. A cell is the
 * figure as printed, with a sign for what became of it since the report before.
 */
const MANY_COLUMNS = 4; /* more than these are shown one at a time */
const FEW_YEARS = 6;    /* up to these there is room for the differences */

function viewTables(agency, charts) {
    return [...groupBy(agency.lines, (line) => line.table)].map(([table, lines]) =>
        viewTable(agency, index.tables[table], gatherRows(lines), charts));
}

/* Lines of one row stand together, where its first stands: forms differ in their columns. */
function gatherRows(lines) {
    return [...groupBy(lines, (line) => line.row).values()].flat();
}

function viewTable(agency, name, lines, charts) {
    const choices = findColumnChoices(lines), holder = make('div', { class: 'scroll' });
    const show = (column) => holder.replaceChildren(
        viewGrid(agency, name, column === null ? lines : lines.filter((line) => line.column === column), charts, column));
    const last = choices.length > 0 ? choices[choices.length - 1].column : null;
    show(last);
    return make('section', { class: 'table' }, make('h3', null, quote(name)),
        choices.length > 0 ? viewColumnChoice(lines, choices, last, show) : null, holder);
}

/* The columns to choose from; none where the rows do not all have the same many columns. */
function findColumnChoices(lines) {
    const columns = new Map(), rows = new Map();
    for (const line of lines) {
        columns.set(line.column, line);
        rows.set(line.row, (rows.get(line.row) || 0) + 1);
    }
    const same = [...rows.values()].every((count) => count === columns.size);
    return same && rows.size > 1 && columns.size > MANY_COLUMNS ? [...columns.values()] : [];
}

let choiceCount = 0;

/* What fails in a column that may not be shown at the moment. */
function columnMarks(lines, column) {
    const failing = lines.filter((line) => line.column === column)
        .flatMap(({ points }) => points.flatMap((figure) => figure === null ? [] : figure.failing));
    return failingMarks({ failing });
}

function viewColumnChoice(lines, choices, chosen, show) {
    const name = 'column-' + (++choiceCount);
    const option = (column, label, title, marks) => make('label', { title }, make('input', {
        type: 'radio', name, checked: column === chosen, onchange: () => show(column) }), make('span', null, quote(label),
        marks.map(([sign, kind]) => make('span', { class: 'mark ' + kind }, sign))));
    return make('fieldset', { class: 'choice' }, make('legend', null, say('applicants')),
        choices.map((line) => option(line.column, line.columnLabel.split(' · ').pop(), line.columnLabel, columnMarks(lines, line.column))), option(null, say('allColumns'), null, []));
}

/* column: the only one shown, or null where each line names its own. */
function viewGrid(agency, name, lines, charts, column) {
    const named = column === null && lines.some((line) => line.columnLabel !== '' && line.label !== '');
    const slots = findUsedSlots(agency, lines);
    const table = make('table', { class: 'years', role: 'grid', 'aria-label': name },
        make('thead', null, make('tr', null,
            make('th', { scope: 'col', class: 'sticky', colspan: named ? 2 : 1 }, say('item')),
            slots.map(({ year }) => make('th', { scope: 'col' }, sayYear(year))),
            make('th', { scope: 'col', class: 'trend' }, say('trend')))),
        viewGridBody(agency, lines, { named, slots, charts }));
    makeGridKeys(table);
    table.addEventListener('focusin', (event) => {
        const cell = event.target.closest('td[data-line]');
        if (cell) showFigure(agency, agency.lines[cell.dataset.line], Number(cell.dataset.slot));
    });
    return table;
}

/* From the first year whose form has any of the lines to the last. */
function findUsedSlots(agency, lines) {
    const used = agency.slots.map(({ at }) => at >= 0 && lines.some((line) => line.points[at] !== null));
    return agency.slots.slice(used.indexOf(true), used.lastIndexOf(true) + 1);
}

function viewGridBody(agency, lines, look) {
    const body = make('tbody');
    let group = '';
    lines.forEach((line, i) => {
        if (line.group !== group && line.group !== '') {
            const width = look.slots.length + (look.named ? 3 : 2);
            body.append(make('tr', { class: 'group' }, make('th', { colspan: width, scope: 'colgroup' }, make('span', null, quote(line.group)))));
        }
        group = line.group;
        body.append(viewLine(agency, line, look, countRow(lines, i)));
    });
    return body;
}

/* How many lines from here on are of one row of the form; 0 where its first was before. */
function countRow(lines, i) {
    if (i > 0 && lines[i - 1].row === lines[i].row) return 0;
    let end = i + 1;
    while (end < lines.length && lines[end].row === lines[i].row) end++;
    return end - i;
}

function viewLine(agency, line, look, rows) {
    const series = readSeries(agency, line).filter(({ slot }) => look.slots.includes(agency.slots[slot]));
    const label = (words) => make('button', { type: 'button', class: 'label', 'data-cell': true, tabindex: '-1', title: line.field,
        'aria-pressed': String(look.charts.has(line)),
        onclick: (event) => {
            look.charts.toggle(line);
            event.currentTarget.setAttribute('aria-pressed', String(look.charts.has(line)));
        } }, quote(words), language === 1 ? make('small', { class: 'english' }, ' ', englishName(line.field)) : null, line.unit !== '' && !words.includes(line.unit) ? make('small', null, ' ', quote(line.unit)) : null);
    const heads = look.named && rows === 1 && (line.label === '' || line.columnLabel === '')
        ? [make('th', { scope: 'row', class: 'row', colspan: 2 }, label(line.label || line.columnLabel))]
        : look.named ? [rows > 0 ? make('th', { scope: 'rowgroup', class: 'row', rowspan: rows }, quote(line.label)) : null,
            make('th', { scope: 'row', class: 'column' }, label(line.columnLabel || line.label))]
        : [make('th', { scope: 'row', class: 'sticky row' }, label(line.label || line.columnLabel))];
    return make('tr', null, heads, series.map((point) => viewCell(line, point)), make('td', { class: 'trend' }, drawSpark(series)));
}

function viewCell(line, point) {
    const attributes = { 'data-cell': true, tabindex: '-1', 'data-line': line.line, 'data-slot': point.slot };
    const broken = isBreak(point) ? ' broken' : hasFlag(point, FLAG.caution) ? ' caution' : '';
    if (point.report === null) return make('td', { ...attributes, class: 'missing' }, say('missingMark'));
    if (point.figure === null) return make('td', { ...attributes, class: 'none' + broken }, '·');
    const fails = failingMarks(point.figure), failing = fails.length > 0 ? ' ' + fails[0][1] : '';
    const signs = fails.map(([sign, kind]) => make('span', { class: 'mark ' + kind }, sign));
    const sum = point.figure.parts.length > 0 ? make('span', { class: 'sign' }, 'Σ') : null;
    if (!isNumber(point)) {
        const { state, raw } = point.figure;
        const shown = { blank: say('bracketed', say('blankMark')), absent: '×', sum: '?' }[state];
        return make('td', { ...attributes, class: state + failing + broken }, signs, sum, shown || quote(raw));
    }
    const [mark, kind] = changeMark(point);
    return make('td', { ...attributes, class: 'number ' + kind + failing + broken }, signs,
        mark === '' ? null : make('span', { class: 'sign' }, mark), sum, quote(point.figure.value),
        hasDifference(point) ? make('span', { class: 'difference' }, tellDifference(point.link)) : null);
}

function hasDifference(point) {
    return point.link !== null && point.link.difference !== null && point.link.difference !== '0';
}

function changeMark(point) {
    if (hasFlag(point, FLAG.copied)) return ['＝', 'copied'];
    if (!hasDifference(point)) return ['', ''];
    const up = !point.link.difference.startsWith('-');
    if (hasFlag(point, FLAG.outlier)) return [up ? '‼▲' : '‼▼', 'outlier'];
    return [up ? '▲' : '▼', up ? 'up' : 'down'];
}

/* +6（+30.0 %） */
function tellDifference({ difference, percent }) {
    return saySigned(difference) + (percent === null ? '' : say('bracketed', sayPercent(percent)));
}

/* Where the figure comes from, what was printed there, and how it stands to the report before. */
function showFigure(agency, line, slot) {
    const point = readSeries(agency, line)[slot], { report, figure } = point;
    const parts = [detailPart(sayYear(point.year), quote(nameLine(line)))];
    if (report === null) return showDetail(...parts, make('strong', null, say('missing')));
    if (figure === null) {
        parts.push(make('strong', null, tellPoint(point)));
    } else {
        parts.push(figure.value !== null ? detailPart(say('value'), make('strong', null, quote(figure.value)), ' ', quote(figure.unit === null ? line.unit : figure.unit))
            : make('strong', { class: 'part' }, say('state_' + figure.state)));
        if (figure.state !== 'absent' && figure.parts.length === 0) parts.push(detailPart(say('printed'), quote(say('quoted', figure.raw))));
        if (figure.was !== null) parts.push(detailPart(say('calledThen', sayYear(point.year)), quote(nameLine(figure.was))));
        if (figure.parts.length > 0) parts.push(detailPart(say('sumOf', sayYear(point.year)), ...figure.parts.flatMap(tellPart)));
    }
    if (figure !== null) parts.push(...figure.failing.map(tellFailing));
    if (hasDifference(point)) parts.push(detailPart(say('change', sayYear(point.before.year)), tellDifference(point.link)));
    showDetail(...parts, tellComparability(point),
        detailPart(say('from'), quote(report.source), figure !== null && figure.place ? say('comma') + tellPlace(figure.place) : ''),
        detailPart(say('fieldName'), make('code', null, (figure !== null && figure.was || line).field)));
}

/* A check that the figure fails, with its numbers. */
function tellFailing(finding) {
    const years = finding.from ? finding.from + ' → ' + finding.year : '';
    return make('span', { class: 'part' }, make('span', { class: 'mark ' + failureClass(finding.kind) }, failureSign(finding.kind)), ' ',
        make('span', { class: 'name' }, say('kind_' + finding.kind)), ' ', years, ' ', ...tellMessage(finding).filter((part) => part !== null));
}

function tellPart(part, i) {
    return [i > 0 ? ' + ' : '', quote(nameLine(part)), ' ', quote(say('quoted', part.raw)), say('bracketed', tellPlace(part.place))];
}

function tellPlace({ table, row, column }) {
    return table > 0 ? say('place', table, row, column) : say('state_absent');
}

function tellComparability(point) {
    if (point.link === null || point.link.relation === 'same') return null;
    const { relation, reason } = point.link;
    const why = reason[language] || reason[0];
    return detailPart(say('comparable_' + relation), why === '' ? '' : quote(why));
}
