#include "tls/diagnosis.h"

#include "tls/heap.h"
#include "tls/port.h"
#include "tls/tls.h"

static int32_t noted;
static int32_t kind;
static int32_t alert;
static int32_t verify_flags;
static uint32_t heap_refusals_before;
static uint32_t entropy_failures_before;

void diagnosis_reset(void) {
    noted = 0;
    kind = TLS_FAILURE_NONE;
    alert = -1;
    verify_flags = -1;
    heap_refusals_before = tls_heap_refusals();
    entropy_failures_before = tls_port_entropy_failures();
}

static int is_alert(const mbedtls_ssl_context *ssl, int32_t error) {
    return error == MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE
        && ssl->MBEDTLS_PRIVATE(in_msgtype) == MBEDTLS_SSL_MSG_ALERT;
}

/* Where the handshake was tells more than the number, which many places of mbedTLS share. */
static int32_t kind_of_handshake_error(const mbedtls_ssl_context *ssl, int32_t error) {
    switch (ssl->MBEDTLS_PRIVATE(state)) {
        case MBEDTLS_SSL_SERVER_HELLO:
            if (error == MBEDTLS_ERR_SSL_BAD_PROTOCOL_VERSION) {
                return TLS_FAILURE_VERSION;
            }
            return error == MBEDTLS_ERR_SSL_INVALID_RECORD ? TLS_FAILURE_NOT_TLS : TLS_FAILURE_OTHER;
        case MBEDTLS_SSL_SERVER_CERTIFICATE:
            return TLS_FAILURE_CERTIFICATE;
        default:
            return TLS_FAILURE_OTHER;
    }
}

static int32_t kind_of(const mbedtls_ssl_context *ssl, int32_t error) {
    if (tls_heap_refusals() != heap_refusals_before) {
        return TLS_FAILURE_MEMORY;
    }
    if (tls_port_entropy_failures() != entropy_failures_before) {
        return TLS_FAILURE_ENTROPY;
    }
    if (error == TLS_ERROR_CLOCK_NOT_SET) {
        return TLS_FAILURE_CLOCK;
    }
    if (is_alert(ssl, error)) {
        return TLS_FAILURE_ALERT;
    }
    if (error == MBEDTLS_ERR_SSL_CONN_EOF || error == MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY) {
        return TLS_FAILURE_CLOSED;
    }
    /* Before the first step only what the caller has given can be wrong. */
    return ssl->MBEDTLS_PRIVATE(state) == MBEDTLS_SSL_HELLO_REQUEST ? TLS_FAILURE_CREDENTIALS
        : kind_of_handshake_error(ssl, error);
}

int32_t diagnosis_note(const mbedtls_ssl_context *ssl, int32_t error) {
    if (noted != 0) {
        return noted;
    }
    noted = error;
    kind = kind_of(ssl, error);
    if (kind == TLS_FAILURE_ALERT) {
        alert = ssl->MBEDTLS_PRIVATE(in_msg)[1];
    }
    if (kind == TLS_FAILURE_CERTIFICATE) {
        verify_flags = (int32_t) mbedtls_ssl_get_verify_result(ssl);
    }
    return noted;
}

int32_t tls_failure(void) {
    return kind;
}

int32_t tls_error(void) {
    return noted;
}

int32_t tls_alert(void) {
    return alert;
}

int32_t tls_verify_flags(void) {
    return verify_flags;
}
