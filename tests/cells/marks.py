"""Cells with note marks, with struck text, and with text that nobody sees."""
from tests.cells.word import (HIDDEN, LOWERED, NULL, RAISED, STRIKE, STRUCK_TWICE, WHITE, exactly, notes,
    number_or_null, paragraph, run, run_with, style, told, value_cell)

sup_style = style('character', 'Note', RAISED)
value_cell('sp01', 'anydoc#76, docxtractr#38',
    'a note mark raised by a character style behind a figure of table 1', 'lic',
    run('447228') + run('2', '<w:rStyle w:val="Note"/>'), number_or_null(447228), styles=sup_style)
value_cell('sp02', 'office2pdf#1453', 'raised by a character style two levels up its basedOn chain', 'pen',
    run('3985758') + run('1', '<w:rStyle w:val="N3"/>'), number_or_null(3985758),
    styles=sup_style + style('character', 'N2', '<w:i/>', 'Note')
    + style('character', 'N3', '<w:color w:val="FF0000"/>', 'N2'))
value_cell('sp03', 'pandoc#1543', 'a subscript digit behind the figure', 'np', run('3001') + run('2', LOWERED),
    number_or_null(3001))
value_cell('sp04', 'pymupdf4llm#160', 'a superscript digit before the figure', 'comp',
    run('1', RAISED) + run('88283'), number_or_null(88283))
value_cell('sp05', 'libero/editor#62', 'a superscript letter with a bracket behind', 'inforce',
    run('11') + run('a)', RAISED), number_or_null(11))
value_cell('sp06', 'pymupdf4llm#160', 'a superscript 〔3〕 behind', 'ninforce', run('66') + run('〔3〕', RAISED),
    number_or_null(66))
value_cell('sp07', 'charmod-norm#83', 'a superscript ① behind: never 261', 'nrep', run('26') + run('①', RAISED),
    number_or_null(26))
value_cell('sp08', 'claude-supertool#1753, LibreraReader#1370', 'the character ² behind a figure: never 662',
    'ninforce', run('66²'), number_or_null(66))
value_cell('sp09', 'pythondotorg#1311, LibreraReader#1370',
    'the character ¹ behind a one-digit figure: never 81', 'nissued', run('8¹'), number_or_null(8))
value_cell('sp10', 'docxtractr#38', 'the whole figure raised: one number is seen', 'comp', run('88283', RAISED),
    number_or_null(88283))
value_cell('sp11', 'docxtractr#38',
    'the mark in a second paragraph that its paragraph style raises: never 1782', 'rother',
    paragraph(run('178')) + paragraph(run('2'), ppr='<w:pStyle w:val="SupPara"/>'), number_or_null(178),
    styles=style('paragraph', 'SupPara', RAISED, 'Normal'))
value_cell('sp12', 'xceed DocX#361', 'a mark of two digits in two raised runs', 'cin',
    run('34') + run('1', RAISED) + run('2', RAISED), number_or_null(34))
value_cell('sp13', 'xdocreport#138', 'a mark behind a decimal: never 96171.61', 'fees',
    run('96171.6') + run('1', RAISED), number_or_null(96171.6))
value_cell('sp14', 'anydoc#76',
    'a raising character style set back to the baseline by the run: the digits are real', 'lic',
    run('44') + run('7228', '<w:rStyle w:val="Note"/><w:vertAlign w:val="baseline"/>'), exactly(447228),
    styles=sup_style, quiet=True)
value_cell('sp15', 'pdf-inspector#297', 'a digit lowered by w:position and made small', 'pen',
    run('3985758') + run('3', '<w:position w:val="-6"/><w:sz w:val="12"/>'), number_or_null(3985758))
value_cell('sp16', 'docx-rs#819', 'a real endnote mark behind the figure', 'lic',
    run('447228') + run_with('<w:endnoteReference w:id="2"/>', RAISED), exactly(447228), **notes('endnote'))
value_cell('sp17', 'office-js#5027', 'a footnote whose own mark "2" stands behind the figure', 'comp',
    run('88283') + run_with('<w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>2</w:t>', RAISED),
    number_or_null(88283), **notes())
value_cell('sp18', 'office-js#5027', 'a footnote with a mark of its own that is not raised, a star', 'nrep',
    run('26') + run_with('<w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t>'),
    number_or_null(26), **notes())
value_cell('sp19', 'superdoc#2634', '10 with a raised -2: no plain 10', 'issued', run('10') + run('-2', RAISED),
    [[None, True], [10, True]])
value_cell('sp20', 'docxtractr#38', 'only the paragraph mark is raised, no run: the digits are real', 'np',
    paragraph(run('3001'), ppr='<w:rPr>%s</w:rPr>' % RAISED), exactly(3001), quiet=True)
value_cell('sp21', 'libero/editor#62', 'a raised star behind', 'granted', run('1288') + run('*', RAISED),
    number_or_null(1288))
value_cell('sp22', 'pdf-inspector#297', 'a digit raised by w:position alone, in full size', 'np',
    run('3001') + run('2', '<w:position w:val="10"/>'), number_or_null(3001))
value_cell('sp23', 'docxtractr#38',
    'the mark is the only text and raised: a number or a word, but not silence about what it is', 'repealed',
    run('注1', RAISED), NULL)
value_cell('sp24', 'yukiyokotani#404', 'vertAlign in rPrChange (formerly raised): the digits are real', 'rup',
    run('7') + run('2', '<w:rPrChange w:id="9" w:author="x"><w:rPr>%s</w:rPr></w:rPrChange>' % RAISED),
    exactly(72), quiet=True)
value_cell('sp25', 'pandoc#1543', 'a raised mark in the review table, in a cell that only one total covers',
    'apend', run('6') + run('[1]', RAISED), number_or_null(6))


# ---- struck through ----------------------------------------------------------------------------------------
struck_styles = style('character', 'Out', STRIKE) + style('paragraph', 'OutPara', STRIKE, 'Normal')
value_cell('st01', 'pi-outpost#190', 'one digit of the figure struck through', 'np',
    run('30') + run('0', STRIKE) + run('1'), [[301, True], [3001, True], [None, True]])
value_cell('st02', 'markitdown#2340', 'struck by the paragraph style, nothing behind', 'comp',
    paragraph(run('88283'), ppr='<w:pStyle w:val="OutPara"/>'), told(88283), styles=struck_styles)
value_cell('st03', 'pi-outpost#190, safe-docx#737',
    "the run switches the paragraph style's strike off: a plain figure", 'comp',
    paragraph(run('88283', '<w:strike w:val="0"/>'), ppr='<w:pStyle w:val="OutPara"/>'), exactly(88283),
    styles=struck_styles, quiet=True)
value_cell('st04', 'docx-editor#543, folio#650',
    'strike of the paragraph style and of the character style cancel out', 'pen',
    paragraph(run('3985758', '<w:rStyle w:val="Out"/>'), ppr='<w:pStyle w:val="OutPara"/>'),
    number_or_null(3985758), styles=struck_styles)
value_cell('st05', 'pi-outpost#190', 'only the paragraph mark is struck', 'lic',
    paragraph(run('447228'), ppr='<w:rPr><w:strike/></w:rPr>'), exactly(447228), quiet=True)
value_cell('st06', 'docx-rs#835', 'strike within rPrChange only (formerly struck)', 'inforce',
    run('11', '<w:rPrChange w:id="9" w:author="x"><w:rPr><w:strike/></w:rPr></w:rPrChange>'), exactly(11),
    quiet=True)
value_cell('st07', 'xceed DocX#231', 'dstrike val="false"', 'ninforce', run('66', '<w:dstrike w:val="false"/>'),
    exactly(66), quiet=True)
value_cell('st08', 'python-docx2txt#35', 'the old figure struck in a paragraph of its own, the new one below',
    'np', paragraph(run('3010', STRIKE)) + paragraph(run('3001')), number_or_null(3001))
value_cell('st09', 'xceed DocX#231', 'the old figure double-struck before the new one', 'lic',
    run('447282', STRUCK_TWICE) + run('447228'), number_or_null(447228))
value_cell('st10', 'python-docx2txt#35', 'the new figure before the struck one', 'pen',
    run('3985758') + run('3985785', STRIKE), number_or_null(3985758))
value_cell('st11', 'office2pdf#1453', 'struck by a character style up the basedOn chain, nothing behind',
    'inforce', run('11', '<w:rStyle w:val="Out2"/>'), told(11),
    styles=struck_styles + style('character', 'Out2', '<w:b/>', 'Out'))
value_cell('st12', 'pi-outpost#190', 'figure struck by combining strokes (U+0336)', 'np', run('3̶0̶0̶1̶'),
    told(3001))
value_cell('st13', 'pi-outpost#190', 'only the unit behind the figure struck', 'nissued',
    run('8') + run('件', STRIKE), number_or_null(8))
value_cell('st14', 'pi-outpost#190', 'the struck word 约 before the figure', 'nrep',
    run('约', STRIKE) + run('26'), number_or_null(26))
value_cell('st15', 'pi-outpost#190', 'a nought struck through, nothing behind', 'pub', run('0', STRIKE),
    told(0))
value_cell('st16', 'pi-outpost#190', 'strike val="on", nothing behind, in the review table', 'dcor',
    run('4', '<w:strike w:val="on"/>'), told(4))
value_cell('st17', 'python-docx2txt#35', 'two figures, both struck', 'issued',
    run('1', STRIKE) + run(' ') + run('2', STRIKE), [[None, True]])
value_cell('st18', 'pi-outpost#190', 'a struck minus before the figure', 'nissued', run('-', STRIKE) + run('8'),
    number_or_null(8))


# ---- hidden and invisible ----------------------------------------------------------------------------------
hidden_styles = style('character', 'Ghost', HIDDEN) + style('paragraph', 'GhostPara', HIDDEN, 'Normal')
AS_PRINTED_OR_TOLD = [[3001, None], [993001, True], [None, True]]
value_cell('hd01', 'office_oxide#305, DocumentServer#1905', 'hidden digits before the figure', 'np',
    run('99', HIDDEN) + run('3001'), exactly(3001))
value_cell('hd02', 'mammoth.js#230', 'the whole figure hidden: nothing is printed', 'lic',
    run('447228', HIDDEN), [[None, None]], blank_ok=True)
value_cell('hd03', 'office_oxide#305', 'a hidden paragraph (by its style) above the figure', 'np',
    paragraph(run('99'), ppr='<w:pStyle w:val="GhostPara"/>') + paragraph(run('3001')), number_or_null(3001),
    styles=hidden_styles)
value_cell('hd04', 'pandoc#9225', 'a style separator (specVanish) puts two paragraphs on one line: 30 and 01',
    'np', paragraph(run('30'), ppr='<w:rPr><w:vanish/><w:specVanish/></w:rPr>') + paragraph(run('01')),
    number_or_null(3001))
value_cell('hd05', 'office_oxide#305', 'webHidden hides only on the web: the digits are printed', 'lic',
    run('44', '<w:webHidden/>') + run('7228'), number_or_null(447228))
value_cell('hd06', 'PyMuPDF#736', 'the whole figure white on white', 'comp', run('88283', WHITE), told(88283),
    blank_ok=True)
value_cell('hd07', 'office2pdf#1698', 'white by theme colour (attribute before val) before the figure', 'np',
    run('99', '<w:color w:themeColor="background1" w:val="FFFFFF"/>') + run('3001'), AS_PRINTED_OR_TOLD)
value_cell('hd08', 'liteparse#432', 'white by a character style before the figure', 'np',
    run('99', '<w:rStyle w:val="Wh"/>') + run('3001'), AS_PRINTED_OR_TOLD,
    styles=style('character', 'Wh', WHITE))
value_cell('hd09', 'pdf-inspector#456', 'black digits on black shading (blacked out)', 'pen',
    run('3985758', '<w:color w:val="000000"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>'),
    told(3985758), blank_ok=True)
value_cell('hd10', 'yukiyokotani#848', 'automatic colour on a black cell: Word paints it white, well visible',
    'lic', run('447228', '<w:color w:val="auto"/>'), exactly(447228),
    tcpr='<w:shd w:val="clear" w:color="auto" w:fill="0C0C0C"/>', quiet=True)
value_cell('hd11', 'yukiyokotani#848', 'white on a dark blue cell: visible', 'pen', run('3985758', WHITE),
    exactly(3985758), tcpr='<w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/>', quiet=True)
value_cell('hd12', 'pdf-inspector#456', 'white digits on white run shading before the figure', 'np',
    run('99', WHITE + '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>') + run('3001'),
    AS_PRINTED_OR_TOLD)
value_cell('hd13', 'hiddentext-detect#408', 'digits of one point before the figure', 'np',
    run('99', '<w:sz w:val="2"/>') + run('3001'), AS_PRINTED_OR_TOLD)
value_cell('hd14', 'rhwp#3809', 'digits with w14:textFill noFill before the figure', 'np',
    run('99', '<w14:textFill><w14:noFill/></w14:textFill>') + run('3001'), AS_PRINTED_OR_TOLD)
value_cell('hd15', 'dxpdf#173', 'vanish="0" in a hidden character style: visible', 'lic',
    run('447228', '<w:rStyle w:val="Ghost"/><w:vanish w:val="0"/>'), exactly(447228), styles=hidden_styles,
    quiet=True)
value_cell('hd16', 'pdf-inspector#456', 'dark blue digits on a dark blue cell, nothing else', 'inforce',
    run('11', '<w:color w:val="1F4E79"/>'), told(11),
    tcpr='<w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/>', blank_ok=True)
value_cell('hd17', 'office-open-xml-viewer#570', 'a right-to-left override turns 1003 into 3001 for the reader',
    'np', run('\u202e1003\u202c'), [[3001, None], [None, True], [1003, True]])
value_cell('hd18', 'office-open-xml-viewer#570', 'the same by w:bdo', 'np',
    '<w:bdo w:val="rtl">%s</w:bdo>' % run('1003'), [[3001, None], [None, True], [1003, True]])
value_cell('hd19', 'folio#292', 'white digits highlighted in black: visible', 'nrep',
    run('26', WHITE + '<w:highlight w:val="black"/>'), exactly(26), quiet=True)
value_cell('hd20', 'yukiyokotani#848', 'white digits, the paragraph shaded dark: visible', 'ninforce',
    paragraph(run('66', WHITE), ppr='<w:shd w:val="clear" w:color="auto" w:fill="2E75B6"/>'), exactly(66),
    quiet=True)
value_cell('hd21', 'PyMuPDF#736', 'white digits behind the figure, in the review table', 'rother',
    run('178') + run('5', WHITE), [[178, None], [1785, True], [None, True]])
value_cell('hd22', 'rhwp#3809', 'almost white (FEFEFE) digits before the figure', 'np',
    run('99', '<w:color w:val="FEFEFE"/>') + run('3001'), AS_PRINTED_OR_TOLD)
value_cell('hd23', 'PyMuPDF#736', 'white by the paragraph style, nothing else', 'cin',
    paragraph(run('34'), ppr='<w:pStyle w:val="WhP"/>'), told(34),
    styles=style('paragraph', 'WhP', WHITE, 'Normal'), blank_ok=True)
value_cell('hd24', 'office2pdf#1698', 'a white paragraph style, the run set back to auto: visible', 'cin',
    paragraph(run('34', '<w:color w:val="auto"/>'), ppr='<w:pStyle w:val="WhP"/>'), exactly(34),
    styles=style('paragraph', 'WhP', WHITE, 'Normal'), quiet=True)
value_cell('hd25', 'office_oxide#305',
    'a hidden character style with a hidden paragraph style: the toggles cancel,' ' the figure is printed',
    'lic', paragraph(run('447228', '<w:rStyle w:val="Ghost"/>'), ppr='<w:pStyle w:val="GhostPara"/>'),
    number_or_null(447228), styles=hidden_styles)
