/* What the network's other parts need of the resolver; net.h has what everybody may call. */
#pragma once

/** Asks again when an answer is overdue. Called by net_poll(). */
void resolver_poll(void);
