/* How sentences fall into clauses. What is expected shows the tokens, with
 * "||" where another clause begins, "|" where another verb phrase of the same
 * subject does, and <KIND ...> around what stands beside its clause; a "+"
 * before the kind: before its clause. */
#include "engine_fixture.h"

#include <stdlib.h>

static void show_sides(const cg_reading *r, uint32_t token, cg_buf *out)
{
    static const char *const kinds[] = {"paren",      "dash",      "relative",
                                        "participle", "adverbial", "condition",
                                        "concession"};
    for (uint32_t i = 0; i < r->sides.len; i++) {
        const cg_side *side = &r->sides.items[i];
        if (side->first == token)
            cg_buf_printf(out, "<%s%s ", side->leading ? "+" : "", kinds[side->kind]);
    }
}

static void show(const engine *e, cg_buf *out)
{
    const cg_reading *r = &e->reading;
    cg_buf_reset(out);
    for (uint32_t i = r->range.first; i < r->range.end; i++) {
        cg_buf_add_slice(out, i > r->range.first ? CG_SLICE(" ") : CG_SLICE(""));
        if (r->bounds.items[i] >= CG_BREAK_VERB)
            cg_buf_add_slice(out, r->bounds.items[i] == CG_BREAK_CLAUSE
                                      ? CG_SLICE("|| ")
                                      : CG_SLICE("| "));
        show_sides(r, i, out);
        cg_buf_add_slice(out, cg_passage_token(&e->passage, i));
        for (uint32_t k = 0; k < r->sides.len; k++)
            if (r->sides.items[k].end == i + 1)
                cg_buf_add_char(out, '>');
    }
    ck_assert(cg_buf_ok(out));
}

#define CHECK_ROWS(table) \
    engine_check_readings((table), sizeof(table) / sizeof *(table), show)

START_TEST(sentences_fall_into_clauses_and_what_stands_beside_them)
{
    static const engine_reading table[] = {
        {"X is not yet here.", "X is not yet here ."},
        {"X is here yet there.", "X is here | yet there ."},
        {"X is anything but here.", "X is anything but here ."},
        {"X is voluntary.", "X is voluntary ."},
        {"X is voluntary; Y is mandatory.", "X is voluntary ; || Y is mandatory ."},
        {"X is voluntary: nobody must join.", "X is voluntary : || nobody must join ."},
        {"X is voluntary, but Y is mandatory.",
         "X is voluntary , || but Y is mandatory ."},
        {"X is voluntary but costly.", "X is voluntary | but costly ."},
        {"X is voluntary and was never mandatory.",
         "X is voluntary | and was never mandatory ."},
        {"X is voluntary, and counties may leave.",
         "X is voluntary , || and counties may leave ."},
        {"X is voluntary and counties may leave.",
         "X is voluntary | and counties may leave ."},
        {"Counties and cities may leave.", "Counties and cities may leave ."},
        {"The county joined and pays.", "The county joined and pays ."},
        {"X is neither voluntary nor mandatory.",
         "X is neither voluntary | nor mandatory ."},
        {"X, which critics call coercive, is voluntary.",
         "X , <relative which critics call coercive> , is voluntary ."},
        {"The sheriff, who signed it, has left.",
         "The sheriff , <relative who signed it> , has left ."},
        {"X is voluntary (though costly).",
         "X is voluntary <paren ( <concession though costly> )> ."},
        {"X (a pilot) is voluntary.", "X <paren ( a pilot )> is voluntary ."},
        {"X - a pilot - is voluntary.", "X <dash - a pilot> - is voluntary ."},
        {"X is voluntary - it was never mandatory.",
         "X is voluntary - || it was never mandatory ."},
        {"Because X is voluntary, counties may leave.",
         "<+adverbial Because X is voluntary> , counties may leave ."},
        {"Counties may leave because X is voluntary.",
         "Counties may leave <adverbial because X is voluntary .>"},
        {"Counties may leave, because X is voluntary.",
         "Counties may leave , <adverbial because X is voluntary .>"},
        {"If X is voluntary, counties may leave.",
         "<+condition If X is voluntary> , counties may leave ."},
        {"Counties may leave if X is voluntary.",
         "Counties may leave <condition if X is voluntary .>"},
        {"Counties may leave unless X is mandatory.",
         "Counties may leave <condition unless X is mandatory .>"},
        {"Although X is voluntary, counties stay.",
         "<+concession Although X is voluntary> , counties stay ."},
        {"Counties stay, although X is voluntary.",
         "Counties stay , <concession although X is voluntary .>"},
        {"Despite claims that X is voluntary, counties cannot opt out.",
         "<+concession Despite claims that X is voluntary> , counties can not opt out "
         "."},
        {"While X is voluntary, Y is not.",
         "<+adverbial While X is voluntary> , Y is not ."},
        {"When X was voluntary, counties left.",
         "<+adverbial When X was voluntary> , counties left ."},
        {"Since 2008, X has been voluntary.", "Since 2008 , X has been voluntary ."},
        {"Since X was launched, counties have left.",
         "<+adverbial Since X was launched> , counties have left ."},
        {"After the launch, X was voluntary.", "After the launch , X was voluntary ."},
        {"The county left, making X weaker.",
         "The county left , <participle making X weaker .>"},
        {"The county left, saying X was coercive.",
         "The county left , <participle saying X was coercive .>"},
        {"He said that X is voluntary and that Y is not.",
         "He said that X is voluntary | and that Y is not ."},
        {"Officials said X is voluntary, and they were right.",
         "Officials said X is voluntary , || and they were right ."},
        {"X is voluntary, officials said.", "X is voluntary , officials said ."},
        {"X was voluntary, yet counties stayed.",
         "X was voluntary , || yet counties stayed ."},
        {"Not only is X voluntary, but it is free.",
         "Not only is X voluntary , || but it is free ."},
        {"X is free, voluntary, and open.", "X is free , voluntary , and open ."},
        {"X is voluntary, whereas Y is mandatory.",
         "X is voluntary , <adverbial whereas Y is mandatory .>"},
        {"Counties, if they wish, may leave.",
         "Counties , <condition if they wish> , may leave ."},
        {"Counties may (if they wish) leave, and cities may stay.",
         "Counties may <paren ( <condition if they wish> )> leave , || and cities may "
         "stay ."},
        {"X, though voluntary, is costly.",
         "X , <concession though voluntary> , is costly ."},
        {"X is voluntary, the director said.", "X is voluntary , the director said ."},
        {"The agency knows X is voluntary and will say so.",
         "The agency knows X is voluntary | and will say so ."},
        {"Provided that X is voluntary, counties stay.",
         "<+condition Provided that X is voluntary> , counties stay ."},
        {"X - which (he said) is voluntary - ended.",
         "X <dash - which <paren ( he said )> is voluntary> - ended ."},
        {"The program is voluntary; the list (as of May) is not: it was closed.",
         "The program is voluntary ; || the list <paren ( <adverbial as of May> )> is "
         "not : || it was closed ."},
        {"They left because the program was mandatory, and cities stayed.",
         "They left <adverbial because the program was mandatory> , || and cities "
         "stayed ."},
        {"They said it was voluntary, but never proved it.",
         "They said it was voluntary , || but never proved it ."},
        {"Counties that leave are free.", "Counties that leave are free ."},
        {"The county, having left, is free.", "The county , having left , is free ."},
        {"The county left when it was told, which it had feared, to pay.",
         "The county left <adverbial when it was told> , <relative which it had "
         "feared> , to pay ."},
        {"X is voluntary (it says so (twice)) and free.",
         "X is voluntary <paren ( it says so <paren ( twice )> )> and free ."},
        {"X is not voluntary and the county has no choice.",
         "X is not voluntary | and the county has no choice ."},
        {"They may leave, or they may stay.", "They may leave , || or they may stay ."},
        {"It is free, and has been since 2008.",
         "It is free , | and has been since 2008 ."},
    };
    CHECK_ROWS(table);
}
END_TEST

START_TEST(every_word_knows_the_innermost_side_that_it_stands_in)
{
    cg_program *program = program_of(compile_pattern("zzz", ""), "zzz");
    engine e;
    engine_open(&e, program);
    engine_load(&e, "X (a, which (b) is) is, if y is, z.");
    engine_read(&e, 0);
    const cg_reading *r = &e.reading;
    /* Of words; -1 for marks. */
    static const int depth[] = {0,  -1, 1,  -1, 2, -1, 3,  -1, 2,
                                -1, 0,  -1, 1,  1, 1,  -1, 0,  -1};
    ck_assert_uint_eq(r->range.end, sizeof depth / sizeof *depth);
    for (uint32_t i = 0; i < r->range.end; i++) {
        int deep = 0;
        for (uint32_t s = r->side_of.items[i]; s != CG_NO_SIDE;
             s = r->sides.items[s].parent)
            deep++;
        ck_assert_msg(depth[i] < 0 || deep == depth[i], "token %u: %d", i, deep);
    }
    ck_assert(cg_reading_side_holds(r, CG_NO_SIDE, r->side_of.items[6]));
    ck_assert(cg_reading_side_holds(r, r->side_of.items[1], r->side_of.items[6]));
    ck_assert(!cg_reading_side_holds(r, r->side_of.items[6], r->side_of.items[1]));
    ck_assert(!cg_reading_side_holds(r, r->side_of.items[6], CG_NO_SIDE));
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

START_TEST(brackets_nest_as_deep_as_anybody_writes_and_no_deeper)
{
    enum { DEEP = 1000 };
    cg_program *program = program_of(compile_pattern("zzz", ""), "zzz");
    engine e;
    cg_buf text;
    engine_open(&e, program);
    cg_buf_init(&text, (size_t)1 << 20);
    for (int i = 0; i < DEEP; i++)
        cg_buf_add_slice(&text, CG_SLICE("a ( "));
    for (int i = 0; i < DEEP; i++)
        cg_buf_add_slice(&text, CG_SLICE("b ) "));
    engine_load(&e, text.ptr);
    engine_read(&e, 0);
    ck_assert_uint_eq(e.reading.sides.len, 16);
    ck_assert_uint_eq(e.reading.side_of.items[e.reading.range.end - 1], CG_NO_SIDE);
    cg_buf_release(&text);
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

Suite *scan_clauses_suite(void);
Suite *scan_clauses_suite(void)
{
    Suite *suite = suite_create("scan/clauses");
    TCase *tests = tcase_create("clauses");
    tcase_add_test(tests, sentences_fall_into_clauses_and_what_stands_beside_them);
    tcase_add_test(tests, every_word_knows_the_innermost_side_that_it_stands_in);
    tcase_add_test(tests, brackets_nest_as_deep_as_anybody_writes_and_no_deeper);
    suite_add_tcase(suite, tests);
    return suite;
}
