/* Language data: everything that is known of a language before any rule or
 * document is read. Embedded in the binary from rules/lang/<tag>/, one file a
 * room of this folder. A cg_lang is immutable once loaded, owned by whoever
 * loaded it, and may be shared by threads. */
#ifndef CG_LANG_LANG_H
#define CG_LANG_LANG_H

#include "base/arena.h"
#include "base/json.h"

typedef struct cg_lang cg_lang;

/* `tag`: "en". A file of the override folder ("classes.json" in it, without the
 * tag) stands for the embedded one of that name; NULL: no such folder. Data
 * that are wrong give CG_E_CONTENT and an error with file, line and column; a
 * language that is not embedded CG_E_USAGE. `*lang` is NULL on failure. */
cg_status cg_lang_load(const char *tag, const char *override_dir, cg_lang **lang,
                       cg_error *error);
void cg_lang_free(cg_lang *lang);
/* Loads what words mean as well, unless it is there: claims without patterns need
 * it. While nobody else uses the lang. */
cg_status cg_lang_need_meanings(cg_lang *lang, cg_error *error);

/* The parts, each described in its own header. Owned by the lang. */
const struct cg_abbrevs *cg_lang_abbrevs(const cg_lang *lang);
const struct cg_inflection *cg_lang_inflection(const cg_lang *lang);
const struct cg_classes *cg_lang_classes(const cg_lang *lang);
const struct cg_operators *cg_lang_operators(const cg_lang *lang);
const struct cg_value_words *cg_lang_value_words(const cg_lang *lang);
const struct cg_meanings *cg_lang_meanings(const cg_lang *lang); /* NULL: not loaded */
const struct cg_frequencies *cg_lang_frequencies(const cg_lang *lang);

/* The bytes of an embedded file ("en/abbreviations.json"); ptr NULL when there
 * is none. Static storage. */
cg_slice cg_lang_embedded(const char *name);

#endif
