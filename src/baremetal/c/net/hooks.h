/* Functions of ours that lwIP calls in place of its own. */
#pragma once
#include "lwip/ip_addr.h"

/* An initial sequence number nobody can guess (RFC 9293 §3.4.1, RFC 6528); called for each connection. */
u32_t net_initial_sequence_number(void);

#define LWIP_HOOK_TCP_ISN(local_ip, local_port, remote_ip, remote_port) net_initial_sequence_number()
