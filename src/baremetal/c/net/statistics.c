/* The figures of the controller, of the interface and of lwIP's memory behind one number each. */
#include "lwip/memp.h"
#include "lwip/stats.h"

#include "board/ethernet.h"
#include "net/interface.h"
#include "net/net.h"

enum { FIGURES_A_POOL = 3 };            /* used, peak, refused: in this order in net.h */

static uint32_t of_pool(const struct stats_mem *pool, int32_t figure) {
    switch (figure) {
        case 0:
            return pool->used;
        case 1:
            return pool->max;
        default:
            return pool->err;
    }
}

static const struct stats_mem *pool(int32_t index) {
    switch (index) {
        case 0:
            return &lwip_stats.mem;
        case 1:
            return lwip_stats.memp[MEMP_TCP_SEG];
        case 2:
            return lwip_stats.memp[MEMP_TCP_PCB];
        default:
            return lwip_stats.memp[MEMP_UDP_PCB];
    }
}

static uint32_t of_frames(int32_t which) {
    const struct ethernet_counters *frames = ethernet_counters();
    switch (which) {
        case NET_FRAMES_RECEIVED:
            return frames->received;
        case NET_FRAMES_SENT:
            return frames->sent;
        case NET_FRAMES_BAD:
            return frames->bad;
        case NET_FRAMES_OVERFLOWED:
            return frames->overflowed;
        case NET_FRAMES_NOT_SENT:
            return frames->not_sent + interface_refused();
        default:
            return interface_carrier_losses();
    }
}

int32_t net_statistic(int32_t which) {
    if (which < 0 || which >= NET_STATISTICS) {
        return 0;
    }
    if (which < NET_MEMORY_USED) {
        return (int32_t) of_frames(which);
    }
    int32_t index = which - NET_MEMORY_USED;
    return (int32_t) of_pool(pool(index / FIGURES_A_POOL), index % FIGURES_A_POOL);
}
