/*
 * dom.js: elements from tag, attributes and children. Text enters the page as text nodes only, never
 * as markup, whatever an agency's name holds; text of the offices goes into <bdi>, so that
 * right-to-left marks in it cannot turn what stands beside it.
 */
function make(tag, attributes, ...children) {
    return fill(document.createElement(tag), attributes, children);
}

function draw(tag, attributes, ...children) {
    return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
        if (value === false || value === null || value === undefined) continue;
        if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
        else element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return element;
}

/* Text as an office wrote it. */
function quote(text) {
    return make('bdi', null, text);
}

/*
 * One tab stop for a whole grid (role=grid): arrow keys, Home, End, Page Up and Page Down move
 * between the cells that carry data-cell; hidden rows are passed over.
 */
function makeGridKeys(table) {
    const rows = () => [...table.rows].filter((row) => !row.hidden && row.querySelector('[data-cell]'));
    const cells = (row) => [...row.querySelectorAll('[data-cell]')];
    const focus = (cell) => {
        const last = table.querySelector('[data-cell][tabindex="0"]');
        if (last) last.tabIndex = -1;
        cell.tabIndex = 0;
        cell.focus();
    };
    table.addEventListener('keydown', (event) => {
        const cell = event.target.closest('[data-cell]');
        if (!cell || event.ctrlKey || event.altKey || event.metaKey) return;
        const row = cell.closest('tr');
        const across = cells(row), column = across.indexOf(cell);
        const to = (step) => {
            const down = rows(), index = down.indexOf(row) + step;
            const line = cells(down[Math.max(0, Math.min(down.length - 1, index))]);
            return line[Math.max(0, line.length - (across.length - column))];
        };
        const target = {
            ArrowLeft: () => across[Math.max(0, column - 1)],
            ArrowRight: () => across[Math.min(across.length - 1, column + 1)],
            Home: () => across[0],
            End: () => across[across.length - 1],
            ArrowUp: () => to(-1),
            ArrowDown: () => to(1),
            PageUp: () => to(-15),
            PageDown: () => to(15),
        }[event.key];
        if (!target) return;
        event.preventDefault();
        focus(target());
    });
    table.addEventListener('click', (event) => {
        const cell = event.target.closest('[data-cell]');
        if (cell) focus(cell);
    });
    const first = table.querySelector('[data-cell]');
    if (first) first.tabIndex = 0;
}

/* The line at the foot that says where a figure comes from. */
function showDetail(...parts) {
    const line = document.getElementById('detail');
    line.replaceChildren(...(parts.length > 0 ? parts.filter((part) => part !== null) : [say('detailHint')]));
}

function detailPart(name, ...content) {
    return make('span', { class: 'part' }, make('span', { class: 'name' }, name), ' ', ...content);
}
