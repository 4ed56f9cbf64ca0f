/* Archives and compressed files: each member is a source of its own. */
#include "read/unpack.h"

#include "base/counter.h"
#include "base/hash.h"
#include "base/limits.h"

#define PROBE ((size_t)8 << 10) /* what tells a format */

/* An archive while it is read. Its buffers serve one member after the other. */
typedef struct walk {
    const cg_source *source;
    cg_sink *sink;
    cg_error *error;
    cg_unpack *unpack;
    cg_buf path, bytes;
    cg_counter names; /* of members, their hashes */
    size_t members;   /* so far */
} walk;

/* --- what is wrong ------------------------------------------------------------- */

static cg_defect defect_of(cg_unpack_state state)
{
    return state == CG_UNPACK_LONG || state == CG_UNPACK_SPENT ? CG_DEFECT_CUT
                                                               : CG_DEFECT_UNREAD;
}

/* Of a member, `some` of which was read. */
static const char *note_on_member(cg_unpack_state state, bool some)
{
    switch (state) {
    case CG_UNPACK_LONG:
        return "unpacks to more than 256 MiB: only the start was read";
    case CG_UNPACK_SPENT:
        return "unpacks to far more than it is worth: the rest was not read";
    case CG_UNPACK_ENCRYPTED:
        return "encrypted";
    case CG_UNPACK_HUGE:
        return "to unpack it takes more memory than there is";
    default:
        return some ? "damaged: only the start could be read" : "damaged";
    }
}

static cg_status refuse_member(walk *w, const cg_source *member, cg_unpack_state state)
{
    return cg_read_defect(member, w->sink, defect_of(state),
                          note_on_member(state, false), w->error);
}

/* The archive itself can't be read on. */
static cg_status refuse_rest(walk *w, cg_unpack_state state)
{
    char reason[96];
    cg_buf text;
    const char *what =
        state == CG_UNPACK_SPENT ? "unpacks to far more than it is worth" : "damaged";
    cg_buf_init(&text, sizeof reason);
    if (w->members > 0)
        cg_buf_printf(&text, "%s: what follows member %zu was not read", what,
                      w->members);
    else
        cg_buf_printf(&text, "%s: nothing in it could be read", what);
    cg_status status =
        cg_buf_ok(&text)
            ? cg_read_defect(w->source, w->sink, defect_of(state), text.ptr, w->error)
            : cg_error_memory(w->error);
    cg_buf_release(&text);
    return status;
}

/* --- a member that was read in part ---------------------------------------------- */

/* A sink that says so of every document. */
typedef struct part_sink {
    cg_sink *to;
    cg_unpack_state state;
} part_sink;

static cg_status take_part(void *context, cg_document *document, cg_error *error)
{
    const part_sink *part = context;
    if (document->defect == CG_DEFECT_NONE) {
        document->defect = defect_of(part->state);
        document->note = cg_arena_copy(&document->arena,
                                       cg_slice_of(note_on_member(part->state, true)));
        if (!document->note.ptr)
            return cg_error_memory(error);
    }
    return part->to->take(part->to->context, document, error);
}

static cg_status read_part(walk *w, const cg_source *member, cg_unpack_state state)
{
    part_sink part = {.to = w->sink, .state = state};
    cg_sink sink = {.context = &part, .document = w->sink->document, .take = take_part};
    return cg_read(member, &sink, w->error);
}

/* --- members ------------------------------------------------------------------- */

static cg_source member_source(const walk *w)
{
    cg_source member = *w->source;
    member.path = cg_buf_slice(&w->path);
    member.bytes = cg_buf_slice(&w->bytes);
    member.space = CG_SPACE_MEMBER;
    member.depth++;
    return member;
}

/* Reads what a member holds. Its format shows in its first bytes: of what nobody
 * reads, no more is unpacked. `name` is what formats are told by. */
static cg_status read_member(walk *w, cg_slice name)
{
    cg_buf_reset(&w->bytes);
    cg_unpack_state state = cg_unpack_data(w->unpack, PROBE, &w->bytes);
    cg_format format = cg_format_of(name, cg_buf_slice(&w->bytes), w->source->options);
    if (state == CG_UNPACK_LONG && format != CG_FORMAT_BINARY)
        state = cg_unpack_data(w->unpack, CG_MAX_MEMBER, &w->bytes);
    else if (state == CG_UNPACK_LONG)
        state = CG_UNPACK_GOOD;
    if (state == CG_UNPACK_MEMORY)
        return cg_error_memory(w->error);
    cg_source member = member_source(w);
    member.format = format;
    if (state == CG_UNPACK_GOOD)
        return cg_read(&member, w->sink, w->error);
    return w->bytes.len > 0 ? read_part(w, &member, state)
                            : refuse_member(w, &member, state);
}

/* "archive.zip!member"; a name stays as it is, since it only ever names results. The
 * second of a name is "member#2": `*named` is what is in front of that. */
static bool name_member(walk *w, cg_slice name, size_t *named)
{
    uint32_t before = 0;
    cg_buf_reset(&w->path);
    cg_buf_add_slice(&w->path, w->source->path);
    cg_buf_add_char(&w->path, '!');
    cg_buf_add_slice(&w->path, name);
    *named = w->path.len;
    if (!cg_counter_add(&w->names, cg_hash64(name), &before))
        return false;
    if (before > 0)
        cg_buf_printf(&w->path, "#%lu", (unsigned long)before + 1);
    return cg_buf_ok(&w->path);
}

static cg_status skip_member(walk *w, const char *reason)
{
    cg_buf_reset(&w->bytes);
    cg_source member = member_source(w);
    return cg_read_defect(&member, w->sink, CG_DEFECT_SKIPPED, reason, w->error);
}

static cg_status take_member(walk *w, const cg_member *member)
{
    size_t named;
    if (!member->is_file && !member->is_link)
        return CG_OK; /* a folder, a device */
    if (!name_member(w, member->name, &named))
        return w->path.len + member->name.len < CG_MAX_PATH
                   ? cg_error_memory(w->error)
                   : cg_read_defect(w->source, w->sink, CG_DEFECT_CUT,
                                    "the name of a member is too long", w->error);
    if (member->is_link)
        return skip_member(w, "a link");
    cg_slice path = cg_slice_sub(cg_buf_slice(&w->path), 0, named);
    if (!cg_format_is_promised(path, w->source->options))
        return skip_member(w, cg_format_why_unread(path));
    return read_member(w, path);
}

static cg_status take_members(walk *w)
{
    cg_status status = CG_OK;
    cg_member member;
    for (;;) {
        cg_unpack_state state = cg_unpack_next(w->unpack, &member);
        if (state == CG_UNPACK_MEMORY)
            return cg_error_memory(w->error);
        if (state == CG_UNPACK_END && w->members == 0)
            return cg_read_defect(w->source, w->sink, CG_DEFECT_SKIPPED,
                                  "an archive with nothing in it", w->error);
        if (state != CG_UNPACK_GOOD)
            return state == CG_UNPACK_END ? CG_OK : refuse_rest(w, state);
        w->members++;
        status = take_member(w, &member);
        if (status != CG_OK)
            return status;
    }
}

/* --- one compressed file --------------------------------------------------------- */

static bool ends_in(cg_slice path, const char *suffix)
{
    size_t len = strlen(suffix);
    if (path.len <= len)
        return false;
    for (size_t i = 0; i < len; i++) {
        char c = path.ptr[path.len - len + i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c) != suffix[i])
            return false;
    }
    return true;
}

/* "notes.md.gz" holds what "notes.md" is the name of. */
static cg_slice inner_name(cg_slice path)
{
    static const char *const suffixes[] = {".gz", ".bz2", ".xz", ".zst"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (ends_in(path, suffixes[i]))
            return cg_slice_sub(path, 0, path.len - strlen(suffixes[i]));
    return path;
}

static cg_status take_content(walk *w)
{
    cg_member member;
    cg_unpack_state state = cg_unpack_next(w->unpack, &member);
    cg_buf_add_slice(&w->path, w->source->path);
    if (state == CG_UNPACK_MEMORY || !cg_buf_ok(&w->path))
        return cg_error_memory(w->error);
    if (state == CG_UNPACK_GOOD)
        return read_member(w, inner_name(w->source->path));
    cg_source content = member_source(w);
    content.format = CG_FORMAT_TEXT;
    return state == CG_UNPACK_END ? cg_read(&content, w->sink, w->error)
                                  : refuse_member(w, &content, state);
}

/* --- readers ------------------------------------------------------------------- */

static cg_status read_all(const cg_source *source, cg_unpack_kind kind, cg_sink *sink,
                          cg_error *error)
{
    walk w = {.source = source, .sink = sink, .error = error};
    w.unpack = cg_unpack_new(source->bytes, kind, source->budget);
    if (!w.unpack)
        return cg_error_memory(error);
    cg_buf_init(&w.path, CG_MAX_PATH);
    cg_buf_init(&w.bytes, CG_MAX_MEMBER);
    cg_counter_init(&w.names);
    cg_status status = kind == CG_UNPACK_ONE ? take_content(&w) : take_members(&w);
    cg_counter_release(&w.names);
    cg_buf_release(&w.bytes);
    cg_buf_release(&w.path);
    cg_unpack_free(w.unpack);
    return status;
}

cg_status cg_read_compressed(const cg_source *source, cg_sink *sink, cg_error *error)
{
    return read_all(source, CG_UNPACK_ONE, sink, error);
}

cg_status cg_read_zip(const cg_source *source, cg_sink *sink, cg_error *error)
{
    return read_all(source, CG_UNPACK_ZIP, sink, error);
}

cg_status cg_read_tar(const cg_source *source, cg_sink *sink, cg_error *error)
{
    return read_all(source, CG_UNPACK_TAR, sink, error);
}
