/*
 * number_format.c: 12 -> 十二, 壹拾贰, 一二, ⑫, xii ... Formats: ECMA-376 part 1, 17.18.59
 * ST_NumberFormat, those for Chinese, Japanese, Korean and Western text. Where the standard is
 * silent or contradicts its example, the numbers are as Word prints them, taken from printed
 * documents.
 */
#include "document/number_format.h"

#include <limits.h>

/* Of counting systems: what is left out, and whether a zero stands for it. Of words: ordinals. */
enum {
    ZERO = 1,        /* 一百〇一; Japanese and Korean have 百一 */
    TEN_BARE = 2,    /* 十二, but 一百一十二 */
    ONES_BARE = 4,   /* 百, 千 */
    MYRIAD_BARE = 8, /* 만; Japanese has 一万 */
    ORDINAL = 16,    /* twenty-first */
};

struct number_format {
    const char *name;
    void (*write)(struct buffer *out, const struct number_format *format, int number);
    const char *characters; /* the digits from 0 on, or what stands for 1, 2, 3 ... */
    const char *units;      /* ten, hundred, thousand, ten thousand */
    unsigned rules;
};

/* ---- characters ---- */

static struct text character_at(const char *characters, int index) {
    struct text all = text_from(characters);
    size_t start = 0, end = 0;
    for (int i = 0; i <= index && end < all.length; i++) {
        start = end;
        text_next(all, &end);
    }
    return text_slice(all, start, end);
}

static int character_count(const struct number_format *format) {
    return (int)text_count(text_from(format->characters));
}

static void write_decimal(struct buffer *out, const struct number_format *format, int number) {
    (void)format;
    buffer_add_number(out, number);
}

static void write_nothing(struct buffer *out, const struct number_format *format, int number) {
    (void)out, (void)format, (void)number;
}

/* １０, 一〇 */
static void write_digits(struct buffer *out, const struct number_format *format, int number) {
    int divisor = 1;
    while (number / divisor >= 10)
        divisor *= 10;
    for (; divisor != 0; divisor /= 10)
        buffer_add(out, character_at(format->characters, number / divisor % 10));
}

/* 甲 to 癸, ① to ⑳, and then digits. */
static void write_one(struct buffer *out, const struct number_format *format, int number) {
    if (number >= 1 && number <= character_count(format))
        buffer_add(out, character_at(format->characters, number - 1));
    else
        buffer_add_number(out, number);
}

/* ア to ン, and again ア. */
static void write_in_turn(struct buffer *out, const struct number_format *format, int number) {
    if (number == 0)
        buffer_add_number(out, number);
    else
        buffer_add(out, character_at(format->characters, (number - 1) % character_count(format)));
}

/* a to z, aa, bb to zz, aaa: at most thirty, and again a. */
static void write_repeated(struct buffer *out, const struct number_format *format, int number) {
    enum { MOST = 30 };
    int count = character_count(format), place = number == 0 ? 0 : (number - 1) % (count * MOST);
    for (int i = 0; number != 0 && i <= place / count; i++)
        buffer_add(out, character_at(format->characters, place % count));
}

/* 甲子 to 癸亥 */
static void write_stem_and_branch(
    struct buffer *out, const struct number_format *format, int number) {
    write_in_turn(out, format, number);
    if (number != 0)
        buffer_add(out, character_at(format->units, (number - 1) % 12));
}

/* ---- numerals ---- */

/* Up to 9,999. First: nothing stands before it. */
static void write_group(
    struct buffer *out, const struct number_format *format, int number, bool first) {
    static const int values[] = {1, 10, 100, 1000};
    bool gap = false;
    for (int place = 3; place >= 0; place--) {
        int digit = number / values[place] % 10;
        if (digit == 0) {
            gap = !first;
            continue;
        }
        if (gap && (format->rules & ZERO) != 0)
            buffer_add(out, character_at(format->characters, 0));
        bool ten_bare = place == 1 && first && (format->rules & TEN_BARE) != 0;
        bool bare = digit == 1 && place > 0 && (ten_bare || (format->rules & ONES_BARE) != 0);
        if (!bare)
            buffer_add(out, character_at(format->characters, digit));
        if (place > 0)
            buffer_add(out, character_at(format->units, place - 1));
        first = gap = false;
    }
}

static void write_counting(struct buffer *out, const struct number_format *format, int number) {
    enum { MYRIAD = 10000 };
    int high = number / MYRIAD, low = number % MYRIAD;
    if (number == 0)
        buffer_add(out, character_at(format->characters, 0));
    if (high >= MYRIAD) { /* no list is that long */
        buffer_add_number(out, number);
        return;
    }
    if (high != 0) {
        if (high != 1 || (format->rules & MYRIAD_BARE) == 0)
            write_group(out, format, high, true);
        buffer_add(out, character_at(format->units, 3));
    }
    write_group(out, format, low, high == 0);
}

/* 九十九, 一○○ */
static void write_counting_below_hundred(
    struct buffer *out, const struct number_format *format, int number) {
    if (number < 100)
        write_counting(out, format, number);
    else
        write_digits(out, format, number);
}

/* Korean's own words, and Chinese ones from a hundred on. */
static void write_korean(struct buffer *out, const struct number_format *format, int number) {
    static const char *const ones[] = {
        "", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"};
    static const char *const tens[] = {
        "", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"};
    if (number >= 100) {
        write_counting(out, format, number);
    } else if (number == 0) {
        buffer_add_number(out, number);
    } else {
        buffer_add(out, text_from(tens[number / 10]));
        buffer_add(out, text_from(ones[number % 10]));
    }
}

/* ---- Western ---- */

static void write_zero_before(struct buffer *out, const struct number_format *format, int number) {
    (void)format;
    buffer_format(out, "%02d", number);
}

static void write_in_dashes(struct buffer *out, const struct number_format *format, int number) {
    (void)format;
    buffer_format(out, "- %d -", number);
}

static void write_hex(struct buffer *out, const struct number_format *format, int number) {
    (void)format;
    buffer_format(out, "%X", (unsigned)number);
}

/* The characters are those of 1, 5, 10 ... 1000. */
static void write_roman(struct buffer *out, const struct number_format *format, int number) {
    static const struct {
        int value, first, second; /* second: -1 where there is one character */
    } parts[] = {{1000, 6, -1}, {900, 4, 6}, {500, 5, -1}, {400, 4, 5}, {100, 4, -1}, {90, 2, 4},
        {50, 3, -1}, {40, 2, 3}, {10, 2, -1}, {9, 0, 2}, {5, 1, -1}, {4, 0, 1}, {1, 0, -1}};
    if (number > SHRT_MAX) { /* Word's limit */
        buffer_add_number(out, number);
        return;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; number >= parts[i].value; number -= parts[i].value) {
            buffer_add_byte(out, format->characters[parts[i].first]);
            if (parts[i].second >= 0)
                buffer_add_byte(out, format->characters[parts[i].second]);
        }
}

static void write_ordinal(struct buffer *out, const struct number_format *format, int number) {
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    int last = number % 100 / 10 == 1 ? 0 : number % 10;
    (void)format;
    buffer_format(out, "%d%s", number, endings[last < 4 ? last : 0]);
}

/* ---- English words ---- */

static void spell_below_thousand(struct buffer *out, int number) {
    static const char *const words[] = {"", "one", "two", "three", "four", "five", "six", "seven",
        "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
        "seventeen", "eighteen", "nineteen"};
    static const char *const tens[] = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    int below = number % 100;
    if (number >= 100)
        buffer_format(out, "%s hundred%s", words[number / 100], below == 0 ? "" : " ");
    if (below >= 20)
        buffer_format(out, "%s%s", tens[below / 10], below % 10 == 0 ? "" : "-");
    buffer_add(out, text_from(words[below >= 20 ? below % 10 : below]));
}

static void spell(struct buffer *out, int number) {
    if (number == 0)
        buffer_add(out, TEXT("zero"));
    if (number >= 1000) {
        spell_below_thousand(out, number / 1000);
        buffer_format(out, " thousand%s", number % 1000 == 0 ? "" : " ");
    }
    spell_below_thousand(out, number % 1000);
}

/* twenty-one: twenty-first */
static void spell_ordinal(struct buffer *out) {
    static const struct {
        struct text ending, ordinal;
    } endings[] = {{TEXT_INIT("one"), TEXT_INIT("first")}, {TEXT_INIT("two"), TEXT_INIT("second")},
        {TEXT_INIT("three"), TEXT_INIT("third")}, {TEXT_INIT("five"), TEXT_INIT("fifth")},
        {TEXT_INIT("eight"), TEXT_INIT("eighth")}, {TEXT_INIT("nine"), TEXT_INIT("ninth")},
        {TEXT_INIT("twelve"), TEXT_INIT("twelfth")}, {TEXT_INIT("y"), TEXT_INIT("ieth")},
        {TEXT_INIT(""), TEXT_INIT("th")}};
    size_t i = 0;
    while (!text_ends(buffer_text(out), endings[i].ending))
        i++;
    out->length -= endings[i].ending.length;
    buffer_add(out, endings[i].ordinal);
}

static void write_words(struct buffer *out, const struct number_format *format, int number) {
    enum { MOST = 999999 };
    struct buffer words = {.arena = out->arena};
    if (number > MOST) {
        buffer_add_number(out, number);
        return;
    }
    spell(&words, number);
    if ((format->rules & ORDINAL) != 0)
        spell_ordinal(&words);
    words.bytes[0] = (char)(words.bytes[0] - 'a' + 'A');
    buffer_add(out, buffer_text(&words));
}

/* ---- the formats ---- */

#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define COMMON "〇一二三四五六七八九"
#define ROUND "○一二三四五六七八九"
#define STEMS "甲乙丙丁戊己庚辛壬癸"
#define BRANCHES "子丑寅卯辰巳午未申酉戌亥"
#define KOREAN "영일이삼사오육칠팔구"
#define CIRCLED "①②③④⑤⑥⑦⑧⑨⑩"
#define AIUEO                                                                                      \
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
#define AIUEO_HALF "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
#define IROHA                                                                                                                                    \
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセ" \
    "スン"
#define IROHA_HALF "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"

/* 戌 as in the standard: Word has 戍, which is a slip. 壹萬 is what Word prints. */
static const struct number_format formats[] = {
    {"decimal", write_decimal, "", "", 0},
    {"bullet", write_nothing, "", "", 0},
    {"none", write_nothing, "", "", 0},
    {"chineseCountingThousand", write_counting, COMMON, "十百千万", ZERO | TEN_BARE},
    {"chineseCounting", write_counting_below_hundred, ROUND, "十百千万", ZERO | TEN_BARE},
    {"taiwaneseCounting", write_counting_below_hundred, ROUND, "十百千萬", ZERO | TEN_BARE},
    {"taiwaneseCountingThousand", write_counting, "零一二三四五六七八九", "十百千萬",
        ZERO | TEN_BARE},
    {"japaneseCounting", write_counting, COMMON, "十百千万", ONES_BARE},
    {"koreanCounting", write_counting, KOREAN, "십백천만", ONES_BARE | MYRIAD_BARE},
    {"koreanLegal", write_korean, KOREAN, "십백천만", ONES_BARE | MYRIAD_BARE},
    {"chineseLegalSimplified", write_counting, "零壹贰叁肆伍陆柒捌玖", "拾佰仟萬", ZERO},
    {"ideographLegalTraditional", write_counting, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬", ZERO},
    {"japaneseLegal", write_counting, "〇壱弐参四伍六七八九", "拾百阡萬", 0},
    {"ideographDigital", write_digits, COMMON, "", 0},
    {"japaneseDigitalTenThousand", write_digits, COMMON, "", 0},
    {"taiwaneseDigital", write_digits, ROUND, "", 0},
    {"koreanDigital", write_digits, KOREAN, "", 0},
    {"koreanDigital2", write_digits, "零一二三四五六七八九", "", 0},
    {"decimalFullWidth", write_digits, "０１２３４５６７８９", "", 0},
    {"decimalFullWidth2", write_digits, "０１２３４５６７８９", "", 0},
    {"decimalHalfWidth", write_decimal, "", "", 0},
    {"decimalZero", write_zero_before, "", "", 0},
    {"ideographTraditional", write_one, STEMS, "", 0},
    {"ideographZodiac", write_one, BRANCHES, "", 0},
    {"ideographZodiacTraditional", write_stem_and_branch, STEMS, BRANCHES, 0},
    {"decimalEnclosedCircle", write_one, CIRCLED "⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "", 0},
    {"decimalEnclosedCircleChinese", write_one, CIRCLED, "", 0},
    {"decimalEnclosedParen", write_one, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", "", 0},
    {"decimalEnclosedFullstop", write_one, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", "", 0},
    {"ideographEnclosedCircle", write_one, "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", "", 0},
    {"numberInDash", write_in_dashes, "", "", 0},
    {"upperRoman", write_roman, "IVXLCDM", "", 0},
    {"lowerRoman", write_roman, "ivxlcdm", "", 0},
    {"upperLetter", write_repeated, UPPER, "", 0},
    {"lowerLetter", write_repeated, LOWER, "", 0},
    {"ordinal", write_ordinal, "", "", 0},
    {"cardinalText", write_words, "", "", 0},
    {"ordinalText", write_words, "", "", ORDINAL},
    {"hex", write_hex, "", "", 0},
    {"chicago", write_repeated, "*†‡§", "", 0},
    {"aiueo", write_in_turn, AIUEO_HALF, "", 0},
    {"aiueoFullWidth", write_in_turn, AIUEO, "", 0},
    {"iroha", write_in_turn, IROHA_HALF, "", 0},
    {"irohaFullWidth", write_in_turn, IROHA, "", 0},
    {"ganada", write_in_turn, "가나다라마바사아자차카타파하", "", 0},
    {"chosung", write_in_turn, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ", "", 0},
    {"russianUpper", write_repeated, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ", "", 0},
    {"russianLower", write_repeated, "абвгдежзиклмнопрстуфхцчшщыэюя", "", 0},
};

const struct number_format *number_format_decimal(void) {
    return &formats[0];
}

const struct number_format *number_format_find(struct text name) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (text_equal(name, text_from(formats[i].name)))
            return &formats[i];
    return NULL;
}

bool number_format_is_bullet(const struct number_format *format) {
    return format == &formats[1];
}

void number_write(struct buffer *out, const struct number_format *format, int number) {
    if (number < 0)
        buffer_add_number(out, number);
    else
        format->write(out, format, number);
}
