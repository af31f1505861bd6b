/*
 * body.c: the bytes are the parts of a package, one behind the other with a zero byte between them:
 * document, styles, numbering, footnotes, header. A mutation then hits XML and not a zip's sums.
 */
#include "target.h"

#define TYPES                                                                                      \
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override "     \
    "PartName=\"/d\" ContentType=\"application/vnd.openxmlformats-officedocument."                 \
    "wordprocessingml.document.main+xml\"/></Types>"
#define RELATIONS                                                                                  \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define RELATION(type, target)                                                                     \
    "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"         \
    "relationships/" type "\" Target=\"" target "\"/>"

static uint32_t crc_of(struct text bytes) {
    uint32_t crc = 0xFFFFFFFF;
    for (size_t i = 0; i < bytes.length; i++) {
        crc ^= (unsigned char)bytes.bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (0xEDB88320 & (0 - (crc & 1)));
    }
    return ~crc;
}

static void number_add(struct buffer *out, uint32_t number, int bytes) {
    for (int i = 0; i < bytes; i++, number >>= 8)
        buffer_add_byte(out, (char)(number & 0xFF));
}

/* What a local header and the directory's entry share. */
static void facts_add(struct buffer *out, struct text name, struct text bytes) {
    number_add(out, 20, 4);       /* version, flags */
    number_add(out, 0, 2);        /* stored */
    number_add(out, 0x210000, 4); /* date */
    number_add(out, crc_of(bytes), 4);
    number_add(out, (uint32_t)bytes.length, 4);
    number_add(out, (uint32_t)bytes.length, 4);
    number_add(out, (uint32_t)name.length, 4); /* and no extra field */
}

static void part_add(
    struct buffer *out, struct buffer *directory, struct text name, struct text bytes) {
    uint32_t at = (uint32_t)out->length;
    buffer_add(out, TEXT("PK\3\4"));
    facts_add(out, name, bytes);
    buffer_add(out, name);
    buffer_add(out, bytes);
    buffer_add(directory, TEXT("PK\1\2"));
    number_add(directory, 20, 2);
    facts_add(directory, name, bytes);
    number_add(directory, 0, 4); /* comment, disk */
    number_add(directory, 0, 2);
    number_add(directory, 0, 4);
    number_add(directory, at, 4);
    buffer_add(directory, name);
}

static struct text package_make(struct arena *arena, struct text parts) {
    static const struct text names[] = {
        TEXT_INIT("d"), TEXT_INIT("s"), TEXT_INIT("n"), TEXT_INIT("f"), TEXT_INIT("h")};
    struct buffer out = {.arena = arena}, directory = {.arena = arena};
    uint32_t count = 3;
    part_add(&out, &directory, TEXT("[Content_Types].xml"), TEXT(TYPES));
    part_add(&out, &directory, TEXT("_rels/.rels"),
        TEXT(RELATIONS RELATION("officeDocument", "d") "</Relationships>"));
    part_add(&out, &directory, TEXT("_rels/d.rels"),
        TEXT(RELATIONS RELATION("styles", "s") RELATION("numbering", "n") RELATION("footnotes", "f")
                RELATION("header", "h") "</Relationships>"));
    for (size_t i = 0; i < sizeof names / sizeof *names && parts.length != 0; i++, count++) {
        const char *zero = memchr(parts.bytes, 0, parts.length);
        size_t end = zero == NULL ? parts.length : (size_t)(zero - parts.bytes);
        part_add(&out, &directory, names[i], text_slice(parts, 0, end));
        parts = text_slice(parts, end + 1, parts.length);
    }
    uint32_t at = (uint32_t)out.length;
    buffer_add(&out, buffer_text(&directory));
    buffer_add(&out, TEXT("PK\5\6"));
    number_add(&out, 0, 4);
    number_add(&out, count, 2);
    number_add(&out, count, 2);
    number_add(&out, (uint32_t)directory.length, 4);
    number_add(&out, at, 4);
    number_add(&out, 0, 2);
    return buffer_text(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    target_convert(package_make(arena, (struct text){(const char *)data, size}));
    arena_free(arena);
    return 0;
}
