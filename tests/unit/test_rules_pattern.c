#include "base/alloc.h"
#include "base/buf.h"
#include "base/limits.h"
#include "rules/pattern.h"

#include <check.h>
#include <stdlib.h>

/* --- trees as text ------------------------------------------------------------ */

static void show(const cg_node *node, cg_buf *out);

static void show_list(const char *name, const cg_node *node, cg_buf *out)
{
    cg_buf_printf(out, "(%s", name);
    for (const cg_node *n = node->first; n; n = n->next) {
        cg_buf_add_char(out, ' ');
        show(n, out);
    }
    cg_buf_add_char(out, ')');
}

static void show(const cg_node *node, cg_buf *out)
{
    int len = (int)node->text.len;
    switch (node->kind) {
    case CG_NODE_WORD:
        cg_buf_add_slice(out, node->text);
        break;
    case CG_NODE_FORM:
        cg_buf_printf(out, "%.*s!", len, node->text.ptr);
        break;
    case CG_NODE_EXACT:
        cg_buf_printf(out, "=%.*s", (int)node->written.len, node->written.ptr);
        break;
    case CG_NODE_PREFIX:
        cg_buf_printf(out, "%.*s*", len, node->text.ptr);
        break;
    case CG_NODE_REGEX:
        cg_buf_printf(out, "/%.*s/", len, node->text.ptr);
        break;
    case CG_NODE_MARK:
        cg_buf_printf(out, "'%.*s'", len, node->text.ptr);
        break;
    case CG_NODE_GAP:
        cg_buf_printf(out, "...%u", node->count);
        break;
    case CG_NODE_LEXICON:
        cg_buf_printf(out, "@%.*s", len, node->text.ptr);
        break;
    case CG_NODE_NAME:
        cg_buf_printf(out, "{%.*s}", len, node->text.ptr);
        break;
    case CG_NODE_TYPED:
        cg_buf_printf(out, "<%.*s>", len, node->text.ptr);
        break;
    case CG_NODE_SEQ:
        show_list("seq", node, out);
        break;
    case CG_NODE_ALT:
        show_list("alt", node, out);
        break;
    case CG_NODE_AND:
        show_list(node->count ? "all" : "and", node, out);
        break;
    case CG_NODE_OPT:
        show_list("opt", node, out);
        break;
    }
}

static cg_status parse(cg_arena *arena, cg_slice text, cg_node **root,
                       cg_pattern_error *error)
{
    cg_arena_init(arena, (size_t)64 << 20);
    return cg_pattern_parse(text, arena, root, error);
}

START_TEST(patterns_parse_into_the_tree_that_the_grammar_says)
{
    static const struct {
        const char *text, *tree;
    } table[] = {
        /* words, as the tokeniser splits them */
        {"opt", "opt"},
        {"opt out", "(seq opt out)"},
        {"  Opt \t OUT ", "(seq opt out)"},
        {"opt-out", "(seq opt out)"},
        {"S-Comm", "(seq s comm)"},
        {"can't", "(seq can n't)"},
        {"cannot", "(seq can not)"},
        {"agency's", "(seq agency 's)"},
        {"U.S. law", "(seq u.s law)"},
        {"1,000.5 jobs", "(seq 1,000.5 jobs)"},
        {"caf\xC3\x89", "caf\xC3\xA9"},
        {"\xD0\x9C\xD0\x9E\xD0\x9C", "\xD0\xBC\xD0\xBE\xD0\xBC"},
        /* what stands for one token only */
        {"word!", "word!"},
        {"free to leave!", "(seq free to leave!)"},
        {"opt-out!", "(seq opt out!)"},
        {"=ICE", "=ICE"},
        {"=S-Comm", "(seq =S =Comm)"},
        {"volunt*", "volunt*"},
        {"anti-volunt*", "(seq anti volunt*)"},
        {"/colou?r/", "/colou?r/"},
        {"/ a|b /", "/a|b/"},
        {"/a\\/b/", "/a\\/b/"},
        {"and/or", "(seq and '/' or)"},
        {"fees, charges", "(seq fees ',' charges)"},
        {"myth:", "(seq myth ':')"},
        /* groups and options */
        {"a | b", "(alt a b)"},
        {"a|b c|d", "(alt a (seq b c) d)"},
        {"(a | b c)", "(alt a (seq b c))"},
        {"x (a | b) y", "(seq x (alt a b) y)"},
        {"a?", "(opt a)"},
        {"a? b", "(seq (opt a) b)"},
        {"opt-out?", "(seq opt (opt out))"},
        {"word!?", "(opt word!)"},
        {"(a | b)? c", "(seq (opt (alt a b)) c)"},
        {"(a b)? c", "(seq (opt (seq a b)) c)"},
        {"((a))", "a"},
        {"a (b c) d", "(seq a (seq b c) d)"},
        {"a & b", "(and a b)"},
        {"a && b && c | d", "(alt (all a b c) d)"},
        {"(a & b) && c", "(all (and a b) c)"},
        {"a b & c | d", "(alt (and (seq a b) c) d)"},
        {"a & (b | c) & d", "(and a (alt b c) d)"},
        /* gaps */
        {"a ... b", "(seq a ...6 b)"},
        {"a ...3 b", "(seq a ...3 b)"},
        {"a...b", "(seq a ...6 b)"},
        {"a...2 b", "(seq a ...2 b)"},
        {"a\\.\\.\\. b", "(seq a '...' b)"},
        {"a - b", "(seq a '-' b)"},
        {"a ...20 b", "(seq a ...20 b)"},
        /* references */
        {"@voluntary", "@voluntary"},
        {"@opt-out now", "(seq @opt-out now)"},
        {"@a?", "(opt @a)"},
        {"{program} be @vol_1", "(seq {program} be @vol_1)"},
        {"{ program }", "{program}"},
        {"in <number> states", "(seq in <number> states)"},
        /* a backslash makes the next character literal */
        {"what\\?", "(seq what '?')"},
        {"\\(sic\\)", "(seq '(' sic ')')"},
        {"\\@home", "(seq '@' home)"},
        {"a \\& b", "(seq a '&' b)"},
        {"\\=ICE", "(seq '=' ice)"},
        {"\\/a/", "(seq '/' a '/')"},
        {"a\\b", "ab"},
        {"a\\ b", "(seq a b)"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_arena arena;
        cg_node *root;
        cg_pattern_error error;
        cg_buf out;
        cg_buf_init(&out, 4096);
        cg_status status = parse(&arena, cg_slice_of(table[i].text), &root, &error);
        ck_assert_msg(status == CG_OK, "%s: %s", table[i].text, error.text);
        show(root, &out);
        ck_assert_msg(cg_slice_is(cg_buf_slice(&out), table[i].tree), "%s: %s",
                      table[i].text, out.ptr);
        cg_buf_release(&out);
        cg_arena_release(&arena);
    }
}
END_TEST

START_TEST(what_is_wrong_is_told_with_its_place)
{
    static const struct {
        const char *text;
        unsigned start, end;
        const char *message, *help;
    } table[] = {
        {"", 0, 1, "nothing to match here", "every alternative needs a word"},
        {"   ", 0, 3, "nothing to match here", "every alternative needs a word"},
        {"_", 0, 1, "nothing to match here", "every alternative needs a word"},
        {"a |", 3, 4, "nothing to match here", "every alternative needs a word"},
        {"a | | b", 3, 4, "nothing to match here", "every alternative needs a word"},
        {"()", 1, 2, "nothing to match here", "every alternative needs a word"},
        {"& a", 0, 1, "nothing to match here", "every alternative needs a word"},
        {"(a", 0, 1, "a \"(\" without its \")\"", "write \\( for a bracket"},
        {"x (a | (b)", 2, 3, "a \"(\" without its \")\"", "write \\( for a bracket"},
        {"a)", 1, 2, "a \")\" without its \"(\"", "write \\) for a bracket"},
        {"? a", 0, 1, "a \"?\" out of place",
         "a backslash makes the next character literal"},
        {"a??", 2, 3, "a \"?\" behind a \"?\"", "write \\? for a question mark"},
        {"a ...?", 5, 6, "a gap is optional as it is", "take the \"?\" away"},
        {"a ...0 b", 2, 6, "a gap is 1 to 20 words", "write ...20 for the widest"},
        {"a ...21 b", 2, 7, "a gap is 1 to 20 words", "write ...20 for the widest"},
        {"a ...999999999999 b", 2, 7, "a gap is 1 to 20 words",
         "write ...20 for the widest"},
        {"ab*", 0, 3, "a prefix needs three letters before its \"*\"", ""},
        {"*", 0, 1, "a \"*\" out of place",
         "a backslash makes the next character literal"},
        {"x !", 2, 3, "a \"!\" out of place",
         "a backslash makes the next character literal"},
        {",!", 1, 2, "a suffix needs a word before it",
         "a backslash makes the next character literal"},
        {"(a)!", 3, 4, "a \"!\" out of place",
         "a backslash makes the next character literal"},
        {"=_", 0, 2, "\"=\" needs a token behind it", "write \\= for an equals sign"},
        {"@", 0, 1, "\"@\" needs the name of a lexicon behind it",
         "write \\@ for an at sign"},
        {"a @ b", 2, 3, "\"@\" needs the name of a lexicon behind it",
         "write \\@ for an at sign"},
        {"{a", 0, 2, "a \"{\" without its \"}\"",
         "a backslash makes the next character literal"},
        {"{}", 0, 2, "nothing between the delimiters", ""},
        {"a}", 1, 2, "a \"}\" out of place",
         "a backslash makes the next character literal"},
        {"<number", 0, 7, "a \"<\" without its \">\"",
         "a backslash makes the next character literal"},
        {"< >", 0, 3, "nothing between the delimiters", ""},
        {"a & b && c", 6, 8, "\"&\" and \"&&\" side by side",
         "put one of them in parentheses"},
        {"a >", 2, 3, "a \">\" out of place",
         "a backslash makes the next character literal"},
        {"/a", 0, 2, "a \"/\" without its closing \"/\"",
         "a backslash makes the next character literal"},
        {"//", 0, 2, "nothing between the delimiters", ""},
        {"a\\", 1, 2, "a backslash at the end of a pattern",
         "write \\\\ for a backslash"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_arena arena;
        cg_node *root;
        cg_pattern_error e;
        cg_status status = parse(&arena, cg_slice_of(table[i].text), &root, &e);
        ck_assert_msg(status == CG_E_CONTENT && !root, "\"%s\" is taken",
                      table[i].text);
        ck_assert_msg(e.span.start == table[i].start && e.span.end == table[i].end,
                      "\"%s\": %u to %u", table[i].text, e.span.start, e.span.end);
        ck_assert_str_eq(e.text, table[i].message);
        ck_assert_str_eq(e.help, table[i].help);
        cg_arena_release(&arena);
    }
}
END_TEST

/* The text of each node of the kind, by its span. */
static void check_spans(const cg_node *node, cg_slice text, cg_buf *out)
{
    ck_assert_uint_le(node->span.end, text.len);
    ck_assert_uint_lt(node->span.start, node->span.end);
    cg_buf_add_slice(out, cg_slice_sub(text, node->span.start, node->span.end));
    cg_buf_add_char(out, '\n');
    for (const cg_node *n = node->first; n; n = n->next)
        check_spans(n, text, out);
}

START_TEST(every_node_knows_its_place)
{
    cg_slice text = CG_SLICE("a? (b! | @c  {d}) ...3 =E & /f/");
    cg_arena arena;
    cg_node *root;
    cg_pattern_error error;
    cg_buf out;
    cg_buf_init(&out, 4096);
    ck_assert_int_eq(parse(&arena, text, &root, &error), CG_OK);
    check_spans(root, text, &out);
    ck_assert_str_eq(out.ptr,
                     "a? (b! | @c  {d}) ...3 =E & /f/\n"
                     "a? (b! | @c  {d}) ...3 =E \n"
                     "a?\na\n(b! | @c  {d})\nb!\n@c  {d}\n@c\n{d}\n...3\n=E\n/f/\n");
    cg_buf_release(&out);
    cg_arena_release(&arena);
}
END_TEST

static cg_status parse_repeated(const char *head, const char *piece, size_t count,
                                const char *tail, cg_pattern_error *error)
{
    cg_arena arena;
    cg_node *root;
    cg_buf text;
    cg_buf_init(&text, (size_t)1 << 20);
    cg_buf_add_slice(&text, cg_slice_of(head));
    for (size_t i = 0; i < count; i++)
        cg_buf_add_slice(&text, cg_slice_of(piece));
    cg_buf_add_slice(&text, cg_slice_of(tail));
    ck_assert(cg_buf_ok(&text));
    cg_status status = parse(&arena, cg_buf_slice(&text), &root, error);
    cg_arena_release(&arena);
    cg_buf_release(&text);
    return status;
}

START_TEST(groups_nest_as_deep_as_the_cap_and_no_deeper)
{
    cg_pattern_error error;
    ck_assert_int_eq(parse_repeated("", "(", CG_MAX_PATTERN_DEPTH, "a", &error),
                     CG_E_CONTENT);
    ck_assert_str_eq(error.text, "a \"(\" without its \")\"");
    ck_assert_int_eq(parse_repeated("((((((((((((((((((((((((((((((((a", ")",
                                    CG_MAX_PATTERN_DEPTH, "", &error),
                     CG_OK);
    ck_assert_int_eq(parse_repeated("", "(", CG_MAX_PATTERN_DEPTH + 1, "a", &error),
                     CG_E_CONTENT);
    ck_assert_str_eq(error.text, "groups are nested too deep");
    ck_assert_uint_eq(error.span.start, CG_MAX_PATTERN_DEPTH);
    ck_assert_int_eq(parse_repeated("", "(", CG_MAX_PATTERN, "", &error), CG_E_CONTENT);
    ck_assert_str_eq(error.text, "groups are nested too deep");
}
END_TEST

START_TEST(a_pattern_is_as_long_as_the_cap_and_no_longer)
{
    cg_pattern_error error;
    ck_assert_int_eq(parse_repeated("", "a ", CG_MAX_PATTERN / 2, "", &error), CG_OK);
    ck_assert_int_eq(parse_repeated("b", "a ", CG_MAX_PATTERN / 2, "", &error),
                     CG_E_CONTENT);
    ck_assert_str_eq(error.text, "a pattern is longer than 16 KiB");
}
END_TEST

START_TEST(a_word_too_long_for_any_token_is_refused)
{
    cg_pattern_error error;
    ck_assert_int_eq(parse_repeated("", "a", CG_MAX_WORD, "", &error), CG_OK);
    ck_assert_int_eq(parse_repeated("", "a", CG_MAX_WORD + 1, "", &error),
                     CG_E_CONTENT);
    ck_assert_str_eq(error.text, "a word is too long to match anything");
}
END_TEST

START_TEST(a_lack_of_memory_is_no_fault_of_the_pattern)
{
    cg_slice text = CG_SLICE("(a | b c)? d-e ... =F & @g {h} /i/");
    for (long n = 1; n < 1000; n++) {
        cg_arena arena;
        cg_node *root;
        cg_pattern_error error;
        cg_arena_init(&arena, (size_t)1 << 20);
        cg_alloc_fail_at(n, 1);
        cg_status status = cg_pattern_parse(text, &arena, &root, &error);
        bool reached = cg_alloc_count() >= n;
        cg_alloc_fail_at(0, 0);
        cg_arena_release(&arena);
        ck_assert_int_eq(status, reached ? CG_E_MEMORY : CG_OK);
        if (!reached)
            return;
    }
    ck_abort_msg("it never has memory enough");
}
END_TEST

Suite *rules_pattern_suite(void);
Suite *rules_pattern_suite(void)
{
    Suite *suite = suite_create("rules/pattern");
    TCase *grammar = tcase_create("grammar");
    tcase_add_test(grammar, patterns_parse_into_the_tree_that_the_grammar_says);
    tcase_add_test(grammar, what_is_wrong_is_told_with_its_place);
    tcase_add_test(grammar, every_node_knows_its_place);
    suite_add_tcase(suite, grammar);
    TCase *limits = tcase_create("limits");
    tcase_add_test(limits, groups_nest_as_deep_as_the_cap_and_no_deeper);
    tcase_add_test(limits, a_pattern_is_as_long_as_the_cap_and_no_longer);
    tcase_add_test(limits, a_word_too_long_for_any_token_is_refused);
    tcase_add_test(limits, a_lack_of_memory_is_no_fault_of_the_pattern);
    suite_add_tcase(suite, limits);
    return suite;
}
