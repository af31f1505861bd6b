/*
 * runs.h: the text of a cell or a paragraph as runs of different kinds. Plain runs are not listed.
 * The others are text that a reader takes for no part of the figure beside it, and labels for what
 * is printed and is no text. form/value.c alone decides which may be part of a figure.
 * Carriers write text through struct run_buffer. Everyone above base/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_RUNS_H
#define NIANBAO_DOCUMENT_RUNS_H

#include "base/text.h"

enum run_kind {
    RUN_PLAIN,       /* never listed */
    RUN_NUMBER,      /* the automatic number of a paragraph */
    RUN_RAISED,      /* set above the line */
    RUN_LOWERED,     /* set below the line */
    RUN_SHIFTED,     /* off the line by position, in any size: beside other text it is a mark, alone
                        it is the text */
    RUN_NOTE,        /* the number of a footnote or endnote, where it is called */
    RUN_REFERENCE,   /* a note's mark that is text of the file: of its own, or a reference to one */
    RUN_RUBY,        /* the upper text of ruby */
    RUN_STRUCK,      /* struck through, once or twice */
    RUN_FAINT,       /* cannot be seen: in the colour of its ground, of no size */
    RUN_UNCERTAIN,   /* printed otherwise than it is written: turned round, two lines in one */
    RUN_PLACEHOLDER, /* the prompt of a form field that nobody filled in */
    RUN_PICTURE,     /* the label of a picture or drawing, "[图片]" */
    RUN_FLOATING,    /* one that is anchored here and floats: a seal, a line */
    RUN_OBJECT,      /* an embedded object, a control or a field whose text is not known */
    RUN_KIND_COUNT
};

/* Bytes [start, end) of the text. */
struct text_run {
    enum run_kind kind;
    size_t start, end;
};

/* A text and its runs that are not plain, in order, without overlap. */
struct run_text {
    struct text text;
    const struct text_run *runs;
    size_t run_count;
};

/* One bit a kind. */
#define RUN_BIT(kind) (1u << (kind))

enum run_kinds {
    /* labels for what is no text */
    RUNS_OBJECTS = RUN_BIT(RUN_PICTURE) | RUN_BIT(RUN_FLOATING) | RUN_BIT(RUN_OBJECT),
    /* text that is not in the file as such */
    RUNS_ADDED = RUN_BIT(RUN_NOTE) | RUN_BIT(RUN_RUBY) | RUNS_OBJECTS,
    /* no part of a label, a heading or a sentence for a reader */
    RUNS_ASIDE = RUNS_ADDED | RUN_BIT(RUN_RAISED) | RUN_BIT(RUN_LOWERED) | RUN_BIT(RUN_REFERENCE) |
                 RUN_BIT(RUN_STRUCK) | RUN_BIT(RUN_FAINT)
};

/* The text without the runs of these kinds; the text itself where it has none. */
struct text run_text_without(struct arena *arena, const struct run_text *text, unsigned kinds);

/* The same with the runs that stay. */
struct run_text run_text_leave_out(
    struct arena *arena, const struct run_text *text, unsigned kinds);

/* The text as it is shown to people, with marks for what is not plain as in pandoc's plain text: a
 * raised 1 is ¹ or ^(1), a lowered one ₁ or _(1), the mark of a note [^1], struck text ~~12~~. The
 * text itself where no run needs a mark. */
struct text run_text_shown(struct arena *arena, const struct run_text *text);

/* The text as a label or a sentence is read: without RUNS_ASIDE, unless nothing else is there. */
struct text run_text_read(struct arena *arena, const struct run_text *text);

/* Whether the text has a run of one of these kinds. */
bool run_text_finds(const struct run_text *text, unsigned kinds);
static inline bool run_text_has(const struct run_text *text, unsigned kinds) {
    return text->run_count != 0 && run_text_finds(text, kinds);
}

/* ---- writing ---- */

/* A text while it is written. Zero-initialise all but the arena of the text. */
struct run_buffer {
    struct buffer text;
    struct text_run *runs;
    size_t run_count, run_capacity;
};

/* Text from `start` to the end is of that kind. Adjacent runs of one kind become one. */
void run_buffer_mark(struct run_buffer *buffer, size_t start, enum run_kind kind);
void run_buffer_add(struct run_buffer *buffer, struct text text, enum run_kind kind);
/* Inserts plain text at `at`. */
void run_buffer_insert(struct run_buffer *buffer, size_t at, struct text text);
/* Removes all behind the first `length` bytes. */
void run_buffer_cut(struct run_buffer *buffer, size_t length);
/* Adds a text with its runs. */
void run_buffer_append(struct run_buffer *buffer, const struct run_text *text);
/* The text so far, not copied; valid until the next addition. */
struct run_text run_buffer_text(struct run_buffer *buffer);
/* A copy in the arena. */
struct run_text run_text_copy(struct arena *arena, const struct run_text *text);

#endif
