/*
 * The network of the device: one Ethernet interface with an IPv4 address, a resolver, one UDP socket and one TCP
 * connection, on lwIP without a heap beyond its own pools. Nothing here waits, and nothing here logs.
 *
 * Everything moves in net_poll(), which is called in every turn of whoever waits. Addresses are IPv4 as a number of the
 * host's byte order (192.168.4.1 is 0xC0A80401), 0 means none; ports are 1 to 65535. No address of the caller's memory
 * is kept.
 */
#pragma once
#include <stdint.h>

/** Why there is no network on this board. */
enum {
    NET_NO_CONTROLLER = -1,     /**< none answers, or it has no hardware address */
    NET_NO_ENTROPY = -2,        /**< ports and sequence numbers could be guessed (RFC 6056, RFC 6528) */
};

/**
 * Starts the controller and lwIP. Called once.
 *
 * @return 0, or why there never will be a carrier: NET_NO_...
 */
int32_t net_init(void);

/**
 * Takes in what has arrived, sends what is due. To be called every 250 ms at least, TCP's clock, and often while data
 * flows: the controller holds 10 KB.
 */
void net_poll(void);

/* The interface (interface.c) ------------------------------------------------------------------------------------- */

/**
 * Takes an address, name servers and a gateway by DHCP (RFC 2131) and keeps them: renews, rebinds, asks anew when a
 * cable was pulled and put back. Works without a cable too, and begins when there is one.
 *
 * @return 0, or -1 when there is no memory for it
 */
int32_t net_start_dhcp(void);

/** Uses this address; gateway and dns may be 0 where there is none. Never fails, returns 0. */
int32_t net_start_static(int32_t address, int32_t netmask, int32_t gateway, int32_t dns);

/** Gives the address back (DHCPRELEASE) and ends everything that uses it: the TCP connection is NET_TCP_FAILED. */
void net_stop(void);

/** 1 when a cable is in, looked at four times a second; else 0. */
int32_t net_carrier(void);

/** The device's address while it may be used, with a carrier; else 0. */
int32_t net_address(void);

/** Of the present address, 0 where there is none. */
int32_t net_gateway(void);
int32_t net_netmask(void);

/** A name server: index 0, 1; 0 where there is none. */
int32_t net_name_server(int32_t index);

/* The resolver (resolver.c) --------------------------------------------------------------------------------------- */

enum {
    NET_PENDING = 0,
    NET_FAILED = -1,            /**< no such name, no address of it, or no answer */
    NET_ADDRESSES_MAX = 8,      /**< more are left out */
};

/**
 * Asks for the addresses of a name (RFC 1035, A records), giving up what it was asked before. Nothing is cached. Asks
 * each name server in turn and waits 1, 1, 2, 2, 4 s for an answer: 10 s in all.
 *
 * @param name ASCII, 1 to 253 bytes, not ended by a zero; a dotted address is its own answer
 * @return 0, or -1 when it is no name, or there is no name server
 */
int32_t net_resolve(const void *name, int32_t length);

/** NET_PENDING, NET_FAILED, or how many addresses there are. */
int32_t net_resolved(void);

/** An address, in the order of the answer; 0 for an index that is not below net_resolved(). */
int32_t net_resolved_address(int32_t index);

/* UDP (udp_socket.c) ---------------------------------------------------------------------------------------------- */

/**
 * Opens the socket, on a random port (RFC 6056), closing it first if it was open. It hears only its peer.
 *
 * @return 0, or -1 when there is no memory for it
 */
int32_t net_udp_open(int32_t address, int32_t port);

/** Sends one datagram of up to 1472 bytes; 0, or -1 when it could not be sent now. */
int32_t net_udp_send(const void *bytes, int32_t length);

/**
 * Gives the datagram that has arrived; one waits here, and what comes meanwhile is dropped.
 *
 * @return its length, with what exceeds the buffer cut off; 0 when there is none
 */
int32_t net_udp_receive(void *into, int32_t length);

/** A second call does nothing. */
void net_udp_close(void);

/* TCP (tcp_connection.c) ------------------------------------------------------------------------------------------ */

enum {
    NET_TCP_NONE,               /**< never opened, or closed by net_tcp_close() */
    NET_TCP_CONNECTING,
    NET_TCP_CONNECTED,
    NET_TCP_CLOSED,             /**< the peer has closed its direction (FIN); bytes that came before may still wait */
    NET_TCP_REFUSED,            /**< the peer answered the SYN with RST: nobody listens at that port */
    NET_TCP_RESET,              /**< the peer sent RST later */
    NET_TCP_FAILED,             /**< no answer (lwipopts.h: how long), no route or no address any more, no memory */
};

/**
 * Opens the connection (RFC 9293), closing an earlier one, and cutting short what that still had to say.
 *
 * @return 0, or -1 when it cannot even be tried; net_tcp_state() is NET_TCP_FAILED then
 */
int32_t net_tcp_connect(int32_t address, int32_t port);

/** NET_TCP_... */
int32_t net_tcp_state(void);

/** Sends bytes at once (no Nagle): how many were taken, 0 when none can be now, -1 when the connection is over. */
int32_t net_tcp_send(const void *bytes, int32_t length);

/** Gives bytes that have arrived: how many, 0 when none are there yet, -1 when no more will come. */
int32_t net_tcp_receive(void *into, int32_t length);

/**
 * Closes the connection in order: what was sent still arrives, then FIN. lwIP goes on with it by itself in net_poll(),
 * until the next net_tcp_connect() or net_stop(). A second call does nothing.
 */
void net_tcp_close(void);

/* Figures (statistics.c) ------------------------------------------------------------------------------------------ */

enum {
    NET_FRAMES_RECEIVED,
    NET_FRAMES_SENT,
    NET_FRAMES_BAD,             /**< received with an error, dropped */
    NET_FRAMES_OVERFLOWED,      /**< dropped by the controller, whose FIFO was full */
    NET_FRAMES_NOT_SENT,        /**< lost on the wire, or there was no room in the controller: TCP sends them again */
    NET_CARRIER_LOSSES,
    NET_MEMORY_USED,            /**< bytes of lwIP's buffers: what is not acknowledged yet, or waits for ARP */
    NET_MEMORY_PEAK,
    NET_MEMORY_REFUSED,         /**< times that there was none left */
    NET_SEGMENTS_USED,          /**< of TCP, sent and not acknowledged */
    NET_SEGMENTS_PEAK,
    NET_SEGMENTS_REFUSED,
    NET_TCP_BLOCKS_USED,        /**< control blocks, with those that wait out TIME-WAIT */
    NET_TCP_BLOCKS_PEAK,
    NET_TCP_BLOCKS_REFUSED,
    NET_UDP_BLOCKS_USED,        /**< control blocks, with those of DHCP and the resolver */
    NET_UDP_BLOCKS_PEAK,
    NET_UDP_BLOCKS_REFUSED,
    NET_STATISTICS              /**< how many there are */
};

/** A figure since start-up, or the present one; 0 for a number that is none of the above. */
int32_t net_statistic(int32_t which);
