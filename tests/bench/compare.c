/* Times shell commands against each other, in turn, and prints the median wall
 * clock of each, its largest resident memory, and the ratio of the first to
 * every other:
 *     compare RUNS LABEL COMMAND [LABEL COMMAND ...]
 * Output of the commands goes to /dev/null. One run of each comes before those
 * that count. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_RUNS = 101, MAX_COMMANDS = 16 };

typedef struct subject {
    const char *label, *command;
    double seconds[MAX_RUNS];
    long kilobytes;
} subject;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void become(const char *command)
{
    int null = open("/dev/null", O_WRONLY);
    if (null < 0 || dup2(null, STDOUT_FILENO) < 0 || dup2(null, STDERR_FILENO) < 0)
        _exit(126);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

static double run_once(subject *s)
{
    double start = now();
    pid_t child = fork();
    if (child == 0)
        become(s->command);
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) ||
        WEXITSTATUS(status) >= 126) {
        fprintf(stderr, "compare: can't run: %s\n", s->command);
        exit(1);
    }
    if (usage.ru_maxrss > s->kilobytes)
        s->kilobytes = usage.ru_maxrss;
    return now() - start;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static double median(subject *s, int runs)
{
    qsort(s->seconds, (size_t)runs, sizeof *s->seconds, by_value);
    return runs % 2 ? s->seconds[runs / 2]
                    : (s->seconds[runs / 2 - 1] + s->seconds[runs / 2]) / 2;
}

/* 0 for what is no number of runs. */
static int runs_of(const char *text)
{
    char *end;
    long runs = strtol(text, &end, 10);
    return end == text || *end || runs < 1 || runs > MAX_RUNS ? 0 : (int)runs;
}

int main(int argc, char **argv)
{
    static subject subjects[MAX_COMMANDS];
    int runs = argc > 1 ? runs_of(argv[1]) : 0, count = (argc - 2) / 2;
    if (runs < 1 || count < 1 || count > MAX_COMMANDS || argc % 2 != 0) {
        fprintf(stderr, "usage: compare RUNS LABEL COMMAND [LABEL COMMAND ...]\n");
        return 2;
    }
    for (int i = 0; i < count; i++) {
        subjects[i].label = argv[2 + 2 * i];
        subjects[i].command = argv[3 + 2 * i];
        (void)run_once(&subjects[i]);
    }
    for (int r = 0; r < runs; r++)
        for (int i = 0; i < count; i++)
            subjects[i].seconds[r] = run_once(&subjects[i]);
    double first = median(&subjects[0], runs);
    for (int i = 0; i < count; i++) {
        double m = i ? median(&subjects[i], runs) : first;
        printf("%-28s median %8.3f s  (%.3f to %.3f)  %7ld KiB", subjects[i].label, m,
               subjects[i].seconds[0], subjects[i].seconds[runs - 1], subjects[i].kilobytes);
        if (i)
            printf("  ratio %.3f", first / m);
        printf("\n");
    }
    return 0;
}
