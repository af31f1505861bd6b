/*
 * text_printer.c: words and numbers of the comparison's text.
 */
#include "output/text_printer.h"

static const char *const words[][2] = {
#define WORD(id, zh, en) {zh, en},
#include "output/text_words.h"
#undef WORD
};

struct text text_word(const struct printer *printer, enum word which) {
    return text_from(words[which][printer->language == NIANBAO_CHINESE ? 0 : 1]);
}

void text_say(struct printer *printer, enum word which, struct text first, struct text second) {
    buffer_word(&printer->out, text_word(printer, which).bytes, first, second);
}

struct text text_number(struct printer *printer, long long number) {
    struct buffer digits = {.arena = printer->arena};
    buffer_add_number(&digits, number);
    return buffer_text(&digits);
}

struct text text_years(struct printer *printer, int before, int now) {
    struct buffer years = {.arena = printer->arena};
    buffer_format(&years, "%d → %d", before, now);
    return buffer_text(&years);
}
