/* Feeds every file of the folders that are named to a fuzz target, so that what
 * a fuzzer learned is held to without one. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST = 1 << 20 };

static int replay_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return 1;
    }
    /* Of its very size, so that a sanitizer sees the first byte beyond. */
    uint8_t *all = malloc(MOST);
    size_t len = all ? fread(all, 1, MOST, file) : 0;
    uint8_t *data = all ? realloc(all, len ? len : 1) : NULL;
    int failed = ferror(file) != 0 || !data;
    if (!failed)
        (void)LLVMFuzzerTestOneInput(data, len);
    free(data ? data : all);
    return fclose(file) != 0 || failed;
}

static int replay_folder(const char *folder, size_t *count)
{
    DIR *entries = opendir(folder);
    if (!entries) {
        perror(folder);
        return 1;
    }
    int failed = 0;
    const struct dirent *entry;
    while ((entry = readdir(entries)) && !failed) {
        char path[4096];
        if (entry->d_name[0] == '.')
            continue;
        int len = snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        failed = len < 0 || (size_t)len >= sizeof path || replay_file(path);
        ++*count;
    }
    return closedir(entries) != 0 || failed;
}

int main(int argc, char **argv)
{
    size_t count = 0;
    for (int i = 1; i < argc; i++)
        if (replay_folder(argv[i], &count))
            return EXIT_FAILURE;
    if (count == 0) {
        fprintf(stderr, "there is nothing to replay\n");
        return EXIT_FAILURE;
    }
    printf("%s: %zu inputs\n", argv[0], count);
    return EXIT_SUCCESS;
}
