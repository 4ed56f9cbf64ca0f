#include "lang/classes.h"

#include "lang_fixture.h"

static cg_class_set classes_of(const cg_classes *classes, const char *word)
{
    return cg_classes_of(classes, cg_slice_of(word));
}

static const cg_classes *load(lang_data *data)
{
    const cg_classes *classes = NULL;
    *data = data_embedded("en/classes.json");
    cg_status status =
        cg_classes_load(data->root, &data->arena, &classes, &data->error);
    ck_assert_msg(status == CG_OK, "%s", data->error.text);
    return classes;
}

START_TEST(function_words_have_all_their_classes)
{
    static const struct {
        const char *word;
        cg_class_set has, lacks;
    } rows[] = {
        {"is", CG_CLASS(BE) | CG_CLASS(AUX), CG_CLASS(MODAL) | CG_CLASS(VERB)},
        {"been", CG_CLASS(BE), CG_CLASS(AUX)},
        {"being", CG_CLASS(BE), CG_CLASS(AUX)},
        {"'s", CG_CLASS(BE) | CG_CLASS(AUX), CG_CLASS(PRONOUN)},
        {"'re", CG_CLASS(BE) | CG_CLASS(AUX), 0},
        {"'m", CG_CLASS(BE) | CG_CLASS(AUX), 0},
        {"'ve", CG_CLASS(AUX), CG_CLASS(BE)},
        {"'d", CG_CLASS(AUX) | CG_CLASS(MODAL), CG_CLASS(BE)},
        {"'ll", CG_CLASS(MODAL), CG_CLASS(AUX)},
        {"has", CG_CLASS(AUX), CG_CLASS(BE) | CG_CLASS(MODAL)},
        {"did", CG_CLASS(AUX), CG_CLASS(BE)},
        {"can", CG_CLASS(MODAL), CG_CLASS(AUX)},
        {"wo", CG_CLASS(MODAL), 0},
        {"sha", CG_CLASS(MODAL), 0},
        {"must", CG_CLASS(MODAL), CG_CLASS(VERB)},
        {"may", CG_CLASS(MODAL) | CG_CLASS(MONTH), 0},
        {"not", CG_CLASS(NEGATION), CG_CLASS(ADVERB)},
        {"n't", CG_CLASS(NEGATION), 0},
        {"never", CG_CLASS(NEGATION), 0},
        {"also", CG_CLASS(ADVERB), 0},
        {"still", CG_CLASS(ADVERB), 0},
        {"currently", CG_CLASS(ADVERB), 0},
        {"the", CG_CLASS(DETERMINER), CG_CLASS(PRONOUN)},
        {"its", CG_CLASS(DETERMINER), CG_CLASS(PRONOUN)},
        {"every", CG_CLASS(DETERMINER), 0},
        {"of", CG_CLASS(PREPOSITION), 0},
        {"since", CG_CLASS(PREPOSITION) | CG_CLASS(SUBORDINATOR), 0},
        {"he", CG_CLASS(PRONOUN) | CG_CLASS(PERSON), CG_CLASS(FIRST)},
        {"it", CG_CLASS(PRONOUN), CG_CLASS(PERSON)},
        {"i", CG_CLASS(PRONOUN) | CG_CLASS(PERSON) | CG_CLASS(FIRST), 0},
        {"we", CG_CLASS(FIRST), 0},
        {"us", 0, CG_CLASS(FIRST) | CG_CLASS(PRONOUN)},
        {"but", CG_CLASS(COORDINATOR), CG_CLASS(PREPOSITION)},
        {"although", CG_CLASS(SUBORDINATOR) | CG_CLASS(CONCESSION), 0},
        {"despite", CG_CLASS(CONCESSION) | CG_CLASS(PREPOSITION),
         CG_CLASS(SUBORDINATOR)},
        {"because", CG_CLASS(SUBORDINATOR), CG_CLASS(CONCESSION)},
        {"if", CG_CLASS(CONDITION), 0},
        {"unless", CG_CLASS(CONDITION), 0},
        {"which", CG_CLASS(RELATIVE), CG_CLASS(COMPLEMENTIZER)},
        {"who", CG_CLASS(RELATIVE) | CG_CLASS(QUESTION) | CG_CLASS(PERSON), 0},
        {"that", CG_CLASS(COMPLEMENTIZER) | CG_CLASS(DETERMINER), CG_CLASS(RELATIVE)},
        {"whether", CG_CLASS(COMPLEMENTIZER), CG_CLASS(CONDITION)},
        {"why", CG_CLASS(QUESTION), 0},
        {"sept", CG_CLASS(MONTH), 0},
        {"thursday", CG_CLASS(WEEKDAY), 0},
        {"mr", CG_CLASS(TITLE), CG_CLASS(ROLE)},
        {"sheriff", CG_CLASS(TITLE) | CG_CLASS(ROLE), 0},
        {"spokeswoman", CG_CLASS(ROLE), CG_CLASS(TITLE)},
        {"officials", CG_CLASS(ROLE), 0},
        {"said", CG_CLASS(REPORT), CG_CLASS(ROLE)},
        {"claims", CG_CLASS(REPORT), 0},
        {"stated", CG_CLASS(REPORT), 0},
        {"states", 0, CG_CLASS(REPORT) | CG_CLASS(VERB)},
        {"advocates", CG_CLASS(ROLE), CG_CLASS(REPORT)},
        {"became", CG_CLASS(VERB), 0},
        {"become", 0, CG_CLASS(VERB)},
        {"requires", CG_CLASS(VERB), 0},
        {"taken", 0, CG_CLASS(VERB)},
        {"granite", 0, ~(cg_class_set)0},
        {"", 0, ~(cg_class_set)0},
    };
    lang_data data;
    const cg_classes *classes = load(&data);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cg_class_set set = classes_of(classes, rows[i].word);
        ck_assert_msg((set & rows[i].has) == rows[i].has, "%s lacks a class",
                      rows[i].word);
        ck_assert_msg(!(set & rows[i].lacks), "%s has too many classes", rows[i].word);
    }
    data_drop(&data);
}
END_TEST

START_TEST(no_report_verb_is_an_office)
{
    lang_data data;
    const cg_classes *classes = load(&data);
    const cg_json *list = cg_json_get(cg_json_get(data.root, "classes"), "report-verb");
    for (uint32_t i = 0; i < list->len; i++) {
        cg_slice rest = list->items[i].string;
        while (rest.len) {
            const char *space = memchr(rest.ptr, ' ', rest.len);
            size_t len = space ? (size_t)(space - rest.ptr) : rest.len;
            cg_class_set set = cg_classes_of(classes, cg_slice_sub(rest, 0, len));
            ck_assert(set & CG_CLASS(REPORT));
            ck_assert(!(set & (CG_CLASS(ROLE) | CG_CLASS(TITLE))));
            rest = cg_slice_sub(rest, space ? len + 1 : len, rest.len);
        }
    }
    ck_assert_uint_gt(list->len, 80);
    data_drop(&data);
}
END_TEST

START_TEST(a_class_that_is_absent_or_unknown_is_refused)
{
    static const struct {
        const char *text, *complaint;
    } rows[] = {
        {"{}", "the file lacks key \"classes\""},
        {"{'classes': {}}", "\"classes\" lacks key \"be\""},
        {"{'classes': {'bee': []}}", "unknown key \"bee\""},
        {"{'classes': []}", "\"classes\" is a list, not an object"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        lang_data data = data_of_text(rows[i].text);
        const cg_classes *classes = NULL;
        ck_assert_int_eq(cg_classes_load(data.root, &data.arena, &classes, &data.error),
                         CG_E_CONTENT);
        ck_assert_ptr_nonnull(strstr(data.error.text, rows[i].complaint));
        ck_assert_ptr_null(classes);
        data_drop(&data);
    }
}
END_TEST

Suite *lang_classes_suite(void);
Suite *lang_classes_suite(void)
{
    Suite *suite = suite_create("lang/classes");
    TCase *tests = tcase_create("classes");
    tcase_add_test(tests, function_words_have_all_their_classes);
    tcase_add_test(tests, no_report_verb_is_an_office);
    tcase_add_test(tests, a_class_that_is_absent_or_unknown_is_refused);
    suite_add_tcase(suite, tests);
    return suite;
}
