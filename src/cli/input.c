#include "cli/cli.h"

FILE *cg_input(void)
{
    static char room[1 << 16];
    /* As much as a pipe holds; less of it is not waited for. Without it, it is slower. */
    (void)setvbuf(stdin, room, _IOFBF, sizeof room);
    return stdin;
}
