/*
 * prose.js: a year's text against the year before: each section with its share, and the passages
 * that stood there already underlined.
 */
function viewProse(agency) {
    if (agency.texts.length === 0) return make('p', null, say('noText'));
    const holder = make('div');
    const show = (text) => holder.replaceChildren(...text.sections.map(viewSection));
    const isOver = (text) => text.over || text.sections.some((section) => section.over);
    const worst = agency.texts.reduce((best, text) => text.share > best.share ? text : best);
    show(worst);
    return make('div', null, make('fieldset', { class: 'choice' }, make('legend', null, say('years')),
        agency.texts.map((text) => make('label', null,
            make('input', { type: 'radio', name: 'text', checked: text === worst, onchange: () => show(text) }),
            make('span', { class: isOver(text) ? 'over' : '' }, say('against', text.year, text.from), ' · ', sayShare(text.share), isOver(text) ? ' ≡' : '')))), holder);
}

/* share: null where the section has too little text, or no fellow, to be compared. */
function viewSection({ heading, share, over, passages }) {
    return make('article', { class: 'prose' },
        make('h3', null, heading === '' ? say('introduction') : quote(heading), share === null ? null
            : make('span', { class: over ? 'share over' : 'share' }, say('repeats', sayShare(share)), over ? say('comma') + say('overLine') : '')),
        make('p', { class: 'text', dir: 'auto' }, viewPassages(passages)));
}

/* What is new and what repeats, by turns, what is new first. */
function viewPassages(passages) {
    return passages.map((passage, i) => passage === '' ? null : i % 2 === 1 ? make('mark', null, passage) : passage);
}
