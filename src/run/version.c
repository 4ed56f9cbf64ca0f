#include "claimgrep.h"

#define TEXT(x) #x
#define JOIN(a, b, c) TEXT(a) "." TEXT(b) "." TEXT(c)

const char *cg_version(void)
{
    return JOIN(CG_VERSION_MAJOR, CG_VERSION_MINOR, CG_VERSION_PATCH);
}
