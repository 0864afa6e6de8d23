/*
 * Questions to a name server and its answers (RFC 1035 §4), for IPv4 addresses only. Bytes in, bytes out: it knows
 * neither sockets nor time.
 */
#pragma once
#include <stdint.h>

enum {
    DNS_NAME_BYTES_MAX = 253,           /**< with its dots (RFC 1035 §2.3.4) */
    DNS_QUESTION_BYTES_MAX = 12 + DNS_NAME_BYTES_MAX + 2 + 4,
};

/**
 * Writes a question for the addresses of a name.
 *
 * @param into DNS_QUESTION_BYTES_MAX bytes
 * @param identifier what the answer must carry
 * @param name labels of 1 to 63 bytes with dots between, and perhaps behind; not ended by a zero
 * @return the question's length, 0 when the name is none
 */
uint32_t dns_write_question(uint8_t *into, uint16_t identifier, const char *name, uint32_t length);

/** What dns_read_answer() says beside a count. */
enum {
    DNS_NO_ADDRESS = 0,                 /**< there is no such name, or it has no IPv4 address */
    DNS_SERVER_FAILED = -1,             /**< this server cannot or will not answer: ask another */
    DNS_NOT_OURS = -2,                  /**< no answer to this question, or none that can be read: wait on */
};

/**
 * Reads an answer.
 *
 * @param question what was asked; the answer must repeat identifier, name, type and class to the byte (RFC 5452 §9.1)
 * @param addresses receives up to count_max addresses, as numbers of the host's byte order
 * @return how many, or one of the above
 */
int32_t dns_read_answer(const uint8_t *message, uint32_t length, const uint8_t *question, uint32_t question_length,
        uint32_t *addresses, uint32_t count_max);
