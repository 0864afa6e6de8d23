/* The one interface: frames between controller and lwIP, the carrier, and how the device comes by its address. */
#include "net/interface.h"

#include <stdbool.h>

#include "lwip/dhcp.h"
#include "lwip/dns.h"
#include "lwip/etharp.h"
#include "lwip/init.h"
#include "lwip/timeouts.h"
#include "netif/ethernet.h"

#include "board/entropy.h"
#include "board/ethernet.h"
#include "net/net.h"
#include "net/resolver.h"

enum {
    CARRIER_MILLIS = 250,               /* how often the carrier is looked at */
    FRAMES_A_POLL = 8,                  /* however many come, net_poll() returns */
};

/* The frame in hand: lwIP copies what it wants to keep of it, so that one is enough, however much arrives. */
static uint32_t buffer[ETHERNET_BUFFER_BYTES / 4];
static struct pbuf_custom buffer_owner;
static bool buffer_in_use;

static struct netif interface;
static struct dhcp dhcp;
static bool by_dhcp;                    /* the address is DHCP's, and good only while it says so */
static uint32_t refused;
static uint32_t carrier_losses;

static err_t transmit(struct netif *netif, struct pbuf *frame) {
    (void) netif;
    if (!ethernet_send(frame->tot_len - ETH_PAD_SIZE)) {
        refused++;
        return ERR_MEM;                 /* TCP sends it again within 500 ms */
    }
    pbuf_remove_header(frame, ETH_PAD_SIZE);
    for (const struct pbuf *piece = frame; piece != NULL; piece = piece->next) {
        ethernet_append(piece->payload, piece->len);
    }
    pbuf_add_header(frame, ETH_PAD_SIZE);
    return ERR_OK;
}

static void release_buffer(struct pbuf *unused) {
    (void) unused;
    buffer_in_use = false;
}

static void take_frame(void) {
    u16_t length = (u16_t) (ETH_PAD_SIZE + ethernet_received());
    ethernet_take(buffer);
    buffer_in_use = true;
    buffer_owner.custom_free_function = release_buffer;
    struct pbuf *frame = pbuf_alloced_custom(PBUF_RAW, length, PBUF_REF, &buffer_owner, buffer, sizeof buffer);
    if (interface.input(frame, &interface) != ERR_OK) {
        pbuf_free(frame);
    }
}

void net_poll(void) {
    for (int left = FRAMES_A_POLL; left > 0 && !buffer_in_use && ethernet_received() != 0; left--) {
        take_frame();
    }
    resolver_poll();
    sys_check_timeouts();
}

/* lwIP tells DHCP, which asks for its old address again when a carrier comes back (RFC 2131 §3.7), and ARP. */
static void look_at_carrier(void *unused) {
    (void) unused;
    bool carrier = ethernet_carrier();
    if (carrier) {
        netif_set_link_up(&interface);
    } else if (net_carrier()) {
        carrier_losses++;
        netif_set_link_down(&interface);
    }
    sys_timeout(CARRIER_MILLIS, look_at_carrier, NULL);
}

static err_t set_up(struct netif *netif) {
    netif->name[0] = 'e';
    netif->name[1] = 'n';
    netif->mtu = 1500;
    netif->flags = NETIF_FLAG_BROADCAST | NETIF_FLAG_ETHARP | NETIF_FLAG_ETHERNET;
    netif->output = etharp_output;
    netif->linkoutput = transmit;
    netif->hwaddr_len = ETH_HWADDR_LEN;
    return ERR_OK;
}

int32_t net_init(void) {
    uint32_t probe;
    if (entropy_read(&probe, sizeof probe) != 0) {
        return NET_NO_ENTROPY;
    }
    lwip_init();
    netif_add_noaddr(&interface, NULL, set_up, ethernet_input);
    netif_set_default(&interface);
    dhcp_set_struct(&interface, &dhcp);
    if (!ethernet_start()) {
        return NET_NO_CONTROLLER;
    }
    ethernet_hardware_address(interface.hwaddr);
    look_at_carrier(NULL);
    return 0;
}

int32_t net_start_dhcp(void) {
    net_stop();
    by_dhcp = true;
    netif_set_up(&interface);
    return dhcp_start(&interface) == ERR_OK ? 0 : -1;
}

static ip4_addr_t ip4(int32_t address) {
    return (ip4_addr_t) { lwip_htonl((u32_t) address) };
}

int32_t net_start_static(int32_t address, int32_t netmask, int32_t gateway, int32_t dns) {
    net_stop();
    ip4_addr_t addresses[] = { ip4(address), ip4(netmask), ip4(gateway), ip4(dns) };
    netif_set_addr(&interface, &addresses[0], &addresses[1], &addresses[2]);
    dns_setserver(0, &addresses[3]);
    netif_set_up(&interface);
    return 0;
}

void net_stop(void) {
    dhcp_release_and_stop(&interface);
    by_dhcp = false;
    netif_set_addr(&interface, IP4_ADDR_ANY4, IP4_ADDR_ANY4, IP4_ADDR_ANY4);    /* aborts TCP */
    netif_set_down(&interface);
    for (u8_t i = 0; i < DNS_MAX_SERVERS; i++) {
        dns_setserver(i, NULL);
    }
}

int32_t net_carrier(void) {
    return netif_is_link_up(&interface) ? 1 : 0;
}

static int32_t if_usable(const ip4_addr_t *address) {
    bool usable = net_carrier() && (!by_dhcp || dhcp_supplied_address(&interface));
    return usable ? (int32_t) lwip_ntohl(ip4_addr_get_u32(address)) : 0;
}

int32_t net_address(void) {
    return if_usable(netif_ip4_addr(&interface));
}

int32_t net_netmask(void) {
    return if_usable(netif_ip4_netmask(&interface));
}

int32_t net_gateway(void) {
    return if_usable(netif_ip4_gw(&interface));
}

uint32_t interface_refused(void) {
    return refused;
}

uint32_t interface_carrier_losses(void) {
    return carrier_losses;
}
