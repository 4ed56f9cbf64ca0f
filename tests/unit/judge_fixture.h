/* Pairs of a claim and a text, judged. The rows of tests have no characters that JSON
 * escapes. */
#ifndef TESTS_UNIT_JUDGE_FIXTURE_H
#define TESTS_UNIT_JUDGE_FIXTURE_H

#include "claimgrep.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

static cg_judge *judge;

static inline void judge_open(void)
{
    cg_error error = {0};
    ck_assert_msg(cg_judge_new(&judge, &error) == CG_OK, "%s", error.text);
}

static inline void judge_close(void)
{
    cg_judge_free(judge);
}

/* What comes out for `text`, with `before` in front of it. */
static inline void judge_text(const char *claim, const char *before, const char *text,
                              char stance[16])
{
    static const char head[] = "{\"id\":1,\"stance\":\"";
    char line[2048];
    cg_slice out;
    cg_error error = {0};
    bool bad = true;
    size_t at = 0;
    int len = snprintf(line, sizeof line, "{\"id\":1,\"claim\":\"%s\",\"text\":\"%s%s\"}",
                       claim, before, text);
    ck_assert_int_lt(len, (int)sizeof line);
    ck_assert_int_eq(cg_judge_line(judge, (cg_slice){line, (size_t)len}, &out, &bad, &error),
                     CG_OK);
    ck_assert(!bad);
    ck_assert_uint_gt(out.len, sizeof head);
    ck_assert_int_eq(memcmp(out.ptr, head, sizeof head - 1), 0);
    for (const char *from = out.ptr + sizeof head - 1; at < 15 && from[at] != '"'; at++)
        stance[at] = from[at];
    stance[at] = '\0';
}

static inline bool judge_says(const char *claim, const char *before, const char *text,
                              const char *wanted)
{
    char stance[16];
    judge_text(claim, before, text, stance);
    return strcmp(stance, wanted) == 0;
}

#endif
