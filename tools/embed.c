/* Writes files into a C source, so that a binary can carry them:
 *     embed OUT.c ROOT FILE...
 * Each FILE lies below ROOT and gets its path from there as its name. The
 * table and the meaning of its members are in src/lang/embedded.h. The output
 * depends on the arguments and the bytes of the files alone. After a failure it
 * may be there in part: the exit status says so. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BYTES_A_LINE 16

static int complain(const char *path)
{
    fprintf(stderr, "embed: \"%s\": %s\n", path, strerror(errno));
    return 0;
}

/* The path below `root`, or NULL when it is not there. */
static const char *name_below(const char *root, const char *path)
{
    size_t len = strlen(root);
    while (len > 1 && root[len - 1] == '/')
        len--;
    if (strncmp(path, root, len) != 0 || path[len] != '/')
        return NULL;
    path += len;
    while (*path == '/')
        path++;
    return *path ? path : NULL;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Writes the array of one file. False after a complaint. */
static int write_bytes(FILE *out, size_t index, const char *path, size_t *len)
{
    FILE *in = fopen(path, "rb");
    if (!in)
        return complain(path);
    fprintf(out, "static const unsigned char file_%zu[] = {", index);
    *len = 0;
    for (int c; (c = getc(in)) != EOF; (*len)++)
        fprintf(out, "%s%d,", *len % BYTES_A_LINE ? "" : "\n    ", c);
    fprintf(out, "\n    0};\n\n");
    int read_well = !ferror(in);
    if (fclose(in) != 0)
        read_well = 0;
    return read_well || complain(path);
}

static void write_string(FILE *out, const char *text)
{
    putc('"', out);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '?')
            fprintf(out, "\\%03o", c);
        else
            putc(c, out);
    }
    putc('"', out);
}

static int write_all(FILE *out, const char *root, char **paths, size_t count)
{
    fprintf(out, "/* Written by tools/embed.c. */\n"
                 "#include \"lang/embedded.h\"\n\n");
    for (size_t i = 0; i < count; i++) {
        size_t len;
        if (!write_bytes(out, i, paths[i], &len))
            return 0;
    }
    /* An array in C has a member at least: the last one is no file. */
    fprintf(out, "const cg_embedded_file cg_embedded_files[] = {\n");
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "    {");
        write_string(out, name_below(root, paths[i]));
        fprintf(out, ", file_%zu, sizeof file_%zu - 1},\n", i, i);
    }
    fprintf(out,
            "    {0, 0, 0}};\n"
            "const size_t cg_embedded_count = %zu;\n",
            count);
    return 1;
}

static int names_are_below(const char *root, char **paths, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!name_below(root, paths[i])) {
            fprintf(stderr, "embed: \"%s\" is not below \"%s\"\n", paths[i], root);
            return 0;
        }
    }
    return 1;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: embed OUT.c ROOT FILE...\n");
        return EXIT_FAILURE;
    }
    char **paths = argv + 3;
    size_t count = (size_t)argc - 3;
    qsort(paths, count, sizeof *paths, compare_paths);
    if (!names_are_below(argv[2], paths, count))
        return EXIT_FAILURE;
    FILE *out = fopen(argv[1], "w");
    if (!out)
        return complain(argv[1]), EXIT_FAILURE;
    int well = write_all(out, argv[2], paths, count);
    if (ferror(out))
        well = complain(argv[1]);
    if (fclose(out) != 0)
        well = complain(argv[1]);
    return well ? EXIT_SUCCESS : EXIT_FAILURE;
}
