/*
 * comparison_html.c: a comparison -> one HTML file: page/page.html with the style sheet, the
 * scripts and the data blocks (page_data.h) in their places. The page lets in nothing but its own
 * style and script, by their hashes; data are JSON in which `<` is escaped, so that no name or
 * sentence of a report can end its block. What the page looks like is page/'s affair.
 */
#include "output/comparison_html.h"

#include "base/embed.h"
#include "base/sha256.h"
#include "output/page_data.h"

/* The scripts, in the order in which they build on each other. */
static const char *const scripts[] = {"words.js", "dom.js", "data.js", "matrix.js", "findings.js",
    "chart.js", "tables.js", "prose.js", "main.js"};

/* A file of page/; the build has put it there. */
static struct text page_file(const char *name) {
    for (size_t i = 0; i < embed_page_count; i++)
        if (text_equal(text_from(embed_page[i].name), text_from(name)))
            return (struct text){(const char *)embed_page[i].bytes, embed_page[i].length};
    return TEXT_NONE;
}

static struct text page_script(struct arena *arena) {
    struct buffer script = {.arena = arena};
    buffer_add(&script, TEXT("'use strict';\n"));
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        buffer_add(&script, page_file(scripts[i]));
    return buffer_text(&script);
}

/* ---- what the page lets in ---- */

/* 'sha256-...' of what stands between the tags: the content behind its line break. */
static void add_hash(struct buffer *policy, struct text content) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    struct buffer whole = {.arena = policy->arena};
    buffer_add_byte(&whole, '\n');
    buffer_add(&whole, content);
    struct text hex = sha256_hex(policy->arena, buffer_text(&whole));
    buffer_add(policy, TEXT("'sha256-"));
    /* Three hexadecimal digits are two of base 64. 64 of them leave one over: six bits, padded. */
    for (size_t i = 0; i < hex.length; i += 3) {
        unsigned bits = (unsigned)hex_digit(hex.bytes[i]) << 8;
        bits |= i + 1 < hex.length ? (unsigned)hex_digit(hex.bytes[i + 1]) << 4 : 0;
        bits |= i + 2 < hex.length ? (unsigned)hex_digit(hex.bytes[i + 2]) : 0;
        buffer_add_byte(policy, digits[bits >> 6]);
        buffer_add_byte(policy, i + 1 < hex.length ? digits[bits & 63] : '=');
    }
    buffer_add(policy, TEXT("'"));
}

static struct text page_policy(struct arena *arena, struct text style, struct text script) {
    struct buffer policy = {.arena = arena};
    buffer_add(&policy, TEXT("default-src 'none'; style-src "));
    add_hash(&policy, style);
    buffer_add(&policy, TEXT("; script-src "));
    add_hash(&policy, script);
    buffer_add(&policy, TEXT("; base-uri 'none'; form-action 'none'"));
    return buffer_text(&policy);
}

/* ---- data ---- */

/* Adds json as the block with that id; -1: the index. */
static void add_block(struct buffer *page, long long agency, struct text json) {
    buffer_add(page, TEXT("<script type=\"application/json\" id=\""));
    buffer_add(page, agency < 0 ? TEXT("index") : TEXT("agency-"));
    if (agency >= 0)
        buffer_add_number(page, agency);
    buffer_add(page, TEXT("\">"));
    for (size_t at; json.length != 0; json = text_slice(json, at + 1, json.length)) {
        at = text_find(json, TEXT("<"));
        buffer_add(page, text_slice(json, 0, at));
        if (at == SIZE_MAX)
            break;
        buffer_add(page, TEXT("\\u003c"));
    }
    buffer_add(page, TEXT("</script>\n"));
}

static void add_data(
    struct buffer *page, const struct mappings *mappings, const struct comparison *comparison) {
    struct page_fields *fields = page_fields_new(page->arena, mappings);
    for (size_t a = 0; a <= comparison->agency_count; a++) {
        struct arena *scratch = arena_new();
        struct buffer json = {.arena = scratch};
        struct json_writer writer = {.out = &json, .compact = true};
        bool is_index = a == comparison->agency_count;
        if (is_index)
            page_index_write(&writer, fields, comparison);
        else
            page_agency_write(&writer, fields, &comparison->agencies[a]);
        add_block(page, is_index ? -1 : (long long)a, buffer_text(&json));
        arena_free(scratch);
    }
}

/* ---- the page ---- */

struct text comparison_html(
    struct arena *arena, const struct mappings *mappings, const struct comparison *comparison) {
    struct text style = page_file("page.css"), script = page_script(arena);
    const struct {
        struct text mark, content;
    } fillings[] = {{TEXT("@POLICY@"), page_policy(arena, style, script)}, {TEXT("@STYLE@"), style},
        {TEXT("@DATA@"), TEXT_NONE}, {TEXT("@SCRIPT@"), script}};
    struct text rest = page_file("page.html");
    struct buffer page = {.arena = arena};
    for (size_t i = 0; i < sizeof fillings / sizeof *fillings; i++) {
        size_t at = text_find(rest, fillings[i].mark);
        buffer_add(&page, text_slice(rest, 0, at));
        if (fillings[i].content.length == 0)
            add_data(&page, mappings, comparison);
        buffer_add(&page, fillings[i].content);
        rest = text_slice(rest, at + fillings[i].mark.length, rest.length);
    }
    buffer_add(&page, rest);
    return buffer_text(&page);
}
