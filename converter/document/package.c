/*
 * package.c: the only includer of libzip. A package:
 *   [Content_Types].xml      the type of each part
 *   _rels/.rels              which part is the document
 *   word/document.xml        the document; word/_rels/document.xml.rels names its styles etc.
 * Bytes are counted while they are inflated: libzip 1.7 reads beyond the size that an entry
 * declares, without an error. A part that the zip holds twice is refused when it is read, since
 * readers differ on which one counts. (Honest files hold pictures twice.)
 */
#include "document/package.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zip.h>

#include "base/limits.h"

struct part {
    struct text name; /* without a leading /, backslashes as / */
    zip_uint64_t index;
    struct text content_type;
    bool twice;                       /* another entry has the same name */
    const struct memory_part *memory; /* NULL: an entry of the zip */
};

struct package {
    struct arena *arena;
    struct problems *problems;
    zip_t *zip;         /* NULL: parts are in memory */
    struct part *parts; /* sorted by name, case folded */
    size_t part_count;
    struct text default_types[64][2]; /* extension, content type */
    size_t default_count;
    size_t zip_bytes, inflated;
    size_t held_before; /* of the arena, before the package */
};

static struct place part_place(struct text part) {
    return (struct place){.part = part};
}

/* ---- names ---- */

static int compare_names(struct text a, struct text b) {
    size_t shared = a.length < b.length ? a.length : b.length;
    int order = strncasecmp(a.bytes, b.bytes, shared);
    return order != 0 || a.length == b.length ? order : a.length < b.length ? -1 : 1;
}

static int order_parts(const void *a, const void *b) {
    return compare_names(((const struct part *)a)->name, ((const struct part *)b)->name);
}

/* The byte that %XX stands for at the offset, or -1; a control character stays escaped. */
static int escaped_byte(struct text name, size_t at) {
    if (name.bytes[at] != '%' || name.length - at < 3)
        return -1;
    int high = hex_digit(name.bytes[at + 1]), low = hex_digit(name.bytes[at + 2]);
    bool sound = high >= 0 && low >= 0 && high * 16 + low >= ' ';
    return sound ? high * 16 + low : -1;
}

/* A name without escapes: the standard wants letters beyond ASCII escaped (ECMA-376-2, annex A),
 * and some writers escape only the targets. */
static struct text name_clean(struct arena *arena, struct text name) {
    struct buffer clean = {.arena = arena};
    for (size_t i = 0; i < name.length; i++) {
        int escaped = escaped_byte(name, i);
        buffer_add_byte(&clean, escaped >= 0            ? (char)escaped
                                : name.bytes[i] == '\\' ? '/'
                                                        : name.bytes[i]);
        i += escaped >= 0 ? 2 : 0;
    }
    struct text text = buffer_text(&clean);
    return text_starts(text, TEXT("/")) ? text_slice(text, 1, text.length) : text;
}

static struct part *part_find(const struct package *package, struct text name) {
    struct part wanted = {
        .name = text_slice(name, text_starts(name, TEXT("/")) ? 1 : 0, name.length)};
    if (package->part_count == 0)
        return NULL;
    return bsearch(&wanted, package->parts, package->part_count, sizeof wanted, order_parts);
}

bool package_has(const struct package *package, struct text part) {
    return part_find(package, part) != NULL;
}

/* ---- opening ---- */

static void parts_sort(struct package *package) {
    if (package->part_count == 0)
        return;
    qsort(package->parts, package->part_count, sizeof *package->parts, order_parts);
    for (size_t i = 1; i < package->part_count; i++)
        if (compare_names(package->parts[i - 1].name, package->parts[i].name) == 0)
            package->parts[i - 1].twice = package->parts[i].twice = true;
}

static bool parts_list(struct package *package) {
    zip_int64_t entries = zip_get_num_entries(package->zip, 0);
    if (entries > LIMIT_ENTRIES) {
        problem_add(package->problems, PROBLEM_ZIP_TOO_MANY_ENTRIES, (struct place){0}, TEXT_NONE,
            TEXT_NONE);
        return false;
    }
    package->parts = arena_array(package->arena, (size_t)entries, sizeof *package->parts);
    for (zip_int64_t i = 0; i < entries; i++) {
        zip_stat_t stat;
        if (zip_stat_index(package->zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW, &stat) != 0)
            continue;
        struct text name = text_copy(package->arena, text_from(stat.name));
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
            stat.encryption_method != ZIP_EM_NONE) {
            problem_add(
                package->problems, PROBLEM_ZIP_ENCRYPTED, part_place(name), TEXT_NONE, TEXT_NONE);
            return false;
        }
        package->parts[package->part_count++] =
            (struct part){.name = name_clean(package->arena, name), .index = (zip_uint64_t)i};
    }
    parts_sort(package);
    return true;
}

static struct package *package_new(struct arena *arena, struct problems *problems) {
    struct package *package = arena_alloc(arena, sizeof *package);
    package->arena = arena;
    package->held_before = arena_used(arena);
    package->problems = problems;
    return package;
}

static void content_types_read(struct package *package);

struct package *package_open(struct arena *arena, struct text bytes, struct problems *problems) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.bytes, bytes.length, 0, &error);
    zip_t *zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (zip == NULL)
        problem_add(problems, PROBLEM_ZIP_DAMAGED, (struct place){0},
            text_from(zip_error_strerror(&error)), TEXT_NONE);
    zip_error_fini(&error);
    if (zip == NULL) {
        zip_source_free(source);
        return NULL;
    }
    struct package *package = package_new(arena, problems);
    package->zip = zip;
    package->zip_bytes = bytes.length;
    if (!parts_list(package)) {
        package_close(package);
        return NULL;
    }
    content_types_read(package);
    return package;
}

struct package *package_of(
    struct arena *arena, const struct memory_part *parts, size_t count, struct problems *problems) {
    struct package *package = package_new(arena, problems);
    package->parts = arena_array(arena, count, sizeof *package->parts);
    for (size_t i = 0; i < count; i++)
        package->parts[i] = (struct part){.name = name_clean(arena, parts[i].name),
            .content_type = parts[i].content_type,
            .memory = &parts[i]};
    package->part_count = count;
    parts_sort(package);
    return package;
}

bool package_is_zip(const struct package *package) {
    return package->zip != NULL;
}

void package_close(struct package *package) {
    if (package != NULL && package->zip != NULL)
        zip_discard(package->zip);
}

/* ---- reading ---- */

struct part_stream {
    struct package *package;
    zip_file_t *file; /* NULL: from memory */
    const struct memory_part *memory;
    int piece; /* of memory: opening, bytes, closing */
    size_t offset, read;
    bool too_large;
};

static long memory_read(struct part_stream *stream, char *buffer, size_t size) {
    const struct memory_part *memory = stream->memory;
    const struct text pieces[] = {memory->opening, memory->bytes, memory->closing};
    while (stream->piece < 3 && stream->offset == pieces[stream->piece].length) {
        stream->piece++;
        stream->offset = 0;
    }
    if (stream->piece == 3)
        return 0;
    struct text rest =
        text_slice(pieces[stream->piece], stream->offset, pieces[stream->piece].length);
    size_t length = rest.length < size ? rest.length : size;
    memcpy(buffer, rest.bytes, length);
    stream->offset += length;
    return (long)length;
}

static long stream_read(void *context, char *buffer, size_t size) {
    struct part_stream *stream = context;
    zip_int64_t length = stream->memory != NULL ? memory_read(stream, buffer, size)
                                                : zip_fread(stream->file, buffer, size);
    if (length < 0)
        return -1;
    struct package *package = stream->package;
    stream->read += (size_t)length;
    package->inflated += (size_t)length;
    /* The ratio is to the whole file: the size in a part's own header may lie. */
    bool is_bomb = package->zip != NULL && package->inflated > LIMIT_RATIO_FREE_BYTES &&
                   package->inflated / LIMIT_RATIO > package->zip_bytes;
    stream->too_large = stream->read > LIMIT_PART_BYTES ||
                        package->inflated > LIMIT_INFLATED_BYTES || is_bomb ||
                        arena_used(package->arena) > package->held_before + LIMIT_HELD_BYTES;
    return stream->too_large ? -1 : (long)length;
}

/* Why a part could not be read. */
struct refusal {
    enum problem_code code;
    struct text why; /* the library's message, or empty */
};

/* libzip_words: the last error of the entry that was being read. */
static struct refusal outcome_refusal(
    const struct xml_outcome *outcome, const struct part_stream *stream, struct text libzip_words) {
    static const enum problem_code codes[] = {
        [XML_UNREADABLE] = PROBLEM_PART_DAMAGED,
        [XML_BROKEN] = PROBLEM_XML_NOT_WELL_FORMED,
        [XML_DTD] = PROBLEM_XML_DTD,
        [XML_TOO_DEEP] = PROBLEM_XML_TOO_DEEP,
        [XML_TOO_LARGE] = PROBLEM_PART_TOO_LARGE,
        [XML_NOT_UNDERSTOOD] = PROBLEM_XML_NOT_UNDERSTOOD,
    };
    struct buffer why = {.arena = stream->package->arena};
    if (stream->too_large)
        return (struct refusal){PROBLEM_PART_TOO_LARGE, TEXT_NONE};
    if (outcome->result == XML_BROKEN)
        buffer_format(&why, "%s, line %lu", outcome->error, outcome->line);
    else
        buffer_add(
            &why, outcome->result == XML_UNREADABLE ? libzip_words : text_from(outcome->unknown));
    return (struct refusal){codes[outcome->result], buffer_text(&why)};
}

static bool part_parse(struct package *package, const struct part *part,
    const struct xml_handler *handler, struct refusal *refusal) {
    if (part->twice) {
        *refusal = (struct refusal){PROBLEM_ZIP_DUPLICATE_NAME, TEXT_NONE};
        return false;
    }
    struct part_stream stream = {.package = package, .memory = part->memory};
    if (part->memory == NULL) {
        stream.file = zip_fopen_index(package->zip, part->index, 0);
        if (stream.file == NULL) {
            struct text why = text_copy(package->arena, text_from(zip_strerror(package->zip)));
            *refusal = (struct refusal){PROBLEM_PART_DAMAGED, why};
            return false;
        }
    }
    struct xml_outcome outcome = xml_parse((struct xml_source){&stream, stream_read}, handler);
    struct text why = TEXT_NONE;
    if (stream.file != NULL) {
        why = text_copy(package->arena, text_from(zip_file_strerror(stream.file)));
        if (zip_fclose(stream.file) != 0 && outcome.result == XML_WELL)
            outcome.result = XML_UNREADABLE;
    }
    if (outcome.result != XML_WELL)
        *refusal = outcome_refusal(&outcome, &stream, why);
    return outcome.result == XML_WELL;
}

bool package_parse(struct package *package, struct text name, const struct xml_handler *handler) {
    const struct part *part = part_find(package, name);
    struct refusal refusal = {PROBLEM_PART_MISSING, TEXT_NONE};
    if (part != NULL && part_parse(package, part, handler, &refusal))
        return true;
    problem_add(package->problems, refusal.code, part_place(name), name, refusal.why);
    return false;
}

bool package_parse_side(
    struct package *package, struct text name, const struct xml_handler *handler) {
    const struct part *part = name.length == 0 ? NULL : part_find(package, name);
    struct refusal refusal;
    if (part == NULL || part_parse(package, part, handler, &refusal))
        return part != NULL;
    if (refusal.why.length == 0)
        refusal.why = text_from(problem_name(refusal.code));
    problem_add(package->problems, PROBLEM_PART_PASSED_OVER, part_place(name), name, refusal.why);
    return false;
}

/* ---- content types ---- */

static void on_content_type(void *context, struct xml_parser *parser, enum xml_name name) {
    struct package *package = context;
    struct arena *arena = package->arena;
    struct text type = text_copy(arena, xml_attribute_text(parser, XML_NONE_ContentType));
    if (name == XML_CT_Override) {
        struct text part = name_clean(arena, xml_attribute_text(parser, XML_NONE_PartName));
        struct part *found = part_find(package, part);
        if (found != NULL)
            found->content_type = type;
    }
    if (name == XML_CT_Default &&
        package->default_count < sizeof package->default_types / sizeof *package->default_types) {
        package->default_types[package->default_count][0] =
            text_copy(arena, xml_attribute_text(parser, XML_NONE_Extension));
        package->default_types[package->default_count++][1] = type;
    }
}

/* A document can be found without content types, so they may be missing or broken. */
static void content_types_read(struct package *package) {
    struct xml_handler handler = {package, on_content_type, NULL, NULL, NULL};
    package_parse_side(package, TEXT("[Content_Types].xml"), &handler);
}

struct text package_content_type(const struct package *package, struct text name) {
    const struct part *part = part_find(package, name);
    if (part == NULL || part->content_type.length != 0)
        return part == NULL ? TEXT_NONE : part->content_type;
    for (size_t i = 0; i < package->default_count; i++) {
        struct text extension = package->default_types[i][0];
        size_t dot = name.length - extension.length;
        if (extension.length < name.length && name.bytes[dot - 1] == '.' &&
            compare_names(extension, text_slice(name, dot, name.length)) == 0)
            return package->default_types[i][1];
    }
    return TEXT_NONE;
}

struct text package_find_type(const struct package *package, struct text ending) {
    for (size_t i = 0; i < package->part_count; i++)
        if (text_ends(package->parts[i].content_type, ending))
            return package->parts[i].name;
    return TEXT_NONE;
}

/* ---- relationships ---- */

struct relationship_reading {
    struct package *package;
    struct text folder; /* of the source part, with its / */
    struct relationship *items;
    size_t count, capacity;
};

/* "../media/a.png" seen from "word/" is "media/a.png". */
static struct text target_resolve(struct arena *arena, struct text folder, struct text target) {
    struct buffer whole = {.arena = arena}, name = {.arena = arena};
    buffer_add(&whole, folder);
    buffer_add(&whole, name_clean(arena, target));
    struct text rest = buffer_text(&whole);
    while (rest.length != 0) {
        size_t slash = text_find(rest, TEXT("/"));
        struct text step = text_slice(rest, 0, slash);
        rest = text_slice(rest, step.length + 1, rest.length);
        if (text_equal(step, TEXT("..")))
            while (name.length > 0 && name.bytes[--name.length] != '/')
                continue;
        if (step.length == 0 || text_equal(step, TEXT(".")) || text_equal(step, TEXT("..")))
            continue;
        if (name.length != 0)
            buffer_add_byte(&name, '/');
        buffer_add(&name, step);
    }
    return buffer_text(&name);
}

static void on_relationship(void *context, struct xml_parser *parser, enum xml_name name) {
    struct relationship_reading *reading = context;
    struct arena *arena = reading->package->arena;
    struct text target = xml_attribute_text(parser, XML_NONE_Target);
    if (name != XML_REL_Relationship ||
        text_equal(xml_attribute_text(parser, XML_NONE_TargetMode), TEXT("External")))
        return;
    bool absolute = text_starts(target, TEXT("/")) || text_starts(target, TEXT("\\"));
    struct relationship *added =
        ARRAY_APPEND(arena, reading->items, reading->count, reading->capacity);
    *added = (struct relationship){
        .id = text_copy(arena, xml_attribute_text(parser, XML_NONE_Id)),
        .type = text_copy(arena, xml_attribute_text(parser, XML_NONE_Type)),
        .target = target_resolve(arena, absolute ? TEXT_NONE : reading->folder, target),
    };
}

struct relationship *package_relationships(
    struct package *package, struct text part, size_t *count) {
    size_t slash = part.length;
    while (slash > 0 && part.bytes[slash - 1] != '/')
        slash--;
    struct buffer name = {.arena = package->arena};
    buffer_add(&name, text_slice(part, 0, slash));
    buffer_add(&name, TEXT("_rels/"));
    buffer_add(&name, text_slice(part, slash, part.length));
    buffer_add(&name, TEXT(".rels"));
    struct relationship_reading reading = {
        .package = package, .folder = text_slice(part, 0, slash)};
    struct xml_handler handler = {&reading, on_relationship, NULL, NULL, NULL};
    *count = 0;
    if (!package_parse_side(package, buffer_text(&name), &handler))
        return NULL;
    *count = reading.count;
    return reading.items;
}

struct text relationship_find(
    const struct relationship *relationships, size_t count, struct text ending) {
    for (size_t i = 0; i < count; i++)
        if (text_ends(relationships[i].type, ending))
            return relationships[i].target;
    return TEXT_NONE;
}

const char *package_library_version(void) {
    return zip_libzip_version();
}
