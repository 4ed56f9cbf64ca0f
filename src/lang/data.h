/* Reading language data: what the loaders of this room share. A list of words
 * is a JSON array of strings, each with one word or with several parted by
 * single spaces, so that what belongs together can stand together. */
#ifndef CG_LANG_DATA_H
#define CG_LANG_DATA_H

#include "base/error.h"
#include "base/json.h"

/* Sets a CG_E_CONTENT error whose text starts with the place, "byte N: ".
 * A loader knows no file: cg_lang_load turns that into file, line and column. */
cg_status cg_data_fault(cg_error *error, size_t at, const char *fmt, ...)
    CG_PRINTF(3, 4);

/* True for members that describe data and hold none: "source" and "note". */
bool cg_data_is_remark(const cg_json *member);
/* CG_E_CONTENT unless every key of the object is one of `keys` (NULL at the
 * end) or a remark, none stands twice, and all of `keys` are there. `where`
 * is what the message calls the object. */
cg_status cg_data_expect_keys(const cg_json *object, const char *where,
                              const char *const *keys, cg_error *error);

/* One string of a list. `at` is its place in the file. */
typedef cg_status cg_data_text_fn(void *context, cg_slice text, size_t at,
                                  cg_error *error);
/* Calls `visit` for each string. CG_E_CONTENT unless `list` is an array of
 * strings that are not empty and are folded (cg_utf8_fold). */
cg_status cg_data_each_text(const cg_json *list, cg_data_text_fn *visit, void *context,
                            cg_error *error);
/* The same for each word of each string. */
cg_status cg_data_each_word(const cg_json *list, cg_data_text_fn *visit, void *context,
                            cg_error *error);

/* Takes the next word off the front of `text`; false when there is none. */
bool cg_data_next_word(cg_slice *text, cg_slice *word);

#endif
