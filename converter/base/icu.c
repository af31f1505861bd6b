/*
 * icu.c: the only includer of ICU: NFKC, traditional characters, Chinese encodings. ICU works in
 * UTF-16, everything else here in UTF-8.
 */
#include "base/icu.h"

#include <pthread.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* ---- the transliterator ---- */

static pthread_once_t hant_hans_once = PTHREAD_ONCE_INIT;
static UTransliterator *hant_hans; /* set once, then only read; NULL: ICU has no such rules */

/* Opened when a traditional character is first met: it costs 12 ms. */
static void hant_hans_open(void) {
    static const UChar id[] = u"Hant-Hans";
    UErrorCode status = U_ZERO_ERROR;
    hant_hans = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (U_FAILURE(status))
        hant_hans = NULL;
}

/* ---- UTF-16 ---- */

struct utf16 {
    UChar *units;
    int32_t length;
};

static struct utf16 utf16_from(struct arena *arena, struct text text) {
    struct utf16 result = {.units = arena_array(arena, text.length + 1, sizeof(UChar))};
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(result.units, (int32_t)text.length + 1, &result.length, text.bytes,
        (int32_t)text.length, 0xFFFD, NULL, &status);
    return result;
}

static bool utf8_from(struct arena *arena, struct utf16 utf16, struct text *text) {
    int32_t capacity = utf16.length * 3 + 1, length = 0;
    char *bytes = arena_alloc(arena, (size_t)capacity);
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8WithSub(bytes, capacity, &length, utf16.units, utf16.length, 0xFFFD, NULL, &status);
    *text = U_FAILURE(status) ? TEXT_NONE : (struct text){bytes, (size_t)length};
    return U_SUCCESS(status);
}

/* ---- keys ---- */

struct text icu_nfkc(struct arena *arena, struct text text) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&status);
    struct utf16 from = utf16_from(arena, text), to = {0};
    /* NFKC makes at most 18 code units of one. */
    int32_t capacity = from.length * 18 + 1;
    to.units = arena_array(arena, (size_t)capacity, sizeof(UChar));
    if (U_FAILURE(status))
        return text;
    to.length = unorm2_normalize(nfkc, from.units, from.length, to.units, capacity, &status);
    if (U_SUCCESS(status))
        utf8_from(arena, to, &text);
    return text;
}

struct text icu_simplify(struct arena *arena, struct text text) {
    struct utf16 utf16 = utf16_from(arena, text);
    pthread_once(&hant_hans_once, hant_hans_open);
    if (hant_hans == NULL)
        return text;
    int32_t capacity = utf16.length * 2 + 16, limit = utf16.length;
    UChar *units = arena_array(arena, (size_t)capacity, sizeof(UChar));
    memcpy(units, utf16.units, (size_t)utf16.length * sizeof *units);
    UErrorCode status = U_ZERO_ERROR;
    utrans_transUChars(hant_hans, units, &utf16.length, capacity, 0, &limit, &status);
    utf16.units = units;
    if (U_SUCCESS(status))
        utf8_from(arena, utf16, &text);
    return text;
}

/* ---- encodings ---- */

/* Strict: a byte sequence that GB18030 does not have means that the text is something else. */
bool icu_from_gb18030(struct arena *arena, struct text bytes, struct text *result) {
    if (bytes.length > INT32_MAX / 4)
        return false;
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open("gb18030", &status);
    if (U_FAILURE(status))
        return false;
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    struct utf16 wide = {.units = arena_array(arena, bytes.length + 1, sizeof(UChar))};
    wide.length = ucnv_toUChars(converter, wide.units, (int32_t)bytes.length + 1, bytes.bytes,
        (int32_t)bytes.length, &status);
    ucnv_close(converter);
    return U_SUCCESS(status) && utf8_from(arena, wide, result);
}

const char *icu_version(void) {
    return U_ICU_VERSION;
}
