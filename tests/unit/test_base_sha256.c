#include "base/sha256.h"

#include <check.h>
#include <stdlib.h>
#include <unistd.h>

static void expect(cg_slice bytes, const char *wanted)
{
    char hex[CG_SHA256_HEX];
    cg_sha256 hash = cg_sha256_of(bytes);
    cg_sha256_hex(&hash, hex);
    ck_assert_str_eq(hex, wanted);
}

/* The examples that NIST gives for FIPS 180-4. */
START_TEST(the_examples_of_fips_180_4_come_out)
{
    expect(CG_SLICE(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(CG_SLICE("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(CG_SLICE("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
           "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}
END_TEST

#define MILLION 1000000

START_TEST(a_file_has_the_hash_of_its_bytes)
{
    char path[] = "/tmp/claimgrep-sha256.XXXXXX", hex[CG_SHA256_HEX];
    static char bytes[MILLION];
    cg_sha256 hash;
    uint64_t size = 0;
    int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    memset(bytes, 'a', sizeof bytes);
    ck_assert_int_eq(write(fd, bytes, sizeof bytes), MILLION);
    ck_assert_int_eq(close(fd), 0);
    ck_assert(cg_sha256_of_file(path, &hash, &size));
    ck_assert_uint_eq(size, MILLION);
    cg_sha256_hex(&hash, hex); /* FIPS 180-4 as well: a million times "a" */
    ck_assert_str_eq(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    ck_assert_int_eq(unlink(path), 0);
    ck_assert(!cg_sha256_of_file(path, &hash, &size));
}
END_TEST

START_TEST(base64_ends_with_one_equals_sign)
{
    char text[CG_SHA256_BASE64];
    cg_sha256 hash = cg_sha256_of(CG_SLICE("abc"));
    cg_sha256_base64(&hash, text);
    ck_assert_str_eq(text, "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}
END_TEST

Suite *base_sha256_suite(void);
Suite *base_sha256_suite(void)
{
    Suite *suite = suite_create("base/sha256");
    TCase *tests = tcase_create("sha256");
    tcase_add_test(tests, the_examples_of_fips_180_4_come_out);
    tcase_add_test(tests, a_file_has_the_hash_of_its_bytes);
    tcase_add_test(tests, base64_ends_with_one_equals_sign);
    suite_add_tcase(suite, tests);
    return suite;
}
