/* test_frame.c: a message that goes through a pipe is the same behind it, and half a one is none.
 */
#include <criterion/criterion.h>
#include <stddef.h>
#include <unistd.h>

#include "program/frame.h"

struct message {
    uint64_t number;
    struct text path, nothing, zero;
    bool last;
};

static const struct frame_shape shape = {sizeof(struct message), 3,
    {offsetof(struct message, path), offsetof(struct message, nothing),
        offsetof(struct message, zero)}};

static const struct message sent = {
    UINT64_MAX, TEXT_INIT("年报.docx"), TEXT_INIT(""), {"a\0b", 3}, true};

static void take(void *context, struct text frame) {
    struct message message;
    cr_assert(frame_take(frame, &shape, &message));
    cr_expect_eq(message.number, sent.number);
    cr_expect(text_equal(message.path, sent.path));
    cr_expect_eq(message.nothing.length, 0);
    cr_expect(text_equal(message.zero, sent.zero));
    cr_expect(message.last);
    cr_expect_not(frame_take(text_slice(frame, 0, frame.length - 1), &shape, &message));
    cr_expect_not(frame_take(text_slice(frame, 0, 3), &shape, &message));
    ++*(int *)context;
}

/* Two messages, cut at every byte. */
Test(frame, there_and_back) {
    struct arena *arena = arena_new();
    struct buffer frames = {.arena = arena};
    frame_add(&frames, &shape, &sent);
    frame_add(&frames, &shape, &sent);
    for (size_t cut = 1; cut < frames.length; cut++) {
        struct buffer bytes = {.arena = arena};
        int ends[2], taken = 0;
        cr_assert_eq(pipe(ends), 0);
        cr_assert_eq(write(ends[1], frames.bytes, cut), (ssize_t)cut);
        cr_expect_eq(frames_read(ends[0], &bytes, take, &taken), (ssize_t)cut);
        cr_expect_eq(taken, cut >= frames.length / 2);
        cr_assert_eq(write(ends[1], frames.bytes + cut, frames.length - cut),
            (ssize_t)(frames.length - cut));
        close(ends[1]);
        cr_expect_gt(frames_read(ends[0], &bytes, take, &taken), 0);
        cr_expect_eq(taken, 2, "cut at %zu", cut);
        cr_expect_eq(frames_read(ends[0], &bytes, take, &taken), 0);
        cr_expect_eq(bytes.length, 0);
        close(ends[0]);
    }
    arena_free(arena);
}

Test(frame, a_length_that_lies) {
    struct message message = sent, taken;
    message.path.length = SIZE_MAX;
    cr_expect_not(
        frame_take((struct text){(const char *)&message, sizeof message}, &shape, &taken));
}
