/* Makes what the benchmarks run on, from a seed: packs of full rules, and a
 * corpus of English-like text in which a given share of the sentences says
 * something of a rule's subject.
 *     generate rules DIR COUNT
 *     generate corpus DIR BYTES FILES TOUCHED COUNT    (TOUCHED in millionths)
 *     generate anchors COUNT                           (to standard output)
 *     generate pairs PAIRS COUNT                       (the same)
 * COUNT is the number of rules; the same count gives the same rules. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { WORDS = 4000, RULES_A_PACK = 1000, NAME_ROOM = 64, PATH_ROOM = 4096 };

static uint64_t state;

/* splitmix64 (Steele, Lea and Flood 2014). */
static uint64_t next_random(void)
{
    uint64_t z = (state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

static uint32_t below(uint32_t limit)
{
    return (uint32_t)(next_random() % limit);
}

static void die(const char *what)
{
    fprintf(stderr, "generate: %s: %s\n", what, strerror(errno));
    exit(1);
}

/* --- words ------------------------------------------------------------------- */

static const char *const common[] = {
    "the", "of",   "and",  "to",    "in",   "a",     "is",    "that", "for",  "it",   "was",
    "on",  "with", "as",   "be",    "at",   "by",    "this",  "had",  "not",  "are",  "but",
    "from", "or",  "have", "an",    "they", "which", "one",   "you",  "were", "all",  "her",
    "she", "there", "would", "their", "we", "him",   "been",  "has",  "when", "who",  "will",
    "no",  "more", "if",   "out",   "so",   "up",    "said",  "what", "its",  "about", "than",
    "into", "them", "can", "only",  "other", "time", "new",   "some", "could", "these", "two"};
static const char *const syllables[] = {"ba",  "co",  "de",  "fi",  "gra", "hol", "in",  "jo",
                                        "ka",  "lu",  "mer", "nor", "o",   "pel", "qui", "ra",
                                        "sto", "tor", "ul",  "ver", "wen", "ya",  "zim", "thal",
                                        "bri", "cla", "dun", "esk", "fro", "gle", "shi", "tru"};
static const char *const nouns[] = {"contract", "permit",  "budget", "licence", "merger",
                                    "facility", "tender",  "lease",  "subsidy", "grant",
                                    "pension",  "dividend", "charter", "audit"};
static const char *const verbs[] = {"approve", "reject",   "cancel", "extend",    "fund",
                                    "inspect", "close",    "open",   "tax",       "acquire",
                                    "suspend", "relocate", "expand", "privatise", "regulate"};
static const char *const adjectives[] = {"voluntary", "mandatory", "optional",  "compulsory",
                                         "safe",      "dangerous", "legal",     "illegal",
                                         "solvent",   "insolvent", "temporary", "permanent"};
#define COUNT(list) ((uint32_t)(sizeof(list) / sizeof *(list)))

static char words[WORDS][24];

static void add_word(char *out, size_t room)
{
    out[0] = '\0';
    for (uint32_t n = 2 + below(3); n > 0; n--) {
        const char *part = syllables[below(COUNT(syllables))];
        if (strlen(out) + strlen(part) < room)
            memcpy(out + strlen(out), part, strlen(part) + 1);
    }
}

static void make_words(void)
{
    state = 1;
    for (int i = 0; i < WORDS; i++)
        add_word(words[i], sizeof words[i]);
}

/* --- rules -------------------------------------------------------------------- */

typedef struct rule {
    char name[NAME_ROOM];
    const char *noun[4], *verb[5], *yes, *no;
} rule;

static void capitalise(char *word)
{
    if (*word >= 'a' && *word <= 'z')
        *word = (char)(*word - 'a' + 'A');
}

/* Three names in ten are a single word. Names are rare, as they are in practice:
 * what is touched is what was meant to be. So a single word ends in a letter that
 * no word of the text has. */
static rule make_rule(uint32_t index)
{
    rule r;
    char first[24], second[24];
    state = UINT64_C(0x5EED) + index * UINT64_C(7919);
    add_word(first, sizeof first);
    add_word(second, sizeof second);
    capitalise(first);
    capitalise(second);
    if (index % 10 < 3)
        snprintf(r.name, sizeof r.name, "%s%sx", first, syllables[index % COUNT(syllables)]);
    else
        snprintf(r.name, sizeof r.name, "%s %s", first, second);
    uint32_t n = below(COUNT(nouns)), v = below(COUNT(verbs)), a = below(COUNT(adjectives) / 2);
    for (uint32_t i = 0; i < 4; i++)
        r.noun[i] = nouns[(n + i) % COUNT(nouns)];
    for (uint32_t i = 0; i < 5; i++)
        r.verb[i] = verbs[(v + i) % COUNT(verbs)];
    r.yes = adjectives[2 * a];
    r.no = adjectives[2 * a + 1];
    return r;
}

static void write_claim(FILE *out, uint32_t index, const char *comma)
{
    rule r = make_rule(index);
    fprintf(out,
            "%s\n  {\"id\": \"c%u\", \"claim\": \"%s is %s\", \"subject\": \"n%u\",\n"
            "   \"supports\": [\"%s %s\", \"%s ... %s\", \"(%s | %s) the %s\", \"%s was! %s\", "
            "\"%s by law\"],\n"
            "   \"contradicts\": [\"%s %s\", \"%s ... the %s\", \"%s by law\", \"lost its %s\", "
            "\"%s ... %s anyway\"],\n"
            "   \"examples\": [{\"text\": \"%s has a %s %s.\", \"stance\": \"support\"},\n"
            "     {\"text\": \"%s has a %s %s.\", \"stance\": \"contradict\"}]}",
            comma, index, r.name, r.yes, index, r.yes, r.noun[0], r.verb[0], r.noun[1], r.verb[1],
            r.verb[2], r.noun[2], r.noun[3], r.verb[3], r.yes, r.no, r.noun[0], r.verb[4],
            r.noun[1], r.no, r.noun[2], r.noun[3], r.verb[0], r.name, r.yes, r.noun[0], r.name,
            r.no, r.noun[0]);
}

static void write_pack(FILE *out, uint32_t first, uint32_t end)
{
    fprintf(out, "{\"claimgrep\": 1, \"pack\": {\"id\": \"bench-%u\", \"title\": \"bench\", "
                 "\"language\": \"en\"},\n \"names\": {", first);
    for (uint32_t i = first; i < end; i++) {
        rule r = make_rule(i);
        fprintf(out, "%s\n  \"n%u\": {\"names\": [\"%s\", \"%s Group\"], "
                     "\"anaphors\": [\"the company\", \"the firm\"]}",
                i == first ? "" : ",", i, r.name, r.name);
    }
    fprintf(out, "},\n \"claims\": [");
    for (uint32_t i = first; i < end; i++)
        write_claim(out, i, i == first ? "" : ",");
    fprintf(out, "]}\n");
}

static FILE *create(const char *path)
{
    FILE *out = fopen(path, "w");
    if (!out)
        die(path);
    return out;
}

static void finish(FILE *out, const char *path)
{
    if (ferror(out) || fclose(out) != 0)
        die(path);
}

static void make_folder(const char *path)
{
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        die(path);
}

static void write_rules(const char *folder, uint32_t count)
{
    char path[PATH_ROOM];
    make_folder(folder);
    for (uint32_t first = 0; first < count; first += RULES_A_PACK) {
        uint32_t end = first + RULES_A_PACK < count ? first + RULES_A_PACK : count;
        snprintf(path, sizeof path, "%s/bench-%05u.json", folder, first);
        FILE *out = create(path);
        write_pack(out, first, end);
        finish(out, path);
    }
}

/* What a search for literals would look for: one name of each rule. */
static void write_anchors(uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        printf("%s\n", make_rule(i).name);
}

/* --- text ----------------------------------------------------------------------- */

/* Ranks fall off about as in English: half of the words are common ones. */
static const char *pick_word(void)
{
    if (below(100) < 50)
        return common[below(COUNT(common)) * below(COUNT(common)) / COUNT(common)];
    uint32_t rank = below(WORDS);
    return words[(uint64_t)rank * rank / WORDS];
}

/* One that is touched is so by one of the `rules` from `first` on. */
static size_t write_sentence(FILE *out, uint32_t touched, uint32_t first, uint32_t rules)
{
    size_t written = 0;
    uint32_t length = 8 + below(20);
    uint32_t at = below(1000000) < touched ? below(length) : length;
    for (uint32_t i = 0; i < length; i++) {
        if (i == at) {
            uint64_t keep = next_random();
            rule r = make_rule(first + (uint32_t)(keep % rules));
            state = keep;
            written += (size_t)fprintf(out, "%s%s has a %s %s", i ? " " : "", r.name,
                                       keep >> 40 & 1 ? r.yes : r.no, r.noun[0]);
            continue;
        }
        char word[32];
        snprintf(word, sizeof word, "%s", pick_word());
        if (i == 0)
            capitalise(word);
        written += (size_t)fprintf(out, "%s%s%s", i ? " " : "", word,
                                   below(12) == 0 && i + 1 < length ? "," : "");
    }
    return written + (size_t)fprintf(out, ". ");
}

static void write_document(const char *path, uint64_t bytes, uint32_t touched, uint32_t rules)
{
    FILE *out = create(path);
    uint64_t written = 0;
    while (written < bytes) {
        for (uint32_t n = 3 + below(5); n > 0; n--)
            written += write_sentence(out, touched, 0, rules);
        written += (size_t)fprintf(out, "\n\n");
    }
    finish(out, path);
}

static void write_corpus(const char *folder, uint64_t bytes, uint32_t files, uint32_t touched,
                         uint32_t rules)
{
    char path[PATH_ROOM];
    make_folder(folder);
    for (uint32_t i = 0; i < files; i++) {
        if (i % 1000 == 0) {
            snprintf(path, sizeof path, "%s/%03u", folder, i / 1000);
            make_folder(path);
        }
        snprintf(path, sizeof path, "%s/%03u/%06u.txt", folder, i / 1000, i);
        state = UINT64_C(0xD0C) + i * UINT64_C(104729);
        write_document(path, bytes / files, touched, rules);
    }
}

/* Lines for "claimgrep judge": a claim, and a sentence that is about it. */
static void write_pairs(uint32_t pairs, uint32_t rules)
{
    for (uint32_t i = 0; i < pairs; i++) {
        rule r = make_rule(i % rules);
        printf("{\"id\": \"%u\", \"claim\": \"%s is %s\", \"text\": \"", i, r.name, r.yes);
        state = UINT64_C(0xD0C) + i * UINT64_C(104729);
        write_sentence(stdout, 1000000, i % rules, 1);
        printf("\"}\n");
    }
}

int main(int argc, char **argv)
{
    make_words();
    if (argc == 4 && strcmp(argv[1], "rules") == 0)
        write_rules(argv[2], (uint32_t)strtoul(argv[3], NULL, 10));
    else if (argc == 3 && strcmp(argv[1], "anchors") == 0)
        write_anchors((uint32_t)strtoul(argv[2], NULL, 10));
    else if (argc == 4 && strcmp(argv[1], "pairs") == 0)
        write_pairs((uint32_t)strtoul(argv[2], NULL, 10), (uint32_t)strtoul(argv[3], NULL, 10));
    else if (argc == 7 && strcmp(argv[1], "corpus") == 0)
        write_corpus(argv[2], strtoull(argv[3], NULL, 10), (uint32_t)strtoul(argv[4], NULL, 10),
                     (uint32_t)strtoul(argv[5], NULL, 10), (uint32_t)strtoul(argv[6], NULL, 10));
    else {
        fprintf(stderr, "usage: see the top of tests/bench/generate.c\n");
        return 2;
    }
    return 0;
}
