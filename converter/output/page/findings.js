/*
 * findings.js: problems first. One list for each kind of problem, the gravest kind and the newest
 * year first, each line with its agency, years and numbers. Long lists show their beginning.
 */
const FIRST = 10;

/* id: of one agency, or null for all; wanted: says which agencies are searched for. What is about no
 * agency alone is always shown among all. */
function viewFindings(id, wanted) {
    const own = (finding) => id !== null ? finding.agency === id : index.agencies[finding.agency] === undefined || wanted(finding.agency);
    const lists = KINDS.map((kind) => [kind, index.findings[kind].filter(own)]).filter(([, list]) => list.length > 0);
    if (lists.length === 0) return make('p', null, say('noProblems'));
    return make('div', { class: 'findings' },
        make('ul', { class: 'summary' }, lists.map(([kind, list]) => make('li', { class: kind },
            make('button', { type: 'button', onclick: () => jumpTo('kind-' + kind) },
                make('strong', null, String(list.length)), ' ', say('kind_' + kind))))),
        lists.map(([kind, list]) => viewKind(kind, list, id === null)));
}

function viewKind(kind, list, named) {
    const body = make('tbody');
    const limit = list.length > FIRST + 2 ? FIRST : list.length;
    const show = (count) => body.replaceChildren(...list.slice(0, count).map((finding) => viewFinding(kind, finding, named)));
    show(limit);
    return make('section', { class: 'kind' }, make('h3', { id: 'kind-' + kind, tabindex: '-1' }, say('kind_' + kind),
        make('span', { class: 'count' }, String(list.length))),
    make('table', { class: 'list' }, body), limit < list.length ? viewMore(list.length, limit, show) : null);
}

/* On paper there is no button: a note says that the list is longer. */
function viewMore(count, limit, show) {
    let open = false;
    const note = make('p', { class: 'printed' }, say('onlyFirst', count, limit));
    return [make('button', { type: 'button', class: 'more', 'aria-expanded': 'false', onclick: (event) => {
        open = !open;
        show(open ? count : limit);
        note.hidden = open;
        event.currentTarget.textContent = open ? say('fewer', limit) : say('all', count);
        event.currentTarget.setAttribute('aria-expanded', String(open));
    } }, say('all', count)), note];
}

function viewFinding(kind, finding, named) {
    const agency = index.agencies[finding.agency];
    const year = finding.year > 0 ? String(finding.year) : '';
    return make('tr', null,
        named ? make('th', { scope: 'row' }, agency ? make('a', { href: hashOf({ agency: agency.id }) }, agencyName(agency)) : '') : null,
        make('td', { class: 'when' }, finding.from ? finding.from + ' → ' + year : year),
        make('td', null, TELL[kind](finding)));
}

/* The row, the column or both, as a check names them; in English by the field's name or its end. */
function tellAbout({ about, field, column }) {
    if (!about) return null;
    const path = index.fields[field].field, english = englishName(column ? path.split('.').pop() : path);
    return quote(say('bracketed', language === 1 ? english : about.join(' · ')));
}

const tellMessage = ({ message, about, field, column, formula, blanks, raw, path }) => [
    quote(message[language] || message[0]), tellAbout({ about, field, column }),
    raw ? make('span', { class: 'aside' }, quote(say('quoted', raw))) : null,
    path ? make('span', { class: 'aside' }, quote(path)) : null,
    formula ? make('span', { class: 'formula' }, quote(formula), blanks ? say('blanksAsZero') : '') : null];

const TELL = {
    history: tellMessage,
    doubt: tellMessage,
    check: tellMessage,
    other: tellMessage,
    repeat: ({ share, over, sections }) => [over ? say('tell_repeat', sayShare(share)) : null,
        ...sections.filter(({ heading }) => heading !== '' || !over).map((section) => make('span', { class: over ? 'aside' : '' },
            quote(say('quoted', section.heading || say('introduction'))), ' ', sayShare(section.share), ' '))],
    missing: ({ year }) => say('tell_missing', year),
    late: ({ published }) => say('tell_late', published),
    outlier: ({ field, values, percent }) => quote(say('tell_outlier', nameLine(index.fields[field]), ...values,
        percent === null ? '' : say('bracketed', sayPercent(percent)))),
    copied: ({ table, whole, equal, compared }) => quote(whole ? say('tell_copied', table, equal) : say('tell_copiedPart', table, equal, compared)),
};
