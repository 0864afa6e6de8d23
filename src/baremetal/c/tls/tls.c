#include "tls/tls.h"

#include <string.h>

#include "board/clock.h"
#include "mbedtls/ssl.h"
#include "net/net.h"
#include "psa/crypto.h"
#include "tls/anchors.h"
#include "tls/credentials.h"
#include "tls/diagnosis.h"
#include "tls/peer_chain.h"
#include "tls/policy.h"

enum { SERVER_NAME_BYTES_MAX = 253 };   /* RFC 1035 §2.3.4, without the root's dot */

static enum { IDLE, PREPARING, SHAKING_HANDS, ESTABLISHED } phase;
static mbedtls_ssl_context ssl;
static mbedtls_ssl_config config;
static int32_t certificate_asked;

static int must_wait(int result) {
    return result == MBEDTLS_ERR_SSL_WANT_READ || result == MBEDTLS_ERR_SSL_WANT_WRITE;
}

static void free_credentials(void) {
    credentials_wipe(&config);
    anchors_free();
}

/* Secrets go at once; the context stays, for the questions about the failure. */
static int32_t fail(int32_t error) {
    free_credentials();
    return diagnosis_note(&ssl, error);
}

/* 0 when a call fits the moment, else the error that stands, or that it does not. */
static int32_t refusal(int wanted) {
    return tls_error() != 0 ? tls_error() : phase == wanted ? 0 : TLS_ERROR_ORDER;
}

static int32_t noted(int32_t error) {
    return error == 0 ? 0 : fail(error);
}

/* Transport ------------------------------------------------------------------------------------------------------- */

static int on_send(void *context, const unsigned char *bytes, size_t length) {
    (void) context;
    int32_t sent = net_tcp_send(bytes, (int32_t) length);
    return sent > 0 ? sent : sent == 0 ? MBEDTLS_ERR_SSL_WANT_WRITE : MBEDTLS_ERR_SSL_CONN_EOF;
}

static int on_receive(void *context, unsigned char *into, size_t length) {
    (void) context;
    int32_t received = net_tcp_receive(into, (int32_t) length);
    return received > 0 ? received : received == 0 ? MBEDTLS_ERR_SSL_WANT_READ : MBEDTLS_ERR_SSL_CONN_EOF;
}

/* Preparation ----------------------------------------------------------------------------------------------------- */

/* The record buffers come first: they stay, and what the handshake takes behind them goes. */
static int32_t prepare(int32_t version) {
    if (!clock_is_set()) {
        return TLS_ERROR_CLOCK_NOT_SET;
    }
    if (psa_crypto_init() != PSA_SUCCESS) {
        return MBEDTLS_ERR_SSL_HW_ACCEL_FAILED;
    }
    int32_t error = policy_apply(&config, version);
    return error != 0 ? error : mbedtls_ssl_setup(&ssl, &config);
}

int32_t tls_begin(int32_t version) {
    tls_end();
    diagnosis_reset();
    certificate_asked = 0;
    mbedtls_ssl_init(&ssl);
    mbedtls_ssl_config_init(&config);
    phase = PREPARING;
    mbedtls_ssl_set_bio(&ssl, NULL, on_send, on_receive, NULL);
    return noted(prepare(version));
}

int32_t tls_trust(const void *der, int32_t length) {
    int32_t error = refusal(PREPARING);
    return error != 0 ? error : noted(anchors_add(der, (size_t) length));
}

int32_t tls_identify(const void *der, int32_t length) {
    int32_t error = refusal(PREPARING);
    return error != 0 ? error : noted(credentials_add_certificate(der, (size_t) length));
}

int32_t tls_key(const void *der, int32_t length) {
    int32_t error = refusal(PREPARING);
    return error != 0 ? error : noted(credentials_set_key(der, (size_t) length));
}

static int32_t set_server_name(const char *name, int32_t length) {
    if (length <= 0) {
        return TLS_ERROR_NO_SERVER_NAME;
    }
    if (length > SERVER_NAME_BYTES_MAX) {
        return TLS_ERROR_SERVER_NAME;
    }
    char terminated[SERVER_NAME_BYTES_MAX + 1];
    for (int32_t i = 0; i < length; i++) {
        if (name[i] <= ' ' || name[i] > '~') {
            return TLS_ERROR_SERVER_NAME;
        }
        terminated[i] = name[i];
    }
    terminated[length] = 0;
    return mbedtls_ssl_set_hostname(&ssl, terminated);
}

int32_t tls_server_name(const void *name, int32_t length) {
    int32_t error = refusal(PREPARING);
    return error != 0 ? error : noted(set_server_name(name, length));
}

/* Handshake ------------------------------------------------------------------------------------------------------- */

static int32_t start(void) {
    if (anchors_are_none()) {
        return TLS_ERROR_NO_ANCHOR;
    }
    if (ssl.MBEDTLS_PRIVATE(hostname) == NULL) {
        return TLS_ERROR_NO_SERVER_NAME;
    }
    phase = SHAKING_HANDS;
    return credentials_apply(&config);
}

/* The server's request, or in its place the next message, lies in the buffer when the step for it is done. */
static void note_request(int state_before) {
    if (state_before == MBEDTLS_SSL_CERTIFICATE_REQUEST
        && ssl.MBEDTLS_PRIVATE(in_msg)[0] == MBEDTLS_SSL_HS_CERTIFICATE_REQUEST) {
        certificate_asked = 1;
    }
}

static int32_t step(void) {
    int state_before = ssl.MBEDTLS_PRIVATE(state);
    int result = mbedtls_ssl_handshake_step(&ssl);
    if (must_wait(result)) {
        return TLS_WAIT;
    }
    if (result != 0) {
        return fail(result);
    }
    note_request(state_before);
    if (!mbedtls_ssl_is_handshake_over(&ssl)) {
        return TLS_MORE;
    }
    free_credentials();
    mbedtls_psa_crypto_free();
    phase = ESTABLISHED;
    return TLS_DONE;
}

int32_t tls_handshake(void) {
    if (tls_error() != 0) {
        return tls_error();
    }
    if (phase == PREPARING) {
        int32_t error = start();
        return error == 0 ? TLS_MORE : fail(error);
    }
    return phase == SHAKING_HANDS ? step() : phase == ESTABLISHED ? TLS_DONE : TLS_ERROR_ORDER;
}

int32_t tls_certificate_asked(void) {
    return certificate_asked;
}

/* mbedTLS keeps a chain that it has taken, and of one that it has refused only the message that brought it. */
static size_t find_peer_certificate(uint32_t index, const uint8_t **der) {
    if (tls_failure() == TLS_FAILURE_CERTIFICATE) {
        return peer_chain_refused(&ssl, index, der);
    }
    return phase == ESTABLISHED ? peer_chain_verified(&ssl, index, der) : 0;
}

int32_t tls_peer_certificate(int32_t index, void *into, int32_t length) {
    const uint8_t *der;
    size_t found = index < 0 ? 0 : find_peer_certificate((uint32_t) index, &der);
    if (found > 0 && length > 0) {
        memcpy(into, der, found < (size_t) length ? found : (size_t) length);
    }
    return (int32_t) found;
}

/* Records --------------------------------------------------------------------------------------------------------- */

/* Sends what is left of a record; 1 when nothing is, 0 when TCP takes no more, or an error. */
static int32_t flush(void) {
    if (ssl.MBEDTLS_PRIVATE(out_left) == 0) {
        return 1;
    }
    int result = mbedtls_ssl_write(&ssl, NULL, 0);      /* with something left, this sends that and no record */
    return must_wait(result) ? 0 : result < 0 ? result : 1;
}

/* When TCP does not take the whole record, what it holds is taken all the same (mbedtls/ssl.h, mbedtls_ssl_write). */
static int32_t send_record(const void *bytes, int32_t length) {
    int result = mbedtls_ssl_write(&ssl, bytes, (size_t) length);
    int32_t most = mbedtls_ssl_get_max_out_record_payload(&ssl);
    return !must_wait(result) ? result : length < most ? length : most;
}

/* When TCP is gone, the alert that tells why may have arrived before. */
static int32_t fail_with_reason(int32_t error) {
    uint8_t dropped;
    if (error == MBEDTLS_ERR_SSL_CONN_EOF
        && mbedtls_ssl_read(&ssl, &dropped, sizeof dropped) == MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE) {
        error = MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE;
    }
    return fail(error);
}

int32_t tls_send(const void *bytes, int32_t length) {
    int32_t error = refusal(ESTABLISHED);
    if (error != 0) {
        return error;
    }
    int32_t result = flush();
    if (result == 1) {
        result = length > 0 ? send_record(bytes, length) : 0;
    }
    return result < 0 ? fail_with_reason(result) : result;
}

int32_t tls_receive(void *into, int32_t length) {
    int32_t error = refusal(ESTABLISHED);
    if (error != 0 || length <= 0) {
        return error;
    }
    (void) flush();                     /* when that fails, reading finds out why */
    int result = mbedtls_ssl_read(&ssl, into, (size_t) length);
    if (must_wait(result)) {
        return 0;
    }
    if (result == 0 || result == MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY || result == MBEDTLS_ERR_SSL_CONN_EOF) {
        return TLS_CLOSED;
    }
    return result < 0 ? fail(result) : result;
}

/* End ------------------------------------------------------------------------------------------------------------- */

void tls_end(void) {
    if (phase == ESTABLISHED && tls_error() == 0) {
        (void) mbedtls_ssl_close_notify(&ssl);
    }
    if (phase != IDLE) {
        free_credentials();
        mbedtls_ssl_free(&ssl);
        mbedtls_ssl_config_free(&config);
        mbedtls_psa_crypto_free();
    }
    phase = IDLE;
}
