/* Web archives: pages are members, and each says where in the file its record is. */
#include "records_fixture.h"

#include <zlib.h>

Suite *read_warc_suite(void);

static cg_buf file, said;
static cg_document document;
static cg_read_options options;

static void set_up(void)
{
    cg_buf_init(&file, (size_t)1 << 24);
    cg_buf_init(&said, (size_t)1 << 20);
    cg_document_init(&document);
    options = (cg_read_options){.text_column = NULL};
}

static void tear_down(void)
{
    cg_buf_release(&file);
    cg_buf_release(&said);
    cg_document_release(&document);
}

/* A record of that type, with fields of its own, each with its line break. */
static cg_slice record_of(const char *type, const char *fields, const char *block, cg_buf *out)
{
    cg_buf_reset(out);
    cg_buf_printf(out, "WARC/1.0\r\nWARC-Type: %s\r\n%sContent-Length: %zu\r\n\r\n%s\r\n\r\n",
                  type, fields, strlen(block), block);
    ck_assert(cg_buf_ok(out));
    return cg_buf_slice(out);
}

static void add_plain(const char *type, const char *fields, const char *block)
{
    cg_buf record;
    cg_buf_init(&record, 1 << 20);
    cg_buf_add_slice(&file, record_of(type, fields, block, &record));
    cg_buf_release(&record);
}

static void add_member(cg_slice bytes)
{
    unsigned char packed[4096];
    z_stream stream = {.next_in = (z_const Bytef *)bytes.ptr,
                       .avail_in = (uInt)bytes.len,
                       .next_out = packed,
                       .avail_out = sizeof packed};
    ck_assert_int_eq(deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, 0), Z_OK);
    ck_assert_int_eq(deflate(&stream, Z_FINISH), Z_STREAM_END);
    cg_buf_add(&file, (const char *)packed, sizeof packed - stream.avail_out);
    ck_assert_int_eq(deflateEnd(&stream), Z_OK);
}

static void add_packed(const char *type, const char *fields, const char *block)
{
    cg_buf record;
    cg_buf_init(&record, 1 << 20);
    add_member(record_of(type, fields, block, &record));
    cg_buf_release(&record);
}

static cg_status take(void *context, cg_document *d, cg_error *error)
{
    static const char *const defects[] = {"", "skipped", "left out", "unread", "cut"};
    const cg_document_info *info = &d->info;
    (void)context;
    (void)error;
    cg_buf_printf(&said, "%.*s [%.*s %.*s %.*s+%.*s]", (int)d->path.len, d->path.ptr,
                  (int)info->record.len, info->record.ptr, (int)info->fetched.len,
                  info->fetched.ptr, (int)info->record_offset.len, info->record_offset.ptr,
                  (int)info->record_length.len, info->record_length.ptr);
    if (d->defect != CG_DEFECT_NONE)
        cg_buf_printf(&said, " %s: %.*s", defects[d->defect], (int)d->note.len, d->note.ptr);
    for (size_t i = 0; i < d->blocks.len; i++)
        cg_buf_printf(&said, " \"%.*s\"",
                      (int)(d->blocks.items[i].span.end - d->blocks.items[i].span.start),
                      d->text.ptr + d->blocks.items[i].span.start);
    cg_buf_add_char(&said, '\n');
    return CG_OK;
}

static const char *read_bytes(cg_slice bytes)
{
    cg_sink sink = {.document = &document, .take = take};
    cg_source source = {.path = CG_SLICE("a.warc"),
                        .bytes = bytes,
                        .format = CG_FORMAT_WARC,
                        .options = &options};
    cg_buf_reset(&said);
    ck_assert_int_eq(cg_read(&source, &sink, NULL), CG_OK);
    cg_buf_add_char(&said, 0);
    ck_assert(cg_buf_ok(&said));
    return said.ptr;
}

static void expect(const char *wanted)
{
    ck_assert_str_eq(read_bytes(cg_buf_slice(&file)), wanted);
}

#define PAGE "WARC-Target-URI: https://a.example/\r\nWARC-Record-ID: <urn:uuid:1>\r\n" \
             "WARC-Date: 2024-05-01T10:00:00Z\r\n"
#define TEXT PAGE "Content-Type: text/plain\r\n"
#define OK "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

START_TEST(a_text_says_where_its_record_is)
{
    add_plain("warcinfo", "", "software: x");
    add_plain("conversion", TEXT, "It is free.");
    add_plain("resource", TEXT, "It is not free.");
    expect("a.warc!https://a.example/ [urn:uuid:1 2024-05-01T10:00:00Z 68+196] \"It is free.\"\n"
           "a.warc!https://a.example/ [urn:uuid:1 2024-05-01T10:00:00Z 264+198]"
           " \"It is not free.\"\n");
}
END_TEST

START_TEST(names_of_fields_have_any_case_and_values_any_number_of_lines)
{
    add_plain("CONVERSION", "warc-target-uri:\r\n https://a.example/\r\n\t?q\r\n"
                            "CONTENT-TYPE: Text/Plain;\r\n  charset=\"utf-8\"\r\n", "It is free.");
    expect("a.warc!https://a.example/ ?q [  0+160] \"It is free.\"\n");
}
END_TEST

START_TEST(a_page_is_the_body_of_an_answer)
{
    add_plain("request", PAGE, "GET / HTTP/1.1\r\n\r\n");
    add_plain("response", PAGE, OK "\r\n<p>It is <b>free</b>.</p>");
    add_plain("response", PAGE, "HTTP/1.1 404 Not Found\r\n\r\n<p>Nothing is free.</p>");
    add_plain("response", PAGE, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nIt is free");
    add_plain("metadata", PAGE, "It is free.");
    add_plain("revisit", PAGE, OK "\r\n<p>It is free.</p>");
    read_bytes(cg_buf_slice(&file));
    ck_assert_ptr_nonnull(strstr(said.ptr, "\"It is free.\"\n"));
    ck_assert_ptr_eq(strchr(said.ptr, '\n'), said.ptr + said.len - 2);
}
END_TEST

static const char *const chunked[] = {
    OK "Transfer-Encoding: chunked\r\n\r\n5\r\n<p>It\r\nA; x=y\r\n is free.<\r\n3\r\n/p>\r\n0\r\n\r\n",
    OK "transfer-encoding:  CHUNKED \r\n\r\n<p>It is free.</p>",
};

START_TEST(chunks_are_joined_where_there_are_any)
{
    add_plain("response", PAGE, chunked[_i]);
    read_bytes(cg_buf_slice(&file));
    ck_assert_ptr_nonnull(strstr(said.ptr, "] \"It is free.\"\n"));
}
END_TEST

START_TEST(chunks_that_do_not_end_are_said)
{
    add_plain("response", PAGE, OK "Transfer-Encoding: chunked\r\n\r\n40\r\n<p>It is free.</p>");
    read_bytes(cg_buf_slice(&file));
    ck_assert_ptr_nonnull(strstr(said.ptr, "] cut: cut off when it was fetched \"It is free.\"\n"));
}
END_TEST

START_TEST(a_charset_is_undone)
{
    add_plain("response", PAGE, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\n\r\n"
                                "<p>\xf4\xe1\xeb</p>");
    add_plain("conversion", PAGE "Content-Type: text/plain; charset=iso-8859-2\r\n", "\xb3\xf3");
    read_bytes(cg_buf_slice(&file));
    ck_assert_ptr_nonnull(strstr(said.ptr, "\"\xd0\xa2\xd0\x90\xd0\x9a\""));
    ck_assert_ptr_nonnull(strstr(said.ptr, "\"\xc5\x82\xc3\xb3\""));
}
END_TEST

START_TEST(a_compressed_body_is_unpacked)
{
    cg_buf all = file;
    cg_buf_init(&file, 1 << 16);
    add_member(CG_SLICE("<p>It is free.</p>"));
    cg_buf body = file;
    file = all;
    cg_buf_printf(&file,
                  "WARC/1.0\r\nWARC-Type: response\r\n%sContent-Length: %zu\r\n\r\n%s", PAGE,
                  strlen(OK "Content-Encoding: gzip\r\n\r\n") + body.len,
                  OK "Content-Encoding: gzip\r\n\r\n");
    cg_buf_add_slice(&file, cg_buf_slice(&body));
    cg_buf_release(&body);
    read_bytes(cg_buf_slice(&file));
    ck_assert_ptr_nonnull(strstr(said.ptr, "] \"It is free.\"\n"));
}
END_TEST

START_TEST(what_is_compressed_otherwise_is_said)
{
    add_plain("response", PAGE, OK "Content-Encoding: br\r\n\r\nxyz");
    read_bytes(cg_buf_slice(&file));
    ck_assert_ptr_nonnull(strstr(said.ptr, "] cut: compressed in a way that is not read"));
}
END_TEST

/* What a member of its own says of its place is what reads it. */
START_TEST(each_member_can_be_read_alone)
{
    add_packed("warcinfo", "", "software: x");
    size_t first = file.len;
    add_packed("conversion", TEXT, "It is free.");
    size_t second = file.len;
    add_packed("conversion", TEXT, "It is not free.");
    char wanted[512];
    snprintf(wanted, sizeof wanted,
             "a.warc!https://a.example/ [urn:uuid:1 2024-05-01T10:00:00Z %zu+%zu] \"It is free.\"\n"
             "a.warc!https://a.example/ [urn:uuid:1 2024-05-01T10:00:00Z %zu+%zu]"
             " \"It is not free.\"\n", first, second - first, second, file.len - second);
    expect(wanted);
    options.offset = second;
    options.length = file.len - second;
    ck_assert_str_eq(read_bytes(cg_slice_sub(cg_buf_slice(&file), second, file.len)),
                     strchr(wanted, '\n') + 1);
}
END_TEST

START_TEST(a_record_may_go_on_in_the_next_member)
{
    cg_buf record;
    cg_buf_init(&record, 1 << 16);
    cg_slice bytes = record_of("conversion", TEXT, "It is free.", &record);
    for (size_t at = 0; at < bytes.len; at += 9)
        add_member(cg_slice_sub(bytes, at, at + 9 < bytes.len ? at + 9 : bytes.len));
    cg_buf_release(&record);
    char wanted[256];
    snprintf(wanted, sizeof wanted,
             "a.warc!https://a.example/ [urn:uuid:1 2024-05-01T10:00:00Z 0+%zu] \"It is free.\"\n",
             file.len);
    expect(wanted);
}
END_TEST

START_TEST(a_tail_that_is_cut_off_is_said_and_the_rest_is_kept)
{
    add_plain("conversion", TEXT, "It is free.");
    size_t whole = file.len;
    add_plain("conversion", TEXT, "It is not free.");
    for (size_t cut = whole + 1; cut + 4 < file.len; cut++) {
        read_bytes(cg_slice_sub(cg_buf_slice(&file), 0, cut));
        ck_assert_ptr_nonnull(strstr(said.ptr, "\"It is free.\"\na.warc [  +] unread: cut off: "
                                               "what follows record 1 was not read\n"));
    }
}
END_TEST

START_TEST(so_is_a_member_that_is_cut_off)
{
    add_packed("conversion", TEXT, "It is free.");
    size_t whole = file.len;
    add_packed("conversion", TEXT, "It is not free.");
    for (size_t cut = whole + 3; cut < file.len; cut++) {
        read_bytes(cg_slice_sub(cg_buf_slice(&file), 0, cut));
        ck_assert_ptr_nonnull(strstr(said.ptr, "\"It is free.\"\n"));
        ck_assert_ptr_nonnull(strstr(said.ptr, "a.warc [  +] unread: damaged or cut off: "));
    }
}
END_TEST

static const char *const hostile[] = {
    "", "\r\n\r\n", "WARC", "WARC/1.0", "WARC/1.0\r\n\r\n", "no archive at all",
    "WARC/1.0\r\nContent-Length: -1\r\n\r\n", "WARC/1.0\r\nContent-Length: 99999999999999999\r\n\r\n",
    "WARC/1.0\r\nContent-Length: 5\r\n\r\nab", "WARC/1.0\r\nContent-Length:\r\n\r\n",
    "\x1f\x8b\x08", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
};

START_TEST(what_is_no_archive_is_refused_in_words)
{
    read_bytes(cg_slice_of(hostile[_i]));
    ck_assert(_i < 2 || strstr(said.ptr, "a.warc [  +] unread: "));
    ck_assert(_i >= 2 || said.len == 1);
}
END_TEST

START_TEST(memory_that_runs_out_is_told)
{
    cg_status status = CG_E_MEMORY;
    add_packed("response", PAGE, chunked[0]);
    for (long n = 1; status != CG_OK; n++) {
        cg_sink sink = {.document = &document, .take = take};
        cg_source source = {.path = CG_SLICE("a.warc"), .bytes = cg_buf_slice(&file),
                            .format = CG_FORMAT_WARC};
        cg_buf_reset(&said);
        cg_document_release(&document);
        cg_document_init(&document);
        ck_assert(cg_buf_reserve(&said, 4096));
        cg_alloc_fail_at(n, 0);
        status = cg_read(&source, &sink, NULL);
        cg_alloc_fail_at(0, 0);
        ck_assert(status == CG_OK || status == CG_E_MEMORY);
        ck_assert_int_lt(n, 1000);
    }
}
END_TEST

Suite *read_warc_suite(void)
{
    Suite *suite = suite_create("read/warc");
    TCase *tests = tcase_create("warc");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_text_says_where_its_record_is);
    tcase_add_test(tests, names_of_fields_have_any_case_and_values_any_number_of_lines);
    tcase_add_test(tests, a_page_is_the_body_of_an_answer);
    tcase_add_loop_test(tests, chunks_are_joined_where_there_are_any, 0, 2);
    tcase_add_test(tests, chunks_that_do_not_end_are_said);
    tcase_add_test(tests, a_charset_is_undone);
    tcase_add_test(tests, a_compressed_body_is_unpacked);
    tcase_add_test(tests, what_is_compressed_otherwise_is_said);
    tcase_add_test(tests, each_member_can_be_read_alone);
    tcase_add_test(tests, a_record_may_go_on_in_the_next_member);
    tcase_add_test(tests, a_tail_that_is_cut_off_is_said_and_the_rest_is_kept);
    tcase_add_test(tests, so_is_a_member_that_is_cut_off);
    tcase_add_loop_test(tests, what_is_no_archive_is_refused_in_words, 0,
                        (int)(sizeof hostile / sizeof *hostile));
    tcase_add_test(tests, memory_that_runs_out_is_told);
    suite_add_tcase(suite, tests);
    return suite;
}
