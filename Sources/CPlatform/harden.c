#include "CPlatform.h"

#include <sys/prctl.h>
#include <sys/resource.h>

int troth_harden(void) {
    const struct rlimit none = {0, 0};
    (void)prctl(PR_SET_DUMPABLE, 0);
    (void)setrlimit(RLIMIT_CORE, &none);
    struct rlimit limit;
    if (prctl(PR_GET_DUMPABLE) != 0 || getrlimit(RLIMIT_CORE, &limit) != 0 || limit.rlim_cur != 0) {
        return -1;
    }
    return 0;
}
