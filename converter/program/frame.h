/*
 * frame.h: messages between the processes of one run: a length, then numbers and texts one behind
 * the other, read in the order in which they were written. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_FRAME_H
#define NIANBAO_PROGRAM_FRAME_H

#include "base/text.h"

/* Begins a frame in an empty buffer, and ends it: its length is then known. */
void frame_open(struct buffer *frame);
void frame_add_number(struct buffer *frame, uint64_t number);
void frame_add_text(struct buffer *frame, struct text text);
struct text frame_close(struct buffer *frame);

/* The first whole frame of the bytes, without its length; *taken: its bytes in all. false: it has
 * not arrived yet. */
bool frame_find(struct text bytes, struct text *frame, size_t *taken);

/* Take what was added from the front of a frame. Nothing is left: 0, and the empty text. */
uint64_t frame_take_number(struct text *frame);
struct text frame_take_text(struct text *frame);

#endif
