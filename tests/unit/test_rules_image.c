/* Images of programs: in files, and back. */
#include "image_fixture.h"

static char folder[64], path[128];
static cg_program *compiled_program;
static cg_hash128 keys[3];
static cg_complaints complaints;
static const cg_hash128 name = {3, 4};

static void set_up(void)
{
    snprintf(folder, sizeof folder, "/tmp/claimgrep-image-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/program", folder);
    compiled c = compile(EVERYTHING);
    ck_assert_int_eq(c.status, CG_OK);
    compiled_program = c.program;
    cg_complaints_init(&complaints);
    ck_assert(cg_complaints_take(&complaints, c.diags, 0, c.program));
    ck_assert_uint_eq(complaints.rows.len, WARNINGS);
    cg_diags_free(c.diags);
    for (uint64_t i = 0; i < 3; i++)
        keys[i] = (cg_hash128){i, 10 * i};
}

static void tear_down(void)
{
    cg_alloc_fail_at(0, 0);
    cg_program_free(compiled_program);
    cg_complaints_release(&complaints);
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(rmdir(folder), 0);
}

static void write_bytes(const char *bytes, size_t len)
{
    FILE *out = fopen(path, "wb");
    ck_assert_ptr_nonnull(out);
    ck_assert_uint_eq(fwrite(bytes, 1, len, out), len);
    ck_assert_int_eq(fclose(out), 0);
}

/* The file of the program as it is now. */
static cg_buf bytes_now(void)
{
    cg_buf all;
    cg_image_file file;
    cg_image_file_of(compiled_program, keys, &complaints, name, &file);
    cg_buf_init(&all, SIZE_MAX);
    cg_buf_add(&all, (const char *)&file.header, sizeof file.header);
    for (size_t i = 0; i < sizeof file.pieces / sizeof *file.pieces; i++)
        cg_buf_add_slice(&all, file.pieces[i]);
    ck_assert(cg_buf_ok(&all));
    ck_assert_uint_eq(all.len, file.header.size);
    return all;
}

static void write_image(void)
{
    cg_buf all = bytes_now();
    write_bytes(all.ptr, all.len);
    cg_buf_release(&all);
}

static cg_program *open_as(cg_hash128 wanted, const cg_hash128 **found)
{
    cg_program *program = NULL;
    cg_pack_files files = files_of(EVERYTHING);
    cg_diags *diags = cg_diags_new();
    cg_lang *lang = NULL;
    ck_assert_int_eq(cg_lang_load("en", NULL, &lang, NULL), CG_OK);
    ck_assert_int_eq(cg_image_open(path, wanted, &lang, &files, diags, &program, found, NULL),
                     CG_OK);
    ck_assert((lang == NULL) == (program != NULL));
    cg_lang_free(lang);
    ck_assert_uint_eq(cg_diags_count(diags), program ? WARNINGS : 0);
    cg_diags_free(diags);
    ck_assert_uint_eq(files.items.len, program ? 0 : 1);
    cg_pack_files_release(&files);
    return program;
}

static bool opens(void)
{
    const cg_hash128 *found;
    cg_program *program = open_as(name, &found);
    cg_program_free(program);
    return program != NULL;
}

START_TEST(a_program_from_a_file_finds_what_the_one_in_it_found)
{
    const cg_hash128 *found;
    write_image();
    cg_program *program = open_as(name, &found);
    ck_assert_ptr_nonnull(program);
    char *before = found_by(compiled_program, everything_text);
    char *after = found_by(program, everything_text);
    ck_assert_str_eq(before, after);
    ck_assert_ptr_nonnull(strstr(before, "\"contradict\""));
    ck_assert_int_eq(memcmp(found, keys, sizeof keys), 0);
    ck_assert_str_eq(cg_program_rules_hash(program), cg_program_rules_hash(compiled_program));
    ck_assert(cg_slice_equal(program->sources[0].text, compiled_program->sources[0].text));
    ck_assert(program->texts != compiled_program->texts);
    free(before);
    free(after);
    cg_program_free(program);
}
END_TEST

START_TEST(one_image_is_the_other_byte_for_byte)
{
    cg_program *again = program_new(EVERYTHING);
    ck_assert(cg_slice_equal(cg_buf_slice(&again->image),
                             cg_buf_slice(&compiled_program->image)));
    cg_program_free(again);
    write_image();
}
END_TEST

START_TEST(a_program_of_another_name_is_none)
{
    const cg_hash128 *found;
    write_image();
    ck_assert_ptr_null(open_as((cg_hash128){3, 5}, &found));
    ck_assert_ptr_null(open_as((cg_hash128){2, 4}, &found));
    ck_assert(opens());
}
END_TEST

START_TEST(without_a_file_there_is_no_program)
{
    write_image();
    ck_assert_int_eq(unlink(path), 0);
    ck_assert(!opens());
    write_bytes("", 0);
    ck_assert(!opens());
    write_bytes("not a program", 13);
    ck_assert(!opens());
}
END_TEST

START_TEST(a_file_that_is_cut_or_longer_is_none)
{
    cg_buf all = bytes_now();
    for (size_t len = 0; len < all.len; len += len < sizeof(cg_image_header) ? 7 : all.len / 40) {
        write_bytes(all.ptr, len);
        ck_assert_msg(!opens(), "%zu of %zu bytes", len, all.len);
    }
    write_bytes(all.ptr, all.len - 1);
    ck_assert(!opens());
    cg_buf_add_char(&all, '\0');
    write_bytes(all.ptr, all.len);
    ck_assert(!opens());
    cg_buf_release(&all);
}
END_TEST

START_TEST(a_byte_that_changed_is_noticed_wherever_it_stands)
{
    cg_buf all = bytes_now();
    for (size_t at = 0; at < all.len; at += at < sizeof(cg_image_header) ? 1 : all.len / 200) {
        all.ptr[at] ^= 0x10;
        write_bytes(all.ptr, all.len);
        ck_assert_msg(!opens(), "byte %zu", at);
        all.ptr[at] ^= 0x10;
    }
    write_bytes(all.ptr, all.len);
    ck_assert(opens());
    cg_buf_release(&all);
}
END_TEST

/* With a checksum that fits what somebody changed, what opens must still be safe to
 * scan with: the sanitizers look on. */
START_TEST(what_was_made_to_do_harm_is_refused_or_harmless)
{
    uint32_t seed = 1;
    unsigned refused = 0;
    cg_slice image = cg_buf_slice(&compiled_program->image);
    size_t start = sizeof(cg_image_header);
    for (unsigned n = 0; n < 150; n++) {
        seed = seed * 1664525 + 1013904223;
        char *at = compiled_program->image.ptr + start + (seed >> 4) % (image.len - start);
        char before = *at;
        *at = (char)(before ^ (n % 2 ? 0x80 : 0x01 << (seed >> 29)));
        write_image();
        *at = before;
        const cg_hash128 *found;
        cg_program *program = open_as(name, &found);
        refused += program == NULL;
        if (program)
            free(found_by(program, everything_text));
        cg_program_free(program);
    }
    ck_assert_uint_gt(refused, 10);
}
END_TEST

/* Rows that are more than there can be, for each table. */
START_TEST(a_header_that_lies_about_its_tables_is_none)
{
    cg_image_header *header = (void *)compiled_program->image.ptr;
    for (int i = 0; i < CG_IMAGE_TABLES; i++) {
        uint64_t rows = header->rows[i];
        const uint64_t lies[] = {rows + 1, rows + 100000000, UINT64_MAX, UINT64_MAX / 8};
        for (size_t k = 0; k < sizeof lies / sizeof *lies; k++) {
            header->rows[i] = lies[k];
            write_image();
            header->rows[i] = rows;
            const cg_hash128 *found;
            cg_program *program = open_as(name, &found);
            if (program)
                free(found_by(program, everything_text));
            ck_assert_msg(!program || k == 0, "table %d", i);
            cg_program_free(program);
        }
    }
}
END_TEST

START_TEST(too_large_a_program_is_told_apart_from_want_of_memory)
{
    static cg_text_pool texts;
    cg_image_rows tables[CG_IMAGE_TABLES] = {0};
    cg_program program = {0};
    cg_error error = {0};
    write_image(); /* which every test leaves */
    cg_text_pool_init(&texts);
    texts.bytes.cap = texts.bytes.len + 4;
    (void)cg_text_pool_add(&texts, CG_SLICE("longer"));
    ck_assert_int_eq(cg_image_make(tables, &texts, &program, &error), CG_E_LIMIT);
    ck_assert_str_eq(error.text, "the rules compile to more than 1024 MiB: check them in parts");
    cg_buf_release(&program.image);
    cg_text_pool_release(&texts);
}
END_TEST

START_TEST(every_allocation_of_opening_may_fail)
{
    bool done = false;
    write_image();
    for (long n = 1; !done && n < 100000; n += n < 60 ? 1 : 97) {
        const cg_hash128 *found;
        cg_program *program = NULL;
        cg_pack_files files = files_of(EVERYTHING);
        cg_lang *lang = NULL;
        ck_assert_int_eq(cg_lang_load("en", NULL, &lang, NULL), CG_OK);
        cg_alloc_fail_at(n, 0);
        cg_status status =
            cg_image_open(path, name, &lang, &files, NULL, &program, &found, NULL);
        cg_alloc_fail_at(0, 0);
        cg_lang_free(lang);
        done = status == CG_OK;
        ck_assert_int_eq(status, done ? CG_OK : CG_E_MEMORY);
        ck_assert((program != NULL) == done);
        cg_program_free(program);
        cg_pack_files_release(&files);
    }
    ck_assert(done);
}
END_TEST

Suite *rules_image_suite(void)
{
    Suite *suite = suite_create("rules/image");
    TCase *tcase = tcase_create("image");
    tcase_set_timeout(tcase, 120);
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, a_program_from_a_file_finds_what_the_one_in_it_found);
    tcase_add_test(tcase, one_image_is_the_other_byte_for_byte);
    tcase_add_test(tcase, a_program_of_another_name_is_none);
    tcase_add_test(tcase, without_a_file_there_is_no_program);
    tcase_add_test(tcase, a_file_that_is_cut_or_longer_is_none);
    tcase_add_test(tcase, a_byte_that_changed_is_noticed_wherever_it_stands);
    tcase_add_test(tcase, what_was_made_to_do_harm_is_refused_or_harmless);
    tcase_add_test(tcase, a_header_that_lies_about_its_tables_is_none);
    tcase_add_test(tcase, too_large_a_program_is_told_apart_from_want_of_memory);
    tcase_add_test(tcase, every_allocation_of_opening_may_fail);
    suite_add_tcase(suite, tcase);
    return suite;
}
