/* Claims without patterns: pairs of a claim and a text, and what must come out. */
#include "../unit/judge_fixture.h"

#include "base/alloc.h"

typedef struct row {
    const char *stance, *claim, *text;
} row;

static void check_rows(const row *rows, size_t count)
{
    char failed[8192] = "";
    for (size_t i = 0; i < count; i++) {
        char stance[16];
        judge_text(rows[i].claim, "", rows[i].text, stance);
        size_t used = strlen(failed);
        if (strcmp(stance, rows[i].stance) != 0)
            (void)snprintf(failed + used, sizeof failed - used, "\n%s, not %s: %s | %s", stance,
                           rows[i].stance, rows[i].claim, rows[i].text);
    }
    ck_assert_msg(!*failed, "%s", failed);
}
#define CHECK_ROWS(rows) check_rows(rows, sizeof rows / sizeof *(rows))

#define S "support"
#define C "contradict"
#define M "mention"
#define N "none"

START_TEST(what_is_held_against_the_subject_is_not_said_of_it)
{
    static const row rows[] = {
        {N, "The ferry is free.", "The bus is free, unlike the ferry."},
        {N, "The ferry is free.", "Unlike the ferry, the bus is free."},
        {N, "Ibex lowers the risk of fever.", "Tarn lowers the risk of fever, unlike Ibex."},
        {N, "The mill produces flour.", "In contrast to the mill, the farm produces flour."},
        {N, "The mill produces flour.", "The farm, not the mill, produces flour."},
        {N, "The law protects tenants.", "Instead of the law, custom protects tenants."},
        {S, "The ferry is free.", "Unlike the bus, the ferry is free."},
        {S, "The ferry is free.", "The ferry, unlike the bus, is free."},
        {C, "The ferry is free.", "Compared with the bus, the ferry is not free."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(who_does_it_and_to_whom_it_is_done_are_not_exchanged)
{
    static const row rows[] = {
        {N, "Anna Brandt defeated Bruno Keller.", "Bruno Keller defeated Anna Brandt."},
        {N, "The dog chased the cat.", "The cat chased the dog."},
        {N, "Anna Brandt sued the council.", "The council sued Anna Brandt."},
        {N, "The council paid the builder.", "The council was paid by the builder."},
        {S, "Anna Brandt defeated Bruno Keller.", "Bruno Keller was defeated by Anna Brandt."},
        {S, "The dog chased the cat.", "The cat was chased by the dog."},
        {S, "The council was paid by the builder.", "The builder paid the council."},
        {S, "Anna Brandt married Bruno Keller.", "In 1990 Anna Brandt married Bruno Keller."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(what_one_may_have_beside_another_thing_does_not_contradict)
{
    static const row rows[] = {
        {N, "Ibex lowers the risk of fever.", "Ibex lowers the risk of stroke."},
        {N, "The mayor visited Paris.", "The mayor visited London."},
        {N, "Olga Brandt plays the guitar.", "Olga Brandt plays the drums."},
        {N, "Olga Brandt likes cats.", "Olga Brandt likes dogs."},
        {C, "The ferry is red.", "The ferry is blue."},
        {C, "Olga Brandt was born in Paris.", "Olga Brandt was born in London."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(whoever_belongs_to_the_subject_is_somebody_else)
{
    static const row rows[] = {
        {N, "The mayor supports the plan.", "The mayor's opponent supports the plan."},
        {N, "The mayor supports the plan.", "The mayor said the council supports the plan."},
        {N, "The mayor supports the plan.", "The mayor denies that the council supports the plan."},
        {N, "Anna Brandt is the mayor of Karup.", "Anna Brandt is the daughter of the mayor of Karup."},
        {N, "Anna Brandt is the mayor of Karup.", "Anna Brandt ran for mayor of Karup."},
        {N, "Anna Brandt is the mayor of Karup.", "Anna Brandt is the deputy mayor of Karup."},
        {N, "Anna Brandt is an actress.", "Anna Brandt is an aspiring actress."},
        {S, "Anna Brandt is the mayor of Karup.", "Anna Brandt is the popular mayor of Karup."},
        {S, "Anna Brandt is the deputy mayor.", "Anna Brandt is the deputy mayor of Karup."},
        {S, "The mayor supports the plan.", "The mayor says that he supports the plan."},
        {S, "The mayor supports the plan.", "The mayor and the council support the plan."},
        {S, "The ferry is a kind of boat.", "The ferry is a kind of boat."},
        {N, "The city bans cars.", "The city lifted the ban on cars."},
        {N, "The city bans cars.", "The city overturned the ban on cars."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(comparisons_have_two_ends)
{
    static const row rows[] = {
        {N, "Karup is larger than Leeds.", "Leeds is larger than Karup."},
        {N, "Karup is larger than Leeds.", "Leeds is smaller than Karup."},
        {C, "Karup is larger than Leeds.", "Karup is smaller than Leeds."},
        {S, "Karup is larger than Leeds.", "Karup is much larger than Leeds."},
        {N, "The king died before the war.", "The king died after the war."},
        {S, "The king died before the war.", "The king died before the war."},
        {C, "Karup lies north of Leeds.", "Karup lies south of Leeds."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(most_are_not_all)
{
    static const row rows[] = {
        {N, "All pupils passed the exam.", "Most pupils passed the exam."},
        {N, "All pupils passed the exam.", "Many pupils passed the exam."},
        {N, "Every pupil passed the exam.", "Several pupils passed the exam."},
        {N, "All pupils passed the exam.", "Nearly all pupils passed the exam."},
        {S, "All pupils passed the exam.", "All the pupils passed the exam."},
        {S, "All pupils passed the exam.", "Every pupil passed the exam."},
        {S, "Some pupils passed the exam.", "All pupils passed the exam."},
        {M, "The film won an Oscar.", "The film almost won an Oscar."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(the_same_words_in_any_inflection_support)
{
    static const row rows[] = {
        {S, "The ferry is free.", "The ferry is free."},
        {S, "The mill produces flour.", "The mill produced flour for a century."},
        {S, "The city bans cars.", "Cars were banned by the city."},
        {S, "Olga Brandt directed the play.", "The play was directed by Olga Brandt."},
        {S, "Olga Brandt is a sculptor.", "Olga Brandt is a Danish sculptor and painter."},
        {S, "The river floods the valley.", "In spring the river flooded the valley."},
        {S, "The law protects tenants.", "Tenants are protected by the law."},
        {S, "A dog is running.", "A dog is running on the beach."},
        {S, "The bridge was painted.", "Workers said that the bridge was painted in June."},
        {S, "Olga Brandt won a prize.", "Brandt won a prize for her first novel."},
        {S, "The tower collapsed.", "The tower collapsed after the storm."},
        {S, "The court rejected the appeal.", "The appeal was rejected by the court."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(words_that_mean_the_same_or_more_support)
{
    static const row rows[] = {
        {S, "The school purchased a bus.", "The school bought a bus."},
        {S, "The film begins at noon.", "The movie starts at noon."},
        {S, "A person is swimming.", "A woman is swimming in the lake."},
        {S, "An animal is sleeping.", "A cat is sleeping on the sofa."},
        {S, "The museum is in Europe.", "The museum is in Portugal."},
        {S, "The author died.", "The author passed away."},
        {S, "Olga Brandt is an artist.", "Olga Brandt is a painter from Aarhus."},
        {S, "The firm hired Olga Brandt.", "The company recruited Olga Brandt."},
        {S, "The programme is voluntary.", "The programme is optional."},
        {S, "Kids are playing.", "Children are playing in the park."},
        {S, "A man is outdoors.", "A man is standing in a field."},
        {S, "The mayor wants to repair the road.", "The mayor wants to fix the street."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(denials_contradict)
{
    static const row rows[] = {
        {C, "The ferry is free.", "The ferry is not free."},
        {C, "The ferry is free.", "It is not true that the ferry is free."},
        {C, "The ferry is free.", "It is a myth that the ferry is free."},
        {C, "The ferry is free.", "The ferry is far from free."},
        {C, "The ferry is free.", "The ferry is anything but free."},
        {C, "The ferry is free.", "The ferry is no longer free."},
        {C, "Olga Brandt directed the play.", "Olga Brandt never directed the play."},
        {C, "The council approved the plan.", "The council failed to approve the plan."},
        {C, "The council approved the plan.", "The council refused to approve the plan."},
        {C, "A dog is running.", "A dog is not running."},
        {C, "The mill produces flour.", "The mill does not produce flour."},
        {C, "The firm has workers.", "The firm has no workers."},
        {C, "The play was a success.", "The play was hardly a success."},
        {C, "The lake contains fish.", "The lake does not contain any fish."},
        {C, "Olga Brandt won a prize.", "Olga Brandt did not win a prize."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(a_claim_that_denies_is_turned_around)
{
    static const row rows[] = {
        {C, "The ferry is not free.", "The ferry is free."},
        {C, "Olga Brandt never won a prize.", "Olga Brandt won a prize in 1990."},
        {C, "The mill does not produce flour.", "The mill produced flour."},
        {C, "The town has no hospital.", "The town has a hospital."},
        {C, "The lake does not contain fish.", "The lake contains fish."},
        {S, "The ferry is not free.", "The ferry is not free."},
        {S, "The programme is not voluntary.", "The programme is mandatory."},
        {S, "A dog is not running.", "A dog is not running."},
        {S, "Olga Brandt never directed the play.", "Olga Brandt did not direct the play."},
        {S, "The council did not approve the plan.", "The council failed to approve the plan."},
        {C, "Olga Brandt was unable to appear in the play.",
         "Olga Brandt appeared in the play."},
        {S, "The ferry is not expensive.", "It is false that the ferry is expensive."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(opposites_contradict)
{
    static const row rows[] = {
        {C, "The programme is voluntary.", "The programme is mandatory."},
        {C, "Smoking is legal in the park.", "Smoking is illegal in the park."},
        {C, "Prices rose in May.", "Prices fell in May."},
        {C, "The village is in the north of the island.",
         "The village lies in the south of the island."},
        {C, "The gate is open.", "The gate is closed."},
        {C, "The water is safe.", "The water is dangerous."},
        {C, "The law allows hunting.", "The law forbids hunting."},
        {C, "The fee includes breakfast.", "The fee excludes breakfast."},
        {C, "The team won the final.", "The team lost the final."},
        {C, "The reviews were positive.", "The reviews were negative."},
        {C, "The number increased.", "The number decreased."},
        {C, "The street is narrow.", "The street is wide."},
        {C, "The jury found him guilty.", "The jury found him innocent."},
        {C, "The witness was truthful.", "The witness was untruthful."},
        {C, "Olga Brandt is the oldest member.", "Olga Brandt is the youngest member."},
        {S, "The programme is voluntary.", "The programme is not mandatory."},
        {C, "The programme is mandatory.", "Officials confirmed that the programme is voluntary."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(another_member_of_a_set_contradicts)
{
    static const row rows[] = {
        {C, "Olga Brandt is a Danish sculptor.", "Olga Brandt is a Swedish sculptor."},
        {C, "Olga Brandt was born in Norway.", "Olga Brandt was born in Finland."},
        {C, "The festival takes place in June.", "The festival takes place in October."},
        {C, "The market is open on Monday.", "The market is open on Friday."},
        {C, "The Glass Bell is a novel.", "The Glass Bell is a 1971 film by Olga Brandt."},
        {C, "The Glass Bell is a novel.", "The Glass Bell is an opera in two acts."},
        {C, "Karup is a city.", "Karup is a village in the west of the country."},
        {C, "Lake Orm is in Africa.", "Lake Orm is in Asia."},
        {C, "The show aired on NBC.", "The show aired on CBS."},
        {C, "Olga Brandt was the second president of the club.",
         "Olga Brandt was the fourth president of the club."},
        {N, "Anna Holm is American.", "Anna Holm toured Boston and Chicago."},
        {C, "Olga Brandt is Catholic.", "Olga Brandt is Lutheran."},
        {C, "The Red Pier is a person.", "The Red Pier is a film."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(amounts_and_dates_are_compared)
{
    static const row rows[] = {
        {S, "The bridge opened in 1931.", "The bridge opened on 3 May 1931."},
        {C, "The bridge opened in 1931.", "The bridge opened on 3 May 1932."},
        {C, "Olga Brandt was born in May.", "Olga Brandt (born 2 October 1950) is a sculptor."},
        {S, "Olga Brandt was born in October.",
         "Olga Brandt (born 2 October 1950) is a sculptor."},
        {C, "Olga Brandt was born in 1990.", "Olga Brandt (1950-1990) was a sculptor."},
        {S, "Olga Brandt died in 1990.", "Olga Brandt (1950 - 1990) was a sculptor."},
        {C, "Olga Brandt was born in 1990.",
         "Olga Brandt (2 October 1950 - 3 June 1990) was a sculptor."},
        {S, "Olga Brandt died in 1990.",
         "Olga Brandt (2 October 1950 - 3 June 1990) was a sculptor."},
        {C, "The town has 3,000 inhabitants.", "The town has 8,000 inhabitants."},
        {S, "The town has about 8,000 inhabitants.", "The town has 8,010 inhabitants."},
        {S, "The firm employs 400 people.", "The firm employs more than 400 people."},
        {C, "The firm employs 400 people.", "The firm employs 90 people."},
        {C, "The ticket costs 5 dollars.", "The ticket costs 9 dollars."},
        {C, "The walk takes two hours.", "The walk takes five hours."},
        {C, "The album was released in March 2004.", "The album was released in 2006."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(ranks_and_places_are_kept_apart)
{
    static const row rows[] = {
        {S, "Karup is the largest town on the island.", "Karup is the largest town on the island."},
        {C, "Karup is the largest town on the island.",
         "Karup is the second largest town on the island."},
        {C, "Karup is the second largest town on the island.",
         "Karup is the largest town on the island."},
        {C, "Karup is the second largest town on the island.",
         "Karup is the third largest town on the island."},
        {N, "Olga Brandt was from Norway.", "Olga Brandt sailed to Canada in spring."},
        {S, "The team plays in the NHL.", "The team plays in the National Hockey League."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(names_in_one_place_are_compared)
{
    static const row rows[] = {
        {C, "The Glass Bell was written by Olga Brandt.",
         "The Glass Bell was written by Karl Winter."},
        {C, "The play was directed by Anna Holm.", "The play was directed by Karl Winter."},
        {S, "The Glass Bell was written by Olga Brandt.",
         "The Glass Bell is a novel that was written by Olga Brandt."},
        {N, "Anna Holm produced the play.", "The play was produced by Karl Holm and Eva Lund."},
        {N, "Anna Holm wrote the play.", "Karl Winter wrote a play."},
        {S, "Dan Holm wrote the play.", "The play was written by Daniel Holm."},
        {S, "Dan Holm is a poet.", "Daniel Peter Holm is a Danish poet."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(what_is_not_asserted_is_a_mention)
{
    static const row rows[] = {
        {M, "The ferry is free.", "Is the ferry free?"},
        {M, "The ferry is free.", "Nobody knows whether the ferry is free."},
        {M, "The ferry is free.", "If the ferry were free, more people would use it."},
        {M, "The ferry is free.", "The council debated whether the ferry is free."},
        {M, "The ferry is free.", "It is unclear whether the ferry is free."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(where_words_leave_a_doubt_nothing_is_said)
{
    static const row rows[] = {
        {N, "The ferry is free.", "Trout swim in the brook."},
        {N, "A huge man is running.", "A man is running."},
        {N, "A woman is running.", "A man is not running."},
        {N, "A man is running.", "A man is not running in the rain with a red umbrella."},
        {N, "The mill produces flour.", "The mill was painted by a farmer."},
        {N, "Olga Brandt was born in May.", "Olga Brandt directed the play."},
        {N, "There is a door.", "A child is not looking out of a door."},
        {M, "The soup is hot.", "The soup is not cold."},
        {N, "The tax was raised in Karup.", "The mayor of Karup sang a song."},
        {N, "Olga Brandt founded a school.", "The school has a garden."},
        {M, "The road was closed in June.", "The road was not closed in October."},
        {N, "Anna Holm visited Rome.", "Karl Winter was born in Madrid."},
        {N, "Karup is a county.", "Karup is close to Lund County."},
        {N, "The orchestra toured Japan.", "The orchestra was praised in Brazil by critics."},
        {N, "", "The ferry is free."},
        {N, "The ferry is free.", ""},
        {N, "The", "The"},
        {N, ". , ;", ". , ;"},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(only_leaves_no_room_for_more)
{
    static const row rows[] = {
        {C, "The shop only sells bread.", "The shop sells bread and wine."},
        {C, "Olga Brandt is only a sculptor.", "Olga Brandt is a sculptor and composer."},
        {S, "The shop only sells bread.", "The shop sells bread."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(what_did_not_last_decides_only_alone)
{
    static const row rows[] = {
        {S, "The ferry is free.", "The ferry was once free."},
        {C, "The ferry is free.", "The ferry was once free. The ferry is not free now."},
        {"mixed", "The ferry is free.", "The ferry is free. The ferry is not free."},
        {C, "The ferry is free.", "The mayor falsely claimed that the ferry is free."},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(bad_lines_are_told_and_keep_their_id)
{
    static const struct {
        const char *line, *id;
    } rows[] = {
        {"", "null"},
        {"nonsense", "null"},
        {"[]", "null"},
        {"{\"id\":\"a\"}", "\"a\""},
        {"{\"id\":7,\"claim\":\"x\",\"text\":3}", "7"},
        {"{\"id\":{},\"claim\":\"x\"}", "null"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char start[64];
        cg_slice out;
        bool bad = false;
        cg_error error = {0};
        int len = snprintf(start, sizeof start, "{\"id\":%s,\"error\":\"", rows[i].id);
        ck_assert_int_eq(cg_judge_line(judge, (cg_slice){rows[i].line, strlen(rows[i].line)},
                                       &out, &bad, &error),
                         CG_OK);
        ck_assert(bad);
        ck_assert_uint_gt(out.len, (size_t)len);
        ck_assert_int_eq(memcmp(out.ptr, start, (size_t)len), 0);
    }
}
END_TEST

/* Each allocation of the first line that a judge reads fails once. */
START_TEST(running_out_of_memory_is_told)
{
    static const char line[] = "{\"id\":1,\"claim\":\"The ferry opened in May 1950.\","
                               "\"text\":\"It is a myth that the ferry (1950 - 1990) is new.\"}";
    cg_status status = CG_E_MEMORY;
    for (long n = 1; status != CG_OK; n++) {
        cg_judge *own;
        cg_slice out;
        bool bad;
        cg_error error = {0};
        ck_assert_int_lt(n, 1000);
        ck_assert_int_eq(cg_judge_new(&own, &error), CG_OK);
        cg_alloc_fail_at(n, 1);
        status = cg_judge_line(own, (cg_slice){line, sizeof line - 1}, &out, &bad, &error);
        cg_alloc_fail_at(0, 0);
        if (status == CG_OK && bad) /* the line could not be read for want of memory */
            status = CG_E_MEMORY;
        ck_assert(status == CG_OK || status == CG_E_MEMORY);
        cg_judge_free(own);
    }
}
END_TEST

Suite *alone_suite(void)
{
    Suite *suite = suite_create("alone");
    TCase *tests = tcase_create("alone");
    tcase_add_checked_fixture(tests, judge_open, judge_close);
    tcase_add_test(tests, what_is_held_against_the_subject_is_not_said_of_it);
    tcase_add_test(tests, who_does_it_and_to_whom_it_is_done_are_not_exchanged);
    tcase_add_test(tests, what_one_may_have_beside_another_thing_does_not_contradict);
    tcase_add_test(tests, whoever_belongs_to_the_subject_is_somebody_else);
    tcase_add_test(tests, comparisons_have_two_ends);
    tcase_add_test(tests, most_are_not_all);
    tcase_add_test(tests, the_same_words_in_any_inflection_support);
    tcase_add_test(tests, words_that_mean_the_same_or_more_support);
    tcase_add_test(tests, denials_contradict);
    tcase_add_test(tests, a_claim_that_denies_is_turned_around);
    tcase_add_test(tests, opposites_contradict);
    tcase_add_test(tests, another_member_of_a_set_contradicts);
    tcase_add_test(tests, amounts_and_dates_are_compared);
    tcase_add_test(tests, ranks_and_places_are_kept_apart);
    tcase_add_test(tests, names_in_one_place_are_compared);
    tcase_add_test(tests, what_is_not_asserted_is_a_mention);
    tcase_add_test(tests, where_words_leave_a_doubt_nothing_is_said);
    tcase_add_test(tests, only_leaves_no_room_for_more);
    tcase_add_test(tests, what_did_not_last_decides_only_alone);
    tcase_add_test(tests, bad_lines_are_told_and_keep_their_id);
    tcase_add_test(tests, running_out_of_memory_is_told);
    tcase_set_timeout(tests, 60);
    suite_add_tcase(suite, tests);
    return suite;
}
