/*
 * text_words.h: the words of the comparison's text, WORD(id, Chinese, English). No include guard:
 * text_printer.[ch] define WORD and include this. WORD_KIND_CARRIED and those after it are in the
 * order of kinds_add.
 */
WORD(AGENCY, "机关", "agency")
WORD(NAMELESS, "（没有机关名称）", "(names no agency)")
WORD(LEGEND, "  格式；!n 有 n 项核对不成立；L 逾期公布；? 没有能识别的表格；- 没有报告\n",
    "  the form; !n checks that fail; L published late; ? no table that is known; - no "
    "report\n")
WORD(YEAR, "年度", "year")
WORD(FORM, "格式", "form")
WORD(FAILING, "核对不成立", "checks that fail")
WORD(REPEATED, "与上年文字重复", "text of last year")
WORD(CONVERSION, "转换提示", "conversion")
WORD(NOTES, "错误 %1，提醒 %2", "%1 errors, %2 warnings")
WORD(PUBLISHED, "公布日期", "published")
WORD(LATE, "%1（逾期）", "%1 (late)")
WORD(FILE, "文件", "file")
WORD(MISSING, "；缺少 %1", "; missing: %1")
WORD(PROBLEMS, "问题：\n", "Problems:\n")
WORD(NO_PROBLEMS, "没有发现问题\n", "no problem was found\n")
WORD(CHANGES, "%1：%2\n", "%1:%2\n")
WORD(OUTLIERS, "%1：变化超过五倍或不足五分之一的\n",
    "%1: more than five times as much, or less than a fifth\n")
WORD(LEFT_OUT, "  另有 %1 项只在其中一份报告中，不作比较（--all 逐项列出）\n",
    "  not compared, as only one of the two reports has them: %1 (--all lists them)\n")
WORD(NO_CHANGES, "没有变化", " no changes")
WORD(FIELD, "项目", "figure")
WORD(DIFFERENCE, "增减", "difference")
WORD(PERCENT, "幅度", "percent")
WORD(REMARK, "说明", "remark")
WORD(OUTLIER, "变化异常", "outlier")
WORD(COPIED, "与上年雷同", "as last year")
WORD(BREAK, "不可比", "not comparable")
WORD(CAUTION, "口径有变", "meaning changed")
WORD(BLANK, "（空）", "(blank)")
WORD(ABSENT, "×", "×")
WORD(FAILS, "  ! 该数所在的核对不成立\n", "  ! part of a check that fails\n")
WORD(COLON, "：", ": ")
WORD(BLANKS, "（空白按零计）", " (blanks as zero)")
WORD(KIND, "问题", "problem")
WORD(FINDINGS, "处", "found")
WORD(AGENCIES, "机关数", "agencies")
WORD(KIND_CARRIED, "跨年勾稽不符", "checks between years that fail")
WORD(KIND_OWN, "报告内勾稽不符", "checks within a report that fail")
WORD(KIND_MISSING, "缺少年度报告", "missing years")
WORD(KIND_LATE, "逾期公布", "published late")
WORD(KIND_REPEATED, "文字与上年重复过半的报告（全文或某一部分）",
    "reports that repeat last year's text (over half, of all or of a section)")
WORD(KIND_COPIED, "数值与上年雷同的表", "tables with last year's figures")
WORD(KIND_SLIP, "年份可能写错的句子", "sentences with a year that cannot be")
WORD(KIND_DOUBT, "跨年数值存疑（存量、累计）", "stocks and cumulative figures that do not follow")
