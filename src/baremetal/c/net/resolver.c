/*
 * Asks name servers for the addresses of one name, all of them, and keeps nothing. It stands in the place of lwIP's
 * core/dns.c, which gives one address, and has the functions that lwIP calls of it.
 */
#include "net/resolver.h"

#include <stdbool.h>
#include <string.h>

#include "lwip/dns.h"
#include "lwip/sys.h"
#include "lwip/udp.h"

#include "net/dns_message.h"
#include "net/net.h"
#include "net/random.h"

enum { PORT = 53, TRIES = 5 };
static const uint16_t wait_millis[TRIES] = { 1000, 1000, 2000, 2000, 4000 };   /* the servers take turns */

static ip_addr_t servers[DNS_MAX_SERVERS];
static struct udp_pcb *dns_socket;      /* null when nothing is asked */
static uint8_t question[DNS_QUESTION_BYTES_MAX];
static uint32_t question_length;
static uint32_t tries;
static uint32_t overdue_millis;         /* when the next try is due, as sys_now() counts */
static uint32_t addresses[NET_ADDRESSES_MAX];
static int32_t result = NET_FAILED;

/* ---- what lwIP calls */

void dns_init(void) {
}

void dns_tmr(void) {
}

void dns_setserver(u8_t index, const ip_addr_t *server) {
    if (index < DNS_MAX_SERVERS) {
        servers[index] = server == NULL ? *IP_ADDR_ANY : *server;
    }
}

const ip_addr_t *dns_getserver(u8_t index) {
    return index < DNS_MAX_SERVERS ? &servers[index] : IP_ADDR_ANY;
}

/* ---- */

static void finish(int32_t with) {
    result = with;
    if (dns_socket != NULL) {
        udp_remove(dns_socket);
        dns_socket = NULL;
    }
}

static bool is_server(const ip_addr_t *address) {
    for (uint32_t i = 0; i < DNS_MAX_SERVERS; i++) {
        if (!ip_addr_isany(&servers[i]) && ip_addr_eq(&servers[i], address)) {
            return true;
        }
    }
    return false;
}

/* The server whose turn it is; the first where there is only one. */
static const ip_addr_t *server_of_try(uint32_t number) {
    const ip_addr_t *server = &servers[number % DNS_MAX_SERVERS];
    return ip_addr_isany(server) ? &servers[0] : server;
}

/* Sends the same question each time, from the same port: an answer to an earlier try is as good. */
static void ask(void) {
    struct pbuf *message = pbuf_alloc(PBUF_TRANSPORT, (u16_t) question_length, PBUF_RAM);
    if (message != NULL) {
        pbuf_take(message, question, (u16_t) question_length);
        udp_sendto(dns_socket, message, server_of_try(tries), PORT);    /* if it fails, the next try may not */
        pbuf_free(message);
    }
    overdue_millis = sys_now() + wait_millis[tries];
    tries++;
}

static void ask_again(void) {
    if (tries == TRIES) {
        finish(NET_FAILED);
    } else {
        ask();
    }
}

static void on_answer(const struct pbuf *message) {
    int32_t count = dns_read_answer(message->payload, message->len, question, question_length,
            addresses, NET_ADDRESSES_MAX);
    if (count == DNS_SERVER_FAILED) {
        ask_again();
    } else if (count != DNS_NOT_OURS) {
        finish(count == DNS_NO_ADDRESS ? NET_FAILED : count);
    }
}

static void on_received(void *unused, struct udp_pcb *pcb, struct pbuf *data, const ip_addr_t *from, u16_t port) {
    (void) unused, (void) pcb;
    if (port == PORT && is_server(from)) {
        on_answer(data);
    }
    pbuf_free(data);
}

/* A dotted address is its own answer. */
static bool is_address(const char *name, uint32_t length) {
    char text[sizeof "255.255.255.255"];
    ip4_addr_t address;
    if (length >= sizeof text) {
        return false;
    }
    memcpy(text, name, length);
    text[length] = 0;
    if (!ip4addr_aton(text, &address)) {
        return false;
    }
    addresses[0] = lwip_ntohl(ip4_addr_get_u32(&address));
    return true;
}

static bool open_socket(void) {
    dns_socket = udp_new();
    if (dns_socket == NULL || udp_bind(dns_socket, IP_ADDR_ANY, net_random_port()) != ERR_OK) {
        return false;
    }
    udp_recv(dns_socket, on_received, NULL);
    return true;
}

int32_t net_resolve(const void *name, int32_t length) {
    finish(NET_FAILED);
    if (is_address(name, (uint32_t) length)) {
        finish(1);
        return 0;
    }
    question_length = dns_write_question(question, (uint16_t) net_random(), name, (uint32_t) length);
    if (question_length == 0 || ip_addr_isany(&servers[0]) || !open_socket()) {
        finish(NET_FAILED);
        return -1;
    }
    result = NET_PENDING;
    tries = 0;
    ask();
    return 0;
}

void resolver_poll(void) {
    if (dns_socket != NULL && (int32_t) (sys_now() - overdue_millis) >= 0) {
        ask_again();
    }
}

int32_t net_resolved(void) {
    return result;
}

int32_t net_resolved_address(int32_t index) {
    return index >= 0 && index < result ? (int32_t) addresses[index] : 0;
}

int32_t net_name_server(int32_t index) {
    return (int32_t) lwip_ntohl(ip_addr_get_ip4_u32(dns_getserver((u8_t) index)));
}
