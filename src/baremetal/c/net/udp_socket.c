/* The one UDP socket: a peer, a port of our own, and the one datagram that has arrived and nobody has read. */
#include "lwip/udp.h"

#include "net/net.h"
#include "net/random.h"

static struct udp_pcb *udp_socket;
static struct pbuf *arrived;

static void on_received(void *unused, struct udp_pcb *pcb, struct pbuf *data, const ip_addr_t *from, u16_t port) {
    (void) unused, (void) pcb, (void) from, (void) port;
    if (arrived == NULL) {
        arrived = pbuf_clone(PBUF_RAW, PBUF_RAM, data);         /* of its own size: a buffer of the pool is 1.5 KB */
    }
    pbuf_free(data);
}

int32_t net_udp_open(int32_t address, int32_t port) {
    net_udp_close();
    udp_socket = udp_new();
    if (udp_socket == NULL) {
        return -1;
    }
    ip_addr_t peer = IPADDR4_INIT(lwip_htonl((u32_t) address));
    udp_recv(udp_socket, on_received, NULL);
    udp_bind(udp_socket, IP_ADDR_ANY, net_random_port());       /* if it is in use, udp_connect() takes another */
    udp_connect(udp_socket, &peer, (u16_t) port);
    return 0;
}

int32_t net_udp_send(const void *bytes, int32_t length) {
    if (udp_socket == NULL) {
        return -1;
    }
    struct pbuf *data = pbuf_alloc(PBUF_TRANSPORT, (u16_t) length, PBUF_RAM);
    if (data == NULL) {
        return -1;
    }
    pbuf_take(data, bytes, (u16_t) length);
    err_t error = udp_send(udp_socket, data);
    pbuf_free(data);
    return error == ERR_OK ? 0 : -1;
}

static void forget_arrived(void) {
    if (arrived != NULL) {
        pbuf_free(arrived);
        arrived = NULL;
    }
}

int32_t net_udp_receive(void *into, int32_t length) {
    int32_t copied = 0;
    if (arrived != NULL) {
        copied = pbuf_copy_partial(arrived, into, (u16_t) LWIP_MIN(length, 0xffff), 0);
        forget_arrived();
    }
    return copied;
}

void net_udp_close(void) {
    if (udp_socket != NULL) {
        udp_remove(udp_socket);
        udp_socket = NULL;
    }
    forget_arrived();
}
