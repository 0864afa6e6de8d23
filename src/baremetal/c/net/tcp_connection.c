/* The one TCP connection: lwIP's callbacks fill the ring and change the state, the caller empties and asks. */
#include "lwip/tcp.h"

#include "lwip/priv/tcp_priv.h"

#include "net/net.h"
#include "net/random.h"
#include "net/receive_ring.h"

/* Each address of a name must have its turn within connect.timeout. */
enum { CONNECT_HALF_SECONDS = 12 };

static struct tcp_pcb *connection;      /* null when there is none, and when lwIP has freed it */
static int32_t state = NET_TCP_NONE;
static uint32_t half_seconds;           /* since net_tcp_connect() */

static err_t on_connected(void *unused, struct tcp_pcb *pcb, err_t error) {
    (void) unused, (void) pcb, (void) error;    /* always ERR_OK: failures come by on_error() */
    state = NET_TCP_CONNECTED;
    return ERR_OK;
}

static err_t on_received(void *unused, struct tcp_pcb *pcb, struct pbuf *data, err_t error) {
    (void) unused, (void) pcb, (void) error;
    if (data == NULL) {
        state = NET_TCP_CLOSED;
        return ERR_OK;
    }
    if (data->tot_len > ring_room()) {
        return ERR_MEM;                 /* the peer ignores the window; lwIP keeps it and offers it again */
    }
    for (const struct pbuf *piece = data; piece != NULL; piece = piece->next) {
        ring_put(piece->payload, piece->len);
    }
    pbuf_free(data);
    return ERR_OK;
}

static void on_error(void *unused, err_t error) {
    (void) unused;
    connection = NULL;
    if (error != ERR_RST) {
        state = NET_TCP_FAILED;
    } else {
        state = state == NET_TCP_CONNECTING ? NET_TCP_REFUSED : NET_TCP_RESET;
    }
}

/* lwIP does not count a SYN that waits for ARP as sent, and would wait 30 s for a host that is not there. */
static err_t on_half_second(void *unused, struct tcp_pcb *pcb) {
    (void) unused;
    half_seconds++;
    if (state != NET_TCP_CONNECTING || half_seconds < CONNECT_HALF_SECONDS) {
        return ERR_OK;
    }
    tcp_abort(pcb);                     /* calls on_error() */
    return ERR_ABRT;
}

/* What earlier connections have left to say is cut short: it holds the memory that the next one needs. */
static void abort_others(void) {
    while (tcp_active_pcbs != NULL) {
        tcp_abort(tcp_active_pcbs);
    }
}

static struct tcp_pcb *prepared(void) {
    struct tcp_pcb *pcb = tcp_new();
    if (pcb != NULL) {
        tcp_recv(pcb, on_received);
        tcp_err(pcb, on_error);
        tcp_poll(pcb, on_half_second, 1);
        tcp_nagle_disable(pcb);
        ip_set_option(pcb, SOF_KEEPALIVE);
        tcp_bind(pcb, IP_ADDR_ANY, net_random_port());  /* if it is in use, tcp_connect() takes another */
    }
    return pcb;
}

int32_t net_tcp_connect(int32_t address, int32_t port) {
    net_tcp_close();
    abort_others();
    connection = prepared();
    state = NET_TCP_CONNECTING;
    half_seconds = 0;
    if (connection == NULL) {
        state = NET_TCP_FAILED;
        return -1;
    }
    ip_addr_t peer = IPADDR4_INIT(lwip_htonl((u32_t) address));
    if (tcp_connect(connection, &peer, (u16_t) port, on_connected) != ERR_OK) {
        tcp_abort(connection);          /* calls on_error() */
        return -1;
    }
    return 0;
}

int32_t net_tcp_state(void) {
    return state;
}

int32_t net_tcp_send(const void *bytes, int32_t length) {
    if (state == NET_TCP_CONNECTING) {
        return 0;
    }
    if (connection == NULL) {
        return -1;
    }
    u16_t taken = (u16_t) LWIP_MIN(length, (int32_t) tcp_sndbuf(connection));
    err_t error = taken == 0 ? ERR_MEM : tcp_write(connection, bytes, taken, TCP_WRITE_FLAG_COPY);
    tcp_output(connection);
    if (error == ERR_MEM) {
        return 0;
    }
    return error == ERR_OK ? taken : -1;
}

int32_t net_tcp_receive(void *into, int32_t length) {
    uint32_t taken = ring_take(into, (uint32_t) length);
    if (taken == 0) {
        return state == NET_TCP_CONNECTING || state == NET_TCP_CONNECTED ? 0 : -1;
    }
    if (connection != NULL) {
        tcp_recved(connection, (u16_t) taken);
    }
    return (int32_t) taken;
}

/* lwIP resets a connection whose bytes were not all read; RST could overtake our last bytes, so they count as read. */
static void say_goodbye(struct tcp_pcb *pcb) {
    tcp_err(pcb, NULL);
    tcp_recv(pcb, NULL);
    tcp_poll(pcb, NULL, 1);
    tcp_recved(pcb, (u16_t) ring_waiting());
    if (tcp_close(pcb) != ERR_OK) {
        tcp_abort(pcb);
    }
}

void net_tcp_close(void) {
    if (connection != NULL) {
        say_goodbye(connection);
        connection = NULL;
    }
    ring_clear();
    state = NET_TCP_NONE;
}
