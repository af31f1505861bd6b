/*
 * words.js: every word that the page says, in both languages, and how years and shares are written.
 * Labels of the forms, figures and prose are the offices' own and never pass through here; in English
 * the name of the field stands beside a label.
 */
const WORDS = {
    title: ['政府信息公开工作年度报告 · 历年对比', 'Annual reports on government information disclosure: years side by side'],
    language: ['English', '中文'],
    languageHint: ['Switch to English', '切换为中文'],
    skip: ['跳到正文', 'Skip to content'],
    counts: ['%1 个机构 · %2 份报告 · %3', '%1 agencies · %2 reports · %3'],
    span: ['%1—%2 年', '%1–%2'],
    oneYear: ['%1 年', '%1'],
    search: ['查找机构', 'Find an agency'],
    searchHint: ['输入机构名称的任意部分', 'any part of its name'],
    found: ['显示 %1 / %2 个机构', '%1 of %2 agencies'],
    problems: ['需要核对的问题', 'Problems to look at'],
    noProblems: ['没有发现问题。', 'No problems found.'],
    all: ['全部 %1 条', 'All %1'],
    fewer: ['只看前 %1 条', 'First %1 only'],
    matrix: ['机构 × 年度', 'Agencies × years'],
    matrixHint: [
        '方向键移动，回车打开机构。格内：所用报告格式；✗ 报告内勾稽不符的项数；⇄ 与上年勾稽不符的项数；疑 与上年对不上的存量和累计的项数；≡ 全文或某一部分文字重复超过 50 %；迟 3 月 31 日以后公布；缺 该年没有报告。',
        'Arrow keys move, Enter opens the agency. In a cell: the form used; ✗ failing checks within the report; ⇄ failing checks against the year before; ? stocks and cumulative figures that do not follow from it; ≡ more than 50 % of the text, or of a section, repeats; L published after 31 March; — no report for the year.'],
    agency: ['机构', 'Agency'],
    noAgency: ['（报告未写明机构）', '(the report names no agency)'],
    back: ['全部机构', 'All agencies'],
    alsoNamed: ['又名：%1', 'Also written: %1'],
    year: ['年度', 'Year'],
    years: ['年度', 'Years'],
    form: ['报告格式', 'Form'],
    noYear: ['年份不明', 'no year'],
    noForm: ['无表格', 'no table'],
    published: ['公布日期', 'Published'],
    file: ['来源文件', 'Source file'],
    readFrom: ['读自', 'read from'],
    failing: ['勾稽不符', 'Failing checks'],
    conversion: ['转换提示', 'Conversion'],
    doubtMark: ['疑', '?'],
    lateMark: ['迟', 'L'],
    late: ['迟于 3 月 31 日', 'after 31 March'],
    missingMark: ['缺', '—'],
    missing: ['没有该年的报告', 'no report for this year'],
    notPrinted: ['未写明', 'not stated'],
    what: ['内容', 'What'],
    reports: ['各年报告', 'The reports'],
    tables: ['表格：逐年并列', 'Tables: years side by side'],
    tablesHint: [
        '✗ 报告内勾稽不符；⇄ 跨年勾稽不符；疑 跨年数值存疑；▲▼ 与上一份报告相比增减；‼ 超过 5 倍或不足五分之一；＝ 与上一年原样相同，疑为照抄；双竖线 口径变更，两侧不可比；虚线 口径有变，慎比。点按或用方向键选中一格，下方显示出处与原文；点按项目名称，在“趋势”中绘图。',
        '✗ fails a check within its report; ⇄ fails a check against another year; ? does not follow from the year before; ▲▼ up or down from the report before; ‼ more than five times or under a fifth; ＝ copied unchanged from the year before; double rule: the definition changed, the two sides do not compare; dashed rule: it changed somewhat, compare with caution. Click a cell, or move with the arrow keys, for its source below; click a label to chart it under Trends.'],
    showChanges: ['显示差额与增幅', 'Show differences'],
    applicants: ['列', 'Column'],
    allColumns: ['全部列', 'All columns'],
    item: ['项目', 'Item'],
    column: ['列', 'Column'],
    trend: ['走势', 'Trend'],
    trends: ['趋势', 'Trends'],
    trendsHint: [
        '先绘每张表中年份最多、数值最大的一项，其余在下面的表中点选。线条只连接可比的年份；口径变更、缺年和非数字处断开，并注明原因。',
        'To begin with, of each table the figure with the most years and the largest numbers; pick others in the tables below. Lines join comparable years only; they stop at a changed definition, a missing year and whatever is not a number, and say why.'],
    removeChart: ['移除图表', 'Remove chart'],
    noCharts: ['没有可绘的数值。', 'No figures to draw.'],
    text: ['文字：与上年的重复', 'Text: what repeats the year before'],
    textHint: [
        '下划线并加底色的文字在上年报告中也有；百分比为本年文字被上年文字覆盖的比例，50 % 为考核线。',
        'Underlined, tinted passages stand in the year before as well; the share is how much of this year\'s text they cover. Assessors draw the line at 50 %.'],
    noText: ['没有可比较的文字。', 'No text to compare.'],
    against: ['%1 年与 %2 年', '%1 against %2'],
    repeats: ['重复 %1', '%1 repeated'],
    overLine: ['超过考核线', 'over the line'],
    totals: ['全部机构合计', 'Sums over all agencies'],
    totalsHint: [
        '只在当年每份报告都是数字、单位相同时求和，斜线后为报告份数；否则写明几份有数字。',
        'Summed only where every report of the year has a number, in one unit, with the count of reports; else how many have one.'],
    twoUnits: ['单位不同，不相加', 'two units: no sum'],
    partly: ['%1 / %2 有数字', '%1 of %2 have one'],
    detailHint: ['选中一格，此处显示出处与原文。', 'Select a cell: its source and text as printed appear here.'],
    place: ['表 %1，第 %2 行第 %3 列', 'table %1, row %2, column %3'],
    printed: ['原文', 'printed'],
    value: ['数值', 'value'],
    from: ['出处', 'source'],
    fieldName: ['字段', 'field'],
    change: ['与 %1 年相比', 'against %1'],
    state_blank: ['空白', 'blank'],
    state_not_applicable: ['不适用', 'not applicable'],
    state_text: ['文字，非数字', 'words, no number'],
    state_object: ['图片或对象，非文字', 'a picture or object, no text'],
    state_absent: ['报告中没有此格', 'not in the report'],
    state_sum: ['有一项不是数字，不能相加', 'a part is no number: no sum'],
    state_noTable: ['该年报告没有能识别的表格', 'that year\'s report has no table that is known'],
    state_none: ['该年格式没有此项', 'not on that year\'s form'],
    blankMark: ['空', 'blank'],
    comparable_same: ['口径相同', 'same definition'],
    comparable_renamed: ['名称变更，口径相同', 'renamed, same definition'],
    comparable_sum_of: ['与几项之和对应', 'corresponds to a sum'],
    comparable_narrowed: ['口径缩小，慎比', 'narrowed: compare with caution'],
    comparable_redefined: ['口径变更，慎比', 'redefined: compare with caution'],
    comparable_new: ['新增项目', 'new item'],
    comparable_discontinued: ['取消的项目', 'discontinued'],
    comparable_widened: ['口径扩大，慎比', 'widened: compare with caution'],
    comparable_loose: ['大致对应，只并列不比较', 'corresponds loosely: side by side, not compared'],
    comparable_not_comparable: ['口径不同，不可比', 'not comparable'],
    sumOf: ['%1 年为以下各项之和', 'in %1 the sum of'],
    calledThen: ['%1 年的项目名称', 'label in %1'],
    colon: ['：', ': '],
    comma: ['，', ', '],
    stop: ['。', '. '],
    bracketed: ['（%1）', ' (%1)'],
    onlyFirst: ['共 %1 条，这里只印了前 %2 条；在页面上展开后再打印即为全部。', 'The first %2 of %1; open the list on the page to print all of it.'],
    quoted: ['“%1”', '“%1”'],
    kind_history: ['跨年勾稽不符', 'Cross-year checks that fail'],
    kind_repeat: ['文字重复超过 50 %', 'More than 50 % of the text or of a section repeats'],
    kind_missing: ['缺少年度报告', 'Missing years'],
    kind_late: ['迟于 3 月 31 日公布', 'Published after 31 March'],
    kind_outlier: ['异常增减', 'Outliers'],
    kind_doubt: ['跨年数值存疑（存量、累计）', 'Stocks and cumulative figures that do not follow'],
    kind_check: ['报告内勾稽不符', 'Checks that fail within a report'],
    kind_copied: ['数值原样照抄', 'Figures copied unchanged'],
    kind_other: ['其他提示', 'Other notes'],
    tell_repeat: ['文字重复 %1', '%1 of the text repeats'],
    tell_copied: ['“%1”整表与上年相同（非零数值 %2 个）', '“%1”: the whole table is last year\'s (%2 figures other than zero)'],
    tell_copiedPart: ['“%1”有 %2 / %3 个非零数值与上年相同', '“%1”: %2 of %3 figures other than zero are last year\'s'],
    tell_missing: ['%1 年没有报告', 'no report for %1'],
    tell_late: ['%1 公布', 'published %1'],
    tell_outlier: ['%1：%2 → %3%4', '%1: %2 → %3%4'],
    introduction: ['（引言）', '(introduction)'],
    expected: ['应相等：%1', 'should be equal: %1'],
    failingCounts: ['报告内 %1，跨年 %2，存疑 %3', 'within %1, across years %2, doubtful %3'],
    blanksAsZero: ['（空白按零计）', ' (blanks as zero)'],
    notes: ['错误 %1，提醒 %2', '%1 errors, %2 warnings'],
    none: ['无', 'none'],
    broken: ['这一页的数据不完整，无法显示。', 'The data of this page is damaged and cannot be shown.'],
    made: ['由 %1 生成。本页不联网；每个数字都来自列出的文件，不改、不补。', 'Made by %1. This page uses no network; each figure comes from the files named, nothing altered or filled in.'],
};

let language = 0; /* 0 Chinese, 1 English */

function say(key, ...values) {
    const words = WORDS[key];
    return words === undefined ? key
        : words[language].replace(/%([1-9])/g, (_, place) => String(values[place - 1]));
}

/* 0.6312 -> "63.1 %"; never rounded up to a line that it does not reach. */
function sayShare(share) {
    return (Math.floor(share * 1000 + 1e-9) / 10).toFixed(1) + ' %';
}

/* "30" -> "+30.0 %", "-100" -> "−100.0 %", "0" -> "0.0 %" */
function sayPercent(percent) {
    return saySigned(percent) + (percent.includes('.') ? '' : '.0') + ' %';
}

/* A number of the data with its sign. */
function saySigned(number) {
    return number.startsWith('-') ? '−' + number.slice(1) : number === '0' ? number : '+' + number;
}

function saySpan(years) {
    const first = years[0], last = years[years.length - 1];
    return first === last ? say('oneYear', first) : say('span', first, last);
}
