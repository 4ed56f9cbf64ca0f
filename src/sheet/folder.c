#include "sheet/folder.h"

#include "base/file.h"
#include "base/limits.h"
#include "report/output.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

#define MARKER ".claimgrepignore"
#define MARKER_TEXT "# fact sheets of claimgrep: they are written anew, and never scanned\n*\n"

/* --- what is there ---------------------------------------------------------------------- */

static bool has_marker(const char *folder)
{
    bool cut = false;
    cg_buf path, text;
    cg_buf_init(&path, CG_MAX_PATH);
    cg_buf_init(&text, 2 * sizeof MARKER_TEXT);
    cg_buf_printf(&path, "%s/" MARKER, folder);
    bool marked = cg_buf_ok(&path) &&
                  cg_file_read(path.ptr, sizeof MARKER_TEXT, &text, &cut, NULL) == CG_OK &&
                  cg_slice_is(cg_buf_slice(&text), MARKER_TEXT);
    cg_buf_release(&path);
    cg_buf_release(&text);
    return marked;
}

/* An entry that is not the folder itself or the one above. */
static bool is_empty(DIR *dir)
{
    const struct dirent *entry;
    while ((entry = readdir(dir)) != NULL)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            return false;
    return true;
}

cg_status cg_sheet_folder_check(const char *folder, cg_error *error)
{
    DIR *dir = opendir(folder);
    if (!dir && errno == ENOENT)
        return CG_OK;
    if (!dir)
        return cg_error_set(error, CG_E_USAGE, errno, folder, "no folder for fact sheets");
    bool empty = is_empty(dir);
    (void)closedir(dir); /* was only read: nothing can be lost */
    if (empty || has_marker(folder))
        return CG_OK;
    return cg_error_set(error, CG_E_USAGE, 0, folder,
                        "has other things in it than fact sheets: name a new folder");
}

/* --- making it --------------------------------------------------------------------------- */

static cg_status make_one(const char *path, cg_error *error)
{
    if (mkdir(path, 0777) == 0 || errno == EEXIST)
        return CG_OK;
    return cg_error_set(error, CG_E_IO, errno, path, "the folder can't be made");
}

static cg_status make_all(cg_buf *path, cg_error *error)
{
    cg_status status = CG_OK;
    for (size_t i = 1; i < path->len && status == CG_OK; i++) {
        if (path->ptr[i] != '/')
            continue;
        path->ptr[i] = 0;
        status = make_one(path->ptr, error);
        path->ptr[i] = '/';
    }
    return status == CG_OK ? make_one(path->ptr, error) : status;
}

static cg_status write_marker(void *context, FILE *out, cg_error *error)
{
    (void)context;
    errno = 0;
    if (fputs(MARKER_TEXT, out) == EOF)
        return cg_error_set(error, CG_E_IO, errno, NULL, "can't write the fact sheet");
    return CG_OK;
}

cg_status cg_sheet_folder_make(const char *folder, cg_error *error)
{
    const cg_output_job job = {write_marker, NULL};
    cg_buf path;
    cg_buf_init(&path, CG_MAX_PATH);
    cg_buf_add_slice(&path, cg_slice_of(folder));
    cg_status status = cg_buf_ok(&path) ? make_all(&path, error) : cg_error_memory(error);
    cg_buf_add_slice(&path, CG_SLICE("/" MARKER));
    if (status == CG_OK && !cg_buf_ok(&path))
        status = cg_error_memory(error);
    if (status == CG_OK)
        status = cg_output_write(&job, path.ptr, error);
    cg_buf_release(&path);
    return status;
}
