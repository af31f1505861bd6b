/*
 * text_printer.c: the words of the comparison's text, Chinese and English side by side.
 */
#include "output/text_printer.h"

static const char *const words[][2] = {
    [WORD_AGENCY] = {"机关", "agency"},
    [WORD_NAMELESS] = {"（没有机关名称）", "(names no agency)"},
    [WORD_LEGEND] = {"  格式；!n 有 n 项核对不成立；L 逾期公布；? 没有能识别的表格；- 没有报告\n",
        "  the form; !n checks that fail; L published late; ? no table that is known; - no "
        "report\n"},
    [WORD_YEAR] = {"年度", "year"},
    [WORD_FORM] = {"格式", "form"},
    [WORD_FAILING] = {"核对不成立", "checks that fail"},
    [WORD_REPEATED] = {"与上年文字重复", "text of last year"},
    [WORD_CONVERSION] = {"转换提示", "conversion"},
    [WORD_NOTES] = {"错误 %1，提醒 %2", "%1 errors, %2 warnings"},
    [WORD_PUBLISHED] = {"公布日期", "published"},
    [WORD_LATE] = {"%1（逾期）", "%1 (late)"},
    [WORD_FILE] = {"文件", "file"},
    [WORD_MISSING] = {"；缺少 %1", "; missing: %1"},
    [WORD_PROBLEMS] = {"问题：\n", "Problems:\n"},
    [WORD_NO_PROBLEMS] = {"没有发现问题\n", "no problem was found\n"},
    [WORD_CHANGES] = {"%1：%2\n", "%1:%2\n"},
    [WORD_OUTLIERS] = {"%1：变化超过五倍或不足五分之一的\n",
        "%1: more than five times as much, or less than a fifth\n"},
    [WORD_LEFT_OUT] = {"  另有 %1 项只在其中一份报告中，不作比较（--all 逐项列出）\n",
        "  not compared, as only one of the two reports has them: %1 (--all lists them)\n"},
    [WORD_NO_CHANGES] = {"没有变化", " no changes"},
    [WORD_FIELD] = {"项目", "figure"},
    [WORD_DIFFERENCE] = {"增减", "difference"},
    [WORD_PERCENT] = {"幅度", "percent"},
    [WORD_REMARK] = {"说明", "remark"},
    [WORD_OUTLIER] = {"变化异常", "outlier"},
    [WORD_COPIED] = {"与上年雷同", "as last year"},
    [WORD_BREAK] = {"不可比", "not comparable"},
    [WORD_CAUTION] = {"口径有变", "meaning changed"},
    [WORD_BLANK] = {"（空）", "(blank)"},
    [WORD_ABSENT] = {"×", "×"},
    [WORD_FAILS] = {"  ! 该数所在的核对不成立\n", "  ! part of a check that fails\n"},
    [WORD_COLON] = {"：", ": "},
    [WORD_BLANKS] = {"（空白按零计）", " (blanks as zero)"},
    [WORD_KIND] = {"问题", "problem"},
    [WORD_FINDINGS] = {"处", "found"},
    [WORD_AGENCIES] = {"机关数", "agencies"},
    [WORD_KIND_CARRIED] = {"跨年勾稽不符", "checks between years that fail"},
    [WORD_KIND_OWN] = {"报告内勾稽不符", "checks within a report that fail"},
    [WORD_KIND_MISSING] = {"缺少年度报告", "missing years"},
    [WORD_KIND_LATE] = {"逾期公布", "published late"},
    [WORD_KIND_REPEATED] = {"文字与上年重复过半的报告（全文或某一部分）",
        "reports that repeat last year's text (over half, of all or of a section)"},
    [WORD_KIND_COPIED] = {"数值与上年雷同的表", "tables with last year's figures"},
    [WORD_KIND_SLIP] = {"年份可能写错的句子", "sentences with a year that cannot be"},
    [WORD_KIND_DOUBT] = {"跨年数值存疑（存量、累计）",
        "stocks and cumulative figures that do not follow"},
};

struct text text_word(const struct printer *printer, enum word which) {
    return text_from(words[which][printer->language == NIANBAO_CHINESE ? 0 : 1]);
}

void text_say(struct printer *printer, enum word which, struct text first, struct text second) {
    buffer_word(&printer->out, text_word(printer, which).bytes, first, second);
}

struct text text_number(struct printer *printer, const char *format, long long number) {
    struct buffer digits = {.arena = printer->arena};
    buffer_format(&digits, format, number);
    return buffer_text(&digits);
}

struct text text_years(struct printer *printer, int before, int now) {
    struct buffer years = {.arena = printer->arena};
    buffer_format(&years, "%d → %d", before, now);
    return buffer_text(&years);
}
