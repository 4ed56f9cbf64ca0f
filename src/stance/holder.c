#include "stance/holder.h"

#include "stance/name.h"
#include "stance/words.h"

static const cg_class_set office = CG_CLASS(TITLE) | CG_CLASS(ROLE);

static bool is_empty(cg_token_range range)
{
    return range.first >= range.end;
}

static bool is_mark(const cg_passage *p, uint32_t i, cg_mark mark)
{
    return cg_passage_is_mark(p, i, mark);
}

/* --- trimming ------------------------------------------------------------------------- */

static bool is_dropped_ahead(const cg_passage *p, uint32_t i)
{
    if (!cg_passage_is_word(p, i) || cg_words_is_clitic(p, i))
        return true;
    if (cg_name_takes(p, i))
        return false;
    return cg_passage_token_is(p, i, "same") ||
           cg_passage_has(p, i,
                          CG_CLASS(COORDINATOR) | CG_CLASS(DETERMINER) |
                              CG_CLASS(ADVERB) | CG_CLASS(TIME));
}

static cg_token_range trim(const cg_passage *p, cg_token_range range)
{
    while (!is_empty(range) && is_dropped_ahead(p, range.first))
        range.first++;
    while (!is_empty(range)) {
        uint32_t last = range.end - 1;
        bool stop = is_mark(p, last, CG_MARK_STOP) && last > range.first &&
                    cg_words_is_capital(p, last - 1) &&
                    cg_passage_token(p, last - 1).len <= 5 &&
                    !cg_words_is_spaced(p, last);
        if ((cg_passage_is_word(p, last) && !cg_words_is_clitic(p, last)) || stop)
            break;
        range.end--;
    }
    return range;
}

/* An office ends before what is told of it, and before when and where it was
 * that the words were said. */
static uint32_t role_end(const cg_passage *p, cg_token_range range)
{
    for (uint32_t i = range.first; i < range.end; i++) {
        if (!cg_passage_is_word(p, i)) {
            cg_mark mark = (cg_mark)p->tokens.items[i].mark;
            if (mark == CG_MARK_OPEN || mark == CG_MARK_DASH || mark == CG_MARK_COLON ||
                mark == CG_MARK_QUOTE_OPEN)
                return i;
            continue;
        }
        bool again = cg_passage_token_is(p, i, "that") && i > range.first;
        if (again || cg_passage_has(p, i, CG_CLASS(RELATIVE) | CG_CLASS(WEEKDAY)) ||
            cg_phrase_is_setting(p, i, range.end))
            return i;
    }
    return range.end;
}

/* Words that lead to something that is cut off: "a campaign called". */
static bool is_dangling(const cg_passage *p, uint32_t i)
{
    if (cg_words_is_capital(p, i) || cg_passage_has(p, i, office))
        return false;
    return cg_words_ends(p, i, "ed") ||
           cg_passage_has(p, i,
                          CG_CLASS(PREPOSITION) | CG_CLASS(REPORT) | CG_CLASS(AUX) |
                              CG_CLASS(ADVERB) | CG_CLASS(DETERMINER) |
                              CG_CLASS(COORDINATOR) | CG_CLASS(TIME));
}

static cg_token_range trim_role(const cg_passage *p, cg_token_range range)
{
    range = trim(p, range);
    range.end = role_end(p, range);
    range = trim(p, range);
    while (!is_empty(range) && cg_passage_is_word(p, range.end - 1) &&
           is_dangling(p, range.end - 1)) {
        range.end--;
        range = trim(p, range);
    }
    return range;
}

/* --- names and offices ----------------------------------------------------------------------- */

/* "Mr." tells who it is, and is no office. */
static bool is_courtesy(const cg_passage *p, cg_token_range role)
{
    static const char *const words[] = {"mr", "mrs",    "ms", "miss",
                                        "mx", "messrs", NULL};
    return role.first < role.end && role.end <= role.first + 2 &&
           cg_words_is_one_of(p, role.first, words);
}

static bool is_short_title(const cg_passage *p, cg_token_range role)
{
    return role.end > role.first && role.end <= role.first + 2 &&
           cg_passage_token_is(p, role.first, "dr");
}

/* Where the name begins in a capitalised run: behind its last word for an
 * office, or at a first name behind the name of a body. */
static uint32_t name_in_run(const cg_passage *p, cg_token_range run)
{
    uint32_t at = run.first;
    for (uint32_t i = run.first; i + 1 < run.end; i++)
        if (cg_passage_has(p, i, office) && !(i > at && cg_name_is_gendered(p, at) &&
                                              !cg_passage_has(p, at, CG_CLASS(TITLE))))
            at = i + 1;
    while (at < run.end && !cg_passage_is_word(p, at))
        at++;
    return at;
}

/* "Secretary of State Jane Roe": the office goes on up to the first name. */
static uint32_t first_name_in(const cg_passage *p, cg_token_range range)
{
    for (uint32_t i = range.first + 1; i + 1 < range.end; i++)
        if (cg_name_is_gendered(p, i) && !cg_passage_has(p, i, office) &&
            !cg_passage_has(p, i - 1, office) && cg_name_takes(p, i) &&
            cg_name_takes(p, i + 1) && cg_words_is_spaced(p, i))
            return i;
    return range.end;
}

/* The last word names an office: "the Homeland Security Secretary". "King" may
 * end a person's name. */
static bool ends_in_office(const cg_passage *p, cg_token_range run)
{
    uint32_t last = run.end - 1;
    while (last > run.first && !cg_passage_is_word(p, last))
        last--;
    if (!cg_passage_has(p, last, office))
        return false;
    bool person = last > run.first && cg_name_is_gendered(p, run.first) &&
                  !cg_passage_has(p, run.first, office);
    return !person;
}

/* A word that is capitalised only for beginning its sentence. */
static bool is_plain_noun(const cg_passage *p, cg_token_range run)
{
    uint32_t i = run.first;
    if (run.end != i + 1 || (p->tokens.items[i].flags & CG_TOKEN_ALLCAPS))
        return false;
    return cg_passage_has(p, i, office | CG_CLASS(ORGANISATION) | CG_CLASS(MESSAGE));
}

static bool has_article(const cg_passage *p, uint32_t first)
{
    return first > 0 && cg_passage_token_is(p, first - 1, "the");
}

/* The run is the name of a body that goes on: "Department | of Justice". */
static bool is_linked(const cg_passage *p, cg_token_range run, uint32_t end)
{
    uint32_t linked = cg_name_end_linked(p, run.first, end);
    if (linked <= run.end || cg_name_has(p, run, CG_CLASS(TITLE)))
        return false;
    if (cg_name_is_gendered(p, run.first) && run.end > run.first + 1)
        return false;
    return cg_name_has(p, run, CG_CLASS(ORGANISATION)) ||
           (has_article(p, run.first) && !cg_name_has(p, run, office));
}

static void describe_role(const cg_passage *p, cg_token_range head, cg_holder *h)
{
    h->role = trim_role(p, head);
    h->found = !is_empty(h->role);
    if (h->found)
        h->gender = cg_gender_of_role(p, h->role);
}

/* The office before a name. Other words may be anything: a verb that is not
 * known for one. */
static cg_token_range prefix_of(const cg_passage *p, cg_token_range range)
{
    uint32_t last = range.end;
    while (last > range.first && !cg_passage_is_word(p, last - 1))
        last--;
    bool possessive = last > range.first && cg_words_is_clitic(p, last - 1);
    if (!possessive && !cg_name_has(p, range, office))
        return (cg_token_range){range.first, range.first};
    return trim_role(p, range);
}

static void describe_name(const cg_passage *p, cg_token_range head, cg_token_range name,
                          uint32_t rest, cg_holder *h)
{
    h->name = trim(p, name);
    h->role = prefix_of(p, (cg_token_range){head.first, h->name.first});
    h->found = true;
    bool article = is_empty(h->role) && has_article(p, h->name.first);
    h->gender = cg_gender_of_name(p, h->name, h->role, article);
    if (is_courtesy(p, h->role))
        h->role.end = h->role.first;
    if (is_empty(h->role) && rest < head.end)
        h->role = trim_role(p, (cg_token_range){rest, head.end});
}

static uint32_t first_preposition(const cg_passage *p, cg_token_range head)
{
    for (uint32_t i = head.first + 1; i < head.end; i++)
        if (cg_passage_has(p, i, CG_CLASS(PREPOSITION)) && !cg_words_is_capital(p, i))
            return i;
    return head.end;
}

/* "Jane Roe and Ann Lee", "Immigration and Customs Enforcement": names alone. */
static uint32_t name_over_and(const cg_passage *p, uint32_t from, uint32_t first)
{
    while (first > from + 1 && cg_passage_token_is(p, first - 1, "and")) {
        uint32_t before = cg_name_start(p, from, first - 1);
        if (before == first - 1 || before != from)
            break;
        first = before;
    }
    return first;
}

/* The name at the end of a phrase that begins with an office: where it starts,
 * or the phrase's end. "Homeland Security head | Jane Roe" */
static uint32_t name_behind_office(const cg_passage *p, cg_token_range head,
                                   uint32_t link, cg_token_range run)
{
    cg_token_range tail = {cg_name_start(p, head.first, head.end), head.end};
    if (is_empty(tail) || tail.first == head.first || ends_in_office(p, tail))
        return head.end;
    if (cg_passage_has(p, tail.first - 1, office))
        return is_plain_noun(p, tail) ? head.end : name_in_run(p, tail);
    bool of = link < head.end && cg_passage_token_is(p, link, "of");
    return of && !is_empty(run) && ends_in_office(p, run) ? first_name_in(p, tail)
                                                          : head.end;
}

static void describe_head(const cg_passage *p, cg_token_range head, cg_holder *h)
{
    uint32_t link = first_preposition(p, head);
    cg_token_range run = {cg_name_start(p, head.first, link), link};
    uint32_t first = name_behind_office(p, head, link, run);
    if (first < head.end) {
        describe_name(p, head, (cg_token_range){first, head.end}, head.end, h);
        return;
    }
    if (!is_empty(run) && is_linked(p, run, head.end)) {
        uint32_t end = cg_name_end_linked(p, run.first, head.end);
        describe_name(p, head, (cg_token_range){run.first, end}, end, h);
        h->gender = CG_GENDER_BODY;
        return;
    }
    if (is_empty(run) || is_plain_noun(p, run) || ends_in_office(p, run)) {
        describe_role(p, head, h);
        return;
    }
    uint32_t joined = name_over_and(p, head.first, run.first);
    if (joined == run.first) {
        describe_name(p, head, (cg_token_range){name_in_run(p, run), run.end}, link, h);
        return;
    }
    describe_name(p, head, (cg_token_range){joined, run.end}, link, h);
    h->gender = cg_name_is_gendered(p, joined) ? CG_GENDER_MANY : CG_GENDER_BODY;
}

/* --- what is set off by commas -------------------------------------------- */

/* An age, a party, a clause: nothing that tells an office. */
static bool is_aside(const cg_passage *p, cg_token_range extra)
{
    uint32_t i = extra.first;
    if (!cg_passage_is_word(p, i) || cg_words_is_number(p, i))
        return true;
    if (cg_words_is_capital(p, i) && cg_passage_token(p, i).len == 1)
        return i + 1 < extra.end && !cg_passage_is_word(p, i + 1); /* "D-Vt." */
    if (cg_passage_has(p, i, CG_CLASS(PREPOSITION)) && !cg_words_is_capital(p, i)) {
        static const char *const ties[] = {"of", "from", "with", NULL};
        return !cg_words_is_one_of(p, i, ties);
    }
    if (cg_passage_has(p, i, CG_CLASS(DETERMINER)) &&
        !cg_passage_has(p, i, CG_CLASS(COMPLEMENTIZER)))
        return extra.end == i + 1;
    if (cg_passage_has(p, i, office))
        return false;
    const cg_class_set clause =
        CG_CLASS(RELATIVE) | CG_CLASS(COMPLEMENTIZER) | CG_CLASS(SUBORDINATOR) |
        CG_CLASS(CONDITION) | CG_CLASS(CONCESSION) | CG_CLASS(COORDINATOR) |
        CG_CLASS(PRONOUN) | CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(NEGATION) |
        CG_CLASS(QUESTION) | CG_CLASS(VERB);
    bool adverb = cg_passage_has(p, i, CG_CLASS(ADVERB)) && extra.end == i + 1;
    return adverb || cg_passage_has(p, i, clause) || cg_words_ends(p, i, "ing") ||
           cg_words_ends(p, i, "ed") || cg_words_is_report(p, i);
}

/* The extra up to its first comma that ends an aside: "34, a lawyer". */
static cg_token_range behind_asides(const cg_passage *p, cg_token_range extra)
{
    for (unsigned i = 0; i < 3 && !is_empty(extra); i++) {
        if (!is_aside(p, extra))
            return extra;
        if (cg_passage_has(p, extra.first, CG_CLASS(RELATIVE)))
            break;
        while (extra.first < extra.end && !is_mark(p, extra.first, CG_MARK_COMMA))
            extra.first++;
        extra.first += extra.first < extra.end;
    }
    return (cg_token_range){extra.end, extra.end};
}

/* A clause of its own, not a noun phrase: "the program is voluntary". */
static bool holds_clause(const cg_passage *p, cg_token_range extra)
{
    for (uint32_t i = extra.first; i < extra.end; i++) {
        if (cg_passage_has(p, i, CG_CLASS(RELATIVE)))
            return false;
        if (cg_passage_has(p, i, CG_CLASS(AUX) | CG_CLASS(MODAL)) &&
            !cg_words_is_clitic(p, i))
            return true;
    }
    return false;
}

static void describe_extra(const cg_passage *p, cg_token_range extra, cg_holder *h)
{
    extra = behind_asides(p, extra);
    if (is_empty(extra) || holds_clause(p, extra))
        return;
    if (is_empty(h->name)) {
        uint32_t first = extra.first, end = cg_name_end(p, first, extra.end);
        cg_token_range run = {name_in_run(p, (cg_token_range){first, end}), end};
        bool whole = end == extra.end || is_mark(p, end, CG_MARK_COMMA);
        if (end > first && whole && run.first < run.end &&
            h->gender != CG_GENDER_MANY) {
            h->name = run;
            cg_gender gender = cg_gender_of_name(p, h->name, h->role, false);
            h->gender = gender == CG_GENDER_UNKNOWN && h->gender != CG_GENDER_BODY
                            ? h->gender
                            : gender;
        }
        return;
    }
    cg_token_range role = trim_role(p, extra);
    if (is_empty(role) || (!is_empty(h->role) && !is_short_title(p, h->role)))
        return;
    h->role = role;
    cg_gender gender = cg_gender_of_role(p, role);
    if (h->gender == CG_GENDER_UNKNOWN && gender != CG_GENDER_MANY)
        h->gender = gender;
}

/* --- pronouns ------------------------------------------------------------- */

static bool is_nobody(const cg_passage *p, cg_token_range range)
{
    static const char *const words[] = {"nobody", "few", "none", "hardly", NULL};
    for (uint32_t i = range.first; i < range.end; i++)
        if (cg_words_is_one_of(p, i, words) &&
            !(i > range.first && cg_passage_token_is(p, i - 1, "a")))
            return true;
    return range.end - range.first == 2 && cg_passage_token_is(p, range.first, "no") &&
           cg_passage_token_is(p, range.first + 1, "one");
}

static bool describe_pronoun(const cg_passage *p, uint32_t i, cg_holder *h)
{
    static const char *const singular[] = {"he",  "she", "it",  "his",
                                           "her", "its", "him", NULL};
    static const char *const own[] = {"my", "our", NULL};
    static const char *const others[] = {"their", "his", "her", "its", NULL};
    static const char *const they[] = {"they", "their", "them", NULL};
    bool possessive = cg_words_is_one_of(p, i, own) || cg_words_is_one_of(p, i, others);
    if ((!cg_passage_has(p, i, CG_CLASS(PRONOUN)) && !possessive) ||
        cg_words_is_clitic(p, i))
        return false;
    h->first = cg_passage_has(p, i, CG_CLASS(FIRST)) || cg_words_is_one_of(p, i, own);
    h->pronoun = !h->first;
    h->sole = cg_words_is_one_of(p, i, singular);
    h->gender = cg_gender_of_word(p, i);
    if (h->gender == CG_GENDER_UNKNOWN && h->sole)
        h->gender = CG_GENDER_BODY;
    else if (cg_words_is_one_of(p, i, they))
        h->gender = CG_GENDER_MANY;
    return true; /* "anybody", "those": no gender, and never resolved */
}

/* --- the whole ------------------------------------------------------------ */

static cg_token_range without_parenthesis(const cg_passage *p, cg_token_range head)
{
    for (uint32_t i = head.first; i < head.end; i++)
        if (is_mark(p, i, CG_MARK_OPEN) && i > head.first)
            return (cg_token_range){head.first, i};
    return head;
}

cg_holder cg_holder_of(const cg_passage *p, cg_noun_phrase phrase, uint32_t verb)
{
    cg_holder holder = {.verb = verb, .word = phrase.head.first};
    cg_token_range head = phrase.head;
    if (is_empty(head))
        return holder;
    if (is_nobody(p, head)) {
        holder.nobody = true;
        return holder;
    }
    if (head.end == head.first + 1 && describe_pronoun(p, head.first, &holder))
        return holder;
    if (cg_passage_token_is(p, head.end - 1, "us")) { /* "most of us" */
        holder.first = true;
        return holder;
    }
    head = trim(p, without_parenthesis(p, head));
    holder.name = holder.role = (cg_token_range){head.first, head.first};
    if (is_empty(head))
        return holder;
    if (head.end == head.first + 1 && describe_pronoun(p, head.first, &holder)) {
        holder.word = head.first;
        return holder;
    }
    describe_head(p, head, &holder);
    if (holder.found && !is_empty(phrase.extra))
        describe_extra(p, phrase.extra, &holder);
    return holder;
}

bool cg_holder_is_held(const cg_holder *holder)
{
    return holder->found || holder->pronoun || holder->first;
}

cg_holder cg_holder_nest(const cg_holder *outer, const cg_holder *inner)
{
    if (!inner->found && !inner->pronoun && (outer->found || outer->pronoun))
        return *outer;
    cg_holder holder = *inner;
    if (holder.pronoun) {
        holder.outer_name = outer->found ? outer->name : outer->outer_name;
        holder.outer_role = outer->found ? outer->role : outer->outer_role;
    }
    return holder;
}
