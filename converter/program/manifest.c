/*
 * manifest.c: the hashes of outputs and of sources, as sha256sum writes and checks them:
 *
 *     manifest-sha256.txt   below the folder of outputs; in a bag also its manifest
 *     sources-sha256.txt    the paths as they were given, so to be checked from the same place
 *
 * A source that could not be read has no hash and no line: it is in problems.csv.
 */
#include "program/finish.h"

static void add_hash(struct buffer *line, const unsigned char *hash) {
    for (size_t i = 0; i < SHA256_BYTES; i++) {
        buffer_add_byte(line, "0123456789abcdef"[hash[i] >> 4]);
        buffer_add_byte(line, "0123456789abcdef"[hash[i] & 15]);
    }
}

static bool is_known(const unsigned char *hash) {
    bool known = false;
    for (size_t i = 0; i < SHA256_BYTES; i++)
        known = known || hash[i] != 0;
    return known;
}

/* sha256sum's way with names that hold a line break or a backslash: both are escaped, and another
 * backslash begins the line. */
static void add_line(struct buffer *line, const unsigned char *hash, struct text path) {
    bool escaped = text_find(path, TEXT("\n")) != SIZE_MAX ||
                   text_find(path, TEXT("\r")) != SIZE_MAX ||
                   text_find(path, TEXT("\\")) != SIZE_MAX;
    buffer_add(line, escaped ? TEXT("\\") : TEXT_NONE);
    add_hash(line, hash);
    buffer_add(line, TEXT("  "));
    for (size_t i = 0; i < path.length; i++) {
        char byte = path.bytes[i];
        if (byte == '\n' || byte == '\r' || byte == '\\')
            buffer_add_byte(line, '\\');
        buffer_add_byte(line, byte == '\n' ? 'n' : byte == '\r' ? 'r' : byte);
    }
    buffer_add_byte(line, '\n');
}

/* BagIt's way (RFC 8493, 2.1.3): a percent sign is written %25. Names of outputs hold none of the
 * other characters that would have to be encoded. */
static void add_bag_line(struct buffer *line, const unsigned char *hash, struct text path) {
    add_hash(line, hash);
    buffer_add(line, TEXT("  "));
    for (size_t i = 0; i < path.length; i++)
        buffer_add(line, path.bytes[i] == '%' ? TEXT("%25") : text_slice(path, i, i + 1));
    buffer_add_byte(line, '\n');
}

void manifest_add(
    const struct finish *finish, struct output_file *file, const struct listed *output) {
    struct buffer *line = &file->line;
    line->length = 0;
    if (finish->bag)
        add_bag_line(line, output->sha256, output->path);
    else
        add_line(line, output->sha256, output->path);
    output_add(file, buffer_text(line));
}

void sources_add(struct output_file *file, const struct listed *input) {
    struct buffer *line = &file->line;
    line->length = 0;
    if (is_known(input->sha256))
        add_line(line, input->sha256, input->path);
    output_add(file, buffer_text(line));
}
