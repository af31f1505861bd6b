/*
 * message_list.h: every message of the program: id, Chinese, English. Included by messages.h and
 * messages.c only, with MESSAGE defined. %1 and %2 are filled in by the caller.
 */
/* ---- usage ---- */
MESSAGE(
    COMMAND_MISSING, "缺少命令；用法见 nianbao --help", "a command is missing; see nianbao --help")
MESSAGE(COMMAND_UNKNOWN, "没有命令「%1」；用法见 nianbao --help",
    "there is no command \"%1\"; see nianbao --help")
MESSAGE(OPTION_UNKNOWN, "命令 %2 没有选项 %1；用法见 nianbao help %2",
    "the command %2 has no option %1; see nianbao help %2")
MESSAGE(OPTION_WITHOUT_VALUE, "选项 %1 后面缺少文件夹；用法见 nianbao help %2",
    "the option %1 needs a folder behind it; see nianbao help %2")
MESSAGE(PATH_MISSING, "缺少文件名；用法见 nianbao help %1",
    "the name of a file is missing; see nianbao help %1")
MESSAGE(PATHS_TOO_MANY, "%1 只能处理一个文件；用法见 nianbao help %1",
    "%1 takes one file; see nianbao help %1")
MESSAGE(OUTPUT_NEEDED, "多个文件或文件夹需要用 -o 指定输出文件夹，例如：nianbao convert -o out %1",
    "several files or a folder need a folder for the output: nianbao convert -o out %1")

/* ---- files ---- */
MESSAGE(NO_SUCH_INPUT, "没有这个文件：%1", "no such file: %1")
MESSAGE(CANNOT_READ, "无法读取 %1：%2", "cannot read %1: %2")
MESSAGE(IS_FOLDER, "%1 是文件夹；这里需要一个文件", "%1 is a folder; a file is wanted here")
MESSAGE(TOO_LARGE, "%1 太大（超过 128 MiB）；请确认是不是年度报告",
    "%1 is too large (over 128 MiB); is it a report at all?")
MESSAGE(CANNOT_CREATE, "无法建立 %1：%2", "cannot create %1: %2")
MESSAGE(CANNOT_WRITE, "无法写入 %1：%2", "cannot write %1: %2")
MESSAGE(STDOUT, "标准输出", "the standard output")
MESSAGE(BUILTIN_BROKEN, "程序内置的映射文件有误，这是程序的错误",
    "the mappings compiled in are broken, which is a fault of the program")
MESSAGE(NOTHING_FOUND, "%1 中没有找到报告", "no report was found in %1")
MESSAGE(NAME_TAKEN, "%1 写入 %2：同名文件已属于另一份报告",
    "%1 goes to %2: another report has the plain name")

/* ---- the summary of convert -o ---- */
MESSAGE(SUMMARY_COUNTS, "共 %1 个文件：已转换 %2 个", "%1 files: %2 converted")
MESSAGE(SUMMARY_FAILED, "，未能转换 %1 个", ", %1 not converted")
MESSAGE(SUMMARY_ERRORS, "，有错误 %1 个", ", %1 with errors")
MESSAGE(SUMMARY_WARNINGS, "，需核对 %1 个", ", %1 to look at")
MESSAGE(SUMMARY_CHECKS, "，勾稽关系不成立 %1 个", ", %1 whose sums fail")
MESSAGE(SUMMARY_SKIPPED, "；跳过 %1 个（隐藏文件、锁定文件、不含报告的文本文件）",
    "; %1 skipped (hidden files, lock files, text files without a report)")
MESSAGE(SUMMARY_OUTPUT, "；输出在 %1/", "; output in %1/")
MESSAGE(MORE_PROBLEMS, "另有 %1 处提醒，见输出文件的 problems",
    "%1 more warnings, see problems in its output")
MESSAGE(LINE_FAILED, "未能转换", "not converted")
MESSAGE(LINE_ERRORS, "有错误", "errors")
MESSAGE(LINE_WARNINGS, "请核对", "look at")
MESSAGE(LINE_CHECKS, "勾稽不符", "sums fail")
MESSAGE(LINE_ERROR_COUNT, "错误 %1 处", "errors: %1")
MESSAGE(LINE_WARNING_COUNT, "提醒 %1 处", "warnings: %1")
MESSAGE(LINE_CHECK_COUNT, "不成立的核对 %1 项", "checks that fail: %1")
MESSAGE(COLON, "：", ": ")
MESSAGE(SEMICOLON, "；", "; ")

/* ---- compare ---- */
MESSAGE(COMPARE_NO_REPORT, "%1 不是 nianbao convert 输出的报告 JSON；请先用 nianbao convert 转换",
    "%1 is no report in JSON as nianbao convert writes it; convert it first")
MESSAGE(COMPARE_NOTHING_FOUND, "没有找到可以比较的报告 JSON；请给出 nianbao convert -o 的输出文件夹",
    "no report in JSON was found; name the folder that nianbao convert -o wrote")
MESSAGE(COMPARE_ONE_FORMAT, "--json 和 --csv 只能选一个", "--json and --csv exclude each other")

/* ---- check ---- */
MESSAGE(CHECK_SOUND, "%1：符合 schema；核对 %2 项，没有不成立的",
    "%1: satisfies the schema; %2 checks, none of them fails")
MESSAGE(CHECK_FAILING, "%1：符合 schema；%2 项核对不成立：",
    "%1: satisfies the schema; %2 checks fail:")
MESSAGE(CHECK_BROKEN, "%1：文件有误：", "%1: the file is wrong:")
MESSAGE(CHECK_BLANKS, "（空白按零计）", " (blanks as zero)")
MESSAGE(CHECK_UNKNOWN, "  其中 %1 项有空白或缺项，无法判断",
    "  %1 of them cannot be assessed: cells are blank or missing")
