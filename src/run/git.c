#include "run/git.h"

#include "base/child.h"
#include "base/file.h"
#include "base/limits.h"

#include <stdlib.h>

static const cg_child_limits limits = {
    .seconds = CG_MAX_GIT_SECONDS, .memory = CG_MAX_GIT_MEMORY, .home = true};

void cg_git_release(cg_git *git)
{
    cg_vec_release(&git->files);
    cg_arena_release(&git->arena);
}

/* --- asking ------------------------------------------------------------------------- */

/* What git complains of, in one line and without what it calls all of it. */
static cg_slice complaint_of(const cg_buf *err)
{
    cg_slice text = cg_slice_trim(cg_buf_slice(err));
    const char *end = text.len ? memchr(text.ptr, '\n', text.len) : NULL;
    if (end)
        text.len = (size_t)(end - text.ptr);
    if (cg_slice_starts(text, "fatal: "))
        text = cg_slice_sub(text, strlen("fatal: "), text.len);
    return text;
}

/* Runs git with `input` on its standard input. `*said_no`: it ended with a status of
 * its own; what it complained of is in `err`. All else that keeps it from answering is
 * an error. */
static cg_status ask(const char *const argv[], cg_slice input, cg_buf *out, cg_buf *err,
                     bool *said_no, cg_error *error)
{
    cg_child_result result;
    cg_status status = cg_child_run(argv, input, &limits, out, err, &result, error);
    *said_no = false;
    if (status != CG_OK)
        return status;
    if (!cg_buf_ok(out))
        return cg_error_memory(error);
    switch (result.end) {
    case CG_CHILD_EXITED:
        *said_no = result.code != 0;
        return CG_OK;
    case CG_CHILD_ABSENT:
        return cg_error_set(error, CG_E_USAGE, 0, NULL,
                            "a base needs git, which is not there: install it, or use a "
                            "baseline");
    case CG_CHILD_SLOW:
    case CG_CHILD_LONG:
        return cg_error_set(error, CG_E_LIMIT, 0, NULL, "git took too long or said too much");
    case CG_CHILD_BROKEN:
        break;
    }
    return cg_error_set(error, CG_E_IO, 0, NULL, "git was ended by signal %d", result.code);
}

/* The same for one line of answer, which is kept. Empty when git said no. */
static cg_status ask_line(cg_git *git, const char *const argv[], cg_slice *line, cg_buf *err,
                          cg_error *error)
{
    cg_buf out;
    bool said_no = false;
    cg_buf_init(&out, 2 * CG_MAX_PATH);
    cg_buf_reset(err);
    cg_status status = ask(argv, CG_SLICE(""), &out, err, &said_no, error);
    cg_slice text = cg_buf_slice(&out);
    while (text.len && text.ptr[text.len - 1] == '\n')
        text.len--;
    *line = cg_arena_copy(&git->arena, said_no ? CG_SLICE("") : text);
    cg_buf_release(&out);
    return status == CG_OK && !line->ptr ? cg_error_memory(error) : status;
}

/* --- the revision -------------------------------------------------------------------- */

static cg_status find_top(cg_git *git, cg_buf *err, cg_error *error)
{
    static const char *const argv[] = {"git", "rev-parse", "--show-toplevel", NULL};
    cg_slice told;
    cg_buf real;
    cg_status status = ask_line(git, argv, &told, err, error);
    if (status != CG_OK)
        return status;
    if (!told.len) {
        cg_slice why = complaint_of(err);
        return cg_error_set(error, CG_E_USAGE, 0, NULL,
                            "a base needs a git repository around the working folder: %.*s",
                            why.len ? (int)why.len : 7, why.len ? why.ptr : "no tree");
    }
    cg_buf_init(&real, CG_MAX_PATH);
    status = cg_file_real(told.ptr, &real, error);
    git->top = status == CG_OK ? cg_arena_copy(&git->arena, cg_buf_slice(&real)) : told;
    cg_buf_release(&real);
    return status == CG_OK && !git->top.ptr ? cg_error_memory(error) : status;
}

static cg_status refuse_revision(cg_git *git, const char *revision, cg_buf *err, cg_error *error)
{
    static const char *const argv[] = {"git", "rev-parse", "--is-shallow-repository", NULL};
    cg_slice shallow;
    cg_status status = ask_line(git, argv, &shallow, err, error);
    if (status != CG_OK)
        return status;
    if (cg_slice_is(shallow, "true"))
        return cg_error_set(error, CG_E_USAGE, 0, NULL,
                            "there is no revision \"%s\" in this clone, which is shallow: fetch "
                            "more of its history (\"fetch-depth: 0\", \"git fetch --unshallow\")",
                            revision);
    return cg_error_set(error, CG_E_USAGE, 0, NULL,
                        "there is no revision \"%s\" in this repository: fetch it first",
                        revision);
}

static cg_status find_commit(cg_git *git, const char *revision, cg_buf *err, cg_error *error)
{
    cg_buf tree;
    if (revision[0] == '-' || !revision[0])
        return cg_error_set(error, CG_E_USAGE, 0, NULL, "\"%s\" is not a revision", revision);
    cg_buf_init(&tree, CG_MAX_PATH);
    cg_buf_printf(&tree, "%s^{commit}", revision);
    const char *const argv[] = {"git", "rev-parse", "--verify", "--quiet",
                                cg_buf_ok(&tree) ? tree.ptr : "", NULL};
    cg_status status = cg_buf_ok(&tree) ? ask_line(git, argv, &git->commit, err, error)
                                        : cg_error_memory(error);
    cg_buf_release(&tree);
    if (status == CG_OK && !git->commit.len)
        status = refuse_revision(git, revision, err, error);
    return status;
}

/* --- its files ----------------------------------------------------------------------- */

/* The next word of a line, behind blanks. */
static cg_slice take_word(cg_slice *line)
{
    size_t at = 0, end;
    while (at < line->len && line->ptr[at] == ' ')
        at++;
    for (end = at; end < line->len && line->ptr[end] != ' ';)
        end++;
    cg_slice word = cg_slice_sub(*line, at, end);
    *line = cg_slice_sub(*line, end, line->len);
    return word;
}

/* "100644 blob ID SIZE<tab>PATH": links and modules are passed over. */
static bool add_file(cg_git *git, cg_slice line)
{
    const char *tab = line.len ? memchr(line.ptr, '\t', line.len) : NULL;
    if (!tab)
        return true;
    size_t at = (size_t)(tab - line.ptr);
    cg_slice head = cg_slice_sub(line, 0, at);
    cg_slice mode = take_word(&head), type = take_word(&head), id = take_word(&head);
    cg_slice size = take_word(&head);
    if (!cg_slice_is(type, "blob") || !cg_slice_starts(mode, "100"))
        return true;
    cg_git_file file = {.path = cg_slice_sub(line, at + 1, line.len), .id = id};
    for (size_t i = 0; i < size.len && size.ptr[i] >= '0' && size.ptr[i] <= '9'; i++)
        file.size = file.size * 10 + (uint64_t)(size.ptr[i] - '0');
    return cg_vec_push(&git->files, file);
}

static int compare_files(const void *a, const void *b)
{
    const cg_git_file *x = a, *y = b;
    return cg_slice_compare(x->path, y->path);
}

static cg_status list_files(cg_git *git, cg_buf *err, cg_error *error)
{
    cg_buf out;
    bool said_no = false;
    const char *const argv[] = {"git", "ls-tree", "-r", "-z", "-l", "--full-tree",
                                git->commit.ptr, NULL};
    cg_buf_init(&out, CG_MAX_GIT_TREE);
    cg_buf_reset(err);
    cg_status status = ask(argv, CG_SLICE(""), &out, err, &said_no, error);
    cg_slice why = complaint_of(err);
    if (status == CG_OK && said_no)
        status = cg_error_set(error, CG_E_USAGE, 0, NULL, "git can't list the base: %.*s",
                              (int)why.len, why.len ? why.ptr : "");
    cg_slice all = cg_arena_copy(&git->arena, cg_buf_slice(&out));
    cg_buf_release(&out);
    bool ok = all.ptr != NULL;
    for (size_t at = 0; status == CG_OK && ok && at < all.len;) {
        const char *end = memchr(all.ptr + at, 0, all.len - at);
        size_t stop = end ? (size_t)(end - all.ptr) : all.len;
        ok = add_file(git, cg_slice_sub(all, at, stop));
        at = stop + 1;
    }
    if (ok && git->files.len)
        qsort(git->files.items, git->files.len, sizeof *git->files.items, compare_files);
    return ok ? status : cg_error_memory(error);
}

cg_status cg_git_open(cg_git *git, const char *revision, cg_error *error)
{
    cg_buf err;
    *git = (cg_git){0};
    cg_arena_init(&git->arena, 2 * CG_MAX_GIT_TREE);
    cg_buf_init(&err, CG_MAX_GIT_COMPLAINTS);
    cg_status status = find_top(git, &err, error);
    if (status == CG_OK)
        status = find_commit(git, revision, &err, error);
    if (status == CG_OK)
        status = list_files(git, &err, error);
    cg_buf_release(&err);
    return status;
}

/* --- their bytes --------------------------------------------------------------------- */

static cg_status refuse_blob(const cg_git_file *file, cg_error *error)
{
    return cg_error_set(error, CG_E_USAGE, 0, NULL,
                        "git lacks what \"%.*s\" was at the base: fetch it first",
                        file->path.len > 200 ? 200 : (int)file->path.len, file->path.ptr);
}

/* Takes "ID blob SIZE<newline>BYTES<newline>" off the answer. */
static bool take_blob(cg_slice *all, uint64_t size, cg_slice *bytes)
{
    const char *end = all->len ? memchr(all->ptr, '\n', all->len) : NULL;
    size_t head = end ? (size_t)(end - all->ptr) + 1 : 0;
    cg_slice line = cg_slice_sub(*all, 0, head ? head - 1 : 0);
    if (!head || cg_slice_ends(line, " missing") || all->len - head < size + 1)
        return false;
    *bytes = cg_slice_sub(*all, head, head + (size_t)size);
    *all = cg_slice_sub(*all, head + (size_t)size + 1, all->len);
    return true;
}

static cg_status read_batch(const cg_git_file *const *files, size_t first, size_t end,
                            cg_git_take_fn *take, void *context, cg_error *error)
{
    static const char *const argv[] = {"git", "cat-file", "--batch", NULL};
    enum { LINE = 200 }; /* more than any head of an answer */
    cg_buf ids, out, err;
    size_t room = LINE;
    bool said_no = false;
    cg_buf_init(&ids, CG_MAX_GIT_TREE);
    cg_buf_init(&err, CG_MAX_GIT_COMPLAINTS);
    for (size_t i = first; i < end; i++) {
        cg_buf_add_slice(&ids, files[i]->id);
        cg_buf_add_char(&ids, '\n');
        room += (size_t)files[i]->size + LINE;
    }
    cg_buf_init(&out, room);
    cg_status status = cg_buf_ok(&ids)
                           ? ask(argv, cg_buf_slice(&ids), &out, &err, &said_no, error)
                           : cg_error_memory(error);
    cg_slice all = cg_buf_slice(&out);
    for (size_t i = first; i < end && status == CG_OK; i++) {
        cg_slice bytes;
        status = take_blob(&all, files[i]->size, &bytes) ? take(context, i, bytes, error)
                                                         : refuse_blob(files[i], error);
    }
    cg_buf_release(&ids);
    cg_buf_release(&out);
    cg_buf_release(&err);
    return status;
}

cg_status cg_git_read(const cg_git_file *const *files, size_t count,
                      cg_git_take_fn *take, void *context, cg_error *error)
{
    cg_status status = CG_OK;
    for (size_t first = 0, end; first < count && status == CG_OK; first = end) {
        uint64_t bytes = files[first]->size;
        end = first + 1;
        while (end < count && bytes + files[end]->size <= CG_MAX_GIT_BATCH)
            bytes += files[end++]->size;
        status = read_batch(files, first, end, take, context, error);
    }
    return status;
}
