/* PCRE2 behind the few calls that patterns need. */
#include "rules/program.h"

#include "base/alloc.h"
#include "base/limits.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <stdio.h>

struct cg_regex {
    pcre2_code *code;
};

struct cg_regex_scratch {
    pcre2_match_data *data;
    pcre2_match_context *context;
    bool ran_out;
};

static void *take(PCRE2_SIZE size, void *ignored)
{
    (void)ignored;
    return cg_alloc(size);
}

static void give_back(void *ptr, void *ignored)
{
    (void)ignored;
    cg_alloc_free(ptr);
}

static pcre2_code *compile(cg_slice pattern, int *code, PCRE2_SIZE *where)
{
    pcre2_general_context *general = pcre2_general_context_create(take, give_back, NULL);
    pcre2_compile_context *context = general ? pcre2_compile_context_create(general) : NULL;
    pcre2_code *out = NULL;
    *code = PCRE2_ERROR_HEAP_FAILED;
    if (context)
        out = pcre2_compile((PCRE2_SPTR)pattern.ptr, pattern.len,
                            PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_ENDANCHORED |
                                PCRE2_NEVER_BACKSLASH_C,
                            code, where, context);
    pcre2_compile_context_free(context);
    pcre2_general_context_free(general);
    return out;
}

cg_regex *cg_regex_new(cg_slice pattern, char *text, size_t room, size_t *offset)
{
    int code = 0;
    PCRE2_SIZE where = 0;
    *offset = 0;
    text[0] = '\0';
    if (pattern.len > CG_MAX_REGEX) {
        snprintf(text, room, "the regular expression is longer than %d bytes", CG_MAX_REGEX);
        return NULL;
    }
    cg_regex *regex = cg_alloc_zeroed(1, sizeof *regex);
    if (!regex)
        return NULL;
    regex->code = compile(pattern, &code, &where);
    if (regex->code)
        return regex;
    cg_alloc_free(regex);
    if (code == PCRE2_ERROR_HEAP_FAILED)
        return NULL;
    PCRE2_UCHAR message[120];
    if (pcre2_get_error_message(code, message, sizeof message) < 0)
        message[0] = '\0';
    snprintf(text, room, "the regular expression is refused: %s", (char *)message);
    *offset = where;
    return NULL;
}

void cg_regex_free(cg_regex *regex)
{
    if (!regex)
        return;
    pcre2_code_free(regex->code);
    cg_alloc_free(regex);
}

cg_regex_scratch *cg_regex_scratch_new(void)
{
    cg_regex_scratch *scratch = cg_alloc_zeroed(1, sizeof *scratch);
    pcre2_general_context *general =
        scratch ? pcre2_general_context_create(take, give_back, NULL) : NULL;
    if (general) {
        scratch->data = pcre2_match_data_create(1, general);
        scratch->context = pcre2_match_context_create(general);
    }
    pcre2_general_context_free(general);
    if (scratch && scratch->data && scratch->context &&
        pcre2_set_match_limit(scratch->context, CG_MAX_REGEX_STEPS) == 0)
        return scratch;
    cg_regex_scratch_free(scratch);
    return NULL;
}

void cg_regex_scratch_free(cg_regex_scratch *scratch)
{
    if (!scratch)
        return;
    pcre2_match_data_free(scratch->data);
    pcre2_match_context_free(scratch->context);
    cg_alloc_free(scratch);
}

/* 0 is a match as well: one with more groups than anybody asks for. */
bool cg_regex_matches(const cg_regex *regex, cg_regex_scratch *scratch, cg_slice token)
{
    int found = pcre2_match(regex->code, (PCRE2_SPTR)token.ptr, token.len, 0,
                            PCRE2_NO_UTF_CHECK, scratch->data, scratch->context);
    scratch->ran_out |= found == PCRE2_ERROR_NOMEMORY;
    return found >= 0;
}

bool cg_regex_ran_out(cg_regex_scratch *scratch)
{
    bool ran_out = scratch->ran_out;
    scratch->ran_out = false;
    return ran_out;
}
