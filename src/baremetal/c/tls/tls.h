/*
 * One TLS connection over the one TCP connection of net/net.h, on mbedTLS (TLS 1.2, RFC 5246, or TLS 1.3, RFC 8446).
 *
 * An attempt, in this order:
 *
 *     tls_begin, tls_trust once an anchor, tls_identify once a certificate and tls_key (or neither), tls_server_name
 *     tls_handshake until it says TLS_DONE        beside it, the caller polls the network and the watchdog
 *     tls_send, tls_receive
 *     tls_end                                     then the caller closes TCP
 *
 * The server is always verified: its chain must end in one of the anchors given, its name must be the one given, and
 * the dates must hold by board/clock.h (RFC 5280 §6, RFC 9525). Nothing turns that off. Nothing here waits, keeps an
 * address of the caller, or touches a heap other than its own pool (tls/heap.h).
 *
 * Results below 0 are errors: mbedTLS's own (mbedtls/error.h, -0x0002 to -0x7f80) or one of enum tls_error. After an
 * error of the handshake or of the connection only the questions (tls_failure and those below it) and tls_end are
 * left; every other call gives the same error again.
 */
#pragma once

#include <stdint.h>

/** Errors that mbedTLS has no number for; below all of its own. */
enum tls_error {
    TLS_ERROR_ORDER = -0x10001,             /**< called out of the order above */
    TLS_ERROR_CLOCK_NOT_SET = -0x10002,     /**< no date is known, so no certificate could be judged */
    TLS_ERROR_NO_ANCHOR = -0x10003,         /**< nothing is trusted */
    TLS_ERROR_ANCHOR_IS_NO_CA = -0x10004,   /**< its basic constraints do not say so (RFC 5280 §4.2.1.9) */
    TLS_ERROR_NO_SERVER_NAME = -0x10005,    /**< empty or never given: nobody would check it */
    TLS_ERROR_SERVER_NAME = -0x10006,       /**< longer than 253 bytes, or with a byte that no host name has */
    TLS_ERROR_CHAIN_TOO_LONG = -0x10007,    /**< the own certificates are longer than TLS_OWN_CHAIN_BYTES_MAX */
    TLS_ERROR_KEY_MISMATCH = -0x10008,      /**< not the key of the own certificate, or none */
    TLS_ERROR_VERSION = -0x10009,           /**< neither 12 nor 13 */
};

/** All certificates given to tls_identify together, with 5 bytes more for each: they leave in one record of 2 KB. */
enum { TLS_OWN_CHAIN_BYTES_MAX = 2032 };

/**
 * Begins an attempt; what is left of an earlier one is freed. Seeds the random generator anew from board/entropy.h.
 *
 * @param version the only one that is offered: 12 or 13
 * @return 0, or an error: the clock is not set, the entropy source fails
 */
int32_t tls_begin(int32_t version);

/**
 * Trusts an authority, in this attempt.
 *
 * @param der the certificate; it is copied
 * @return 0, or an error: it cannot be read, it is no authority's, the pool is exhausted
 */
int32_t tls_trust(const void *der, int32_t length);

/**
 * Adds a certificate to the chain that the device shows when it is asked for one: its own first, each followed by that
 * of its issuer.
 *
 * @param der the certificate; it is copied, and wiped when the handshake is over
 * @return 0, or an error
 */
int32_t tls_identify(const void *der, int32_t length);

/**
 * Sets the key of the device's own certificate, after tls_identify.
 *
 * @param der PKCS #8, unencrypted (RFC 5958), P-256, P-384 or RSA of 2048 to 4096 bits; it is copied, and wiped when
 *            the handshake is over
 * @return 0, or an error; TLS_ERROR_KEY_MISMATCH when the first certificate has another public key
 */
int32_t tls_key(const void *der, int32_t length);

/**
 * Sets the name that is sent to the server (RFC 6066 §3) and that its certificate must carry (RFC 9525 §6).
 *
 * @param name ASCII, 1 to 253 bytes, not ended by a zero
 * @return 0, or an error
 */
int32_t tls_server_name(const void *name, int32_t length);

/** What tls_handshake answers when it has not failed. */
enum {
    TLS_WAIT = 0,   /**< nothing to do until more bytes have arrived or left */
    TLS_DONE = 1,   /**< established and verified */
    TLS_MORE = 2,   /**< a step is done; call again, after what is due in the meantime */
};

/**
 * Does one step of the handshake. The first call sets up the record buffers; the longest steps are those that check
 * signatures (docs/timeouts.md).
 *
 * @return TLS_WAIT, TLS_DONE or TLS_MORE, or an error; an alert has been sent to the server by then, where one is due
 */
int32_t tls_handshake(void);

/**
 * Sends bytes: at most 2 KB a call, in one record.
 *
 * What is taken is protected at once, but may lie in the record buffer until a later call of tls_send or tls_receive
 * finds room in TCP's.
 *
 * @return how many bytes were taken, 0 when none can be yet, or an error
 */
int32_t tls_send(const void *bytes, int32_t length);

/** What tls_receive answers when the peer has closed the connection, with or without saying so (close_notify). */
enum { TLS_CLOSED = -1 };

/**
 * Gives bytes that have arrived. A record is given only when it has arrived whole; until then nothing is lost, however
 * slowly it comes. Of one record only as much is given as the buffer holds: call again until it says 0.
 *
 * With TLS 1.3 a server that refuses the device's certificate says so only here, with an alert (RFC 8446 §4.4.2.4):
 * ask tls_alert.
 *
 * @return how many bytes were put into the buffer, 0 when none are there yet, TLS_CLOSED, or an error
 */
int32_t tls_receive(void *into, int32_t length);

/** Ends the attempt or the connection: tells the peer if it can without waiting, frees and wipes everything. */
void tls_end(void);

/** What kind of failure the last error was. */
enum {
    TLS_FAILURE_NONE = 0,
    TLS_FAILURE_NOT_TLS = 1,        /**< what the peer said first is no TLS */
    TLS_FAILURE_CERTIFICATE = 2,    /**< our side refused the peer's chain: tls_verify_flags, tls_peer_certificate */
    TLS_FAILURE_ALERT = 3,          /**< the peer refused: tls_alert, tls_certificate_asked */
    TLS_FAILURE_CLOSED = 4,         /**< the peer broke off */
    TLS_FAILURE_VERSION = 5,        /**< the peer answered with another version than the one offered */
    TLS_FAILURE_MEMORY = 6,         /**< the pool is exhausted */
    TLS_FAILURE_ENTROPY = 7,        /**< the board's entropy source fails */
    TLS_FAILURE_CREDENTIALS = 8,    /**< anchors, own certificate, key or server name cannot be used */
    TLS_FAILURE_CLOCK = 9,          /**< the clock is not set */
    TLS_FAILURE_OTHER = 10,
};

/** The kind of the last error since tls_begin: TLS_FAILURE_*. */
int32_t tls_failure(void);

/** The last error since tls_begin, 0 when there was none. */
int32_t tls_error(void);

/**
 * What was wrong with the peer's chain: bits MBEDTLS_X509_BADCERT_* of mbedtls/x509.h; -1 when it was not judged,
 * because it cannot be read, has more than five certificates or three intermediate ones, or an RSA key with an absurd
 * exponent.
 */
int32_t tls_verify_flags(void);

/** The alert that the peer ended the connection with (RFC 8446 §6.2), -1 when it sent none. */
int32_t tls_alert(void);

/** Whether the peer asked for a certificate of this device. */
int32_t tls_certificate_asked(void);

/**
 * Gives a certificate of the peer's chain as it was sent: while tls_failure is TLS_FAILURE_CERTIFICATE of the one that
 * was refused, and in an established connection of the one that was verified.
 *
 * @param index 0 for the peer's own, then as they were sent
 * @param into receives the DER as far as it fits; may be null when length is 0
 * @return the certificate's length in bytes, 0 when there is no such
 */
int32_t tls_peer_certificate(int32_t index, void *into, int32_t length);

/** Bytes in use in TLS's pool, with each block's own header. */
int32_t tls_heap_used(void);

/** The most that was in use since start-up. */
int32_t tls_heap_peak(void);
