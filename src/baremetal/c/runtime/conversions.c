/*
 * A float or double as a long (Java Language Specification 5.1.3): towards 0, what is too large becomes the largest,
 * and NaN 0. The compiler calls these by the names of its own, which wrap instead (Arm RTABI32, 4.1.2).
 */
#include <stdint.h>
#include <string.h>

#define FRACTION_BITS 52
#define EXPONENT_BIAS 1023
#define EXPONENT_MAX  0x7FF
#define IMPLICIT_ONE  (UINT64_C(1) << FRACTION_BITS)

int64_t __aeabi_d2lz(double value);
int64_t __aeabi_f2lz(float value);

static int64_t largest(int is_negative) {
    return is_negative ? INT64_MIN : INT64_MAX;
}

int64_t __aeabi_d2lz(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    int biased = (int) (bits >> FRACTION_BITS & EXPONENT_MAX);
    int exponent = biased - EXPONENT_BIAS;
    uint64_t fraction = bits & (IMPLICIT_ONE - 1);
    int is_negative = (int) (bits >> 63);
    if (exponent < 0 || (biased == EXPONENT_MAX && fraction != 0)) {
        return 0;
    }
    if (exponent > 62) {
        return largest(is_negative);
    }
    uint64_t one = fraction | IMPLICIT_ONE;
    uint64_t magnitude = exponent < FRACTION_BITS ? one >> (FRACTION_BITS - exponent)
            : one << (exponent - FRACTION_BITS);
    return is_negative ? -(int64_t) magnitude : (int64_t) magnitude;
}

int64_t __aeabi_f2lz(float value) {
    return __aeabi_d2lz((double) value);
}
