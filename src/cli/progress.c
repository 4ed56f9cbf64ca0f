/* How far a check has come, in one line that is written over and erased at the
 * end. Plain text: a terminal needs no more than a carriage return. */
#include "cli/cli.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

/* Seconds: nothing is shown of what is done at once, and then ten a second. */
static const double first_after = 0.3, again_after = 0.1;

static void format_left(char *out, size_t room, double seconds)
{
    unsigned long left = seconds < 359999 ? (unsigned long)(seconds + 0.5) : 359999;
    if (left < 60)
        (void)snprintf(out, room, "%lu s", left);
    else if (left < 3600)
        (void)snprintf(out, room, "%lu:%02lu", left / 60, left % 60);
    else
        (void)snprintf(out, room, "%lu:%02lu:%02lu", left / 3600, left / 60 % 60, left % 60);
}

/* Both in the unit of the larger: "0.1 of 1.1 GB". */
static void format_bytes(char *out, size_t room, uint64_t bytes, uint64_t all)
{
    static const char *const units[] = {"B", "kB", "MB", "GB", "TB"};
    double unit = 1;
    size_t i = 0;
    for (; (double)all / unit >= 1000 && i + 1 < sizeof units / sizeof *units; i++)
        unit *= 1000;
    (void)snprintf(out, room, "%.*f of %.*f %s", i > 0, (double)bytes / unit, i > 0,
                   (double)all / unit, units[i]);
}

void cg_progress_format(char out[CG_PROGRESS_LINE], const cg_progress *progress, double seconds)
{
    char bytes[64], left[32];
    double rate = seconds > 0 ? (double)progress->bytes / seconds : 0;
    uint64_t rest = progress->all_bytes > progress->bytes
                        ? progress->all_bytes - progress->bytes
                        : 0;
    format_bytes(bytes, sizeof bytes, progress->bytes, progress->all_bytes);
    int len = snprintf(out, CG_PROGRESS_LINE, "%zu of %zu file%s, %s", progress->files,
                       progress->all_files, cg_plural(progress->all_files), bytes);
    if (rate <= 0 || len < 0 || len >= CG_PROGRESS_LINE)
        return;
    format_left(left, sizeof left, (double)rest / rate);
    (void)snprintf(out + len, CG_PROGRESS_LINE - (size_t)len, ", %.1f MB/s, %s left", rate / 1e6,
                   left);
}

static void erase(cg_progress_line *line)
{
    if (line->shown)
        (void)fprintf(line->out, "\r%*s\r", line->shown, "");
    line->shown = 0;
}

void cg_progress_update(cg_progress_line *line, const cg_progress *progress, double now)
{
    if (progress->ended) {
        erase(line);
        (void)fflush(line->out);
        return;
    }
    if (now < line->next)
        return;
    char text[CG_PROGRESS_LINE];
    cg_progress_format(text, progress, now - line->started);
    int before = line->shown;
    line->shown = (int)strlen(text);
    (void)fprintf(line->out, "\r%-*s", before, text);
    (void)fflush(line->out);
    line->next = now + again_after;
}

static double clock_seconds(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void cg_progress_begin(cg_progress_line *line, FILE *out)
{
    double now = clock_seconds();
    *line = (cg_progress_line){.out = out, .started = now, .next = now + first_after};
}

void cg_progress_show(void *line, const cg_progress *progress)
{
    cg_progress_update(line, progress, clock_seconds());
}

bool cg_progress_wanted(const cg_options *options)
{
    return !options->quiet && isatty(STDERR_FILENO);
}
