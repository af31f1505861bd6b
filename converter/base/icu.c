/*
 * icu.c: the only includer of ICU: NFKC, traditional characters, Chinese encodings. ICU works in
 * UTF-16. Its two libraries are loaded when they are first needed, and their functions carry its
 * version in their names (u_strToUTF8_72), which its headers know.
 */
#include "base/icu.h"

#include <pthread.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uvernum.h>

#include "base/library.h"

/* ---- the libraries ---- */

#define UC_FUNCTIONS(X)                                                                            \
    X(u_strFromUTF8WithSub)                                                                        \
    X(u_strToUTF8WithSub)                                                                          \
    X(unorm2_getNFKCInstance)                                                                      \
    X(unorm2_normalize)                                                                            \
    X(ucnv_open)                                                                                   \
    X(ucnv_close)                                                                                  \
    X(ucnv_setToUCallBack)                                                                         \
    X(ucnv_toUChars)                                                                               \
    X(UCNV_TO_U_CALLBACK_STOP)
#define I18N_FUNCTIONS(X)                                                                          \
    X(utrans_openU)                                                                                \
    X(utrans_transUChars)

#define POINTER(function) static __typeof__(function) *icu_##function;
UC_FUNCTIONS(POINTER)
I18N_FUNCTIONS(POINTER)

#define WORDS_OF(name) #name
#define WORDS(name) WORDS_OF(name)
#define ENTRY(function) {WORDS(function), &icu_##function},
#define SONAME(library) "lib" library ".so." WORDS(U_ICU_VERSION_MAJOR_NUM)
#define COUNT(functions) (sizeof(functions) / sizeof *(functions))

static pthread_once_t uc_once = PTHREAD_ONCE_INIT, i18n_once = PTHREAD_ONCE_INIT;
static UTransliterator *hant_hans; /* set once, then only read; NULL: it cannot be had */

static void uc_load(void) {
    static const struct library_function functions[] = {UC_FUNCTIONS(ENTRY)};
    library_load(SONAME("icuuc"), functions, COUNT(functions));
}

/* With the transliterator, which costs 12 ms to open. */
static void i18n_load(void) {
    static const struct library_function functions[] = {I18N_FUNCTIONS(ENTRY)};
    static const UChar id[] = u"Hant-Hans";
    library_load(SONAME("icui18n"), functions, COUNT(functions));
    UErrorCode status = U_ZERO_ERROR;
    hant_hans = icu_utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
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
    icu_u_strFromUTF8WithSub(result.units, (int32_t)text.length + 1, &result.length, text.bytes,
        (int32_t)text.length, 0xFFFD, NULL, &status);
    return result;
}

static bool utf8_from(struct arena *arena, struct utf16 utf16, struct text *text) {
    int32_t capacity = utf16.length * 3 + 1, length = 0;
    char *bytes = arena_alloc(arena, (size_t)capacity);
    UErrorCode status = U_ZERO_ERROR;
    icu_u_strToUTF8WithSub(
        bytes, capacity, &length, utf16.units, utf16.length, 0xFFFD, NULL, &status);
    *text = U_FAILURE(status) ? TEXT_NONE : (struct text){bytes, (size_t)length};
    return U_SUCCESS(status);
}

/* ---- keys ---- */

struct text icu_nfkc(struct arena *arena, struct text text) {
    pthread_once(&uc_once, uc_load);
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfkc = icu_unorm2_getNFKCInstance(&status);
    struct utf16 from = utf16_from(arena, text), to = {0};
    /* NFKC makes at most 18 code units of one. */
    int32_t capacity = from.length * 18 + 1;
    to.units = arena_array(arena, (size_t)capacity, sizeof(UChar));
    if (U_FAILURE(status))
        return text;
    to.length = icu_unorm2_normalize(nfkc, from.units, from.length, to.units, capacity, &status);
    if (U_SUCCESS(status))
        utf8_from(arena, to, &text);
    return text;
}

struct text icu_simplify(struct arena *arena, struct text text) {
    pthread_once(&uc_once, uc_load);
    struct utf16 utf16 = utf16_from(arena, text);
    pthread_once(&i18n_once, i18n_load);
    if (hant_hans == NULL)
        return text;
    int32_t capacity = utf16.length * 2 + 16, limit = utf16.length;
    UChar *units = arena_array(arena, (size_t)capacity, sizeof(UChar));
    memcpy(units, utf16.units, (size_t)utf16.length * sizeof *units);
    UErrorCode status = U_ZERO_ERROR;
    icu_utrans_transUChars(hant_hans, units, &utf16.length, capacity, 0, &limit, &status);
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
    pthread_once(&uc_once, uc_load);
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = icu_ucnv_open("gb18030", &status);
    if (U_FAILURE(status))
        return false;
    icu_ucnv_setToUCallBack(converter, icu_UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    struct utf16 wide = {.units = arena_array(arena, bytes.length + 1, sizeof(UChar))};
    wide.length = icu_ucnv_toUChars(converter, wide.units, (int32_t)bytes.length + 1, bytes.bytes,
        (int32_t)bytes.length, &status);
    icu_ucnv_close(converter);
    return U_SUCCESS(status) && utf8_from(arena, wide, result);
}

const char *icu_version(void) {
    return U_ICU_VERSION;
}
