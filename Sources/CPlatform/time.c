#define _GNU_SOURCE
#include "CPlatform.h"

#include <time.h>

int64_t troth_utc_offset(int64_t seconds) {
    const time_t instant = seconds;
    struct tm fields;
    return localtime_r(&instant, &fields) ? fields.tm_gmtoff : 0;
}
