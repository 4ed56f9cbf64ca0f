/* Times shell commands against each other, in turn, and prints a line for each:
 *     LABEL MEDIAN CPU FASTEST SLOWEST MEMORY
 * with tabs between: seconds by the clock, median seconds of the processor in
 * user and system mode, the fastest and the slowest by the clock, and the most
 * memory that was resident, in KiB.
 *     compare RUNS LABEL COMMAND [LABEL COMMAND ...]
 * Output of the commands goes to /dev/null. One run of each comes before those
 * that count, so that the files are in memory. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_RUNS = 101, MAX_COMMANDS = 16 };

typedef struct subject {
    const char *label, *command;
    double clock[MAX_RUNS], cpu[MAX_RUNS]; /* seconds */
    long kilobytes;
} subject;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double seconds_of(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec * 1e-6;
}

static void become(const char *command)
{
    int null = open("/dev/null", O_WRONLY);
    if (null < 0 || dup2(null, STDOUT_FILENO) < 0 || dup2(null, STDERR_FILENO) < 0)
        _exit(126);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

/* ru_maxrss is in KiB, but on macOS in bytes. */
static long kilobytes_of(const struct rusage *usage)
{
#ifdef __APPLE__
    return usage->ru_maxrss / 1024;
#else
    return usage->ru_maxrss;
#endif
}

/* Keeps what the run took as run number `run`. */
static void run_once(subject *s, int run)
{
    int status;
    struct rusage usage;
    double start = now();
    pid_t child = fork();
    if (child == 0)
        become(s->command);
    if (child < 0 || wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) ||
        WEXITSTATUS(status) >= 126) {
        fprintf(stderr, "compare: can't run: %s\n", s->command);
        exit(1);
    }
    s->clock[run] = now() - start;
    s->cpu[run] = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
    if (kilobytes_of(&usage) > s->kilobytes)
        s->kilobytes = kilobytes_of(&usage);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Sorts them. */
static double median(double *seconds, int runs)
{
    qsort(seconds, (size_t)runs, sizeof *seconds, by_value);
    return runs % 2 ? seconds[runs / 2] : (seconds[runs / 2 - 1] + seconds[runs / 2]) / 2;
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
        run_once(&subjects[i], 0);
    }
    for (int r = 0; r < runs; r++)
        for (int i = 0; i < count; i++)
            run_once(&subjects[i], r);
    for (int i = 0; i < count; i++) {
        subject *s = &subjects[i];
        double clock = median(s->clock, runs), cpu = median(s->cpu, runs);
        printf("%s\t%.4f\t%.4f\t%.4f\t%.4f\t%ld\n", s->label, clock, cpu, s->clock[0],
               s->clock[runs - 1], s->kilobytes);
    }
    return 0;
}
