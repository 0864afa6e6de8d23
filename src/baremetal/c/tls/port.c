#include "tls/port.h"

#include <string.h>
#include <time.h>

#include "board/clock.h"
#include "board/entropy.h"
#include "mbedtls/entropy.h"
#include "mbedtls/platform_time.h"
#include "mbedtls/platform_util.h"

int mbedtls_hardware_poll(void *data, unsigned char *output, size_t length, size_t *output_length);

static uint32_t entropy_failures;

int64_t tls_port_time(int64_t *seconds) {
    int64_t now = clock_utc_millis() / 1000;
    if (seconds != NULL) {
        *seconds = now;
    }
    return now;
}

uint32_t tls_port_entropy_failures(void) {
    return entropy_failures;
}

mbedtls_ms_time_t mbedtls_ms_time(void) {
    return clock_uptime_millis();
}

/* There is no other source behind it: when this one fails, the attempt fails. */
int mbedtls_hardware_poll(void *data, unsigned char *output, size_t length, size_t *output_length) {
    (void) data;
    *output_length = 0;
    if (entropy_read(output, (int32_t) length) != 0) {
        entropy_failures++;
        return MBEDTLS_ERR_ENTROPY_SOURCE_FAILED;
    }
    *output_length = length;
    return 0;
}

/*
 * The date of a day, counted from 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms",
 * civil_from_days): years begin on 1 March, so that the leap day is their last, and 400 of them have 146,097 days.
 * For dates from 1970 on, which is what port.h's clock knows.
 */
static void set_date(uint32_t day, struct tm *date) {
    uint32_t since_march_0000 = day + 719468;
    uint32_t era = since_march_0000 / 146097;
    uint32_t in_era = since_march_0000 % 146097;
    uint32_t year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    uint32_t in_year = in_era - (365 * year + year / 4 - year / 100);
    uint32_t month = (5 * in_year + 2) / 153;               /* 0 is March */
    date->tm_mday = (int) (in_year - (153 * month + 2) / 5 + 1);
    date->tm_mon = (int) (month < 10 ? month + 2 : month - 10);
    date->tm_year = (int) (year + era * 400 + (month >= 10 ? 1 : 0)) - 1900;
}

struct tm *mbedtls_platform_gmtime_r(const mbedtls_time_t *time, struct tm *date) {
    if (*time < 0 || *time / 86400 > INT32_MAX) {
        return NULL;
    }
    uint32_t second = (uint32_t) (*time % 86400);
    memset(date, 0, sizeof *date);
    set_date((uint32_t) (*time / 86400), date);
    date->tm_hour = (int) (second / 3600);
    date->tm_min = (int) (second / 60 % 60);
    date->tm_sec = (int) (second % 60);
    return date;
}
