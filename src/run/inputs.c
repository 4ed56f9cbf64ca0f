#include "run/inputs.h"

#include "base/limits.h"

void cg_inputs_init(cg_inputs *inputs)
{
    *inputs = (cg_inputs){0};
    cg_buf_init(&inputs->list, CG_MAX_PATH_LIST + 2);
    cg_buf_init(&inputs->stdin_bytes, CG_MAX_DOCUMENT + 2);
}

void cg_inputs_release(cg_inputs *inputs)
{
    cg_vec_release(&inputs->named);
    cg_buf_release(&inputs->list);
    cg_buf_release(&inputs->stdin_bytes);
}

static cg_status read_list(cg_inputs *inputs, const cg_check_options *options, cg_error *error)
{
    bool cut = false;
    cg_status status =
        strcmp(options->files_from, "-") == 0
            ? cg_file_read_stdin(CG_MAX_PATH_LIST, &inputs->list, &cut, error)
            : cg_file_read(options->files_from, CG_MAX_PATH_LIST, &inputs->list, &cut, error);
    if (status == CG_OK && cut)
        status = cg_error_set(error, CG_E_USAGE, 0, options->files_from,
                              "a list of paths of more than %zu bytes", CG_MAX_PATH_LIST);
    return status;
}

/* Ends each path with a zero byte, where it stands. */
static cg_status take_list(cg_inputs *inputs, char end, const char *from, cg_error *error)
{
    char *at = inputs->list.ptr, *last = at + inputs->list.len;
    while (at < last) {
        char *stop = memchr(at, end, (size_t)(last - at));
        char *next = stop ? stop + 1 : last;
        stop = stop ? stop : last;
        if (end == '\n' && stop > at && stop[-1] == '\r')
            stop--;
        if (memchr(at, '\0', (size_t)(stop - at)))
            return cg_error_set(error, CG_E_USAGE, 0, from,
                                "a zero byte in a path: is it a list for -0?");
        *stop = '\0';
        if (stop > at && !cg_vec_push(&inputs->named, at))
            return cg_error_memory(error);
        at = next;
    }
    return CG_OK;
}

static bool is_stdin(const char *path)
{
    return strcmp(path, "-") == 0;
}

static cg_status take_stdin(cg_inputs *inputs, const cg_check_options *options, cg_error *error)
{
    size_t count = 0;
    for (size_t i = 0; i < inputs->named.len; i++)
        count += is_stdin(inputs->named.items[i]);
    if (!count)
        return CG_OK;
    if (count > 1 || (options->files_from && is_stdin(options->files_from)))
        return cg_error_set(error, CG_E_USAGE, 0, NULL, "standard input is read once only");
    return cg_file_read_stdin(CG_MAX_DOCUMENT, &inputs->stdin_bytes, &inputs->cut, error);
}

cg_status cg_inputs_read(cg_inputs *inputs, const cg_check_options *options, cg_error *error)
{
    cg_status status = CG_OK;
    for (size_t i = 0; i < options->paths_len; i++)
        if (!cg_vec_push(&inputs->named, options->paths[i]))
            return cg_error_memory(error);
    if (options->files_from) {
        status = read_list(inputs, options, error);
        if (status == CG_OK && inputs->list.len)
            status = take_list(inputs, options->files_from_zero ? '\0' : '\n',
                               options->files_from, error);
    }
    return status == CG_OK ? take_stdin(inputs, options, error) : status;
}
