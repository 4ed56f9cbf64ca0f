#include "archive_fixture.h"

#include "base/limits.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void check_read(const char *path, cg_slice bytes, const char *lines)
{
    container_fixture f;
    cg_error error = {0};
    container_fixture_init(&f);
    ck_assert_int_eq(container_fixture_read(&f, path, bytes, &error), CG_OK);
    ck_assert(cg_buf_ok(&f.lines));
    ck_assert_str_eq(f.lines.ptr, lines);
    container_fixture_release(&f);
}

static void check_archive(const char *path, const char *format, const char *filter,
                          const member *members, size_t count, const char *lines)
{
    written archive = archive_fixture_write(format, filter, members, count);
    check_read(path, (cg_slice){archive.bytes, archive.len}, lines);
    free(archive.bytes);
}

static const member two[] = {{"b.txt", "Two words.", 0}, {"sub/a.txt", "One.", 0}};

START_TEST(members_come_in_the_order_of_the_archive)
{
    static const char lines[] = "x.zip!b.txt: Two words.\nx.zip!sub/a.txt: One.\n";
    static const char tar[] = "x.tar!b.txt: Two words.\nx.tar!sub/a.txt: One.\n";
    check_archive("x.zip", "zip", NULL, two, COUNT(two), lines);
    check_archive("x.tar", "ustar", NULL, two, COUNT(two), tar);
}
END_TEST

START_TEST(a_tar_file_may_be_compressed_by_four_programs)
{
    static const char *const filters[] = {"gzip", "bzip2", "xz", "zstd"};
    static const char *const names[] = {"x.tgz", "x.tar.bz2", "x.tar.xz", "x.tar.zst"};
    for (size_t i = 0; i < COUNT(filters); i++) {
        char lines[200];
        int len =
            snprintf(lines, sizeof lines, "%s!b.txt: Two words.\n%s!sub/a.txt: One.\n",
                     names[i], names[i]);
        ck_assert_int_lt(len, (int)sizeof lines);
        check_archive(names[i], "ustar", filters[i], two, COUNT(two), lines);
    }
}
END_TEST

START_TEST(a_compressed_file_keeps_its_name)
{
    static const char *const filters[] = {"gzip", "bzip2", "xz", "zstd"};
    static const char *const names[] = {"a.txt.gz", "a.txt.bz2", "a.txt.xz",
                                        "a.txt.zst"};
    static const member one[] = {{"data", "All of it.", 0}};
    for (size_t i = 0; i < COUNT(filters); i++) {
        char lines[200];
        int len = snprintf(lines, sizeof lines, "%s: All of it.\n", names[i]);
        ck_assert_int_lt(len, (int)sizeof lines);
        check_archive(names[i], "raw", filters[i], one, 1, lines);
    }
}
END_TEST

START_TEST(a_compressed_tar_file_of_any_name_is_unpacked_twice)
{
    check_archive("x.gz", "ustar", "gzip", two, COUNT(two),
                  "x.gz!b.txt: Two words.\nx.gz!sub/a.txt: One.\n");
}
END_TEST

START_TEST(nothing_compressed_is_an_empty_text)
{
    static const member one[] = {{"data", "", 0}};
    check_archive("a.txt.gz", "raw", "gzip", one, 1, "a.txt.gz: \n");
    check_archive("a.txt.bz2", "raw", "bzip2", one, 1, "a.txt.bz2: \n");
    check_archive("a.txt.xz", "raw", "xz", one, 1, "a.txt.xz: \n");
    check_archive("a.txt.zst", "raw", "zstd", one, 1, "a.txt.zst: \n");
}
END_TEST

/* What any length but the whole of a compressed file says. */
static void check_cuts(const char *path, const written *file)
{
    char *exact = malloc(file->len); /* a sanitizer sees the byte beyond */
    ck_assert_ptr_nonnull(exact);
    memcpy(exact, file->bytes, file->len);
    for (size_t len = file->len - 1; len > 0; len--) {
        container_fixture f;
        cg_error error = {0};
        container_fixture_init(&f);
        char *cut = realloc(exact, len);
        ck_assert_ptr_nonnull(cut);
        exact = cut;
        ck_assert_int_eq(container_fixture_read(&f, path, (cg_slice){exact, len}, &error), CG_OK);
        ck_assert_msg(strstr(f.lines.ptr, "(damaged") != NULL, "%s, %zu of %zu bytes: %s", path,
                      len, file->len, f.lines.ptr);
        ck_assert_uint_eq(f.count, 1);
        container_fixture_release(&f);
    }
    free(exact);
}

START_TEST(a_compressed_file_is_damaged_wherever_it_is_cut)
{
    static const char *const filters[] = {"gzip", "bzip2", "xz", "zstd"};
    static const char *const names[] = {"a.txt.gz", "a.txt.bz2", "a.txt.xz", "a.txt.zst"};
    static const member contents[] = {{"data", "", 0}, {"data", "All of it.", 0}};
    for (size_t i = 0; i < COUNT(filters) * COUNT(contents); i++) {
        written file = archive_fixture_write("raw", filters[i / 2], &contents[i % 2], 1);
        check_cuts(names[i / 2], &file);
        free(file.bytes);
    }
}
END_TEST

START_TEST(archives_stand_in_archives)
{
    written inner = archive_fixture_write("ustar", "xz", two, COUNT(two));
    member outer[] = {{"in.tar.xz", inner.bytes, inner.len}, {"c.txt", "Three.", 0}};
    check_archive("x.zip", "zip", NULL, outer, COUNT(outer),
                  "x.zip!in.tar.xz!b.txt: Two words.\nx.zip!in.tar.xz!sub/a.txt: One.\n"
                  "x.zip!c.txt: Three.\n");
    free(inner.bytes);
}
END_TEST

START_TEST(members_of_one_name_have_paths_of_their_own)
{
    static const member same[] = {
        {"a.txt", "One.", 0}, {"a.txt", "Two.", 0}, {"b.txt", "Three.", 0}, {"a.txt", "Four.", 0}};
    check_archive("x.zip", "zip", NULL, same, COUNT(same),
                  "x.zip!a.txt: One.\nx.zip!a.txt#2: Two.\nx.zip!b.txt: Three.\n"
                  "x.zip!a.txt#3: Four.\n");
}
END_TEST

START_TEST(names_come_through_as_they_are)
{
    static const member odd[] = {
        {"../../etc/x.txt", "a", 0}, {"/root/x.txt", "b", 0}, {"a b!c.txt", "c", 0}};
    check_archive(
        "x.zip", "zip", NULL, odd, COUNT(odd),
        "x.zip!../../etc/x.txt: a\nx.zip!/root/x.txt: b\nx.zip!a b!c.txt: c\n");
    check_archive(
        "x.tar", "ustar", NULL, odd, COUNT(odd),
        "x.tar!../../etc/x.txt: a\nx.tar!/root/x.txt: b\nx.tar!a b!c.txt: c\n");
}
END_TEST

/* A zip file that says of its only name that it is UTF-8. */
START_TEST(names_beyond_ascii_come_through)
{
    static const char zip[] =
        "PK\3\4\n\0\0\10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x9\0\0\0caf\xC3\xA9.txt"
        "PK\1\2\n\0\n\0\0\10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x9\0\0\0\0\0\0\0\0\0\0"
        "\0\0\0"
        "\0\0\0\0caf\xC3\xA9.txt"
        "PK\5\6\0\0\0\0\1\0\1\0\x37\0\0\0\x27\0\0\0\0\0";
    check_read("x.zip", (cg_slice){zip, sizeof zip - 1}, "x.zip!caf\xC3\xA9.txt: \n");
}
END_TEST

START_TEST(what_is_no_text_is_accounted_for_and_not_read)
{
    static const member mixed[] = {{"dir/", NULL, 0},
                                   {"image.txt", "\x89PNG\0\0\0", 7},
                                   {"tool.exe", "words", 0},
                                   {"a.txt", "Read.", 0}};
    check_archive("x.zip", "zip", NULL, mixed, COUNT(mixed),
                  "x.zip!image.txt: (not text)\nx.zip!tool.exe: (not a text file)\n"
                  "x.zip!a.txt: Read.\n");
}
END_TEST

START_TEST(an_archive_without_members_is_accounted_for)
{
    check_archive("x.zip", "zip", NULL, NULL, 0,
                  "x.zip: (an archive with nothing in it)\n");
}
END_TEST

/* --- what is wrong ----------------------------------------------------------------- */

/* Nothing that repeats, so that it does not shrink. */
static char *noise(size_t len)
{
    char *text = malloc(len);
    uint32_t seed = 1;
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < len; i++) {
        seed = seed * 1664525u + 1013904223u;
        text[i] = (char)('a' + (seed >> 24) % 26);
    }
    return text;
}

START_TEST(an_archive_that_is_cut_off_keeps_what_came_before)
{
    size_t len = 300000;
    char *text = noise(len);
    member members[] = {{"a.txt", "Whole.", 0}, {"b.txt", text, len}};
    written archive = archive_fixture_write("ustar", NULL, members, COUNT(members));
    container_fixture f;
    cg_error error = {0};
    container_fixture_init(&f);
    ck_assert_int_eq(
        container_fixture_read(&f, "x.tar", (cg_slice){archive.bytes, 200000}, &error),
        CG_OK);
    ck_assert_int_eq(memcmp(f.lines.ptr, "x.tar!a.txt: Whole.\nx.tar!b.txt: ", 33), 0);
    ck_assert_uint_gt(f.lines.len, 150000);
    ck_assert_ptr_nonnull(
        strstr(f.lines.ptr, "(damaged: only the start could be read)"));
    ck_assert_uint_eq(f.count, 3); /* and that the archive goes no further */
    ck_assert_ptr_nonnull(
        strstr(f.lines.ptr, "x.tar: (damaged: what follows member 2 was not read)\n"));
    container_fixture_release(&f);
    free(archive.bytes);
    free(text);
}
END_TEST

START_TEST(any_length_of_an_archive_is_survived)
{
    static const struct {
        const char *path, *format, *filter;
    } kinds[] = {{"x.zip", "zip", NULL},      {"x.tar", "ustar", NULL},
                 {"x.tgz", "ustar", "gzip"},  {"x.tar.bz2", "ustar", "bzip2"},
                 {"x.tar.xz", "ustar", "xz"}, {"x.tar.zst", "ustar", "zstd"}};
    for (size_t i = 0; i < COUNT(kinds); i++) {
        written archive =
            archive_fixture_write(kinds[i].format, kinds[i].filter, two, COUNT(two));
        size_t step = archive.len > 400 ? archive.len / 200 : 1;
        for (size_t len = 0; len < archive.len; len += step) {
            container_fixture f;
            cg_error error = {0};
            container_fixture_init(&f);
            char *exact = malloc(len ? len : 1); /* a sanitizer sees the byte beyond */
            ck_assert_ptr_nonnull(exact);
            memcpy(exact, archive.bytes, len);
            ck_assert_int_eq(container_fixture_read(&f, kinds[i].path,
                                                    (cg_slice){exact, len}, &error),
                             CG_OK);
            ck_assert_uint_ge(f.count, 1);
            free(exact);
            container_fixture_release(&f);
        }
        free(archive.bytes);
    }
}
END_TEST

START_TEST(a_member_whose_checksum_is_wrong_is_told)
{
    char zip[] = "PK\3\4\n\0\0\0\0\0\0\0\0\0\1\2\3\4\4\0\0\0\4\0\0\0\5\0\0\0a."
                 "txtgoodPK\1\2\n\0\n\0"
                 "\0\0\0\0\0\0\0\0\1\2\3\4\4\0\0\0\4\0\0\0\5\0\0\0\0\0\0\0\0\0\0\0\0\0"
                 "\0\0\0\0a.txt"
                 "PK\5\6\0\0\0\0\1\0\1\0\x33\0\0\0\x27\0\0\0\0\0";
    check_read("x.zip", (cg_slice){zip, sizeof zip - 1},
               "x.zip!a.txt: good(damaged: only the start could be read)\n");
}
END_TEST

START_TEST(an_encrypted_member_is_told_and_the_rest_is_read)
{
    /* The first member has the bit for encryption set, and 12 bytes for its head. */
    char zip[] = "PK\3\4\n\0\1\0\0\0\0\0\0\0\1\2\3\4\x10\0\0\0\4\0\0\0\5\0\0\0a."
                 "txt0123456789abcdef"
                 "PK\3\4\n\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\5\0\0\0b.txt"
                 "PK\1\2\n\0\n\0\1\0\0\0\0\0\0\0\1\2\3\4\x10\0\0\0\4\0\0\0\5\0\0\0\0\0"
                 "\0\0\0\0\0\0\0\0"
                 "\0\0\0\0a.txt"
                 "PK\1\2\n\0\n\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\5\0\0\0\0\0\0"
                 "\0\0\0\0\0\0\0"
                 "\x33\0\0\0b.txt"
                 "PK\5\6\0\0\0\0\2\0\2\0\x66\0\0\0\x56\0\0\0\0\0";
    check_read("x.zip", (cg_slice){zip, sizeof zip - 1},
               "x.zip!a.txt: (encrypted)\nx.zip!b.txt: \n");
}
END_TEST

/* 300 MB of spaces in 300 kB. */
START_TEST(a_bomb_is_cut)
{
    size_t len = (size_t)300 << 20;
    char *text = malloc(len);
    ck_assert_ptr_nonnull(text);
    memset(text, ' ', len);
    member one[] = {{"data", text, len}};
    written archive = archive_fixture_write("raw", "gzip", one, 1);
    free(text);
    container_fixture f;
    cg_error error = {0};
    container_fixture_init(&f);
    ck_assert_int_eq(container_fixture_read(&f, "a.txt.gz",
                                            (cg_slice){archive.bytes, archive.len},
                                            &error),
                     CG_OK);
    ck_assert_int_eq(f.document.defect, CG_DEFECT_CUT);
    ck_assert_uint_lt(f.lines.len, (size_t)140 << 20);
    ck_assert_ptr_nonnull(strstr(f.lines.ptr, "(unpacks to far more than it is worth"));
    container_fixture_release(&f);
    free(archive.bytes);
}
END_TEST

/* The archive's bytes up to its directory: what is passed over has to be unpacked. */
START_TEST(what_a_zip_without_its_directory_passes_over_is_counted)
{
    size_t len = (size_t)200 << 20;
    char *text = calloc(len, 1);
    ck_assert_ptr_nonnull(text);
    member both[] = {{"a.png", text, len}, {"b.txt", "One.", 0}};
    written archive = archive_fixture_write("zip", NULL, both, COUNT(both));
    free(text);
    size_t end = archive.len;
    while (end > 0 && memcmp(archive.bytes + end - 4, "PK\1\2", 4) != 0)
        end--;
    ck_assert_uint_gt(end, 1000);
    check_read("x.zip", (cg_slice){archive.bytes, archive.len},
               "x.zip!a.png: (not a text file)\nx.zip!b.txt: One.\n");
    check_read("x.zip", (cg_slice){archive.bytes, end - 4},
               "x.zip!a.png: (not a text file)\n"
               "x.zip: (unpacks to far more than it is worth: what follows member 1 was not "
               "read)\n");
    free(archive.bytes);
}
END_TEST

START_TEST(long_names_in_a_tar_file_are_counted)
{
    enum { NAME = 1000000, COUNT_OF = 150 };
    static member many[COUNT_OF];
    char *name = malloc(NAME + 1);
    ck_assert_ptr_nonnull(name);
    memset(name, 'a', NAME);
    name[NAME] = '\0';
    for (size_t i = 0; i < COUNT_OF; i++)
        many[i] = (member){name, "One.", 0};
    written archive = archive_fixture_write("gnutar", "gzip", many, COUNT_OF);
    free(name);
    container_fixture f;
    cg_error error = {0};
    container_fixture_init(&f);
    ck_assert_int_eq(
        container_fixture_read(&f, "x.tgz", (cg_slice){archive.bytes, archive.len}, &error), CG_OK);
    ck_assert_ptr_nonnull(strstr(f.lines.ptr, "x.tgz: (unpacks to far more than it is worth"));
    container_fixture_release(&f);
    free(archive.bytes);
}
END_TEST

/* Four levels of four archives each, and a megabyte in each of the innermost. */
START_TEST(nested_archives_share_one_budget)
{
    size_t len = (size_t)1 << 20;
    char *text = malloc(len);
    ck_assert_ptr_nonnull(text);
    memset(text, ' ', len);
    written archive = {text, len};
    const char *name = "a.txt";
    for (int level = 0; level < 5; level++) {
        member four[4];
        for (int i = 0; i < 4; i++)
            four[i] = (member){name, archive.bytes, archive.len};
        written outer = archive_fixture_write("zip", NULL, four, 4);
        free(archive.bytes);
        archive = outer;
        name = "in.zip";
    }
    container_fixture f;
    cg_error error = {0};
    container_fixture_init(&f);
    ck_assert_int_eq(container_fixture_read(
                         &f, "x.zip", (cg_slice){archive.bytes, archive.len}, &error),
                     CG_OK);
    ck_assert_uint_lt(f.lines.len, (size_t)80 << 20);
    ck_assert_ptr_nonnull(
        strstr(f.lines.ptr, "x.zip: (unpacks to far more than it is worth"));
    container_fixture_release(&f);
    free(archive.bytes);
}
END_TEST

START_TEST(nesting_ends_at_a_depth)
{
    written archive = archive_fixture_write("zip", NULL, two, COUNT(two));
    for (int level = 0; level < CG_MAX_CONTAINERS + 2; level++) {
        member one = {"in.zip", archive.bytes, archive.len};
        written outer = archive_fixture_write("zip", NULL, &one, 1);
        free(archive.bytes);
        archive = outer;
    }
    container_fixture f;
    cg_error error = {0};
    container_fixture_init(&f);
    ck_assert_int_eq(container_fixture_read(
                         &f, "x.zip", (cg_slice){archive.bytes, archive.len}, &error),
                     CG_OK);
    ck_assert_uint_eq(f.count, 1);
    ck_assert_int_eq(f.document.defect, CG_DEFECT_CUT);
    ck_assert_ptr_nonnull(strstr(f.lines.ptr, "nested too deep"));
    container_fixture_release(&f);
    free(archive.bytes);
}
END_TEST

START_TEST(what_the_sink_says_ends_the_reading)
{
    written archive = archive_fixture_write("zip", NULL, two, COUNT(two));
    container_fixture f;
    cg_error error = {0};
    container_fixture_init(&f);
    f.stop_after = 1;
    ck_assert_int_eq(container_fixture_read(
                         &f, "x.zip", (cg_slice){archive.bytes, archive.len}, &error),
                     CG_E_IO);
    ck_assert_uint_eq(f.count, 1);
    container_fixture_release(&f);
    free(archive.bytes);
}
END_TEST

START_TEST(want_of_memory_is_told_wherever_it_happens)
{
    written archive = archive_fixture_write("zip", NULL, two, COUNT(two));
    container_fixture_starve("x.zip", (cg_slice){archive.bytes, archive.len}, false);
    free(archive.bytes);
}
END_TEST

Suite *read_archive_suite(void)
{
    Suite *suite = suite_create("read/archive");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, members_come_in_the_order_of_the_archive);
    tcase_add_test(all, a_tar_file_may_be_compressed_by_four_programs);
    tcase_add_test(all, a_compressed_file_keeps_its_name);
    tcase_add_test(all, a_compressed_tar_file_of_any_name_is_unpacked_twice);
    tcase_add_test(all, nothing_compressed_is_an_empty_text);
    tcase_add_test(all, a_compressed_file_is_damaged_wherever_it_is_cut);
    tcase_add_test(all, archives_stand_in_archives);
    tcase_add_test(all, members_of_one_name_have_paths_of_their_own);
    tcase_add_test(all, names_come_through_as_they_are);
    tcase_add_test(all, names_beyond_ascii_come_through);
    tcase_add_test(all, what_is_no_text_is_accounted_for_and_not_read);
    tcase_add_test(all, an_archive_without_members_is_accounted_for);
    tcase_add_test(all, an_archive_that_is_cut_off_keeps_what_came_before);
    tcase_add_test(all, any_length_of_an_archive_is_survived);
    tcase_add_test(all, a_member_whose_checksum_is_wrong_is_told);
    tcase_add_test(all, an_encrypted_member_is_told_and_the_rest_is_read);
    tcase_add_test(all, a_bomb_is_cut);
    tcase_add_test(all, what_a_zip_without_its_directory_passes_over_is_counted);
    tcase_add_test(all, long_names_in_a_tar_file_are_counted);
    tcase_add_test(all, nested_archives_share_one_budget);
    tcase_add_test(all, nesting_ends_at_a_depth);
    tcase_add_test(all, what_the_sink_says_ends_the_reading);
    tcase_add_test(all, want_of_memory_is_told_wherever_it_happens);
    suite_add_tcase(suite, all);
    return suite;
}
