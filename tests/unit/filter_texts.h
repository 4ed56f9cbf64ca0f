/* Random rules, and random texts in which they match, for the proof that the
 * filter misses nothing. */
#ifndef TESTS_UNIT_FILTER_TEXTS_H
#define TESTS_UNIT_FILTER_TEXTS_H

#include "engine_fixture.h"

#include "base/utf8.h"

static uint64_t seed;

static inline uint32_t draw(uint32_t below)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 32) % below;
}

/* A word as patterns have it, and as texts do. */
static const struct concept {
    const char *pattern;
    const char *texts[6];
}
concepts[] = {
    {"opt",
     {"opt", "OPT", "opted", "o\xC2\xADpt", "\xEF\xBD\x8F\xEF\xBD\x90\xEF\xBD\x94",
      "opt's"}},
    {"out", {"out", "OUT", "Out", "ou\xE2\x80\x8Bt", "out\xCD\x8F", "out"}},
    {"file", {"file", "\xEF\xAC\x81le", "FILES", "filing", "fi\xC2\xADle", "file"}},
    {"stra\xC3\x9F"
     "e",
     {"stra\xC3\x9F"
      "e",
      "STRASSE", "strasse",
      "STRA\xE1\xBA\x9E"
      "E",
      "Stra\xC3\x9F"
      "e",
      "stra\xC5\xBFse"}},
    {"secure",
     {"secure",
      "\xC5\xBF"
      "ecure",
      "Secure", "SECURE", "secured",
      "s\xE2\x81\xA0"
      "ecure"}},
    {"caf\xC3\xA9",
     {"caf\xC3\xA9", "cafe\xCC\x81", "CAFE\xCC\x81", "CAF\xC3\x89",
      "caf\xC2\xAD\xC3\xA9", "caf\xC3\xA9s"}},
    {"\xC4\xB0stanbul",
     {"\xC4\xB0STANBUL", "i\xCC\x87stanbul", "I\xCC\x87stanbul", "\xC4\xB0stanbul",
      "istanbul", "Istanbul"}},
    {"\xC5\x81\xC3\xB3"
     "d\xC5\xBA",
     {"\xC5\x81\xC3\xB3"
      "d\xC5\xBA",
      "\xC5\x82o\xCC\x81"
      "dz\xCC\x81",
      "\xC5\x81\xC3\x93"
      "D\xC5\xB9",
      "\xC5\x81\xC3\xB3"
      "d\xC5\xBA",
      "Lodz",
      "\xC5\x82\xC3\xB3"
      "d\xC5\xBAs"}},
    {"\xCE\xA3\xCE\xAF\xCF\x83\xCF\x85\xCF\x86\xCE\xBF\xCF\x82",
     {"\xCE\xA3\xCE\x8A\xCE\xA3\xCE\xA5\xCE\xA6\xCE\x9F\xCE\xA3",
      "\xCF\x83\xCE\xB9\xCC\x81\xCF\x83\xCF\x85\xCF\x86\xCE\xBF\xCF\x83",
      "\xCE\xA3\xCE\xAF\xCF\x83\xCF\x85\xCF\x86\xCE\xBF\xCF\x82", "x", "y", "z"}},
    {"kelvin",
     {"kelvin",
      "\xE2\x84\xAA"
      "elvin",
      "KELVIN", "Kelvin", "Kelvins", "kelvin\xE2\x80\x8D"}},
    {"voluntary",
     {"voluntary", "VOLUNTARY", "volun\xC2\xADtary", "voluntarily", "Voluntary",
      "voluntary\xE2\x80\x99s"}},
    {"voluntar",
     {"voluntar", "VOLUNTAR", "voluntars", "voluntary", "voluntar", "voluntar"}},
    {"658",
     {"658", "\xEF\xBC\x96\xEF\xBC\x95\xEF\xBC\x98", "658m", "1.658", "658", "658th"}},
    {"1,000.5",
     {"1,000.5", "1,000.5m", "1,000.5\xC2\xADx", "1,000.50", "1,000.5", "1,000"}},
    {"20th", {"20th", "20TH", "20 th", "5.20th", "20th", "20\xC2\xADth"}},
    {"km", {"km", "1.5km", "5km", "1,000km", "KM", "1.\xD9\xA5km"}},
    {"5m",
     {"5m", "1.5m", "5M", "5 m", "5\xC2\xADm",
      "6.1\xC2\xAD"
      "5m"}},
    {"U.S.", {"U.S.", "u.s", "U.S.A.", "US", "U.S.'s", "\xEF\xBC\xB5.\xEF\xBC\xB3"}},
    {"e.g.", {"e.g.", "E.G.", "e.g", "eg", "e.g.n't", "e. g."}},
    {"is", {"is", "isn't", "isn\xE2\x80\x99t", "IS", "are", "'s"}},
    {"can", {"can", "can't", "cannot", "CANNOT", "can\xE2\x80\x99t", "could"}},
    {"not", {"not", "cannot", "n't", "NOT", "don't", "not"}},
    {"will", {"will", "won't", "they'll", "'ll", "WILL", "wo"}},
    {"do", {"do", "don't", "DON'T", "does", "doesn\xE2\x80\x99t", "did"}},
    {"agency",
     {"agency", "agency's", "AGENCIES", "agencyn't", "agencies'",
      "agency\xE2\x80\x99n\xE2\x80\x99t"}},
    {"o'neil",
     {"o'neil", "O\xE2\x80\x99Neil", "O'NEIL", "o neil", "o-neil", "o'neiln't"}},
    {"o\xCA\xBCneil",
     {"o\xCA\xBCneil", "O\xCA\xBCNEIL", "o'neil", "o\xCA\xBC\xC2\xADneil",
      "o\xCA\xBCneiln't", "neil"}},
    {"S-Comm",
     {"S-Comm", "s-comm",
      "S\xE2\x80\x91"
      "Comm",
      "S Comm", "SComm", "S-COMM"}},
    {"AT&T", {"AT&T", "at&t", "AT & T", "ATT", "AT\xC2\xA0&T", "at&t"}},
    {"also", {"also", "still", "ALSO", "never", "also", "quite"}},
    {"the", {"the", "THE", "a", "The", "its", "the"}},
    {"been", {"been", "being", "be", "BEEN", "is", "are"}},
    {"pa\xC5\x80lel",
     {"pa\xC5\x80lel", "PA\xC4\xBFLEL", "pal\xC2\xB7lel", "pa\xC5\x80lel", "pallel",
      "x"}},
    {"\xC5\x89gora",
     {"\xC5\x89gora", "'ngora", "\xCA\xBCngora", "ngora", "\xC5\x89gora", "n"}},
    {"m\xC2\xB2", {"m\xC2\xB2", "m2", "m \xC2\xB2", "M\xC2\xB2", "m", "m\xC2\xBD"}},
    {"dare", {"dare", "daren't", "DAREN'T", "daren\xE2\x80\x99T", "dared", "dare"}},
};
enum { CONCEPTS = sizeof concepts / sizeof *concepts };

/* What stands between the words of a text: mostly what a phrase may hold. */
static const char *const separators[] = {
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\r\n",
    " ",
    "-",
    "\xC2\xA0",
    "  ",
    "\t",
    "\xE2\x80\x90",
    " \"",
    "\" ",
    " '",
    "' ",
    "*",
    " **",
    "** ",
    " _",
    "_ ",
    "`",
    "\xE2\x80\x9C",
    "\xE2\x80\x9D ",
    " \xE2\x80\x98",
    "\xE2\x80\x99 ",
    "\xC2\xAD ",
    "\xE2\x80\x8B",
    " \xE2\x81\xA0",
    "\xE2\x80\xAF",
    ", ",
    ". ",
    "; ",
    " (",
    ") ",
    "\xE2\x80\x94",
    " -- ",
    "...",
    "\xE2\x80\xA6",
    "/",
    "&",
    "$",
    "\xC2\xBD",
    "\xC2\xB2 ",
    ".",
    ",",
    "",
    "\xCC\x81",
    "\xEF\xB8\x8F",
    "\n> ",
    "\n\n",
    "\n\n# ",
    "n't ",
    "n\xE2\x80\x99t ",
    "'s ",
    "\xE2\x80\x99s ",
    " also ",
    " not ",
    " never ",
    "n",
    "1",
    "\xC2\x85",
};
enum { SEPARATORS = sizeof separators / sizeof *separators, PLAIN_SEPARATORS = 34 };

enum { MAX_SAMPLE = 40, SAMPLES = 8 };

/* A pattern at work, with the words of a text that it may match. */
typedef struct draft {
    cg_buf text;
    const struct concept *sample[MAX_SAMPLE];
    size_t len;
} draft;

static inline void add_concept(draft *d, const char *before, const char *after)
{
    const struct concept *c = &concepts[draw(CONCEPTS)];
    cg_buf_printf(&d->text, "%s%s%s", before, c->pattern, after);
    if (d->len < MAX_SAMPLE)
        d->sample[d->len++] = c;
}

static inline void add_item(draft *d, unsigned depth);

static inline void add_items(draft *d, unsigned depth)
{
    uint32_t count = 1 + draw(3);
    for (uint32_t i = 0; i < count; i++) {
        if (i && depth < 2 && draw(6) == 0)
            cg_buf_add_slice(&d->text, draw(2) ? CG_SLICE("... ") : CG_SLICE("...2 "));
        add_item(d, depth);
        cg_buf_add_char(&d->text, ' ');
    }
}

static inline void add_group(draft *d, unsigned depth, const char *separator)
{
    cg_buf_add_char(&d->text, '(');
    add_items(d, depth + 1);
    cg_buf_add_slice(&d->text, cg_slice_of(separator));
    add_items(d, depth + 1);
    cg_buf_add_char(&d->text, ')');
}

static inline void add_item(draft *d, unsigned depth)
{
    static const char *const slots[] = {"@lex",  "{one}", "{two}",
                                        "/v.*/", "sec*",  "<number>"};
    uint32_t kind = draw(16);
    if (kind < 9)
        add_concept(d, "", "");
    else if (kind == 9)
        add_concept(d, "", "!");
    else if (kind == 10)
        add_concept(d, "=", "");
    else if (kind == 11)
        add_concept(d, "", "?");
    else if (kind == 12 && depth)
        cg_buf_printf(&d->text, "%s", slots[draw(sizeof slots / sizeof *slots)]);
    else if (depth < 2)
        add_group(d, depth, kind < 15 ? "|" : "&");
    else
        add_concept(d, "", "");
}

static inline void add_word(cg_buf *text, const struct concept *c)
{
    cg_buf_add_slice(text, cg_slice_of(c->texts[draw(6)]));
}

static inline void add_separator(cg_buf *text)
{
    uint32_t among = draw(8) ? PLAIN_SEPARATORS : SEPARATORS;
    cg_buf_add_slice(text, cg_slice_of(separators[draw(among)]));
}

/* Characters that change what is around them. */
static const char *const disturbers[] = {
    "\xC2\xAD",
    "\xE2\x80\x8B",
    "\xEF\xB8\x8F",
    "\xE1\x85\x9F",
    "\xCC\x81",
    "\xCC\xA7",
    "\xCA\xBC",
    "'",
    "\xE2\x80\x99",
    "n",
    "t",
    "N'T",
    "s",
    ".",
    ",",
    "1",
    "\xD9\xA5",
    "\xEF\xBC\x91",
    "-",
    " ",
    "\xC2\xA0",
    "\xE2\x80\x94",
    "\xC2\xAA",
    "\xC2\xB2",
    "\xE2\x84\xAA",
    "\xEF\xAC\x81",
    "\xF0\x9D\x90\x80",
    "\xE1\x84\x80",
    "\xE1\x85\xA1",
    "\xE4\xB8\x80",
    "*",
    "\"",
    "\r\n",
};

/* Puts some of them between characters of the text. */
static inline void disturb(cg_buf *text, cg_buf *spare)
{
    cg_slice whole = cg_buf_slice(text);
    uint32_t one_in = 4 + draw(60);
    cg_buf_reset(spare);
    for (size_t at = 0; at < whole.len;) {
        unsigned len;
        (void)cg_utf8_decode(whole, at, &len);
        if (draw(one_in) == 0)
            cg_buf_add_slice(
                spare,
                cg_slice_of(disturbers[draw(sizeof disturbers / sizeof *disturbers)]));
        cg_buf_add_slice(spare, cg_slice_sub(whole, at, at + len));
        at += len;
    }
    cg_buf swap = *text;
    *text = *spare;
    *spare = swap;
}

/* Words of the patterns in their order, with others between them. */
static inline void write_text(cg_buf *text, const draft *drafts)
{
    cg_buf_reset(text);
    for (uint32_t i = 1 + draw(4); i > 0; i--) {
        const draft *d = &drafts[draw(SAMPLES)];
        for (size_t w = 0; w < d->len; w++) {
            if (draw(12) == 0)
                add_word(text, &concepts[draw(CONCEPTS)]);
            else
                add_word(text, d->sample[w]);
            add_separator(text);
        }
    }
    ck_assert(cg_buf_ok(text));
}

static inline void add_string(cg_buf *pack, const char *before, const cg_buf *pattern)
{
    cg_buf_add_slice(pack, cg_slice_of(before));
    cg_json_add_string(pack, cg_buf_slice(pattern));
}

/* A pack of random rules, one pattern each; NULL when it has a fault. */
static inline cg_program *draw_program(draft *drafts, cg_buf *pack)
{
    cg_buf_reset(pack);
    cg_buf_add_slice(
        pack, CG_SLICE("{\"claimgrep\":1,\"pack\":{\"id\":\"p\"},"
                       "\"lexicons\":{\"lex\":[\"voluntary\",\"opt out\",\"stra\xC3\x9F"
                       "e file\"]},"
                       "\"names\":{\"one\":[\"Secure File\",\"=ICE\",\"S-Comm\"],"
                       "\"two\":{\"names\":[\"caf\xC3\xA9 out\",\"Stra\xC3\x9F"
                       "e\"],\"case\":\"any\","
                       "\"anaphors\":[\"the agency\"]}},\"claims\":["));
    for (uint32_t i = 0; i < SAMPLES; i++) {
        drafts[i].len = 0;
        cg_buf_reset(&drafts[i].text);
        add_items(&drafts[i], 0);
        cg_buf_printf(pack, "%s{\"id\":\"c%u\",\"claim\":\"c\",\"subject\":null,",
                      i ? "," : "", i);
        add_string(pack, "\"supports\":[", &drafts[i].text);
        cg_buf_add_slice(pack, CG_SLICE("]}"));
    }
    cg_buf_add_slice(pack, CG_SLICE("]}"));
    ck_assert(cg_buf_ok(pack));
    compiled c = compile_bytes(pack->ptr, pack->len);
    cg_diags_free(c.diags);
    return c.program;
}

#endif
