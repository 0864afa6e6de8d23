/*
 * lwIP 2.2.1 without an operating system: raw API, one interface, one thread, IPv4, TCP, UDP, DHCP.
 *
 * Its resolver (core/dns.c) is not linked: it gives one address of a name, and resolver.c gives all. LWIP_DNS stays on,
 * since DHCP asks for name servers only then; resolver.c has the four functions that lwIP calls.
 */
#pragma once
#include <stdint.h>

#define NO_SYS 1
#define SYS_LIGHTWEIGHT_PROT 0          /* no interrupt calls lwIP */
#define LWIP_NETCONN 0
#define LWIP_SOCKET 0
#define LWIP_SINGLE_NETIF 1
#define LWIP_IPV6 0
#define IP_REASSEMBLY 0                 /* whoever sends us fragments is not meant: DNS, NTP and TCP do without */
#define IP_FRAG 0
#define LWIP_DNS 1
#define DNS_MAX_SERVERS 2
#define LWIP_DHCP 1
#define LWIP_DHCP_DOES_ACD_CHECK 0      /* the DHCP server looks whether an address is taken (RFC 2131 §2.2) */
#define LWIP_ACD 0

/*
 * Memory, all of it static; net_statistic() says what was used at most.
 *
 * What arrives has no pool: one frame at a time is read into the one buffer (interface.c), and TCP's bytes are copied
 * into a ring as long as the window before the next is looked at (receive_ring.c). Frames wait in the controller, which
 * holds 10,560 bytes. What arrived and was not read yet keeps nothing else from arriving.
 */
#define MEM_ALIGNMENT 4
#define PBUF_POOL_SIZE 0
#define LWIP_SUPPORT_CUSTOM_PBUF 1
#define ETH_PAD_SIZE 2                  /* ETHERNET_PADDING */

/*
 * MEM_SIZE holds what is sent, until it is acknowledged, and what waits for ARP. A full send buffer in its eight pieces
 * takes 2,920 + 8 * (56 of headers + 16 + 8 of lwIP's own) = 3,560 bytes, an acknowledgement 80, a message of DHCP's
 * 390. The rest is room for a question to DNS, 110 as a rule, and for a datagram that arrived. Where it does not
 * suffice, TCP waits, the others ask again, and a ping has no answer.
 */
#define MEM_SIZE 4480
#define MEMP_NUM_PBUF 1                 /* of memory that lwIP does not own: there is none */
#define MEMP_NUM_UDP_PCB 3              /* DHCP, resolver, socket */
#define MEMP_NUM_TCP_PCB 2              /* the connection, and the one before, which may be in TIME-WAIT */
#define MEMP_NUM_TCP_PCB_LISTEN 1       /* nobody listens; lwIP's lists want a pool */
#define MEMP_NUM_TCP_SEG TCP_SND_QUEUELEN
#define MEMP_NUM_SYS_TIMEOUT (LWIP_NUM_SYS_TIMEOUT_INTERNAL + 1)       /* the look at the carrier */
#define ARP_TABLE_SIZE 4                /* gateway, name server, broker, and somebody who pings */

/*
 * TCP. Three segments of window are 4.5 KB of frames, so the controller's FIFO has room for others' as well. Segments
 * out of order are not kept: the sender repeats them.
 */
#define TCP_MSS 1460
#define TCP_WND (3 * TCP_MSS)
#define TCP_SND_BUF (2 * TCP_MSS)       /* a TLS record of ours of 2 KB, and half of the next */
#define TCP_SND_QUEUELEN 8
#define TCP_QUEUE_OOSEQ 0
#define TCP_OVERSIZE 0                  /* no room in front: each write leaves at once, as its own segment */
#define TCP_LISTEN_BACKLOG 0

/*
 * How long TCP waits (docs/timeouts.md). The retransmission time begins at 1 s (RFC 6298 §2.1) and doubles:
 * data unanswered is sent again after 1, 3, 7, 15, 31 and 63 s, and then the connection has failed. A SYN is repeated
 * each second and given up after 6 s (tcp_connection.c). A connection on which nothing is heard is probed after 60, 70
 * and 80 s, and has failed after 90 s, whatever else it waits for; MQTT's keep-alive, of 60 s as a rule, comes first.
 */
#define LWIP_TCP_RTO_TIME 1000
#define TCP_MAXRTX 6
#define TCP_SYNMAXRTX 6
#define LWIP_TCP_KEEPALIVE 1
#define TCP_KEEPIDLE_DEFAULT 60000
#define TCP_KEEPINTVL_DEFAULT 10000
#define TCP_KEEPCNT_DEFAULT 3

/* Only what net_statistic() gives. */
#define LWIP_STATS 1
#define LWIP_STATS_LARGE 1
#define LINK_STATS 0
#define ETHARP_STATS 0
#define IP_STATS 0
#define ICMP_STATS 0
#define UDP_STATS 0
#define TCP_STATS 0
#define SYS_STATS 0

/* 32 random bits from the board's entropy source, which do not repeat after a reset. */
uint32_t net_random(void);
#define LWIP_RAND() net_random()

#define LWIP_HOOK_FILENAME "net/hooks.h"
