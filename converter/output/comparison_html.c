/*
 * comparison_html.c: a comparison -> one HTML file: page/page.html with the style sheet, the
 * scripts and the data blocks (page_data.h) in their places. Its content security policy allows
 * only its own style and script, by their hashes; `<` is escaped in the data, so that no name or
 * sentence of a report can end a block.
 */
#include "base/embed.h"
#include "base/sha256.h"
#include "output/comparison_writer.h"
#include "output/page_data.h"

/* Each script uses those before it. */
static const char *const scripts[] = {"words.js", "dom.js", "data.js", "matrix.js", "findings.js",
    "chart.js", "tables.js", "prose.js", "main.js"};

/* A file of page/, compiled in. */
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

/* ---- the policy ---- */

/* Adds 'sha256-...' of the text between the tags: a line break and the content. */
static void policy_add_hash(struct buffer *policy, struct text content) {
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
    policy_add_hash(&policy, style);
    buffer_add(&policy, TEXT("; script-src "));
    policy_add_hash(&policy, script);
    buffer_add(&policy, TEXT("; base-uri 'none'; form-action 'none'"));
    return buffer_text(&policy);
}

/* ---- data ---- */

/* Adds json as the block with that id; -1: the index. */
static void data_block_add(struct buffer *page, long long agency, struct text json) {
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

/* ---- the page ---- */

struct html_state {
    struct page_fields *fields;
    struct page_index *index;
    long long agencies; /* so far */
    struct text rest;   /* of page.html */
};

static void *html_open(struct arena *arena, const struct comparison *comparison,
    const struct comparison_options *options) {
    struct html_state *state = arena_alloc(arena, sizeof *state);
    state->fields = page_fields_new(arena, options->mappings);
    state->index = page_index_new(arena, state->fields, comparison);
    state->rest = page_file("page.html");
    return state;
}

/* Adds page.html up to the next mark. */
static void page_add_until(struct html_state *state, struct buffer *page, struct text mark) {
    size_t at = text_find(state->rest, mark);
    buffer_add(page, text_slice(state->rest, 0, at));
    state->rest = text_slice(state->rest, at + mark.length, state->rest.length);
}

static struct text html_begin(void *context, struct arena *arena) {
    struct html_state *state = context;
    struct buffer page = {.arena = arena};
    struct text style = page_file("page.css");
    page_add_until(state, &page, TEXT("@POLICY@"));
    buffer_add(&page, page_policy(arena, style, page_script(arena)));
    page_add_until(state, &page, TEXT("@STYLE@"));
    buffer_add(&page, style);
    page_add_until(state, &page, TEXT("@DATA@"));
    return buffer_text(&page);
}

static struct text html_add(void *context, struct arena *arena, const struct year_agency *agency) {
    struct html_state *state = context;
    struct buffer page = {.arena = arena}, json = {.arena = arena};
    struct json_writer writer = {.out = &json, .compact = true};
    page_agency_write(&writer, state->fields, agency);
    page_index_add(state->index, agency);
    data_block_add(&page, state->agencies++, buffer_text(&json));
    return buffer_text(&page);
}

static struct text html_end(void *context, struct arena *arena) {
    struct html_state *state = context;
    struct buffer page = {.arena = arena}, json = {.arena = arena};
    struct json_writer writer = {.out = &json, .compact = true};
    page_index_write(state->index, &writer);
    data_block_add(&page, -1, buffer_text(&json));
    page_add_until(state, &page, TEXT("@SCRIPT@"));
    buffer_add(&page, page_script(arena));
    buffer_add(&page, state->rest);
    return buffer_text(&page);
}

const struct comparison_format comparison_html = {html_open, html_begin, html_add, html_end};
