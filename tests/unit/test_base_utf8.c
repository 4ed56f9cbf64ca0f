#include "base/utf8.h"

#include <check.h>
#include <stdio.h>

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

START_TEST(every_code_point_survives_encoding)
{
    for (uint32_t rune = 0; rune <= 0x10FFFF; rune++) {
        if (rune == 0xD800)
            rune = 0xE000;
        char bytes[4];
        unsigned len, written = cg_utf8_encode(rune, bytes);
        cg_slice s = {bytes, written};
        ck_assert_uint_eq(cg_utf8_decode(s, 0, &len), rune);
        ck_assert_uint_eq(len, written);
        ck_assert_uint_eq(cg_utf8_valid_up_to(s), written);
    }
}
END_TEST

START_TEST(what_is_no_code_point_is_encoded_as_the_replacement)
{
    static const uint32_t runes[] = {0xD800, 0xDFFF, 0x110000, UINT32_MAX};
    for (size_t i = 0; i < COUNT(runes); i++) {
        char bytes[4];
        ck_assert_uint_eq(cg_utf8_encode(runes[i], bytes), 3);
        ck_assert_int_eq(memcmp(bytes, "\xEF\xBF\xBD", 3), 0);
    }
}
END_TEST

/* Valid up to the third byte, then not. */
static const char *const invalid[] = {
    "abc\x80",             /* a byte that continues nothing */
    "abc\xC0\x80",         /* overlong */
    "abc\xC1\xBF",         /* overlong */
    "abc\xE0\x80\x80",     /* overlong */
    "abc\xF0\x80\x80\x80", /* overlong */
    "abc\xED\xA0\x80",     /* a surrogate */
    "abc\xED\xBF\xBF",     /* a surrogate */
    "abc\xF4\x90\x80\x80", /* above U+10FFFF */
    "abc\xF5\x80\x80\x80", /* above U+10FFFF */
    "abc\xFF",             /* never a byte of UTF-8 */
    "abc\xC3",             /* cut */
    "abc\xE2\x80",         /* cut */
    "abc\xF0\x9F\x98",     /* cut */
    "abc\xC3(",            /* not continued */
    "abc\xE2\x80(",        /* not continued */
};

START_TEST(invalid_bytes_are_found_and_decode_one_by_one)
{
    for (size_t i = 0; i < COUNT(invalid); i++) {
        cg_slice s = cg_slice_of(invalid[i]);
        unsigned len;
        ck_assert_msg(cg_utf8_valid_up_to(s) == 3, "row %zu", i);
        ck_assert_uint_eq(cg_utf8_decode(s, 3, &len), CG_RUNE_BAD);
        ck_assert_uint_eq(len, 1);
    }
}
END_TEST

START_TEST(the_place_of_a_bad_byte_does_not_depend_on_alignment)
{
    char text[64];
    for (size_t bad = 0; bad < sizeof text; bad++) {
        memset(text, 'a', sizeof text);
        text[bad] = '\x80';
        for (size_t from = 0; from <= bad; from++)
            ck_assert_uint_eq(
                cg_utf8_valid_up_to((cg_slice){text + from, sizeof text - from}),
                bad - from);
    }
    ck_assert_uint_eq(cg_utf8_valid_up_to((cg_slice){0}), 0);
    ck_assert_uint_eq(cg_utf8_valid_up_to(CG_SLICE("a\xEF\xBF\xBD z")), 6);
}
END_TEST

START_TEST(the_floor_is_the_start_of_the_code_point)
{
    cg_slice s = CG_SLICE("a\xC3\xA9\xF0\x9F\x98\x80z");
    static const size_t floors[] = {0, 1, 1, 3, 3, 3, 3, 7, 8};
    for (size_t at = 0; at < COUNT(floors); at++)
        ck_assert_uint_eq(cg_utf8_floor(s, at), floors[at]);
    cg_slice stray = CG_SLICE("\x80\x80\x80\x80\x80\x80");
    for (size_t at = 0; at <= stray.len; at++)
        ck_assert_uint_eq(cg_utf8_floor(stray, at), at);
}
END_TEST

START_TEST(windows_1252_has_five_holes)
{
    unsigned holes = 0;
    for (unsigned byte = 0; byte < 256; byte++) {
        uint32_t rune = cg_utf8_from_cp1252((unsigned char)byte);
        holes += rune == CG_RUNE_BAD;
        if (byte < 0x80 || byte >= 0xA0)
            ck_assert_uint_eq(rune, byte);
        else
            ck_assert_uint_gt(rune, 0xFF);
    }
    ck_assert_uint_eq(holes, 5);
    ck_assert_uint_eq(cg_utf8_from_cp1252(0x92), 0x2019);
    ck_assert_uint_eq(cg_utf8_from_cp1252(0x80), 0x20AC);
    ck_assert_uint_eq(cg_utf8_from_cp1252(0x9F), 0x178);
}
END_TEST

START_TEST(code_points_have_their_properties)
{
    static const struct {
        uint32_t rune;
        const char *properties; /* letter, digit, upper, space, ignorable, control */
    } rows[] = {{'a', "l"},     {'Z', "lu"},    {'0', "d"},      {'_', ""},
                {' ', "s"},     {'\t', "sc"},   {0, "c"},        {0x7F, "c"},
                {0x80, "c"},    {0x85, "c"},    {0xA0, "s"},     {0xAD, "ic"},
                {0xE9, "l"},    {0xC9, "lu"},   {0x301, "l"},    {0x1C5, "lu"},
                {0x416, "lu"},  {0x4E2D, "l"},  {0x663, "d"},    {0xBD, ""},
                {0x200B, "ic"}, {0x202E, "ic"}, {0x2028, "sc"},  {0x2066, "ic"},
                {0xFEFF, "ic"}, {0x3000, "s"},  {0x1F600, ""},   {0xE0001, "ic"},
                {0xFFFD, ""},   {0x110000, ""}, {UINT32_MAX, ""}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t r = rows[i].rune;
        char found[8] = "";
        snprintf(found, sizeof found, "%s%s%s%s%s%s", cg_rune_is_letter(r) ? "l" : "",
                 cg_rune_is_digit(r) ? "d" : "", cg_rune_is_upper(r) ? "u" : "",
                 cg_rune_is_space(r) ? "s" : "", cg_rune_is_ignorable(r) ? "i" : "",
                 cg_rune_is_control(r) ? "c" : "");
        ck_assert_msg(strcmp(found, rows[i].properties) == 0, "U+%04X: \"%s\"",
                      (unsigned)r, found);
    }
}
END_TEST

START_TEST(ascii_answers_are_those_of_the_tables)
{
    /* The fast paths must agree with what the same letters are elsewhere. */
    for (uint32_t r = 'A'; r <= 'Z'; r++) {
        ck_assert(cg_rune_is_upper(r) && cg_rune_is_upper(r + 0xFF21 - 'A'));
        ck_assert(cg_rune_is_letter(r + 32) && !cg_rune_is_upper(r + 32));
    }
    static const char others[] = "@[`{/:";
    for (const char *p = others; *p; p++)
        ck_assert(!cg_rune_is_letter((uint32_t)*p) && !cg_rune_is_digit((uint32_t)*p));
}
END_TEST

START_TEST(width_counts_columns)
{
    static const struct {
        uint32_t rune;
        unsigned width;
    } rows[] = {{'a', 1},    {0x1B, 0},    {0xE9, 1},   {0x301, 0},
                {0x4E2D, 2}, {0x1F600, 2}, {0x200B, 0}, {0x110000, 1}};
    for (size_t i = 0; i < COUNT(rows); i++)
        ck_assert_msg(cg_rune_width(rows[i].rune) == rows[i].width, "U+%04X",
                      (unsigned)rows[i].rune);
}
END_TEST

/* --- folding ------------------------------------------------------------ */

START_TEST(a_word_folds_to_its_caseless_form)
{
    static const char *const rows[][2] = {
        {"", ""},
        {"Opting OUT", "opting out"},
        {"Don\xE2\x80\x99t", "don't"},
        {"\xE2\x80\x98Tis", "'tis"},
        {"\xE2\x80\x99", "'"},
        {"O\xCA\xBC"
         "Brien",
         "o'brien"},
        {"CAF\xC3\x89", "caf\xC3\xA9"},
        {"cafe\xCC\x81", "caf\xC3\xA9"},
        {"Stra\xC3\x9F"
         "e",
         "strasse"},
        {"\xEF\xAC\x81le", "file"},
        {"\xEF\xBC\xA9\xEF\xBC\xA3\xEF\xBC\xA5", "ice"},
        {"co\xC2\xADoperate", "cooperate"},
        {"zero\xE2\x80\x8Bwidth", "zerowidth"},
        {"\xEF\xBB\xBFmarked", "marked"},
        {"\xCE\xA3\xCE\x9F\xCE\xA6\xCE\x9F\xCE\xA3",
         "\xCF\x83\xCE\xBF\xCF\x86\xCE\xBF\xCF\x83"},
        {"\xD0\x94\xD0\x90", "\xD0\xB4\xD0\xB0"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char out[64];
        size_t len = cg_utf8_fold(cg_slice_of(rows[i][0]), out, sizeof out);
        ck_assert_msg(cg_slice_is((cg_slice){out, len}, rows[i][1]), "%s: %.*s",
                      rows[i][0], (int)len, out);
    }
}
END_TEST

START_TEST(folding_twice_changes_nothing)
{
    for (uint32_t rune = 1; rune <= 0x10FFFF; rune += rune < 0x3000 ? 1 : 61) {
        char source[5] = "x", once[80], twice[80];
        unsigned len = cg_utf8_encode(rune, source + 1);
        size_t a = cg_utf8_fold((cg_slice){source, len + 1}, once, sizeof once);
        ck_assert_uint_le(a, sizeof once);
        size_t b = cg_utf8_fold((cg_slice){once, a}, twice, sizeof twice);
        ck_assert_msg(a == b && memcmp(once, twice, a) == 0, "U+%04X", (unsigned)rune);
    }
}
END_TEST

START_TEST(room_that_is_too_small_is_never_passed)
{
    static const char *const words[] = {"plain", "don\xE2\x80\x99t", "caf\xC3\x89",
                                        "\xEF\xB7\xBA", "Fu\xC3\x9F"};
    for (size_t i = 0; i < COUNT(words); i++) {
        char out[64];
        size_t whole = cg_utf8_fold(cg_slice_of(words[i]), out, sizeof out);
        for (size_t room = 0; room < sizeof out; room++) {
            memset(out, '#', sizeof out);
            size_t len = cg_utf8_fold(cg_slice_of(words[i]), out, room);
            ck_assert_uint_eq(len, room < whole ? room + 1 : whole);
            for (size_t at = room; at < sizeof out; at++)
                ck_assert_int_eq(out[at], '#');
        }
    }
}
END_TEST

START_TEST(a_mark_joins_its_letter_wherever_that_stands_in_a_long_text)
{
    const char letters[] = "A QUICK, Brown e@[fox`{";
    const size_t count = sizeof letters - 1;
    for (size_t at = 0; at <= count; at++) {
        char text[64], wanted[64], out[64];
        int len = snprintf(text, sizeof text, "%.*se\xCC\x81%s", (int)at, letters, letters + at);
        int wide = snprintf(wanted, sizeof wanted, "%.*s\xC3\xA9%s", (int)at, letters, letters + at);
        for (int i = 0; i < wide; i++)
            if (wanted[i] >= 'A' && wanted[i] <= 'Z')
                wanted[i] = (char)(wanted[i] | 0x20);
        size_t folded = cg_utf8_fold((cg_slice){text, (size_t)len}, out, sizeof out);
        ck_assert_uint_eq(folded, (size_t)wide);
        ck_assert_mem_eq(out, wanted, folded);
    }
}
END_TEST

START_TEST(invalid_bytes_fold_to_themselves)
{
    for (size_t i = 0; i < COUNT(invalid); i++) {
        char out[64];
        size_t len = cg_utf8_fold(cg_slice_of(invalid[i]), out, sizeof out);
        ck_assert(cg_slice_is((cg_slice){out, len}, invalid[i]));
    }
}
END_TEST

START_TEST(a_heap_of_marks_is_folded_in_parts)
{
    enum { MARKS = 20000 };
    static char text[2 * MARKS], out[2 * MARKS];
    /* Marks of two classes in turn, which a sort would have to part. */
    for (int i = 0; i < MARKS; i++)
        memcpy(text + 2 * i, i % 2 ? "\xCC\xA3" : "\xCC\x81", 2);
    size_t len = cg_utf8_fold((cg_slice){text, sizeof text}, out, sizeof out);
    ck_assert_uint_eq(len, sizeof text);
    ck_assert_uint_eq(cg_utf8_valid_up_to((cg_slice){out, len}), len);
}
END_TEST

Suite *base_utf8_suite(void);
Suite *base_utf8_suite(void)
{
    Suite *suite = suite_create("base/utf8");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, every_code_point_survives_encoding);
    tcase_add_test(all, what_is_no_code_point_is_encoded_as_the_replacement);
    tcase_add_test(all, invalid_bytes_are_found_and_decode_one_by_one);
    tcase_add_test(all, the_place_of_a_bad_byte_does_not_depend_on_alignment);
    tcase_add_test(all, the_floor_is_the_start_of_the_code_point);
    tcase_add_test(all, windows_1252_has_five_holes);
    tcase_add_test(all, code_points_have_their_properties);
    tcase_add_test(all, ascii_answers_are_those_of_the_tables);
    tcase_add_test(all, width_counts_columns);
    tcase_add_test(all, a_word_folds_to_its_caseless_form);
    tcase_add_test(all, folding_twice_changes_nothing);
    tcase_add_test(all, room_that_is_too_small_is_never_passed);
    tcase_add_test(all, a_mark_joins_its_letter_wherever_that_stands_in_a_long_text);
    tcase_add_test(all, invalid_bytes_fold_to_themselves);
    tcase_add_test(all, a_heap_of_marks_is_folded_in_parts);
    suite_add_tcase(suite, all);
    return suite;
}
