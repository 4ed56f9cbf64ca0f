#include "read/unpack.h"

#include "base/alloc.h"
#include "base/limits.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif

#define STEP ((size_t)64 << 10)

struct cg_unpack {
    struct archive *archive;
    struct archive_entry *entry; /* the member at hand; NULL: none, or all of it read */
    cg_unpack_budget *budget;
    cg_slice bytes;      /* all that is unpacked */
    locale_t names;      /* in which libarchive takes names for UTF-8; 0: none found */
    cg_slice block;      /* of the member at hand: read and not yet given out */
    uint64_t hole;       /* zero bytes before it */
    la_int64_t position; /* behind it, in the member */
    bool opened;         /* libarchive knows what it is */
    bool is_one;         /* compressed file; no archive */
    bool seeks;          /* a member of known size is passed over without unpacking */
    bool streams;        /* all that is read of the archive is unpacked first */
};

/* Without a name that says UTF-8, libarchive keeps no name that is not ASCII. The
 * locale of the thread is set while it reads names, and at no other time. */
static locale_t find_locale(void)
{
    static const char *const names[] = {"C.UTF-8", "C.utf8", "UTF-8", "en_US.UTF-8"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        locale_t found = newlocale(LC_CTYPE_MASK, names[i], (locale_t)0);
        if (found != (locale_t)0)
            return found;
    }
    return (locale_t)0;
}

static const struct {
    const char *magic;
    const char *(*version)(void);
    int filter;
} filters[] = {
    {"\x1F\x8B", archive_zlib_version, ARCHIVE_FILTER_GZIP},
    {"BZh", archive_bzlib_version, ARCHIVE_FILTER_BZIP2},
    {"\xFD\x37\x7AXZ", archive_liblzma_version, ARCHIVE_FILTER_XZ},
    {"\x28\xB5\x2F\xFD", archive_libzstd_version, ARCHIVE_FILTER_ZSTD},
};

/* The filter that the bytes begin with; NONE for one that libarchive lacks itself:
 * it would run a program. */
static int filter_of(cg_slice bytes)
{
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
        if (cg_slice_starts(bytes, filters[i].magic) && filters[i].version())
            return filters[i].filter;
    return ARCHIVE_FILTER_NONE;
}

/* Bytes that end before the filter shows that they begin with. */
static bool is_less_than_a_filter(cg_slice bytes)
{
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
        if (bytes.len > 0 && bytes.len < strlen(filters[i].magic) &&
            memcmp(bytes.ptr, filters[i].magic, bytes.len) == 0)
            return true;
    return false;
}

/* One filter, and none upon it: libarchive would stack them, and only what the last
 * one gives is held against the budget. */
static int add_filter(struct archive *archive, cg_slice bytes)
{
    int filter = filter_of(bytes);
    return filter == ARCHIVE_FILTER_NONE ? ARCHIVE_OK
                                         : archive_read_append_filter(archive, filter);
}

static bool set_up(struct archive *archive, cg_unpack_kind kind, cg_slice bytes)
{
    switch (kind) {
    case CG_UNPACK_ONE:
        return add_filter(archive, bytes) == ARCHIVE_OK &&
               archive_read_support_format_raw(archive) == ARCHIVE_OK &&
               archive_read_support_format_empty(archive) == ARCHIVE_OK;
    case CG_UNPACK_ZIP:
        return archive_read_support_format_zip_seekable(archive) == ARCHIVE_OK;
    case CG_UNPACK_TAR:
        return add_filter(archive, bytes) == ARCHIVE_OK &&
               archive_read_support_format_tar(archive) == ARCHIVE_OK;
    }
    return false;
}

/* Opens `bytes` with what `set_up` made of the archive. */
static bool open_bytes(cg_unpack *unpack, cg_slice bytes)
{
    return archive_read_open_memory(unpack->archive, bytes.ptr, bytes.len) == ARCHIVE_OK;
}

/* A zip file without its directory is read from front to end: there nothing is passed
 * over without unpacking. */
static bool open_without_directory(cg_unpack *unpack, cg_slice bytes)
{
    (void)archive_read_free(unpack->archive);
    unpack->seeks = false;
    unpack->archive = archive_read_new();
    return unpack->archive &&
           archive_read_support_format_zip_streamable(unpack->archive) == ARCHIVE_OK &&
           open_bytes(unpack, bytes);
}

cg_unpack *cg_unpack_new(cg_slice bytes, cg_unpack_kind kind, cg_unpack_budget *budget)
{
    cg_unpack *unpack = cg_alloc_zeroed(1, sizeof *unpack);
    if (!unpack)
        return NULL;
    unpack->budget = budget;
    unpack->seeks = kind == CG_UNPACK_ZIP;
    unpack->streams = kind == CG_UNPACK_TAR;
    unpack->is_one = kind == CG_UNPACK_ONE;
    unpack->bytes = bytes;
    unpack->archive = archive_read_new();
    if (!unpack->archive || !set_up(unpack->archive, kind, bytes)) {
        cg_unpack_free(unpack);
        return NULL;
    }
    unpack->names = find_locale();
    /* What is no archive is told by the first member that does not come. */
    unpack->opened = open_bytes(unpack, bytes) ||
                     (kind == CG_UNPACK_ZIP && open_without_directory(unpack, bytes));
    unpack->opened &= !(unpack->is_one && is_less_than_a_filter(bytes));
    if (!unpack->archive) {
        cg_unpack_free(unpack);
        return NULL;
    }
    return unpack;
}

void cg_unpack_free(cg_unpack *unpack)
{
    if (!unpack)
        return;
    if (unpack->archive)
        (void)archive_read_free(unpack->archive); /* read only: nothing can be lost */
    if (unpack->names != (locale_t)0)
        freelocale(unpack->names);
    cg_alloc_free(unpack);
}

static cg_unpack_state failure(cg_unpack *unpack)
{
    if (archive_errno(unpack->archive) == ENOMEM)
        return CG_UNPACK_HUGE;
    if (unpack->entry && archive_entry_is_data_encrypted(unpack->entry))
        return CG_UNPACK_ENCRYPTED;
    return CG_UNPACK_DAMAGED;
}

static void spend(cg_unpack *unpack, uint64_t bytes)
{
    unpack->budget->bytes -=
        bytes < unpack->budget->bytes ? bytes : unpack->budget->bytes;
}

/* --- members ------------------------------------------------------------------- */

static size_t length_of(const char *text)
{
    return text ? strlen(text) : 0;
}

/* Headers may be long as well: names, and where links lead. */
static void spend_header(cg_unpack *unpack, la_int64_t from, bool got)
{
    la_int64_t to = archive_filter_bytes(unpack->archive, 0);
    if (unpack->streams && to > from)
        spend(unpack, (uint64_t)(to - from));
    if (!unpack->streams && got)
        spend(unpack, length_of(archive_entry_pathname(unpack->entry)) +
                          length_of(archive_entry_symlink(unpack->entry)));
}

static int read_header(cg_unpack *unpack)
{
    locale_t before =
        unpack->names != (locale_t)0 ? uselocale(unpack->names) : (locale_t)0;
    la_int64_t from = archive_filter_bytes(unpack->archive, 0);
    int got = archive_read_next_header(unpack->archive, &unpack->entry);
    spend_header(unpack, from, got == ARCHIVE_OK || got == ARCHIVE_WARN);
    if (before != (locale_t)0)
        (void)uselocale(before);
    return got;
}

static void describe(struct archive_entry *entry, cg_member *member)
{
    const char *name = archive_entry_pathname(entry);
    member->name = cg_slice_of(name ? name : "");
    member->is_link = archive_entry_hardlink(entry) || archive_entry_symlink(entry) ||
                      archive_entry_filetype(entry) == AE_IFLNK;
    /* A compressed file has no type at all. */
    member->is_file =
        archive_entry_filetype(entry) == AE_IFREG || archive_entry_filetype(entry) == 0;
}

/* The next block of the member at hand. EOF when there is none; a block with a
 * hole before it (a sparse file) begins behind `position`. */
static int read_block(cg_unpack *unpack)
{
    const void *bytes = NULL;
    size_t len = 0;
    la_int64_t at = 0;
    int got = archive_read_data_block(unpack->archive, &bytes, &len, &at);
    unpack->block = (cg_slice){bytes, got == ARCHIVE_OK && bytes ? len : 0};
    unpack->hole = 0;
    if (got == ARCHIVE_OK && at > unpack->position)
        unpack->hole = (uint64_t)(at - unpack->position);
    if (got == ARCHIVE_OK)
        unpack->position = at + (la_int64_t)unpack->block.len;
    return got;
}

/* Reads on to the end of the member at hand. libarchive would do it unasked, but
 * outside of any budget. */
static cg_unpack_state pass_over(cg_unpack *unpack)
{
    int got = ARCHIVE_OK;
    if (!unpack->entry || (unpack->seeks && archive_entry_size_is_set(unpack->entry)))
        return CG_UNPACK_GOOD;
    while (got == ARCHIVE_OK && unpack->budget->bytes > 0) {
        got = read_block(unpack);
        spend(unpack, unpack->block.len);
    }
    return got == ARCHIVE_OK ? CG_UNPACK_SPENT : CG_UNPACK_GOOD;
}

/* Of compressed bytes that gave none: an added filter ends there whether they are
 * whole or not, while one that is to be found first fails for what is cut. */
static bool is_cut(cg_slice bytes)
{
    struct archive_entry *entry = NULL;
    int filter = filter_of(bytes);
    if (filter == ARCHIVE_FILTER_NONE)
        return false;
    struct archive *archive = archive_read_new();
    bool whole = archive &&
                 archive_read_support_filter_by_code(archive, filter) == ARCHIVE_OK &&
                 archive_read_support_format_raw(archive) == ARCHIVE_OK &&
                 archive_read_support_format_empty(archive) == ARCHIVE_OK &&
                 archive_read_open_memory(archive, bytes.ptr, bytes.len) == ARCHIVE_OK &&
                 archive_read_next_header(archive, &entry) == ARCHIVE_EOF;
    if (archive)
        (void)archive_read_free(archive); /* read only: nothing can be lost */
    return !whole;
}

cg_unpack_state cg_unpack_next(cg_unpack *unpack, cg_member *member)
{
    if (!unpack->opened)
        return failure(unpack);
    if (unpack->budget->members == 0 || unpack->budget->bytes == 0)
        return CG_UNPACK_SPENT;
    unpack->budget->members--;
    cg_unpack_state state = pass_over(unpack);
    unpack->entry = NULL;
    unpack->block.len = 0;
    unpack->position = 0;
    if (state != CG_UNPACK_GOOD)
        return state;
    int got = read_header(unpack);
    if (got == ARCHIVE_EOF) {
        unpack->entry = NULL;
        return unpack->is_one && is_cut(unpack->bytes) ? CG_UNPACK_DAMAGED : CG_UNPACK_END;
    }
    if (got != ARCHIVE_OK && got != ARCHIVE_WARN) {
        unpack->entry = NULL;
        return failure(unpack);
    }
    describe(unpack->entry, member);
    return CG_UNPACK_GOOD;
}

static size_t least(size_t a, uint64_t b)
{
    return a < b ? a : (size_t)b;
}

/* Appends up to `most` bytes of the hole and the block at hand. */
static bool add_block(cg_unpack *unpack, size_t most, cg_buf *out)
{
    bool hole = unpack->hole > 0;
    size_t len = least(hole ? least(most, STEP) : most,
                       hole ? unpack->hole : (uint64_t)unpack->block.len);
    len = least(len, unpack->budget->bytes);
    if (!cg_buf_reserve(out, len))
        return false;
    if (hole) {
        memset(out->ptr + out->len, 0, len);
        out->len += len;
        out->ptr[out->len] = 0;
        unpack->hole -= len;
    } else {
        cg_buf_add(out, unpack->block.ptr, len);
        unpack->block = cg_slice_sub(unpack->block, len, unpack->block.len);
    }
    spend(unpack, len);
    return cg_buf_ok(out);
}

cg_unpack_state cg_unpack_data(cg_unpack *unpack, size_t most, cg_buf *out)
{
    while (out->len < most) {
        int got = ARCHIVE_OK;
        if (unpack->budget->bytes == 0)
            return CG_UNPACK_SPENT;
        if (unpack->hole == 0 && unpack->block.len == 0)
            got = read_block(unpack);
        if (got == ARCHIVE_EOF) {
            unpack->entry = NULL;
            return CG_UNPACK_GOOD;
        }
        if (got != ARCHIVE_OK)
            return failure(unpack);
        if (!add_block(unpack, most - out->len, out))
            return CG_UNPACK_MEMORY;
    }
    return CG_UNPACK_LONG;
}

/* --- by name ------------------------------------------------------------------- */

static cg_wanted *find_wanted(cg_wanted *wanted, size_t count, cg_slice name)
{
    for (size_t i = 0; i < count; i++)
        if (wanted[i].state == CG_UNPACK_END && cg_slice_is(name, wanted[i].name))
            return &wanted[i];
    return NULL;
}

cg_unpack_state cg_unpack_pick(cg_slice bytes, cg_unpack_budget *budget,
                               cg_wanted *wanted, size_t count)
{
    cg_member member;
    size_t left = count;
    cg_unpack_state state = CG_UNPACK_GOOD;
    for (size_t i = 0; i < count; i++)
        wanted[i].state = CG_UNPACK_END;
    cg_unpack *unpack = cg_unpack_new(bytes, CG_UNPACK_ZIP, budget);
    if (!unpack)
        return CG_UNPACK_MEMORY;
    while (left > 0 && state == CG_UNPACK_GOOD) {
        state = cg_unpack_next(unpack, &member);
        cg_wanted *found =
            state == CG_UNPACK_GOOD ? find_wanted(wanted, count, member.name) : NULL;
        if (!found)
            continue;
        found->state = cg_unpack_data(unpack, CG_MAX_MEMBER, found->out);
        if (found->state == CG_UNPACK_SPENT || found->state == CG_UNPACK_MEMORY)
            state = found->state;
        left--;
    }
    cg_unpack_free(unpack);
    return state == CG_UNPACK_END ? CG_UNPACK_GOOD : state;
}
