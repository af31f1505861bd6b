/*
 * test_pictures.c: sections in which a picture stands for a table (form/pictures.c), from Word
 * files and pages to what is told.
 */
#include "form_fixture.h"
#include "word.h"

#define NAMES                                                                                      \
    XMLNS_W " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""                   \
            " xmlns:v=\"urn:schemas-microsoft-com:vml\""                                           \
            " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define DRAWING(id) "<w:p><w:r><w:drawing><a:blip r:embed=\"" id "\"/></w:drawing></w:r></w:p>"
#define VML(id) "<w:p><w:r><w:pict><v:imagedata r:id=\"" id "\"/></w:pict></w:r></w:p>"
#define IMAGES RELATION("i1", "image", "media/image1.png") RELATION("i2", "image", "/m/2.jpg")
#define TITLE "云溪县2021年政府信息公开工作年度报告"
#define T2 "二、主动公开政府信息情况"
#define T3 "三、收到和处理政府信息公开申请情况"
#define T4 "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"
#define ISSUES "五、政府信息公开工作存在的主要问题及改进情况"
#define DISCLOSURE                                                                                 \
    T(TR("", C("第二十条第（一）项"))                                                              \
            TR("", C("信息内容") C("本年制发件数") C("本年废止件数") C("现行有效件数"))            \
                TR("", C("规章") C("1") C("2") C("3")))

static const struct {
    const char *what, *body, *told;
} words[] = {
    {"a picture for a table, another for a drawing of ours",
        P(TITLE) DRAWING("i2") P(T2) DISCLOSURE DRAWING("i2") P(T3) P("如图：") DRAWING("i1") P(T4)
            VML("i2") P(ISSUES) DRAWING("i1"),
        "(三)word/media/image1.png (四)m/2.jpg"},
    {"a picture that no part is named for", P(TITLE) P(T2) DISCLOSURE P(T3) DRAWING("i9") P(T4),
        "(三)i9"},
    {"no table at all",
        P(TITLE) DRAWING("i2") P("一、总体情况") P("好。") P(T2) DRAWING("i1") P(T3),
        "(二)word/media/image1.png"},
    {"no picture", P(TITLE) P(T2) DISCLOSURE P(T3) P("无。"), ""},
};

static const struct {
    const char *what, *page, *told;
} pages[] = {
    {"a page", "<h1>" TITLE "</h1><p>" T2 "<p><img src='a.files/image001.png'><p>" T3 "<p>无",
        "(二)a.files/image001.png"},
    {"a picture inside the page", "<p>" TITLE "<p>" T2 "<p><img src='DATA:image/png;base64,AAAA'>",
        "(二)data:"},
};

/* "(三)word/media/image1.png": the first character of the heading's number stands for it. */
static void expect_pictures(
    const char *what, struct arena *arena, struct text bytes, const char *expected) {
    static const char *const names[][2] = {{"主动公开政府信息情况", "(二)"},
        {"收到和处理政府信息公开申请情况", "(三)"},
        {"因政府信息公开工作被申请行政复议、提起行政诉讼情况", "(四)"}};
    const struct mappings *mappings = mappings_builtin();
    struct report *report = convert_report(arena, mappings, bytes);
    struct buffer told = {.arena = arena};
    buffer_add(&told, TEXT(""));
    for (size_t i = 0; i < report->problems.count; i++) {
        const struct problem *problem = &report->problems.items[i];
        if (problem->code != PROBLEM_TABLE_IS_PICTURE)
            continue;
        if (told.length != 0)
            buffer_add_byte(&told, ' ');
        for (size_t name = 0; name < 3; name++)
            if (text_find(problem->message, text_from(names[name][0])) != SIZE_MAX)
                buffer_add(&told, text_from(names[name][1]));
        buffer_add(&told, problem->place.part);
    }
    expect_text(what, buffer_text(&told).bytes, expected);
}

Test(pictures, for_tables) {
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct arena *arena = arena_new();
        struct buffer body = {.arena = arena};
        buffer_add(&body, TEXT("<w:document " NAMES "><w:body>"));
        buffer_add(&body, text_from(words[i].body));
        buffer_add(&body, TEXT("</w:body></w:document>"));
        struct part parts[] = {{"word/document.xml", buffer_text(&body).bytes, 0},
            {"word/_rels/document.xml.rels", RELATIONS IMAGES "</Relationships>", 0}};
        expect_pictures(words[i].what, arena, word_make(arena, parts, 2), words[i].told);
        arena_free(arena);
    }
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct arena *arena = arena_new();
        expect_pictures(pages[i].what, arena, text_from(pages[i].page), pages[i].told);
        arena_free(arena);
    }
}
