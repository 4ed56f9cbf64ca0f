#include "verdict/wire.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "verdict/normal.h"

#define MAX_DATELINE 120 /* bytes */
#define MAX_NAME 64      /* of an agency, folded */

/* Names as they are folded; the first of an agency is its form for all. */
static const struct {
    const char *name, *agency;
} agencies[] = {
    {"ap", "ap"},
    {"associated press", "ap"},
    {"reuters", "reuters"},
    {"thomson reuters", "reuters"},
    {"afp", "afp"},
    {"agence france presse", "afp"},
    {"upi", "upi"},
    {"united press international", "upi"},
    {"pa", "pa"},
    {"pa media", "pa"},
    {"press association", "pa"},
    {"canadian press", "cp"},
    {"la presse canadienne", "cp"},
    {"aap", "aap"},
    {"australian associated press", "aap"},
    {"dpa", "dpa"},
    {"deutsche presse agentur", "dpa"},
    {"apa", "apa"},
    {"austria presse agentur", "apa"},
    {"efe", "efe"},
    {"agencia efe", "efe"},
    {"europa press", "europa press"},
    {"ansa", "ansa"},
    {"lusa", "lusa"},
    {"kyodo", "kyodo"},
    {"kyodo news", "kyodo"},
    {"jiji", "jiji"},
    {"jiji press", "jiji"},
    {"xinhua", "xinhua"},
    {"xinhua news agency", "xinhua"},
    {"yonhap", "yonhap"},
    {"yonhap news agency", "yonhap"},
    {"pti", "pti"},
    {"press trust of india", "pti"},
    {"ani", "ani"},
    {"asian news international", "ani"},
    {"tass", "tass"},
    {"itar tass", "tass"},
    {"interfax", "interfax"},
    {"ritzau", "ritzau"},
    {"agencia brasil", "agencia brasil"},
    {"bloomberg", "bloomberg"},
    {"bloomberg news", "bloomberg"},
    {"mcclatchy tribune", "tns"},
    {"tribune news service", "tns"},
    {"tns", "tns"},
};

static cg_slice find_agency(cg_slice folded)
{
    for (size_t i = 0; i < sizeof agencies / sizeof *agencies; i++) {
        if (cg_slice_is(folded, agencies[i].name))
            return cg_slice_of(agencies[i].agency);
    }
    return CG_SLICE("");
}

/* Its folded words with one space between them; 0 when they don't fit. */
static size_t fold_name(cg_slice name, char out[MAX_NAME])
{
    cg_slice word;
    size_t len = 0;
    for (size_t at = 0; cg_normal_next(name, &at, &word);) {
        if (len > 0 && len < MAX_NAME)
            out[len++] = ' ';
        len += cg_utf8_fold(word, out + len, MAX_NAME - len);
        if (len >= MAX_NAME)
            return 0;
    }
    return len;
}

/* "By The Associated Press" is an agency as well. */
static cg_slice agency_of(cg_slice name)
{
    static const char *const leads[] = {"by ", "from ", "the "};
    char room[MAX_NAME];
    cg_slice folded = {room, fold_name(name, room)};
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (cg_slice_starts(folded, leads[i]))
            folded = cg_slice_sub(folded, strlen(leads[i]), folded.len);
    return folded.len ? find_agency(folded) : folded;
}

bool cg_wire_is_agency(cg_slice name)
{
    return agency_of(name).len > 0;
}

/* --- datelines ---------------------------------------------------------------- */

/* The bytes of a dash at `at`, with the space before it if it is a mere hyphen. */
static size_t dash_len(cg_slice s, size_t at)
{
    static const char *const dashes[] = {"\xE2\x80\x94", "\xE2\x80\x93", "--", " - "};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (cg_slice_starts(cg_slice_sub(s, at, s.len), dashes[i]))
            return strlen(dashes[i]);
    return 0;
}

static bool is_upper(cg_slice word, bool whole)
{
    unsigned len;
    for (size_t i = 0; i < word.len; i += len) {
        if (!cg_rune_is_upper(cg_utf8_decode(word, i, &len)))
            return false;
        if (!whole)
            return true;
    }
    return word.len > 0;
}

/* "LOS ANGELES, Calif., Aug. 17": the first word in capitals, none without one. */
static bool is_place(cg_slice text, bool tagged)
{
    cg_slice word;
    bool first = true, fits = true;
    for (size_t at = 0; fits && cg_normal_next(text, &at, &word); first = false) {
        bool figure = !first && word.ptr[0] >= '0' && word.ptr[0] <= '9';
        bool whole = first && !tagged;
        fits = figure || (is_upper(word, whole) && (!whole || word.len > 3));
    }
    return fits && (tagged || !first);
}

/* Of the text before the dash: what stands in brackets at its end, and the rest. */
static cg_slice cut_tag(cg_slice *head)
{
    *head = cg_slice_trim(*head);
    for (size_t i = head->len; cg_slice_ends(*head, ")") && i > 0; i--) {
        if (head->ptr[i - 1] != '(')
            continue;
        cg_slice tag = cg_slice_sub(*head, i, head->len - 1);
        *head = cg_slice_sub(*head, 0, i - 1);
        return tag;
    }
    return CG_SLICE("");
}

/* The next byte that may be of a dash, or the end: eight are told at a time. */
static size_t find_dash_byte(cg_slice text, size_t at)
{
    for (; text.len - at >= 8; at += 8) {
        uint64_t bytes = cg_wordkey_load(text.ptr + at);
        if ((bytes & CG_ASCII_TOPS) | cg_ascii_within(bytes, '-', '-'))
            break;
    }
    while (at < text.len && text.ptr[at] != '-' && text.ptr[at] != '\xE2')
        at++;
    return at;
}

/* Where the first dash begins; the text's length without one. */
static size_t find_dash(cg_slice text, size_t *len)
{
    *len = 0;
    for (size_t at = find_dash_byte(text, 0); at < text.len; at = find_dash_byte(text, at + 1)) {
        size_t start = at > 0 && text.ptr[at - 1] == ' ' && text.ptr[at] == '-' ? at - 1 : at;
        if ((*len = dash_len(text, start)) > 0)
            return start;
        if (start < at && (*len = dash_len(text, at)) > 0)
            return at;
    }
    return text.len;
}

/* How long the dateline is, its dash included; 0: there is none. */
static size_t read_dateline(cg_slice sentence, cg_slice *agency)
{
    cg_slice start = cg_slice_sub(sentence, 0, sentence.len < MAX_DATELINE ? sentence.len
                                                                             : MAX_DATELINE);
    size_t dash, at = find_dash(start, &dash);
    *agency = CG_SLICE("");
    if (!dash)
        return 0;
    cg_slice head = cg_slice_sub(start, 0, at);
    *agency = agency_of(cut_tag(&head));
    return is_place(head, agency->len > 0) ? at + dash : 0;
}

cg_slice cg_wire_skip_dateline(cg_slice sentence)
{
    cg_slice agency;
    return cg_slice_trim(cg_slice_sub(sentence, read_dateline(sentence, &agency), sentence.len));
}

cg_slice cg_wire_of(const cg_statement *statement)
{
    const cg_document_info *info = statement->document;
    const cg_slice told[] = {info->origin, info->author, info->publisher};
    cg_slice agency = CG_SLICE("");
    for (size_t i = 0; agency.len == 0 && i < sizeof told / sizeof *told; i++)
        agency = agency_of(told[i]);
    if (agency.len == 0 && read_dateline(statement->quote, &agency) == 0)
        agency = CG_SLICE("");
    return agency;
}
