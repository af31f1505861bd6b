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
MESSAGE(OPTION_WITHOUT_VALUE, "选项 %1 后面缺少它的值；用法见 nianbao help %2",
    "the option %1 needs a value; see nianbao help %2")
MESSAGE(OPTION_WRONG_VALUE, "选项 %1 的值不对：%2；用法见 nianbao help convert",
    "the option %1 cannot be %2; see nianbao help convert")
MESSAGE(OPTION_NEEDS, "选项 %1 要与 %2 一起用；用法见 nianbao help convert",
    "the option %1 goes with %2; see nianbao help convert")
MESSAGE(
    OPTIONS_EXCLUDE, "选项 %1 和 %2 不能同时用", "the options %1 and %2 cannot be used together")
MESSAGE(PATH_MISSING, "缺少文件名；用法见 nianbao help %1",
    "the name of a file is missing; see nianbao help %1")
MESSAGE(PATHS_TOO_MANY, "%1 只能处理一个文件；用法见 nianbao help %1",
    "%1 takes one file; see nianbao help %1")
MESSAGE(OUTPUT_NEEDED,
    "多个文件或文件夹需要用 -o 指定输出文件夹，例如：nianbao convert -o out %1；或用 --jsonl",
    "several files or a folder need a folder for the output: nianbao convert -o out %1; or --jsonl")

/* ---- files ---- */
MESSAGE(NO_SUCH_INPUT, "没有这个文件：%1", "no such file: %1")
MESSAGE(CANNOT_READ, "无法读取 %1：%2", "cannot read %1: %2")
MESSAGE(IS_FOLDER, "%1 是文件夹；这里需要一个文件", "%1 is a folder; a file is needed here")
MESSAGE(TOO_LARGE, "%1 太大（超过 128 MiB）；请确认是不是年度报告",
    "%1 is too large (over 128 MiB); check that it is a report")
MESSAGE(CANNOT_CREATE, "无法建立 %1：%2", "cannot create %1: %2")
MESSAGE(CANNOT_WRITE, "无法写入 %1：%2", "cannot write %1: %2")
MESSAGE(STDOUT, "标准输出", "the standard output")
MESSAGE(OUTPUT_IS_INPUT, "%1 同时是输出文件夹，没有读取；请用 -o 指定另一个文件夹，例如 -o out",
    "%1 is also the folder of the output and was not read; name another one, for example -o out")
MESSAGE(NOTHING_FOUND, "%1 中没有找到报告", "no report was found in %1")
MESSAGE(NAME_TAKEN, "%1 写入 %2：同名文件已属于另一份报告",
    "%1 goes to %2: another report has the plain name")

/* ---- a run over many files ---- */
MESSAGE(RUN_DISK_FULL, "已停止：完成的都已保存；腾出空间后再运行同样的命令，即可接着转换",
    "stopped: what was finished is kept; make room and run the same command again to go on")
MESSAGE(RUN_CANNOT_GO_ON, "已停止：完成的都已保存；排除故障后再运行同样的命令，即可接着转换",
    "stopped: what was finished is kept; correct this and run the same command again to go on")
MESSAGE(RUN_INTERRUPTED, "已中断：完成 %1 个，共 %2 个；再运行同样的命令即可接着转换",
    "interrupted: %1 of %2 done; run the same command again to go on")
MESSAGE(
    RUN_NO_WORKERS, "无法启动工作进程：%1；请稍后再试", "no process can be started: %1; try again")
MESSAGE(RUN_BROKEN, "工作进程一再在开始之前终止，这是程序或系统的故障",
    "workers keep ending before their first document; this is a fault of the program or the system")
MESSAGE(LIST_ZERO_BYTES, "清单 %1 以零字节分隔路径；请加 -0 再运行",
    "the list %1 has zero bytes between its paths; run again with -0")
MESSAGE(SIDECAR_BROKEN,
    "%1 不是可用的 CSV：需要 UTF-8 或 GB18030 编码，有 path 或 sha256 列以及其他列",
    "%1 cannot be used: a CSV file in UTF-8 or GB18030 with a column path or sha256 and other "
    "columns is needed")
MESSAGE(SIDECAR_UNUSED, "%1 第 %2 行没有对应的文件", "%1, line %2: no file of this run matches")
MESSAGE(SIDECAR_MORE, "%1 另有 %2 行没有对应的文件", "%1: %2 more lines without a file")
MESSAGE(PROGRESS_LEFT, "  还需 ", "  left ")
MESSAGE(PROGRESS_FAILED, "未成功 ", "failed ")

/* ---- the summary of convert -o ---- */
MESSAGE(SUMMARY_COUNTS, "共 %1 个文件：已转换 %2 个", "%1 files: %2 converted")
MESSAGE(SUMMARY_SAME, "（其中以前已完成 %1 个）", " (%1 of them by an earlier run)")
MESSAGE(SUMMARY_CRASHED, "，转换进程崩溃 %1 个", ", %1 crashed")
MESSAGE(SUMMARY_OOM, "，内存不足 %1 个", ", %1 out of memory")
MESSAGE(SUMMARY_TIMEOUT, "，超时 %1 个", ", %1 timed out")
MESSAGE(SUMMARY_UNREADABLE, "，无法读取 %1 个", ", %1 unreadable")
MESSAGE(SUMMARY_FAILED, "，未能转换 %1 个", ", %1 not converted")
MESSAGE(SUMMARY_ERRORS, "，有错误 %1 个", ", %1 with errors")
MESSAGE(SUMMARY_WARNINGS, "，需核对 %1 个", ", %1 to look at")
MESSAGE(SUMMARY_CHECKS, "，勾稽关系不成立 %1 个", ", %1 whose sums fail")
MESSAGE(SUMMARY_SKIPPED, "；跳过 %1 个（隐藏文件、锁定文件、不含报告的文本文件）",
    "; %1 skipped (hidden files, lock files, text files without a report)")
MESSAGE(SUMMARY_OUTPUT, "；输出在 %1/", "; output in %1/")
MESSAGE(MORE_PROBLEMS, "另有 %1 处提醒，见输出文件的 problems",
    "%1 more warnings, see problems in its output")
MESSAGE(CODE_ERROR, "错误：%1 个文件，共 %2 处", "errors in %1 files, %2 in all:")
MESSAGE(CODE_WARNING, "提醒：%1 个文件，共 %2 处", "warnings in %1 files, %2 in all:")
MESSAGE(CODE_NOTE, "说明：%1 个文件，共 %2 处", "notes in %1 files, %2 in all:")
MESSAGE(MORE_DOCUMENTS, "  另有 %1 个文件，见 problems.csv", "  %1 more files, see problems.csv")
MESSAGE(MORE_LINES, "  另有 %1 个文件，见其 JSON 行", "  %1 more files, see their JSON lines")
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
    "%1 is not a report in JSON; convert it first with nianbao convert")
MESSAGE(COMPARE_NOTHING_FOUND, "没有找到报告 JSON；请给出 nianbao convert -o 的输出文件夹",
    "no report in JSON was found; name the output folder of nianbao convert -o")
MESSAGE(COMPARE_ARCHIVE, "%1 不能作为 nianbao 的数据库读取（%2）；请用 export --sqlite 重新建立",
    "%1 cannot be read as a database of nianbao (%2); create it again with export --sqlite")
MESSAGE(COMPARE_ARCHIVE_FOREIGN, "不是 nianbao 建立的", "it was not made by nianbao")
MESSAGE(COMPARE_ARCHIVE_NEWER, "由更新版本的 nianbao 建立", "it was made by a newer nianbao")
MESSAGE(COMPARE_ARCHIVE_BARE,
    "%1 中有 %2 份报告没有 JSON 全文（由较早版本写入），已略过；请用 export --sqlite "
    "再导入一次",
    "%1 has %2 reports without their JSON (an earlier version added them), which are left out; "
    "add them again with export --sqlite")

/* ---- check ---- */
MESSAGE(CHECK_SOUND, "%1：符合格式定义；核对 %2 项，没有不成立的",
    "%1: satisfies the schema; %2 checks, none of them fails")
MESSAGE(CHECK_FAILING, "%1：符合格式定义；%2 项核对不成立：",
    "%1: satisfies the schema; %2 checks fail:")
MESSAGE(CHECK_BROKEN, "%1：文件有误：", "%1: the file is wrong:")
MESSAGE(CHECK_BLANKS, "（空白按零计）", " (blanks as zero)")
MESSAGE(CHECK_UNKNOWN, "  其中 %1 项有空白或缺项，无法判断",
    "  %1 of them cannot be assessed: cells are blank or missing")

/* ---- export ---- */
MESSAGE(EXPORT_WHERE, "缺少输出的去处，例如：nianbao export -o tables %1，或 --sqlite archive.db",
    "the output is missing, for example: nianbao export -o tables %1, or --sqlite archive.db")
MESSAGE(EXPORT_LEFT_OUT, "略过 %1：%2", "%1 is left out: %2")
MESSAGE(
    EXPORT_NO_REPORT, "不是 nianbao convert 写出的报告", "it is not a report of nianbao convert")
MESSAGE(EXPORT_TWICE, "%1 与前面一份出自同一个文件（%2），只计一次",
    "%1 is another report of the same document (%2), which is exported once")
MESSAGE(EXPORT_BUSY, "另一次 export 正在写 %1；等它结束后再试",
    "another export is writing %1; try again when it has ended")
MESSAGE(EXPORT_NOTHING, "没有可以导出的报告，数据表未作改动",
    "there is no report to export; the tables are unchanged")
MESSAGE(EXPORT_COUNTS, "已导出 %1 份报告、%2 行数字", "%1 reports, %2 figures exported")
MESSAGE(EXPORT_LEFT, "；略过 %1 个文件", "; %1 files left out")
MESSAGE(EXPORT_COPIES, "；%1 个文件与另一份出自同一文件", "; %1 copies of the same document")
MESSAGE(EXPORT_GUARDED, "；%1 个单元格前加了 '，以免 Excel 当作公式或改动长数字",
    "; an apostrophe before %1 cells, which Excel would run as formulas or round")
MESSAGE(ARCHIVE_FOREIGN, "%1 不是 nianbao 的数据库，未作改动；请换一个文件名",
    "%1 is no database of nianbao and was not changed; choose another name")
MESSAGE(ARCHIVE_NEWER, "%1 由更新版本的 nianbao 建立，本版本不能写入；请升级，或换一个文件名",
    "%1 was made by a newer nianbao and cannot be added to; upgrade, or choose another name")
MESSAGE(ARCHIVE_BUSY, "%1 一直被另一个程序占用；稍后再试",
    "%1 is locked by another program; try again later")
