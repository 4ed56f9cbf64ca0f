#include "run/pattern.h"

#include "base/json.h"
#include "base/limits.h"

/* The member as it stands in the source, with a comma behind it. */
static void lend(cg_buf *pack, const cg_json *root, cg_slice source, const char *key)
{
    const cg_json *value = cg_json_get(root, key);
    if (value)
        cg_buf_printf(pack, "\"%s\":%.*s,", key, (int)(value->span.end - value->span.start),
                      source.ptr + value->span.start);
}

/* A pack that is broken is told as a pack: it is appended itself. */
static cg_status lend_all(cg_buf *pack, cg_pack_files *files, const char *lender,
                          cg_error *error)
{
    cg_pack_files read;
    cg_arena arena;
    cg_json_error broken;
    const cg_json *root = NULL;
    cg_pack_files_init(&read);
    cg_arena_init(&arena, CG_MAX_RULES_FILE * 64);
    cg_status status = cg_pack_files_read(&read, lender, error);
    if (status == CG_OK && read.items.len != 1)
        status = cg_error_set(error, CG_E_USAGE, 0, NULL,
                              "a pattern takes names and lexicons from one pack, and \"%s\" "
                              "has %zu", lender, read.items.len);
    cg_slice text = status == CG_OK ? read.items.items[0].text : CG_SLICE("");
    cg_status parsed =
        status == CG_OK ? cg_json_parse(text, &arena, &root, &broken) : CG_E_CONTENT;
    if (parsed == CG_OK) {
        lend(pack, root, text, "names");
        lend(pack, root, text, "lexicons");
    } else if (status == CG_OK) {
        status = parsed == CG_E_CONTENT
                     ? cg_pack_files_add(files, read.items.items[0].path, text, error)
                     : cg_error_memory(error);
    }
    cg_arena_release(&arena);
    cg_pack_files_release(&read);
    return status;
}

/* The pattern has a line to itself, so that a complaint shows it alone; the examples
 * are never run, and keep the want of them from being complained of. */
cg_status cg_pattern_add(cg_pack_files *files, const char *pattern, const char *lender,
                         cg_error *error)
{
    cg_buf pack;
    cg_status status = CG_OK;
    cg_slice text = cg_slice_trim(cg_slice_of(pattern));
    if (!text.len)
        return cg_error_set(error, CG_E_USAGE, 0, NULL, "the pattern is empty");
    cg_buf_init(&pack, (size_t)CG_MAX_RULES_FILE * 2);
    cg_buf_printf(&pack, "{\"claimgrep\":1,\"pack\":{\"id\":\"pattern\"},");
    if (lender)
        status = lend_all(&pack, files, lender, error);
    cg_buf_printf(&pack, "\"claims\":[{\"id\":\"match\",\"subject\":null");
    cg_json_add_text(&pack, "claim", text);
    cg_buf_printf(&pack, ",\"supports\":[\n");
    cg_json_add_string(&pack, text);
    cg_buf_printf(&pack, "\n],\"examples\":[{\"text\":\"x\",\"stance\":\"support\"},"
                         "{\"text\":\"x\",\"stance\":\"contradict\"}]}]}\n");
    if (status == CG_OK && !cg_buf_ok(&pack))
        status = cg_error_memory(error);
    if (status == CG_OK)
        status = cg_pack_files_add(files, CG_SLICE("PATTERN"), cg_buf_slice(&pack), error);
    cg_buf_release(&pack);
    return status;
}
