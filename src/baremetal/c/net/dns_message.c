#include "net/dns_message.h"

#include <stdbool.h>
#include <string.h>

/*
 *   header      | identifier 2 | flags 2 | questions 2 | answers 2 | authorities 2 | additional 2 |
 *   question    | name | type 2 | class 2 |
 *   answer      | name | type 2 | class 2 | time to live 4 | length 2 | data |
 *
 *   name        labels, each behind its length; ended by 0, or by 2 bytes 11xxxxxx that point to the rest (§4.1.4)
 *   flags       | QR | opcode 4 | AA | TC | RD | RA | Z 3 | RCODE 4 |
 */
enum {
    FLAGS_AT = 2,
    QUESTIONS_AT = 4,
    ANSWERS_AT = 6,
    HEADER_BYTES = 12,
    LENGTH_IN_ANSWER_AT = 8,            /* behind its name */
    ANSWER_BYTES = 10,

    FLAG_RESPONSE = 0x8000,
    FLAG_RECURSION_DESIRED = 0x0100,
    RCODE = 0x000f,
    RCODE_NO_ERROR = 0,
    RCODE_NO_SUCH_NAME = 3,

    TYPE_A = 1,
    CLASS_INTERNET = 1,
    LABEL_BYTES_MAX = 63,
    POINTER = 0xc0,
};

static void put16(uint8_t *at, uint32_t value) {
    at[0] = (uint8_t) (value >> 8);
    at[1] = (uint8_t) value;
}

static uint32_t get16(const uint8_t *at) {
    return (uint32_t) at[0] << 8 | at[1];
}

static uint32_t get32(const uint8_t *at) {
    return get16(at) << 16 | get16(at + 2);
}

static uint32_t label_length(const char *name, uint32_t length) {
    const char *dot = memchr(name, '.', length);
    return dot == NULL ? length : (uint32_t) (dot - name);
}

/* Writes the labels and the zero behind them; where that ends, or null when the name is none. */
static uint8_t *put_name(uint8_t *into, const char *name, uint32_t length) {
    while (length > 0) {
        uint32_t label = label_length(name, length);
        if (label == 0 || label > LABEL_BYTES_MAX) {
            return NULL;
        }
        *into++ = (uint8_t) label;
        memcpy(into, name, label);
        into += label;
        uint32_t passed = label < length ? label + 1 : label;
        name += passed;
        length -= passed;
    }
    *into++ = 0;
    return into;
}

uint32_t dns_write_question(uint8_t *into, uint16_t identifier, const char *name, uint32_t length) {
    if (length == 0 || length > DNS_NAME_BYTES_MAX) {
        return 0;
    }
    memset(into, 0, HEADER_BYTES);
    put16(into, identifier);
    put16(into + FLAGS_AT, FLAG_RECURSION_DESIRED);
    put16(into + QUESTIONS_AT, 1);
    uint8_t *end = put_name(into + HEADER_BYTES, name, length);
    if (end == NULL) {
        return 0;
    }
    put16(end, TYPE_A);
    put16(end + 2, CLASS_INTERNET);
    return (uint32_t) (end + 4 - into);
}

static bool answers(const uint8_t *message, uint32_t length, const uint8_t *question, uint32_t question_length) {
    return length >= question_length
            && get16(message) == get16(question)
            && (get16(message + FLAGS_AT) & FLAG_RESPONSE) != 0
            && get16(message + QUESTIONS_AT) == 1
            && memcmp(message + HEADER_BYTES, question + HEADER_BYTES, question_length - HEADER_BYTES) == 0;
}

/* Where the name that begins at an index ends; beyond the message when it runs out of it. */
static uint32_t name_end(const uint8_t *message, uint32_t length, uint32_t at) {
    while (at < length && message[at] != 0) {
        if (message[at] >= POINTER) {
            return at + 2;
        }
        at += 1u + message[at];
    }
    return at + 1;
}

/*
 * All addresses of the section, whichever names they stand at: those of the name asked for and of its aliases (CNAME),
 * which a server that recurses puts there. Who could add another could as well change these; TLS checks who it is.
 */
static int32_t read_addresses(const uint8_t *message, uint32_t length, uint32_t at, uint32_t *addresses,
        uint32_t count_max) {
    uint32_t count = 0;
    uint32_t left = get16(message + ANSWERS_AT);
    for (; left > 0 && count < count_max; left--) {
        at = name_end(message, length, at);
        if (at + ANSWER_BYTES > length) {
            break;                      /* cut off or broken: what came before is good */
        }
        const uint8_t *answer = message + at;
        uint32_t data_length = get16(answer + LENGTH_IN_ANSWER_AT);
        at += ANSWER_BYTES + data_length;
        if (at <= length && get16(answer) == TYPE_A && get16(answer + 2) == CLASS_INTERNET && data_length == 4) {
            addresses[count++] = get32(answer + ANSWER_BYTES);
        }
    }
    return count == 0 && left > 0 ? DNS_SERVER_FAILED : (int32_t) count;
}

int32_t dns_read_answer(const uint8_t *message, uint32_t length, const uint8_t *question, uint32_t question_length,
        uint32_t *addresses, uint32_t count_max) {
    if (!answers(message, length, question, question_length)) {
        return DNS_NOT_OURS;
    }
    uint32_t code = get16(message + FLAGS_AT) & RCODE;
    if (code == RCODE_NO_SUCH_NAME) {
        return DNS_NO_ADDRESS;
    }
    if (code != RCODE_NO_ERROR) {
        return DNS_SERVER_FAILED;
    }
    return read_addresses(message, length, question_length, addresses, count_max);
}
