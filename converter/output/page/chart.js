/*
 * chart.js: figures over the years as plain SVG. A line joins two figures only where both are
 * numbers of reports that follow each other and that compare, dashed where they compare with
 * caution; a changed definition is a double stroke with its reason, a missing year and a cell
 * without a number are gaps that say so. After each change of definition the points change their
 * shape, since they measure something else.
 */
const CHART = { width: 520, height: 180, left: 60, right: 24, top: 28, bottom: 24 };
const SPARK = { width: 84, height: 18, left: 3, right: 3, top: 3, bottom: 3 };

/* Runs of points that may be joined: [[{point, at, value}]], each with the breaks before it. */
function findRuns(series) {
    const runs = [];
    let run = null, breaks = 0;
    series.forEach((point, at) => {
        if (isBreak(point)) {
            breaks++;
            run = null;
        }
        if (!isNumber(point)) {
            run = null;
            return;
        }
        if (run === null) runs.push(run = Object.assign([], { breaks }));
        run.push({ point, at, value: Number(point.figure.value) });
    });
    return runs;
}

/* Where a value and a year stand. The scale begins at zero, below it where figures are negative. */
function findScale(series, runs, box) {
    const values = runs.flat().map(({ value }) => value);
    const low = -niceCeiling(-Math.min(0, ...values)), high = niceCeiling(Math.max(0, ...values), low === 0);
    const step = (box.width - box.left - box.right) / Math.max(1, series.length - 1);
    return {
        low, high, step,
        x: (at) => series.length === 1 ? (box.left + box.width - box.right) / 2 : box.left + at * step,
        y: (value) => box.top + (box.height - box.top - box.bottom) * (high - value) / (high - low),
    };
}

function niceCeiling(value, one) {
    if (!(value > 0)) return one ? 1 : 0;
    const unit = 10 ** Math.floor(Math.log10(value));
    return unit * [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((step) => step * unit >= value * (1 - 1e-12));
}

function drawRun(run, scale) {
    const at = ({ at, value }) => scale.x(at).toFixed(1) + ' ' + scale.y(value).toFixed(1);
    return run.slice(1).map((to, i) => draw('path', {
        class: hasFlag(to.point, FLAG.caution) ? 'line caution' : 'line', d: 'M' + at(run[i]) + 'L' + at(to) }));
}

/* Two strokes between the years before and after the change. */
function drawBreak(scale, at, box) {
    const x = at === 0 ? box.left - 8 : scale.x(at) - scale.step / 2, down = box.top + 'V' + (box.height - box.bottom);
    return draw('path', { class: 'break', d: 'M' + (x - 1.5) + ' ' + down + 'M' + (x + 1.5) + ' ' + down });
}

/* A line in small, beside its row. Nothing where there is nothing but zeros. */
function drawSpark(series) {
    const runs = findRuns(series);
    if (runs.flat().every(({ value }) => value === 0)) return null;
    const scale = findScale(series, runs, SPARK);
    return draw('svg', { class: 'spark', viewBox: '0 0 ' + SPARK.width + ' ' + SPARK.height, width: SPARK.width, height: SPARK.height, 'aria-hidden': 'true' },
        series.map((point, at) => isBreak(point) && at > 0 ? drawBreak(scale, at, SPARK) : null),
        runs.flatMap((run) => run.length > 1 ? drawRun(run, scale)
            : [draw('circle', { class: 'dot', r: 1.6, cx: scale.x(run[0].at), cy: scale.y(run[0].value) })]));
}

function viewChart(agency, line, remove) {
    const series = trimSeries(readSeries(agency, line)), name = nameLine(line), reasons = tellBreaks(series);
    return make('figure', { class: 'chart' },
        make('figcaption', null, make('span', null, quote(name)), line.unit !== '' && !name.includes(line.unit) ? make('small', null, quote(say('bracketed', line.unit))) : null,
            make('button', { type: 'button', class: 'remove', title: say('removeChart'), 'aria-label': say('removeChart') + say('colon') + name, onclick: remove }, '×')),
        drawChart(agency, line, series),
        reasons.length > 0 ? make('ol', { class: 'reasons' }, reasons.map((words) => make('li', null, quote(words)))) : null);
}

/* From the year before the line first stands on a form to the year after it last does: a break at
 * either end is drawn, the years beyond are not. */
function trimSeries(series) {
    const there = series.map((point) => point.figure !== null);
    return series.slice(Math.max(0, there.indexOf(true) - 1), there.lastIndexOf(true) + 2);
}

/* One reason for each break, in the order in which the chart numbers them. */
function tellBreaks(series) {
    return series.filter(isBreak).map(({ before, year, link }) => {
        const why = link.reason[language] || link.reason[0];
        return sayYear(before.year) + '→' + sayYear(year) + say('colon') + say('comparable_' + link.relation) + (why === '' ? '' : say('stop') + why);
    });
}

function drawChart(agency, line, series) {
    const runs = findRuns(series), scale = findScale(series, runs, CHART);
    const told = series.map((point) => sayYear(point.year) + ' ' + tellPoint(point)).join(say('comma'));
    return draw('svg', { viewBox: '0 0 ' + CHART.width + ' ' + CHART.height, role: 'img', 'aria-label': nameLine(line) + say('colon') + told },
        drawAxes(series, scale), drawGaps(series, scale),
        runs.flatMap((run) => drawRun(run, scale)),
        runs.flatMap((run) => run.map((one) => drawPoint(agency, line, one, run.breaks, scale))));
}

function drawAxes(series, scale) {
    const every = Math.ceil(series.length / 11), last = series.length - 1;
    const ticks = scale.low < 0 ? [scale.low, 0, scale.high] : [0, scale.high / 2, scale.high];
    return [
        ...ticks.flatMap((value) => [
            draw('path', { class: 'rule', d: 'M' + (CHART.left - 10) + ' ' + scale.y(value) + 'H' + (CHART.width - CHART.right + 10) }),
            draw('text', { class: 'axis end', x: CHART.left - 14, y: scale.y(value) + 4 }, shortNumber(value))]),
        ...series.map(({ year }, at) => (last - at) % every !== 0 ? null
            : draw('text', { class: 'axis middle', x: scale.x(at), y: CHART.height - CHART.bottom + 16 }, sayYear(year))),
    ];
}

function drawGaps(series, scale) {
    let breaks = 0;
    return series.flatMap((point, at) => [
        isBreak(point) ? drawBreak(scale, at, CHART) : null,
        isBreak(point) ? draw('text', { class: 'middle strong', x: scale.x(at) - scale.step / 2, y: CHART.top - 8 }, '∥' + (++breaks)) : null,
        isNumber(point) ? null : draw('text', { class: 'gap middle', x: scale.x(at), y: CHART.height - CHART.bottom - 4 }, gapSign(point),
            draw('title', null, sayYear(point.year) + say('colon') + tellPoint(point))),
    ]);
}

function gapSign(point) {
    if (point.report === null) return say('missingMark');
    if (point.figure === null) return '·';
    if (point.figure.state === 'sum') return '?';
    return point.figure.state === 'blank' ? say('blankMark') : [...point.figure.raw].slice(0, 3).join('') || '×';
}

function tellPoint(point) {
    if (point.report === null) return say('missing');
    if (point.figure === null) return say(point.report.form === null ? 'state_noTable' : 'state_none');
    return isNumber(point) ? point.figure.value : say('state_' + point.figure.state);
}

/* A point leads to its source, as its cell in the table does. */
function drawPoint(agency, line, { point, at, value }, breaks, scale) {
    const x = scale.x(at), y = scale.y(value);
    const shape = [
        () => draw('circle', { cx: x, cy: y, r: 3.2 }),
        () => draw('rect', { x: x - 3, y: y - 3, width: 6, height: 6 }),
        () => draw('path', { d: 'M' + x + ' ' + (y - 4) + 'L' + (x + 4) + ' ' + (y + 3) + 'H' + (x - 4) + 'Z' }),
    ][breaks % 3]();
    const fails = failingMarks(point.figure), signs = fails.map(([sign]) => sign).join('');
    return draw('g', { class: fails.length > 0 ? 'point ' + fails[0][1] : 'point', onclick: () => showFigure(agency, line, point.slot) },
        draw('title', null, sayYear(point.year) + say('colon') + signs + point.figure.value), shape,
        scale.step >= 26 ? draw('text', { class: 'middle', x, y: y - 7 }, signs + shortNumber(value)) : null);
}

/* For axes and points; everywhere else figures are written as printed. */
function shortNumber(value) {
    const units = language === 0 ? [[1e8, 1e8, '亿'], [1e4, 1e4, '万']] : [[1e9, 1e9, 'G'], [1e6, 1e6, 'M'], [1e4, 1e3, 'k']];
    const [, unit, word] = units.find(([from]) => Math.abs(value) >= from) || [0, 1, ''];
    return String(Number((value / unit).toPrecision(4))) + word;
}

/* What to begin with: of each table the line with numbers for the most years, of these the one with the
 * largest; the reader picks the others from the tables. */
function findHeadlines(agency) {
    const best = new Map();
    for (const line of agency.lines) {
        const points = findRuns(readSeries(agency, line)).flat(), largest = Math.max(0, ...points.map(({ value }) => value));
        const found = best.get(line.table);
        if (largest > 0 && (found === undefined || points.length > found.years || (points.length === found.years && largest > found.largest)))
            best.set(line.table, { line, years: points.length, largest });
    }
    return [...best.values()].map(({ line }) => line);
}
