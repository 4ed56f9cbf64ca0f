#include "run/guard.h"

#include <sys/stat.h>

static bool is_file(const struct stat *file, const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && st.st_dev == file->st_dev && st.st_ino == file->st_ino;
}

static bool is_document(const struct stat *file, const cg_paths *paths)
{
    for (size_t i = 0; i < paths->items.len; i++) {
        const cg_path *path = &paths->items.items[i];
        bool counts = path->status == CG_FILE_SCANNED ||
                      cg_slice_ends(path->path, CG_SIDECAR_SUFFIX);
        if (counts && path->regular && path->stat.inode == (uint64_t)file->st_ino &&
            path->stat.device == (uint64_t)file->st_dev)
            return true;
    }
    return false;
}

/* Claims of one pack stand in a row. */
static bool is_pack(const struct stat *file, const cg_program *program)
{
    cg_slice last = {NULL, 0};
    for (size_t i = 0; i < cg_program_claim_count(program); i++) {
        cg_slice path = cg_program_claim(program, i)->path;
        if (last.ptr && cg_slice_equal(path, last))
            continue;
        char name[4096];
        last = path;
        int len = snprintf(name, sizeof name, "%.*s", (int)path.len, path.ptr);
        if (len > 0 && (size_t)len < sizeof name && is_file(file, name))
            return true;
    }
    return false;
}

static cg_status check(const cg_check_options *options, const cg_program *program,
                       const cg_paths *paths, const char *path, cg_error *error)
{
    struct stat file;
    const char *what = NULL;
    if (!path || stat(path, &file) != 0 || !S_ISREG(file.st_mode))
        return CG_OK;
    if (is_document(&file, paths))
        what = "a document of this run";
    else if (is_pack(&file, program))
        what = "a pack of this run";
    else if (options->config && is_file(&file, cg_config_path(options->config)))
        what = "the configuration";
    return what ? cg_error_set(error, CG_E_USAGE, 0, path,
                               "is %s: write the report to another file", what)
                : CG_OK;
}

cg_status cg_guard_outputs(const cg_check_options *options, const cg_program *program,
                           const cg_paths *paths, cg_error *error)
{
    cg_status status = check(options, program, paths, options->write_baseline, error);
    for (size_t i = 0; i < options->outputs_len && status == CG_OK; i++)
        status = check(options, program, paths, options->outputs[i].path, error);
    return status;
}
