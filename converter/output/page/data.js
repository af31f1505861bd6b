/*
 * data.js: reads the data blocks of the page and answers what the views ask. comparison_html.c
 * writes the blocks and says what is in them; one is about all agencies, and there is one for each
 * agency, which is read when the agency is opened.
 */
const KINDS = ['history', 'repeat', 'missing', 'late', 'doubt', 'outlier', 'check', 'copied', 'other'];
/* The kinds that are checks which fail, and the sign of each: ✗ within a report, ⇄ between years. */
const FAILURES = { check: '✗', history: '⇄', doubt: null };
const STATES = { b: 'blank', n: 'not_applicable', t: 'text', o: 'object', a: 'absent' };

let index = null;
let FLAG = null; /* what a link may be marked with: {broken: bit, ...} */
const opened = new Map();

function readBlock(id) {
    return JSON.parse(document.getElementById(id).textContent);
}

function readIndex() {
    const data = readBlock('index');
    data.fields = data.fields.map(([field, row, column, unit]) => {
        const [table, group, label] = data.rows[row];
        return { field, row, table, group, label, column, columnLabel: data.columns[column], unit };
    });
    data.agencies = data.agencies.map(([name, names, reports, missing], id) => ({
        id, name, names, missing, reports: reports.map(readReport),
    }));
    data.findings = { ...data.findings, ...findPlain(data.agencies) };
    for (const kind of KINDS) (data.findings[kind] ||= []).sort((a, b) => b.year - a.year || a.agency - b.agency);
    for (const finding of data.findings.repeat) readRepeat(finding);
    FLAG = data.flags;
    index = data;
}

/* [characters that repeat, of so many] -> a share; null where nothing was compared. */
function readShare(repeated) {
    return repeated === null ? null : repeated[0] / repeated[1];
}

/* A report that is over the line, as a whole or in sections: [heading, repeated, characters]. */
function readRepeat(finding) {
    finding.share = readShare(finding.repeated);
    finding.sections = finding.sections.map(([heading, ...repeated]) => ({ heading, share: readShare(repeated) }));
}

function readReport([year, form, path, source, published, late, check, history, doubt, repeated, repeats, errors, warnings]) {
    return { year, form, path, source: source || path, published, late, failing: { check, history, doubt }, share: readShare(repeated), repeats, errors, warnings };
}

/* What needs no more than the list of reports to be found. */
function findPlain(agencies) {
    const missing = [], late = [];
    for (const agency of agencies) {
        for (const year of agency.missing) missing.push({ agency: agency.id, year });
        for (const report of agency.reports)
            if (report.late) late.push({ agency: agency.id, year: report.year, published: report.published });
    }
    return { missing, late };
}

function openAgency(id) {
    if (!opened.has(id)) {
        const data = readBlock('agency-' + id), agency = index.agencies[id];
        const places = data.places.map(readPlaces), failures = findFailures(id);
        opened.set(id, {
            ...agency, texts: data.texts.map(readText), slots: findSlots(agency),
            lines: data.lines.map(([field, points, links, failing], line) => ({
                ...index.fields[field], line,
                points: markPoints(points.map((point, at) => readPoint(point, places[at].get(line))), failing, failures),
                links: readLinks(links, data.reasons),
            })),
        });
    }
    return opened.get(id);
}

/* The findings of an agency that are checks which fail, by the number that its figures give them. */
function findFailures(id) {
    return new Map(Object.keys(FAILURES).flatMap((kind) => index.findings[kind].filter(({ agency }) => agency === id)
        .map((finding) => [finding.failure, { ...finding, kind }])));
}

function markPoints(points, failing, failures) {
    for (const [at, ...numbers] of failing) points[at].failing = numbers.map((number) => failures.get(number));
    return points;
}

/* Runs of places: [first line, count, table, row, column of the first]. */
function readPlaces(runs) {
    const places = new Map();
    for (const [first, count, table, row, column] of runs)
        for (let i = 0; i < count; i++) places.set(first + i, { table, row, column: column + i });
    return places;
}

/*
 * A point is null (the form has no such line), a figure as printed, or an object where there is more
 * to say: its state, its text as printed, its unit where it is not the field's, the name that it had
 * then, the parts of a sum. A sum with a part that is no number has the state 'sum'.
 */
function readPoint(point, place) {
    if (point === null) return null;
    if (typeof point !== 'object') return { state: 'number', value: String(point), raw: String(point), unit: null, was: null, parts: [], place, failing: [] };
    const { s: state, v: value, r: raw, u: unit, f: field, parts } = point;
    return {
        state: parts !== undefined && value === undefined ? 'sum' : STATES[state] || 'number', value: value === undefined ? null : String(value),
        raw: raw === undefined ? String(value === undefined ? '' : value) : raw, unit: unit === undefined ? null : unit,
        was: field === undefined ? null : index.fields[field], place, failing: [],
        parts: (parts || []).map(([part, printed, table, row, column]) => ({ ...index.fields[part], raw: printed, place: { table, row, column } })),
    };
}

function readText(text) {
    const read = (part) => ({ ...part, share: readShare(part.repeated) });
    return { ...read(text), sections: text.sections.map(read) };
}

function readLinks(links, reasons) {
    return new Map(links.map(([at, relation, reason, difference, percent, flags]) => [at, {
        relation: index.relations[relation], reason: reasons[reason] || ['', ''], difference, percent, flags,
    }]));
}

/* The columns of an agency's tables: its reports and the years without one, in order. */
function findSlots(agency) {
    return [...agency.reports.map((report, at) => ({ year: report.year, at, report })),
        ...agency.missing.map((year) => ({ year, at: -1, report: null }))].sort((a, b) => a.year - b.year || a.at - b.at);
}

/* A line in each slot: { year, report, before, figure, link }; figure is null where there is none. */
function readSeries(agency, line) {
    return agency.slots.map(({ year, at, report }, slot) => ({
        slot, year, report,
        before: at > 0 ? agency.reports[at - 1] : null,
        figure: at < 0 ? null : line.points[at],
        link: at < 0 ? null : line.links.get(at) || null,
    }));
}

/* A break: what stands on both sides of it is not compared. */
function isBreak(point) {
    return hasFlag(point, FLAG.broken);
}

function hasFlag(point, flag) {
    return point.link !== null && (point.link.flags & flag) !== 0;
}

/* The signs of the checks that a figure fails, each once: [[sign, kind]]. */
function failingMarks(figure) {
    return Object.keys(FAILURES).filter((kind) => figure !== null && figure.failing.some((finding) => finding.kind === kind))
        .map((kind) => [failureSign(kind), failureClass(kind)]);
}

function failureSign(kind) {
    return FAILURES[kind] || say('doubtMark');
}

function failureClass(kind) {
    return kind === 'doubt' ? 'doubt' : 'fails';
}

function isNumber(point) {
    return point.figure !== null && point.figure.state === 'number';
}

/* 三、本年度办理结果 · （一）予以公开 · 总计; in English what the field is called: requests · granted · total */
function nameLine(line) {
    if (language === 1) return englishName(line.field);
    return [line.group, line.label, line.columnLabel].filter((part) => part !== '').join(' · ');
}

function englishName(field) {
    return field.split('.').map((part) => part.replaceAll('_', ' ')).join(' · ');
}

function agencyName(agency) {
    return agency.name === null ? say('noAgency') : quote(agency.name);
}

function formName(report) {
    return report.form === null ? say('noForm') : quote(index.forms[report.form][0]);
}

/* 2021 · 国办公开办函〔2021〕30号 政府信息公开工作年度报告格式（2021–） */
function formTitle(report) {
    if (report.form === null) return say('noForm');
    const [id, name, first, last] = index.forms[report.form];
    return quote(name === id ? id : id + ' · ' + name + say('bracketed', (first || '') + '–' + (last || '')));
}

function sayYear(year) {
    return year > 0 ? String(year) : say('noYear');
}

/* Map.groupBy, which browsers have had since the end of 2023 only; offices keep theirs longer. */
function groupBy(list, keyOf) {
    const groups = new Map();
    for (const item of list) {
        const key = keyOf(item);
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(item);
    }
    return groups;
}
