#include "engine_fixture.h"

/* The words of each match and, behind a colon, the value of its slot. */
static void find(engine *e, const char *text, cg_buf *out)
{
    cg_date_context none = {0};
    cg_buf_reset(out);
    engine_load(e, text);
    for (size_t s = 0; s < e->passage.sentences.len; s++) {
        ck_assert(
            cg_passage_find_values(&e->passage, e->passage.sentences.items[s], &none));
        engine_read(e, s);
        engine_match(e, 1u << CG_OWNER_CLAIM);
        for (size_t i = 0; i < e->hits.len; i++) {
            const cg_hit *hit = &e->hits.items[i];
            char value[CG_VALUE_TEXT] = "";
            if (hit->value)
                (void)cg_value_text(&e->passage.values.items[hit->value - 1], value);
            cg_slice words = engine_words(e, hit->first, hit->end);
            cg_buf_printf(out, "%s%.*s: %s", out->len ? " / " : "", (int)words.len,
                          words.ptr, value);
        }
    }
    ck_assert(cg_buf_ok(out));
}

typedef struct match {
    const char *pattern, *text, *found; /* no pattern: the one before */
} match;

static void check_matches(const match *table, size_t len)
{
    cg_program *program = NULL;
    cg_buf out;
    engine e;
    cg_buf_init(&out, 4096);
    for (size_t i = 0; i < len; i++) {
        if (table[i].pattern) {
            if (program) {
                engine_close(&e);
                cg_program_free(program);
            }
            program = program_of(
                compile_pattern(table[i].pattern, "'lexicons':{'when':['in <date>']},"),
                table[i].pattern);
            engine_open(&e, program);
        }
        find(&e, table[i].text, &out);
        ck_assert_msg(cg_slice_is(cg_buf_slice(&out), table[i].found),
                      "row %zu, \"%s\" in \"%s\": \"%.*s\" instead of \"%s\"", i,
                      table[i].pattern ? table[i].pattern : "the same", table[i].text,
                      (int)out.len, out.ptr, table[i].found);
    }
    engine_close(&e);
    cg_program_free(program);
    cg_buf_release(&out);
}

#define CHECK_MATCHES(table) check_matches((table), sizeof(table) / sizeof *(table))

START_TEST(a_slot_takes_all_of_a_value_at_once)
{
    static const match table[] = {
        {"in <number> places", "It is in 658 places.", "in 658 places: 658"},
        {NULL, "in twenty-one places", "in twenty-one places: 21"},
        {NULL, "in more than 5,000 places", "in more than 5,000 places: 5000"},
        {NULL, "in two and a half million places",
         "in two and a half million places: 2500000"},
        {NULL, "in **658** places", "in **658** places: 658"},
        {NULL, "in \"658\" places", "in \"658\" places: 658"},
        {NULL, "in 658, places", ""},
        {NULL, "in many places", ""},
        {NULL, "in 658 other places", ""},
        {"<date> in Texas", "October 27, 2008, in Texas", ""},
        {NULL, "October 27, 2008 in Texas", "October 27, 2008 in Texas: 2008-10-27"},
        {"cost <money>", "It costs $1.5 billion now.",
         "costs $1.5 billion: 1500000000"},
        {"cost ...2 <money>", "It costs them all $5.", "costs them all $5: 5"},
        {NULL, "It costs (at last) $5.", "costs (at last) $5: 5"},
        {"last <duration>", "It lasts two years and three months.",
         "lasts two years and three months: 2.25"},
        {"needs <version>", "It needs version 2.1.", "needs version 2.1: 2.1.0.0"},
        {"weigh <size>", "It weighs 3.5 kg.", "weighs 3.5 kg: 3.5"},
        {"<percent> more", "7.5 % more, 5 percent more",
         "7.5 % more: 7.5 / 5 percent more: 5"},
    };
    CHECK_MATCHES(table);
}
END_TEST

START_TEST(a_slot_takes_values_of_its_type_alone)
{
    static const match table[] = {
        {"in <number> ...3 places", "in the third of places", ""},
        {NULL, "in third places", ""},
        {NULL, "in October 2008 places", ""},
        {NULL, "in 65 percent of places", "in 65 percent of places: 65"},
        {"<number> years", "for 15 years", "15 years: 15"},
        {NULL, "for more than 15 years", "more than 15 years: 15"},
        {"<percent> of", "5 % of it", "5 % of: 5"},
        {NULL, "two thirds of it", "two thirds of: 0.666666666666667"},
        {NULL, "half a year of it", ""},
        {NULL, "12 of it", ""},
        {"<money> fare", "a $5 fare, a 5 fare", "$5 fare: 5"},
        {"<date> edition", "the 2008 edition, the 12 edition", "the 2008 edition: 2008"},
        {"<duration> trip", "a 45-minute trip", "45-minute trip: 45"},
        {"<money> <money>", "$5 $12", "$5 $12: 12"},
    };
    CHECK_MATCHES(table);
}
END_TEST

START_TEST(the_pattern_may_have_the_first_words_of_a_value)
{
    static const match table[] = {
        {"since <date>", "since June 2009", "since June 2009: 2009-06"},
        {NULL, "since about June", "since about June: "},
        {"(more | less) than <number> places", "more than 600 places",
         "more than 600 places: 600"},
        {"version <version>", "version 2.1", "version 2.1: 2.1.0.0"},
        {"$<number>", "$5", "$5: 5"},
        {"than <number>", "more than 600", ""},
        {"since ... <date>", "since the June of 2009", "since the June of 2009: 2009-06"},
    };
    CHECK_MATCHES(table);
}
END_TEST

START_TEST(slots_stand_wherever_words_do)
{
    static const match table[] = {
        {"<number>", "5, 6 and 7", "5: 5 / 6: 6 / 7: 7"},
        {"<number> | <date>", "5 in May 2008", "5: 5 / May 2008: 2008-05"},
        {"(a | <number>) place", "a place, 5 places", "a place:  / 5 places: 5"},
        {"in <number>? place", "in place, in 5 places", "in place:  / in 5 places: 5"},
        {"<number> & in <date>", "In May 2008 there were 5",
         "In May 2008 there were 5: 5"},
        {"go @when", "They went in May 2008.", "went in May 2008: 2008-05"},
        {"<number> ... <number>", "5 of the 12", "5 of the 12: 12"},
        {"<date> ... <number>", "in 2008 we had 12", "2008 we had 12: 12"},
        {"be <number>", "It may not be 5.", "be 5: 5"},
        {"can ... <number>", "It can not reach 5.", "can not reach 5: 5"},
    };
    CHECK_MATCHES(table);
}
END_TEST

START_TEST(without_the_values_of_its_sentence_a_slot_takes_nothing)
{
    cg_program *program = program_of(compile_pattern("<number>", ""), "<number>");
    engine e;
    engine_open(&e, program);
    engine_load(&e, "658 places");
    engine_read(&e, 0);
    engine_match(&e, 1u << CG_OWNER_CLAIM);
    ck_assert_uint_eq(e.hits.len, 0);
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

/* 150 tokens of one number: more than a match may have. */
START_TEST(a_value_longer_than_any_match_is_not_taken)
{
    cg_program *program = program_of(compile_pattern("in <money>", ""), "in <money>");
    cg_buf text, out;
    engine e;
    cg_buf_init(&text, 8192);
    cg_buf_init(&out, 8192);
    cg_buf_add_slice(&text, CG_SLICE("in $"));
    for (int i = 0; i < 150; i++)
        cg_buf_add_slice(&text, CG_SLICE("five million "));
    cg_buf_add_char(&text, '\0');
    engine_open(&e, program);
    find(&e, text.ptr, &out);
    for (size_t i = 0; i < e.hits.len; i++)
        ck_assert_uint_le(e.hits.items[i].end - e.hits.items[i].first, 128);
    engine_close(&e);
    cg_buf_release(&text);
    cg_buf_release(&out);
    cg_program_free(program);
}
END_TEST

Suite *scan_machine_takes_suite(void);
Suite *scan_machine_takes_suite(void)
{
    Suite *suite = suite_create("scan/machine_takes");
    TCase *tcase = tcase_create("slots");
    tcase_add_test(tcase, a_slot_takes_all_of_a_value_at_once);
    tcase_add_test(tcase, a_slot_takes_values_of_its_type_alone);
    tcase_add_test(tcase, the_pattern_may_have_the_first_words_of_a_value);
    tcase_add_test(tcase, slots_stand_wherever_words_do);
    tcase_add_test(tcase, without_the_values_of_its_sentence_a_slot_takes_nothing);
    tcase_add_test(tcase, a_value_longer_than_any_match_is_not_taken);
    suite_add_tcase(suite, tcase);
    return suite;
}
