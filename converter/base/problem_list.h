/*
 * problem_list.h: every problem that nianbao can name: id, name in the output, severity, Chinese,
 * English. Included by problem.h and problem.c only, with PROBLEM defined; docs/problems.md is made
 * from it. An error means that the document, or a table of it, could not be converted (exit status
 * 1); a warning that a person should look; a note that something was mended by reason.
 * Wording: what is wrong, then what to do. %1 and %2 are filled in by the caller.
 */
/* ---- the file: could not be opened as a document ---- */
PROBLEM(FILE_EMPTY, "file-empty", SEVERITY_ERROR, "文件是空的（0 字节）；请重新取得原件",
    "the file is empty (0 bytes); get the original again")
PROBLEM(NOT_A_DOCUMENT, "not-a-document", SEVERITY_ERROR,
    "不是 Word 文档：%1；请提供 .docx 原件", "not a Word document: %1; provide the original .docx")

/* ---- the forms ---- */
PROBLEM(FORM_UNKNOWN, "form-unknown", SEVERITY_ERROR,
    "表格与任何已知格式都不相符，没有读取数值；请用 nianbao explain 查看，必要时在 mappings/ 中增加格式",
    "the tables match no known form, no figure was read; see nianbao explain, and add a form to mappings/ if need be")
