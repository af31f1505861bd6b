/* test_frame.c: what goes into a frame comes out of it, and half a frame is none. */
#include <criterion/criterion.h>

#include "program/frame.h"

static struct text frame_of(struct buffer *frame) {
    frame_open(frame);
    frame_add_number(frame, UINT64_MAX);
    frame_add_text(frame, TEXT("年报.docx"));
    frame_add_text(frame, TEXT_NONE);
    frame_add_text(frame, (struct text){"a\0b", 3});
    return frame_close(frame);
}

Test(frame, there_and_back) {
    struct arena *arena = arena_new();
    struct buffer bytes = {.arena = arena};
    struct text two[2] = {frame_of(&bytes)}, frame;
    two[0] = text_copy(arena, two[0]);
    buffer_add(&bytes, two[0]); /* a second one behind the first */
    size_t taken;
    for (size_t length = 0; length < two[0].length; length++)
        cr_expect_not(frame_find(text_slice(two[0], 0, length), &frame, &taken), "%zu", length);
    cr_assert(frame_find(buffer_text(&bytes), &frame, &taken));
    cr_expect_eq(taken, two[0].length);
    cr_expect_eq(frame_take_number(&frame), UINT64_MAX);
    cr_expect(text_equal(frame_take_text(&frame), TEXT("年报.docx")));
    cr_expect_eq(frame_take_text(&frame).length, 0);
    cr_expect_eq(frame_take_text(&frame).length, 3);
    cr_expect_eq(frame.length, 0);
    cr_expect_eq(frame_take_number(&frame), 0);
    cr_expect_eq(frame_take_text(&frame).length, 0);
    arena_free(arena);
}

Test(frame, a_length_that_lies) {
    struct arena *arena = arena_new();
    struct buffer bytes = {.arena = arena};
    frame_open(&bytes);
    frame_add_number(&bytes, UINT64_MAX); /* the length of a text that is not there */
    buffer_add(&bytes, TEXT("ab"));
    struct text frame;
    size_t taken;
    cr_assert(frame_find(frame_close(&bytes), &frame, &taken));
    cr_expect(text_equal(frame_take_text(&frame), TEXT("ab")));
    arena_free(arena);
}
