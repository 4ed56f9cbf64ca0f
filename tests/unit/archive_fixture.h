/* Archives that are written in memory, for the tests of what reads them. */
#ifndef CG_TESTS_ARCHIVE_FIXTURE_H
#define CG_TESTS_ARCHIVE_FIXTURE_H

#include "container_fixture.h"

#include <archive.h>
#include <archive_entry.h>

typedef struct written {
    char *bytes; /* to be freed */
    size_t len;
} written;

/* One member; `text` NULL: a folder. */
typedef struct member {
    const char *name, *text;
    size_t len; /* 0: that of the text */
} member;

static inline void archive_fixture_member(struct archive *to, const member *member)
{
    struct archive_entry *entry = archive_entry_new();
    ck_assert_ptr_nonnull(entry);
    size_t len = !member->text ? 0 : member->len ? member->len : strlen(member->text);
    archive_entry_set_pathname(entry, member->name);
    archive_entry_set_filetype(entry, member->text ? AE_IFREG : AE_IFDIR);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, (la_int64_t)len);
    ck_assert_int_eq(archive_write_header(to, entry), ARCHIVE_OK);
    if (len > 0)
        ck_assert_int_eq(archive_write_data(to, member->text, len), (la_ssize_t)len);
    archive_entry_free(entry);
}

/* `format`: "zip", "ustar", "raw"; `filter`: "gzip" ..., or NULL. */
static inline written archive_fixture_write(const char *format, const char *filter,
                                              const member *members, size_t count)
{
    written out = {0};
    size_t room = (size_t)8 << 20;
    for (size_t i = 0; i < count; i++)
        room += members[i].len;
    out.bytes = malloc(room);
    ck_assert_ptr_nonnull(out.bytes);
    struct archive *to = archive_write_new();
    ck_assert_int_eq(archive_write_set_format_by_name(to, format), ARCHIVE_OK);
    if (filter)
        ck_assert_int_eq(archive_write_add_filter_by_name(to, filter), ARCHIVE_OK);
    ck_assert_int_eq(archive_write_set_bytes_in_last_block(to, 1), ARCHIVE_OK);
    ck_assert_int_eq(archive_write_open_memory(to, out.bytes, room, &out.len),
                     ARCHIVE_OK);
    for (size_t i = 0; i < count; i++)
        archive_fixture_member(to, &members[i]);
    ck_assert_int_eq(archive_write_close(to), ARCHIVE_OK);
    ck_assert_int_eq(archive_write_free(to), ARCHIVE_OK);
    return out;
}

#endif
