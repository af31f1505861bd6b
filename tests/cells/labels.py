"""Labels, headings and prose with marks, fields, changes and objects in them."""
from tests.cells.fields import IN_LIST, NUMBERING_AND_LIST, font
from tests.cells.objects import UPRIGHT, deleted, inserted, ruby
from tests.cells.word import (FOOTNOTE_MARK, HIDDEN, PICTURE, PICTURE_PART, RAISED, STRIKE, WHITE, comments,
    complex_field, control, edited_document, equation, equation_run, inline_drawing, label_cell, notes,
    paragraph, run, run_with, symbol)

label_cell('lb01', 'docxtractr#38', 'a superscript 1 behind the label 规章', '规章', run('规章') + run('1', RAISED))
label_cell('lb02', 'docx-rs#819', 'a real footnote at the label 行政许可', '行政许可', run('行政许可') + FOOTNOTE_MARK,
    **notes())
label_cell('lb03', 'pi-outpost#190', 'the old label struck before the right one', '行政许可',
    run('行政审批', STRIKE) + run('行政许可'))
label_cell('lb04', 'pandoc#9220', 'a Wingdings tick before the label 行政处罚', '行政处罚',
    symbol('Wingdings', 'F0FC') + run('行政处罚'))
label_cell('lb05', 'python-mammoth#76', 'ruby over the label 规章', '规章', ruby('规章', 'guizhang'))
label_cell('lb06', 'DocumentServer#3554', 'an EQ field (circled 1) before 予以公开', '（一）予以公开',
    complex_field(' EQ \\o\\ac(○,1) ') + run('（一）予以公开'))
label_cell('lb07', 'office_oxide#305', 'hidden text within the label', '行政强制',
    run('行政') + run('处罚', HIDDEN) + run('强制'))
label_cell('lb08', 'docx4j#86', 'a comment within the label', '行政强制',
    '<w:commentRangeStart w:id="7"/>' + run('行政强制') + '<w:commentRangeEnd w:id="7"/>'
    + run_with('<w:commentReference w:id="7"/>'), quiet=True, **comments())
label_cell('lb09', 'mammoth.js#211', 'an icon before the label', '行政处罚', inline_drawing(PICTURE) + run('行政处罚'),
    **PICTURE_PART)
label_cell('lb10', 'libero/editor#62', 'a star behind the label', '行政强制', run('行政强制*'))
label_cell('lb11', 'offices', 'a remark behind the label: 规章（注1）', '规章', run('规章（注1）'))
label_cell('lb12', 'charmod-norm#83', '② behind the header 总计', '总计', run('总计②'))
label_cell('lb13', 'docxtractr#38', 'a superscript 5 behind （七）总计', '（七）总计', run('（七）总计') + run('5', RAISED))
label_cell('lb14', 'office_oxide#270', 'the label 规章 as an equation', '规章',
    equation(equation_run('规章', UPRIGHT)))
label_cell('lb15', 'pandoc#3691', 'soft hyphens within a label', '行政事业性收费',
    run_with('<w:t>行政事业</w:t><w:softHyphen/><w:t>性收费</w:t>'), quiet=True)
label_cell('lb16', 'office-open-xml-viewer#834', 'two lines in one in a header: 商业企业', '商业企业',
    run('商业企业', '<w:eastAsianLayout w:id="1" w:combine="1"/>'), quiet=True)
label_cell('lb17', 'office2pdf#583', 'a tracked change within a label', '行政处罚',
    run('行政') + deleted('许可') + inserted('处罚'))
label_cell('lb18', 'office_oxide#241', 'NOTEREF behind a header', '本年制发件数',
    run('本年制发件数') + complex_field(' NOTEREF _R1 \\f \\h ', run('1', RAISED)))
label_cell('lb19', 'docling#3923', 'a label in a content control', '规章', control('<w:text/>', run('规章')),
    quiet=True)
label_cell('lb20', 'LibreraReader#1370', 'the character ¹ behind a label', '规章', run('规章¹'))
label_cell('lb21', 'docxtractr#38', 'a superscript 2 before 1.属于国家秘密: the number of the row stays', '1.属于国家秘密',
    run('2', RAISED) + run('1.属于国家秘密'))
label_cell('lb22', 'charmod-norm#83', 'the row number as one character: ⒉其他法律…', '2.其他法律行政法规禁止公开',
    run('⒉其他法律行政法规禁止公开'))
label_cell('lb23', 'pi-outpost#190', 'the row number struck and a new one: 3̶.→2.重复申请', '2.重复申请',
    run('3.', STRIKE) + run('2.重复申请'))
label_cell('lb24', 'PyMuPDF#736', 'white digits before a label', '规章', run('99', WHITE) + run('规章'))
label_cell('lb25', 'docxtractr#33', 'the row number comes from automatic numbering', '1.信访举报投诉类申请',
    paragraph(run('信访举报投诉类申请'), ppr=IN_LIST), numbering=NUMBERING_AND_LIST)
label_cell('lb27', 'docxtractr#38', 'a note mark behind 其他 in the header of the reviews', '其他结果',
    run('其他结果') + run('[2]', RAISED))
label_cell('lb28', 'pandoc#9220', 'a square bullet of Wingdings in private-use text before a label', '行政许可',
    run('\uf06e', font('Wingdings')) + run('行政许可'))
edited_document('lb29', 'docxtractr#38', 'a superscript mark behind the heading of section 二',
    lambda d: d.replace('二、主动公开政府信息情况</w:t></w:r>', '二、主动公开政府信息情况</w:t></w:r>' + run('①', RAISED)))
edited_document('lb30', 'pi-outpost#190', 'the heading number struck and set anew: 一̶二、',
    lambda d: d.replace(run('二、主动公开政府信息情况'), run('一', STRIKE) + run('二、主动公开政府信息情况')))


# ---- prose, title, period ----------------------------------------------------------------------------------
edited_document('pr01', 'docxtractr#38', 'a superscript behind the figure in the prose: no prose check fails',
    lambda d: d.replace('申请3119件', '申请3119</w:t></w:r>' + run('1', RAISED) + '<w:r><w:t>件'))
edited_document('pr02', 'pi-outpost#190', 'the old figure struck in the prose',
    lambda d: d.replace('申请3119件', '申请</w:t></w:r>' + run('3191', STRIKE) + '<w:r><w:t>3119件'))
edited_document('pr03', 'office-js#5027', 'a note mark behind the title',
    lambda d: d.replace('工作年度报告</w:t></w:r>', '工作年度报告</w:t></w:r>' + run('①', RAISED), 1))
edited_document('pr04', 'docxtractr#38', 'a superscript 1 behind the year in the title',
    lambda d: d.replace(run('淮安市人民政府2024年政府信息公开工作年度报告'), run('淮安市人民政府2024') + run('1', RAISED)
    + run('年政府信息公开工作年度报告'), 1))
edited_document('pr05', 'docxtractr#38', 'a superscript 2 behind the last day of the period',
    lambda d: d.replace('12月31日止', '12月31</w:t></w:r>' + run('2', RAISED) + '<w:r><w:t>日止'))
edited_document('pr06', 'pi-outpost#190', 'last year struck in the title, this year behind',
    lambda d: d.replace(run('淮安市人民政府2024年政府信息公开工作年度报告'), run('淮安市人民政府') + run('2023', STRIKE)
    + run('2024年政府信息公开工作年度报告'), 1))
edited_document('pr07', 'PyMuPDF#736', 'white digits before the figure in the prose',
    lambda d: d.replace('申请3119件', '申请</w:t></w:r>' + run('9', WHITE) + '<w:r><w:t>3119件'))
edited_document('pr08', 'docx-rs#819', 'a real footnote behind the figure in the prose',
    lambda d: d.replace('申请3119件', '申请3119</w:t></w:r>' + FOOTNOTE_MARK + '<w:r><w:t>件'), **notes())
edited_document('pr09', 'office_oxide#305', 'hidden digits in the title year',
    lambda d: d.replace(run('淮安市人民政府2024年政府信息公开工作年度报告'), run('淮安市人民政府') + run('2023年、', HIDDEN)
    + run('2024年政府信息公开工作年度报告'), 1))
edited_document('pr10', 'hermes-agent#114771', 'ruby over the agency in the title',
    lambda d: d.replace(run('淮安市人民政府2024年政府信息公开工作年度报告'), ruby('淮安市', 'Huaian') + run('人民政府2024年政府信息公开工作年度报告'),
    1))
