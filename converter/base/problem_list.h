/*
 * problem_list.h: every problem of nianbao: id, name in the output, severity, Chinese, English.
 * problem.h and problem.c include it with PROBLEM defined; `make docs` writes docs/problems.md from
 * it. Error: the document, or a table of it, could not be converted (exit status 1). Warning: a
 * person should look. Note: something was put right, with the reason.
 * Wording: what is wrong, then what to do. The caller fills in %1 and %2.
 * PROBLEM_OF puts a problem into a class (problem.h); whoever needs the class defines it too.
 */
#ifndef PROBLEM_OF
#define PROBLEM_OF(class, id, name, severity, zh, en) PROBLEM(id, name, severity, zh, en)
#endif
/* ---- the file: could not be opened as a document ---- */
PROBLEM(FILE_EMPTY, "file-empty", SEVERITY_ERROR, "文件是空的（0 字节）；请重新取得原件",
    "the file is empty (0 bytes); get the original again")
PROBLEM(FILE_UNREADABLE, "file-unreadable", SEVERITY_ERROR,
    "文件无法读取（%1）；请检查文件是否还在、有无权限，然后重新运行",
    "the file cannot be read (%1); see whether it is still there and may be read, and run again")
PROBLEM(FILE_TOO_LARGE, "file-too-large", SEVERITY_ERROR,
    "文件太大（超过 128 MiB）；请确认是不是年度报告",
    "the file is too large (over 128 MiB); is it a report at all?")
PROBLEM(CONVERSION_TIMEOUT, "conversion-timeout", SEVERITY_ERROR,
    "转换超过了时限（%1），已放弃；请重新运行，或用 --timeout 放宽时限，仍不成功时请另存为 .docx",
    "the conversion took longer than it may (%1) and was given up; run again, allow more by "
    "--timeout, or save the file as .docx anew")
PROBLEM(CONVERSION_OUT_OF_MEMORY, "conversion-out-of-memory", SEVERITY_ERROR,
    "转换所需的内存超过上限，已放弃；请用 Word 或 WPS 另存为 .docx 后再转换",
    "the conversion needed more memory than it may and was given up; save the file as .docx anew "
    "and convert that")
PROBLEM(CONVERSION_CRASHED, "conversion-crashed", SEVERITY_ERROR,
    "转换进程意外终止（%1），其他文件不受影响；请重新运行，再次出现时请把文件报告给维护者",
    "the process that converted it ended (%1), other files are not affected; run again, and report "
    "the file to the maintainers if it happens again")
PROBLEM(NOT_A_DOCUMENT, "not-a-document", SEVERITY_ERROR,
    "无法识别的文件，不是 Word 文档；请提供 .docx 原件",
    "the file is of no known kind and no Word document; provide the original .docx")
PROBLEM(OLE_OTHER, "ole-other", SEVERITY_ERROR,
    "文件是 OLE2 复合文档，不是 Word 文档%1；请向制作单位索取 Word 原件",
    "the file is an OLE2 compound file and no Word document%1; ask the office for the Word "
    "original")
PROBLEM(RTF, "rtf", SEVERITY_ERROR,
    "文件是 RTF 文档；请安装 libreoffice-writer-nogui 后再运行 nianbao，或另存为 .docx 后再转换",
    "the file is an RTF document; install libreoffice-writer-nogui and run nianbao again, or save "
    "it as .docx and convert that")
PROBLEM(ODT, "odt", SEVERITY_ERROR,
    "文件是 OpenDocument 文档（.odt）；请安装 libreoffice-writer-nogui 后再运行 nianbao，或另存为 "
    ".docx 后再转换",
    "the file is an OpenDocument text (.odt); install libreoffice-writer-nogui and run nianbao "
    "again, or save it as .docx and convert that")
PROBLEM(PDF, "pdf", SEVERITY_ERROR, "文件是 PDF 文档%1；请向制作单位索取 Word 原件",
    "the file is a PDF document%1; ask the office for the Word original")
PROBLEM(IMAGE, "image", SEVERITY_ERROR, "文件是图片%1；请向制作单位索取 Word 原件",
    "the file is a picture%1; ask the office for the Word original")
PROBLEM(ARCHIVE, "archive", SEVERITY_ERROR,
    "文件是压缩包（RAR、7z、gzip 等）%1；请先解压，再转换其中的 .docx",
    "the file is an archive (RAR, 7z, gzip ...)%1; unpack it and convert the .docx in it")
PROBLEM(OWNER_FILE, "owner-file", SEVERITY_ERROR,
    "文件是 Word 打开文档时留下的临时文件（~$…），不是文档%1；可以删除，请转换文档本身",
    "the file is what Word leaves beside an open document (~$...), not the document%1; delete it "
    "and "
    "convert the document itself")
PROBLEM(MHTML, "mhtml", SEVERITY_ERROR,
    "文件是单一文件网页（MHT），但结构有误，没有读取（%1）；请用 Word、WPS 或 LibreOffice 另存为 "
    ".docx 后再转换",
    "the file is a web archive (MHT) whose parts cannot be followed (%1), it was not read; save it "
    "as "
    ".docx with Word, WPS or LibreOffice and convert that")
PROBLEM(MHTML_CUT_OFF, "mhtml-cut-off", SEVERITY_ERROR,
    "文件是单一文件网页（MHT），但不完整，网页中途截断，没有读取；请重新取得原件",
    "the file is a web archive (MHT) that is cut off in the middle of its page, it was not read; "
    "get "
    "the original again")
PROBLEM(PAGE_CUT_OFF, "page-cut-off", SEVERITY_ERROR,
    "网页文件不完整，在表格中间截断，没有读取；请重新取得原件",
    "the page is cut off in the middle of a table, it was not read; get the original again")
PROBLEM(PAGE_UNFINISHED, "page-unfinished", SEVERITY_WARNING,
    "网页或其中的表格没有结束标记，文件可能不完整，末尾的内容可能残缺；请核对原件",
    "the page, or a table in it, has no end; the file may be cut off and what stands last may be "
    "half of it: compare with the original")
PROBLEM(XML_OTHER, "xml-other", SEVERITY_ERROR,
    "文件是 XML 文件，不是 Word 文档；请向制作单位索取 Word 原件",
    "the file is an XML file and no Word document; ask the office for the Word original")
PROBLEM(LEGACY_DOC, "legacy-doc", SEVERITY_ERROR,
    "文件是旧版 Word（.doc）或 WPS 文档%1；请安装 libreoffice-writer-nogui 后再运行 "
    "nianbao，或另存为 .docx 后再转换",
    "the file is a legacy Word (.doc) or WPS document%1; install libreoffice-writer-nogui and run "
    "nianbao again, or save it as .docx and convert that")
PROBLEM(LEGACY_NOT_CONVERTED, "legacy-not-converted", SEVERITY_ERROR,
    "LibreOffice 没有把它转换成 .docx（%1）；请用 Word 或 WPS 打开，另存为 .docx 后再转换",
    "LibreOffice made no .docx of it (%1); open it with Word or WPS, save it as .docx and convert "
    "that")
PROBLEM(LEGACY_CONVERTED, "legacy-converted", SEVERITY_NOTE,
    "文件由 LibreOffice 转换成 .docx 后读取；有疑问时请与原件核对",
    "LibreOffice made a .docx of the file, and that was read; in doubt compare with the original")
PROBLEM(OFFICE_ENCRYPTED, "office-encrypted", SEVERITY_ERROR,
    "文件已加密%1；请用密码打开，去掉密码另存后再转换",
    "the file is encrypted%1; open it with its password, save it without one and convert that")
PROBLEM(ZIP_DAMAGED, "zip-damaged", SEVERITY_ERROR, "压缩包损坏或不完整（%1）；请重新取得原件",
    "the zip package is damaged or cut off (%1); get the original again")
PROBLEM(ZIP_ENCRYPTED, "zip-encrypted", SEVERITY_ERROR,
    "压缩包中的文件已加密 (PRONOM x-fmt/263)；请去掉密码后再转换",
    "an entry of the zip package is encrypted (PRONOM x-fmt/263); remove the password and convert "
    "that")
PROBLEM(ZIP_DUPLICATE_NAME, "zip-duplicate-name", SEVERITY_ERROR,
    "压缩包中有两个同名的文件 %1，无法断定哪个为准；请用 Word 打开后另存",
    "the zip package has two entries named %1, and nobody can say which counts; open it in Word "
    "and save it again")
PROBLEM(ZIP_TOO_MANY_ENTRIES, "zip-too-many-entries", SEVERITY_ERROR,
    "压缩包中的文件过多；这不是正常的 Word 文档",
    "the zip package has too many entries for a Word document")
PROBLEM(ZIP_NO_DOCUMENT, "zip-no-document", SEVERITY_ERROR,
    "文件是普通压缩包，其中没有 Word 正文 (PRONOM x-fmt/263)；请先解压，再转换其中的文件",
    "the file is a plain zip without a Word document (PRONOM x-fmt/263); unpack it and convert "
    "what is in it")
PROBLEM(OFD, "ofd", SEVERITY_ERROR,
    "文件是 OFD 版式文档 (PRONOM x-fmt/263)；请向制作单位索取 Word 原件",
    "the file is an OFD document (PRONOM x-fmt/263); ask the office for the Word original")
PROBLEM(EXCEL, "excel", SEVERITY_ERROR,
    "文件是 Excel 工作簿 (PRONOM fmt/214)；请向制作单位索取 Word 原件",
    "the file is an Excel workbook (PRONOM fmt/214); ask the office for the Word original")
PROBLEM(POWERPOINT, "powerpoint", SEVERITY_ERROR,
    "文件是 PowerPoint 演示文稿 (PRONOM fmt/215)；请向制作单位索取 Word 原件",
    "the file is a PowerPoint presentation (PRONOM fmt/215); ask the office for the Word original")
PROBLEM(PART_DAMAGED, "part-damaged", SEVERITY_ERROR,
    "压缩包中的 %1 损坏或无法解压（%2）；请重新取得原件",
    "%1 in the zip package is damaged or cannot be inflated (%2); get the original again")
PROBLEM(PART_PASSED_OVER, "part-passed-over", SEVERITY_WARNING,
    "%1 无法读取（%2），已略过；其中的样式、编号或注释没有用上，请核对原件",
    "%1 cannot be read (%2) and was passed over; styles, numbers or notes in it were not used, "
    "compare with the original")
PROBLEM(PART_MISSING, "part-missing", SEVERITY_ERROR, "压缩包中缺少 %1；请重新取得原件",
    "the package lacks %1; get the original again")
PROBLEM(PART_TOO_LARGE, "part-too-large", SEVERITY_ERROR,
    "%1 解压后过大，没有读完；这不是正常的年度报告",
    "%1 is too large when inflated and was not read through; this is no ordinary annual report")
PROBLEM(XML_NOT_WELL_FORMED, "xml-not-well-formed", SEVERITY_ERROR,
    "%1 不是格式良好的 XML（%2）；请用 Word 打开修复后另存",
    "%1 is not well-formed XML (%2); let Word repair it and save it again")
PROBLEM(XML_DTD, "xml-dtd", SEVERITY_ERROR,
    "%1 含有文档类型声明（DTD），Word 文档不允许，可能有害，没有读取",
    "%1 has a document type declaration (DTD), which no Word document may have; it may mean harm "
    "and was not read")
PROBLEM(XML_NOT_UNDERSTOOD, "xml-not-understood", SEVERITY_ERROR,
    "%1 声明：不认识扩展 %2 的程序不得读取，因此没有读取；请用制作该文件的软件另存为普通的 .docx",
    "%1 says that it is not to be read by a program that does not know %2; it was not read, save "
    "the "
    "file as an ordinary .docx with the program that made it")
PROBLEM(XML_TOO_DEEP, "xml-too-deep", SEVERITY_ERROR, "%1 的元素嵌套过深，没有读取",
    "the elements of %1 are nested too deeply; it was not read")
PROBLEM(DOCUMENT_TOO_LARGE, "document-too-large", SEVERITY_ERROR,
    "文档的表格或段落过多，没有读完；这不是正常的年度报告",
    "the document has too many tables or paragraphs and was not read through; this is no ordinary "
    "annual report")
PROBLEM(GRID_TOO_WIDE, "grid-too-wide", SEVERITY_WARNING,
    "表格的列数超出限度，超出的部分没有读取；请查看原件",
    "the table is wider than the limit, what lies beyond was not read; look at the original")
PROBLEM(MERGED_CELL_TEXT, "merged-cell-text", SEVERITY_WARNING,
    "被合并的单元格中另有文字，Word 不显示，没有转换；请查看原件",
    "a merged cell holds text that Word does not show; it was not converted, look at the original")
PROBLEM(HIDDEN_TEXT, "hidden-text", SEVERITY_NOTE, "文档含有隐藏文字，打印时不出现，没有转换",
    "the document has hidden text; it is not printed and was not converted")
PROBLEM(NUMBER_NOT_READ, "number-not-read", SEVERITY_WARNING,
    "这一段带有自动编号，文件没有写明编号，没有转换；请用 Word 打开后另存为 .docx",
    "this paragraph has an automatic number that the file does not write out; it was not "
    "converted, save the file as .docx with Word")
PROBLEM(NUMBER_FORMAT, "number-format-unknown", SEVERITY_WARNING,
    "自动编号的格式“%1”无法识别，按 1、2、3 输出；请对照原件核对编号",
    "the format of an automatic number is not known (%1), it was written as 1, 2, 3; compare the "
    "numbers with the original")
PROBLEM(PART_NOT_READ, "part-not-read", SEVERITY_WARNING,
    "此处插入了另一个文件的内容，没有转换；请用 Word 打开后另存",
    "the content of another file is inserted here and was not converted; open it in Word and save "
    "it again")
PROBLEM(DUMP_ROW_JOINED, "dump-row-joined", SEVERITY_NOTE,
    "文本中这一行被单元格末尾的空段落拆成两行，已接上",
    "an empty paragraph at the end of a cell cut this row of the text in two; they were joined")
PROBLEM(DUMP_FIGURE_OUTSIDE, "dump-figure-outside", SEVERITY_WARNING,
    "文本中表格的末格空白，其后隔空行有一个数字，可能是页码，也可能属于该格，没有当作数值；请核对原"
    "件",
    "behind a blank last cell of a table and blank lines stands a number: a page number, or that "
    "cell's figure; it was not taken for a figure, compare with the original")
PROBLEM(DUMP_UNFINISHED, "dump-unfinished", SEVERITY_WARNING,
    "文本在表格的一个数字后结束，没有换行，文件可能不完整，这个数字可能残缺；请核对原件",
    "the text ends right behind a figure of a table, without a line break; the file may be cut off "
    "and the figure half of one: compare with the original")
PROBLEM(TEXT_GB18030, "text-gb18030", SEVERITY_NOTE, "文本不是 UTF-8，按 GB18030 读取",
    "the text is not UTF-8 and was read as GB18030")
PROBLEM(TEXT_ENCODING, "text-encoding", SEVERITY_ERROR,
    "文本的编码无法识别；请另存为 UTF-8 后再转换",
    "the encoding of the text is unknown; save it as UTF-8 and convert that")

/* ---- the forms ---- */
PROBLEM(FORM_UNKNOWN, "form-unknown", SEVERITY_ERROR,
    "表格与任何已知格式都不相符，没有读取数值；请用 nianbao explain 查看，必要时在 mappings/ "
    "中增加格式",
    "the tables match no known form, no figure was read; see nianbao explain, and add a form to "
    "mappings/ if need be")
PROBLEM(NO_TABLES, "no-tables", SEVERITY_ERROR,
    "文档中没有表格，只转换了正文；请查看原件，表格可能在附件或图片中",
    "there is no table in the document, only its prose was converted; look at the original: tables "
    "may be in an attachment or a picture")
PROBLEM(MAPPING_BROKEN, "mapping-broken", SEVERITY_ERROR, "映射文件 %1 有误：%2；请改正后再运行",
    "the mapping file %1 is wrong: %2; mend it and run again")
PROBLEM(MAPPING_LIKE, "mapping-like", SEVERITY_ERROR,
    "映射文件 %1 的 like 写的格式「%2」不在映射文件中，或者几个格式互相依据；请改正后再运行",
    "the mapping file %1 is like \"%2\", which is no form of the folder, or forms are like each "
    "other "
    "in a circle; mend it and run again")
PROBLEM(MAPPING_CHANGE_IDLE, "mapping-change-idle", SEVERITY_ERROR,
    "映射文件 %1 改动了「%2」，所依据的格式却没有这一项；如果是新增的项，请用 after "
    "写明放在哪一项之后",
    "the mapping file %1 changes \"%2\", which the form that it is like does not have; where it is "
    "new, "
    "say by \"after\" behind which item it stands")

/* ---- the tables ---- */
PROBLEM(FORM_DOUBTFUL, "form-doubtful", SEVERITY_WARNING,
    "按格式「%1」读取，但表中只找到该格式 %2 的行；可能是另一种格式，请核对原件",
    "read as form \"%1\", but only %2 of that form's rows were found in the table; it may be "
    "another "
    "form: compare with the original")
PROBLEM(FORM_MIXED, "form-mixed", SEVERITY_WARNING,
    "这里用的是 %1 格式，报告按 %2 格式读取；%1 格式特有的数值列在它自己的字段下，请核对原件",
    "form %1 is used here, the report is read on form %2; figures that only form %1 has are under "
    "fields of its own: compare with the original")
PROBLEM(TABLE_MISSING, "table-missing", SEVERITY_ERROR,
    "没有找到表「%1」，其各项为空；请查看原件，表格可能在附件或图片中",
    "the table \"%1\" was not found, its fields are null; look at the original: it may be in an "
    "attachment or a picture")
PROBLEM(TABLE_IS_PICTURE, "table-is-picture", SEVERITY_ERROR,
    "「%1」一节没有表格，只有图片 %2；图片中的数值不能读取，请向制作单位索取带表格的 Word 原件",
    "the section \"%1\" has no table but the picture %2; figures in pictures are not read, ask the "
    "office for a Word file with the table")
PROBLEM(TABLE_IN_ATTACHMENT, "table-in-attachment", SEVERITY_ERROR,
    "这里说数据在附件中，文件里却没有这个表；请取得附件后一并转换",
    "this says that the figures are in an attachment, but the table is not in the file; get the "
    "attachment and convert it as well")
PROBLEM(REPORTS_SEVERAL, "reports-several", SEVERITY_ERROR,
    "文件中不止一份报告，「%1」没有转换；请拆成单独的文件再转换",
    "there is more than one report in the file, \"%1\" was not converted; make a file of "
    "each and convert those")
PROBLEM(TABLE_REPEATED, "table-repeated", SEVERITY_WARNING,
    "表「%1」在文件中不止一个，数值不同，采用了第 %2 表，没有采用这一个；请核对原件",
    "the table \"%1\" stands in the file more than once, with other figures; table %2 was taken "
    "and "
    "this one was not: compare with the original")
PROBLEM(TABLE_PRINTED_TWICE, "table-printed-twice", SEVERITY_NOTE,
    "表「%1」在文件中不止一个，数值相同，采用了第 %2 表",
    "the table \"%1\" stands in the file more than once with the same figures; table %2 was taken")
PROBLEM(TABLE_UNKNOWN, "table-unknown", SEVERITY_NOTE,
    "这个表不属于所识别的格式，没有转换；请查看原件",
    "this table is not part of the form and was not converted; look at the original")
PROBLEM(VALUES_MISSING, "values-missing", SEVERITY_ERROR,
    "找到了表「%1」，但其中没有任何数值；请查看原件，数值不按零处理",
    "the table \"%1\" was found but holds no value at all; look at the original: nothing was taken "
    "for zero")
PROBLEM(VALUES_BLANK, "values-blank", SEVERITY_WARNING,
    "表「%1」全部空白；该报告别处也以空白代替零，请核对原件",
    "the table \"%1\" is blank throughout; the report leaves blanks for zeros elsewhere too; "
    "compare with the original")
PROBLEM(TABLE_STITCHED, "table-stitched", SEVERITY_NOTE,
    "表「%1」被拆成几个表，已按行序接上（第 %2 表）",
    "the table \"%1\" was cut in pieces and has been put together by the order of its rows (tables "
    "%2)")

/* ---- rows and columns ---- */
PROBLEM(ROW_MISSING, "row-missing", SEVERITY_WARNING, "没有找到行「%1」，其各项为空；请查看原件",
    "the row \"%1\" was not found, its fields are null; look at the original")
PROBLEM(ROW_UNKNOWN, "row-unknown", SEVERITY_WARNING, "格式中没有这一行，没有转换；请查看原件",
    "the form has no such row, it was not converted; look at the original")
PROBLEM(ROW_REPEATED, "row-repeated", SEVERITY_WARNING,
    "行「%1」重复出现，只转换了另一处；请核对原件",
    "the row \"%1\" stands here a second time, only the other was converted; compare with the "
    "original")
PROBLEM(ROW_JOINED, "row-joined", SEVERITY_NOTE, "行「%1」的标签被拆成两行（后半为「%2」），已接上",
    "the label of the row \"%1\" was cut in two rows (the rest is \"%2\"), they were joined")
PROBLEM(ROW_OUT_OF_ORDER, "row-out-of-order", SEVERITY_NOTE,
    "这一行的位置与格式的行序不同，按标签读取",
    "this row does not stand where the form has it; it was read by its label")
PROBLEM(ROW_BY_POSITION, "row-by-position", SEVERITY_WARNING,
    "标签认不出，按前后行的顺序当作「%1」读取；请核对原件",
    "the label was not recognised; by its place between known rows it was read as \"%1\"; compare "
    "with the original")
PROBLEM(LABEL_TYPO, "label-typo", SEVERITY_WARNING,
    "标签与「%1」有几个字不同，当作它读取；请核对原件",
    "the label differs from \"%1\" in a few characters and was read as that; compare with the "
    "original")
PROBLEM(LABEL_INCOMPLETE, "label-incomplete", SEVERITY_WARNING,
    "标签不完整，当作「%1」读取；请核对原件",
    "the label is incomplete and was read as \"%1\"; compare with the original")
PROBLEM(COLUMN_MISSING, "column-missing", SEVERITY_WARNING,
    "没有找到列「%1」，其各项为空；请查看原件",
    "the column \"%1\" was not found, its fields are null; look at the original")
PROBLEM(COLUMN_UNKNOWN, "column-unknown", SEVERITY_WARNING,
    "格式中没有这一列，没有转换；请查看原件",
    "the form has no such column, it was not converted; look at the original")
PROBLEM(COLUMN_BY_POSITION, "column-by-position", SEVERITY_WARNING,
    "列标题认不出，按前后列的顺序当作「%1」读取；请核对原件",
    "the column's heading was not recognised; by its place between known columns it was read as "
    "\"%1\"; compare with the original")
PROBLEM(COLUMN_OUT_OF_ORDER, "column-out-of-order", SEVERITY_NOTE,
    "这一列的位置与格式的列序不同，按列标题读取",
    "this column does not stand where the form has it; it was read by its heading")
PROBLEM(HEADER_MISSING, "header-missing", SEVERITY_WARNING,
    "没有找到表头，各列按格式的顺序读取；请核对原件",
    "no header was found, the columns were read in the form's order; compare with the original")

/* ---- cells ---- */
PROBLEM(CELLS_NOT_PLACED, "cells-not-placed", SEVERITY_ERROR,
    "这一行的单元格数与表头对不上，没有读取；请查看原件",
    "the cells of this row do not agree with the header and were not read; look at the original")
PROBLEM(CELLS_DOUBTFUL, "cells-doubtful", SEVERITY_WARNING,
    "这一行比表头多出空白单元格，首尾都空，数值可能错开一列；请核对原件",
    "this row has more cells than the header, blank at both ends: its figures may stand one column "
    "off; compare with the original")
PROBLEM(CELL_MISSING, "cell-missing", SEVERITY_WARNING,
    "这一行缺少列「%1」的单元格，该项为空；请查看原件",
    "this row has no cell for the column \"%1\", the field is null; look at the original")
PROBLEM(CELL_LEFT_OVER, "cell-left-over", SEVERITY_WARNING,
    "这个单元格不属于任何一列，没有转换；请查看原件",
    "this cell belongs to no column and was not converted; look at the original")
PROBLEM(VALUE_IS_WORDS, "value-is-words", SEVERITY_WARNING,
    "这里是文字而不是数值，该项为空，原文保留在 raw",
    "here are words and no number, the field is null; raw keeps what was printed")
PROBLEM_OF(CLASS_VALUE, VALUE_DOUBTFUL, "value-doubtful", SEVERITY_WARNING,
    "这里的数字可以有不止一种读法（空格、换行、逗号、句点、字母等），该项为空，原文保留在 "
    "raw；请核对原件",
    "these digits can be read in more than one way (spaces, breaks, commas, stops, letters), the "
    "field is null; raw keeps what was printed, compare with the original")
PROBLEM_OF(CLASS_VALUE, VALUE_MARKED, "value-marked", SEVERITY_NOTE,
    "数值旁有注释标记或上下标，不属于数值，没有计入",
    "beside the number stands the mark of a note, or raised or lowered text; it is no part of the "
    "number and was left out")
PROBLEM_OF(CLASS_VALUE, VALUE_STRUCK, "value-struck", SEVERITY_WARNING,
    "单元格中有加删除线的文字，没有计入数值；请核对原件",
    "text in this cell is struck through; it was left out of the value, compare with the original")
PROBLEM_OF(CLASS_VALUE, VALUE_FAINT, "value-faint", SEVERITY_WARNING,
    "单元格中有与底色相同的文字（如白底白字），看不见，没有计入数值；请核对原件",
    "text in this cell has the colour of its ground (white on white) and is not seen; it was left "
    "out of the value, compare with the original")
PROBLEM_OF(CLASS_VALUE, VALUE_IS_PROMPT, "value-is-prompt", SEVERITY_WARNING,
    "这里是没有填写的控件的提示文字，不是数值，该项为空",
    "here stands the prompt of a form field that nobody filled in and no number, the field is null")
PROBLEM_OF(CLASS_VALUE, CELL_IS_PICTURE, "cell-is-picture", SEVERITY_WARNING,
    "这里是图片或图形，不是文字，该项为空；请查看原件",
    "here is a picture or drawing and no text, the field is null; look at the original")
PROBLEM_OF(CLASS_VALUE, CELL_IS_OBJECT, "cell-is-object", SEVERITY_WARNING,
    "这里是对象（公式、控件、域等），内容不能读取，该项为空；请查看原件",
    "here is an object (equation, control, field) whose text is not known, the field is null; look "
    "at the original")
PROBLEM_OF(CLASS_VALUE, PICTURE_BESIDE_VALUE, "picture-beside-value", SEVERITY_NOTE,
    "数值所在的单元格中另有浮动图片或图形（如印章），没有读取",
    "a picture or drawing floats at the cell of this number (a seal, for instance); it was not "
    "read")
PROBLEM(VALUE_SHARED, "value-shared", SEVERITY_NOTE,
    "这个表有合并的单元格，其中只印一个「%1」，为几项共用；各项都按它读取",
    "merged cells of this table print \"%1\" once for several figures; it was read as each of them")
PROBLEM_OF(CLASS_NULL, VALUE_MERGED, "value-merged", SEVERITY_WARNING,
    "这个合并的单元格只印一个数，为几项共用，无法断定属于哪一项，各项为空，原文保留在 "
    "raw；请核对原件",
    "this merged cell prints one number for several figures, and nobody can say whose it is; the "
    "fields are null, raw keeps what was printed: compare with the original")
PROBLEM(UNIT_DIFFERS, "unit-differs", SEVERITY_WARNING,
    "印出的单位是「%1」，格式规定的是「%2」，数值按印出的单位；请核对原件",
    "the unit in print is \"%1\", the form's is \"%2\"; the figures are in the unit that is "
    "printed, compare with the original")
PROBLEM_OF(CLASS_VALUE, VALUE_NUMBERED, "value-numbered", SEVERITY_WARNING,
    "这个单元格带有自动编号，数值不含编号；请核对原件",
    "this cell has an automatic number, which was left out of the value; compare with the original")

/* ---- the prose ---- */
PROBLEM_OF(CLASS_CHECK, PROSE_DIFFERS, "prose-differs", SEVERITY_WARNING,
    "正文写的是 %1，表中是 %2；口径可能不同，请核对",
    "the prose says %1, the tables say %2; they may count different things, compare them")
PROBLEM(YEAR_CONFLICT, "year-conflict", SEVERITY_WARNING,
    "标题的年度是 %1，统计期限的年度是 %2；以标题为准，请核对",
    "the title's year is %1, the period's is %2; the title's was taken, compare them")
PROBLEM(TITLE_MISSING, "title-missing", SEVERITY_WARNING,
    "没有找到年度报告的标题；标题、机关和年度为空",
    "no title of an annual report was found; title, agency and year are null")
PROBLEM(AGENCY_MISSING, "agency-missing", SEVERITY_WARNING, "标题中没有机关名称，该项为空",
    "the title names no agency, the field is null")
PROBLEM(YEAR_FROM_PERIOD, "year-from-period", SEVERITY_WARNING,
    "标题中没有年度，取自统计期限；请核对",
    "the title names no year, it was taken from the period; compare them")
PROBLEM(YEAR_FROM_PROSE, "year-from-prose", SEVERITY_WARNING,
    "标题和统计期限中没有年度，取自正文（%1）；请核对",
    "neither the title nor a period names the year, it was taken from the prose (%1); compare them")
PROBLEM(YEAR_MISSING, "year-missing", SEVERITY_WARNING, "没有找到报告年度，该项为空",
    "the report's year was not found, the field is null")
PROBLEM(PERIOD_UNREADABLE, "period-unreadable", SEVERITY_WARNING,
    "统计期限的日期残缺，没有读取；请查看原件",
    "the dates of the period are broken and were not read; look at the original")

/* ---- years side by side ---- */
PROBLEM(COMPARE_AGENCY_MISSING, "compare-agency-missing", SEVERITY_WARNING,
    "这份 %1 年度报告没有机关名称，无法与其他年度比较；请在 JSON 来源的标题中补上，或单独核对",
    "this report for %1 names no agency and was compared with no other year; see to its title, or "
    "look at it by itself")
PROBLEM(COMPARE_YEAR_MISSING, "compare-year-missing", SEVERITY_WARNING,
    "%1 的这份报告没有年度，没有参加比较；请核对原件的标题",
    "this report of %1 names no year and was not compared; look at the original's title")
PROBLEM(COMPARE_TWICE, "compare-twice", SEVERITY_WARNING,
    "%1 年度有不止一份报告，采用了 %2，没有采用这一份；请用 nianbao compare 对比这两份，只保留一份",
    "there is more than one report for %1; %2 was taken and this one was not: see how they differ "
    "with nianbao compare, and keep one of them")
PROBLEM(COMPARE_SAME_FILE, "compare-same-file", SEVERITY_NOTE,
    "%1 年度的这份报告与 %2 出自同一原件，只采用一份",
    "this report for %1 was made of the same file as %2; one of them was taken")
PROBLEM(COMPARE_NAMES_DIFFER, "compare-names-differ", SEVERITY_NOTE,
    "这份报告的机关名称写作「%1」，按「%2」比较",
    "this report has the agency as \"%1\"; it was compared as \"%2\"")
PROBLEM(COMPARE_NAMES_NEAR, "compare-names-near", SEVERITY_NOTE,
    "「%1」与「%2」名称相近，年度互补，没有当作同一机关；如为同一机关，请写入别名表（--agencies）",
    "\"%1\" and \"%2\" are similar names whose years complement each other; they were not taken "
    "for one agency: if they are, say so in a table of aliases (--agencies)")
PROBLEM(COMPARE_NOTHING, "compare-nothing", SEVERITY_WARNING,
    "两份报告的机关不同（「%1」和「%2」），没有可以比较的；如为同一机关，请写入别名表（--"
    "agencies）",
    "the two reports are of different agencies (\"%1\" and \"%2\"), nothing was compared; if they "
    "are "
    "one, say so in a table of aliases (--agencies)")
PROBLEM_OF(CLASS_SHOWN, COMPARE_YEARS_MISSING, "compare-years-missing", SEVERITY_WARNING,
    "缺少 %1 年度的报告，前后两年没有核对结转；请补齐",
    "the report for %1 is missing, so carry-overs around it were not checked; find it")
PROBLEM(COMPARE_NO_FIGURES, "compare-no-figures", SEVERITY_NOTE,
    "%1 年度的报告没有能识别的表格，只比较文字",
    "the report for %1 has no table that is known; only its text was compared")
PROBLEM_OF(CLASS_SHOWN, COMPARE_LATE, "compare-late", SEVERITY_WARNING,
    "%1 年度报告的公布日期是 %2，晚于次年 3 月 31 日",
    "the report for %1 was published on %2, later than 31 March of the year behind it")
PROBLEM(COMPARE_FORM, "compare-form", SEVERITY_WARNING,
    "%1 年度的报告用的是 %2 格式，不是该年度的格式；请核对原件",
    "the report for %1 is on form %2, which was not meant for that year; look at the original")
PROBLEM_OF(CLASS_SHOWN, COMPARE_COPIED, "compare-copied", SEVERITY_WARNING,
    "%1 年度的表「%2」与上年数值雷同，可能照抄；请核对原件",
    "in the report for %1 the table \"%2\" repeats last year's figures; look at the original")
PROBLEM_OF(CLASS_SHOWN, COMPARE_TEXT_REPEATED, "compare-text-repeated", SEVERITY_WARNING,
    "%1 年度报告与上年文字重复过半：%2",
    "in the report for %1 more than half of a section stood in last year's already: %2")
PROBLEM_OF(CLASS_SHOWN, COMPARE_REPORT_REPEATED, "compare-report-repeated", SEVERITY_WARNING,
    "%1 年度报告全文与上年重复过半：%2",
    "more than half of the whole report for %1 stood in last year's already: %2")
PROBLEM(YEAR_SLIP, "year-slip", SEVERITY_WARNING,
    "报告年度是 %1，这里写的是另一年，可能沿用了别的年度的文字；请核对",
    "the report is for %1, this sentence names another year and may be copied; look at it")
PROBLEM(YEAR_SLIP_PLAN, "year-slip-plan", SEVERITY_WARNING,
    "报告年度是 %1，工作打算应当写以后的年度，这里不是；请核对",
    "the report is for %1, a plan should name a later year, this one does not; look at it")

/* ---- the output, read back ---- */
PROBLEM(PROBLEMS_LEFT_OUT, "problems-left-out", SEVERITY_WARNING,
    "问题太多，另有 %1 个没有列出；请查看原件",
    "there are too many problems, %1 more are not listed; look at the original")
PROBLEM(JSON_BROKEN, "json-broken", SEVERITY_ERROR,
    "不是完好的 JSON 文件（%2）；请用 nianbao convert 重新生成",
    "not a sound JSON file: it %2; make it again with nianbao convert")
PROBLEM(KEY_MISSING, "key-missing", SEVERITY_ERROR, "%1 处缺少键 %2；请用 nianbao convert 重新生成",
    "at %1 the key %2 is missing; make the file again with nianbao convert")
PROBLEM(KEY_UNKNOWN, "key-unknown", SEVERITY_ERROR,
    "%1 处有 schema 没有的键 %2；请用 nianbao convert 重新生成",
    "at %1 there is a key that the schema does not know: %2; make the file again with nianbao "
    "convert")
PROBLEM(TYPE_WRONG, "type-wrong", SEVERITY_ERROR,
    "%1 处的类型不对，应为 %2；请用 nianbao convert 重新生成",
    "at %1 the type is wrong, %2 is expected; make the file again with nianbao convert")
PROBLEM(VALUE_NOT_ALLOWED, "value-not-allowed", SEVERITY_ERROR,
    "%1 处的值不合 schema（%2）；请用 nianbao convert 重新生成",
    "at %1 the value does not satisfy the schema (%2); make the file again with nianbao convert")
PROBLEM_OF(CLASS_UNCHECKED, FORM_NOT_LOADED, "form-not-loaded", SEVERITY_ERROR,
    "格式「%1」不在映射文件中，无法重新核对；请用 --mappings 指明其文件夹",
    "the form \"%1\" is not among the mappings, nothing can be checked again; name its folder by "
    "--mappings")
PROBLEM(MAPPING_OTHER_VERSION, "mapping-other-version", SEVERITY_WARNING,
    "文件按映射版本 %1 转换，现按版本 %2 核对；结论不同时请重新转换",
    "the file was converted by version %1 of the mapping and is checked by version %2; convert it "
    "again where results differ")
PROBLEM(FIELD_UNKNOWN, "field-unknown", SEVERITY_ERROR,
    "格式中没有字段 %1；请用 nianbao convert 重新生成",
    "the form has no field %1; make the file again with nianbao convert")
PROBLEM(FIELD_MISSING, "field-missing", SEVERITY_ERROR,
    "缺少字段 %1；请用 nianbao convert 重新生成",
    "the field %1 is missing; make the file again with nianbao convert")
PROBLEM(VALUE_CHANGED, "value-changed", SEVERITY_ERROR,
    "%1 的值与原文（raw）不符，原文为「%2」；文件可能被改动，请用 nianbao convert 重新生成",
    "the value of %1 is not what was printed (raw): \"%2\"; the file may have been altered, make "
    "it again with nianbao convert")
PROBLEM(CHECK_CHANGED, "check-changed", SEVERITY_ERROR,
    "核对 %1 的结论与重新计算的不同（%2）；文件可能被改动，请用 nianbao convert 重新生成",
    "the result of the check %1 is not what it comes to (%2); the file may have been altered, make "
    "it again with nianbao convert")
#undef PROBLEM_OF
