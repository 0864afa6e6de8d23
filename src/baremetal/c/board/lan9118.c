/*
 * The Ethernet controller SMSC LAN9118, polled (data sheet, revision 1.5; "§" below is a section of it). Frames go word
 * by word through two FIFOs, in and out; MAC and transceiver are reached indirectly.
 */
#include "board/ethernet.h"

#include <stddef.h>
#include <string.h>

#include "board/clock.h"
#include "board/registers.h"

#define LAN9118(offset) REGISTER(0xA0000000u + (offset))   /* Arm AN500, memory map */

enum {                                  /* §5.2, §5.3 */
    RX_DATA_FIFO = 0x00,
    TX_DATA_FIFO = 0x20,
    RX_STATUS_FIFO = 0x40,
    TX_STATUS_FIFO = 0x48,
    INT_STS = 0x58,
    INT_EN = 0x5c,
    BYTE_TEST = 0x64,
    RX_CFG = 0x6c,
    TX_CFG = 0x70,
    HW_CFG = 0x74,
    RX_FIFO_INF = 0x7c,
    TX_FIFO_INF = 0x80,
    PMT_CTRL = 0x84,
    RX_DROP = 0xa0,
    MAC_CSR_CMD = 0xa4,
    MAC_CSR_DATA = 0xa8,
};

enum { MAC_CR = 1, ADDRH = 2, ADDRL = 3, MII_ACC = 6, MII_DATA = 7 };                           /* §5.4 */
enum { BASIC_CONTROL = 0, BASIC_STATUS = 1, ADVERTISEMENT = 4, PARTNER_ABILITY = 5 };           /* §5.5 */

#define HW_CFG_SOFT_RESET     (1u << 0)
#define HW_CFG_STORE_FORWARD  (1u << 20)
#define HW_CFG_TX_FIFO_SIZE_5 (5u << 16)        /* 4,608 bytes to send, 10,560 to receive (§5.3.9) */
#define PMT_READY             (1u << 0)
#define TX_CFG_ON             (1u << 1)
#define MAC_CSR_BUSY          (1u << 31)
#define MAC_CSR_READ          (1u << 30)
#define MAC_CR_FULL_DUPLEX    (1u << 20)
#define MAC_CR_TX_ON          (1u << 3)
#define MAC_CR_RX_ON          (1u << 2)
#define MII_PHY_1             (1u << 11)        /* the transceiver inside */
#define MII_WRITE             (1u << 1)
#define MII_BUSY              (1u << 0)
#define NEGOTIATE             (1u << 12 | 1u << 9)
#define LINK_UP               (1u << 2)
#define STATUS_ERROR          (1u << 15)        /* of a frame received (§3.13.3) or sent (§3.12.4) */
#define FIRST_AND_LAST        (3u << 12)        /* TX command A: the frame is one segment (§3.12.2) */

enum { BYTE_TEST_VALUE = 0x87654321u, FCS_BYTES = 4, PATIENCE_MILLIS = 100 };

static struct ethernet_counters counters;
static uint32_t waiting;                /* bytes of the frame that ethernet_received() told of */
static bool carrier;

static uint32_t unsent;                 /* bytes of the frame under way that ethernet_append() has yet to give */
static uint32_t word, word_bytes;       /* of them, what does not fill a word yet */

/* Whether the bits of a register take a value before patience ends. A controller in order needs microseconds. */
static bool becomes(uint32_t offset, uint32_t mask, uint32_t value) {
    int64_t deadline = clock_uptime_millis() + PATIENCE_MILLIS;
    while ((LAN9118(offset) & mask) != value) {
        if (clock_uptime_millis() > deadline) {
            return false;
        }
    }
    return true;
}

static uint32_t mac_read(uint32_t index) {
    LAN9118(MAC_CSR_CMD) = MAC_CSR_BUSY | MAC_CSR_READ | index;
    return becomes(MAC_CSR_CMD, MAC_CSR_BUSY, 0) ? LAN9118(MAC_CSR_DATA) : 0;
}

static void mac_write(uint32_t index, uint32_t value) {
    LAN9118(MAC_CSR_DATA) = value;
    LAN9118(MAC_CSR_CMD) = MAC_CSR_BUSY | index;
    becomes(MAC_CSR_CMD, MAC_CSR_BUSY, 0);
}

/* Some 26 us: 64 bits of management data at 2.5 MHz (IEEE 802.3, 22.2.4). */
static void phy_wait(void) {
    int64_t deadline = clock_uptime_millis() + PATIENCE_MILLIS;
    while ((mac_read(MII_ACC) & MII_BUSY) != 0 && clock_uptime_millis() <= deadline) { }
}

static uint32_t phy_read(uint32_t index) {
    mac_write(MII_ACC, MII_PHY_1 | index << 6 | MII_BUSY);
    phy_wait();
    return mac_read(MII_DATA) & 0xffff;
}

static void phy_write(uint32_t index, uint32_t value) {
    mac_write(MII_DATA, value);
    mac_write(MII_ACC, MII_PHY_1 | index << 6 | MII_WRITE | MII_BUSY);
    phy_wait();
}

static bool reset(void) {
    if (LAN9118(BYTE_TEST) != BYTE_TEST_VALUE) {
        return false;
    }
    LAN9118(HW_CFG) = HW_CFG_SOFT_RESET;
    return becomes(HW_CFG, HW_CFG_SOFT_RESET, 0) && becomes(PMT_CTRL, PMT_READY, PMT_READY);
}

/* An address of one station: neither the zeros nor the ones of an EEPROM that is missing or empty. */
static bool has_address(void) {
    uint32_t low = mac_read(ADDRL);
    return (low & 1) == 0 && (low | mac_read(ADDRH)) != 0;
}

bool ethernet_start(void) {
    if (!reset() || !has_address()) {
        return false;
    }
    LAN9118(INT_EN) = 0;
    LAN9118(INT_STS) = UINT32_MAX;
    LAN9118(HW_CFG) = HW_CFG_STORE_FORWARD | HW_CFG_TX_FIFO_SIZE_5;
    LAN9118(RX_CFG) = ETHERNET_PADDING << 8;
    LAN9118(TX_CFG) = TX_CFG_ON;
    phy_write(BASIC_CONTROL, NEGOTIATE);
    mac_write(MAC_CR, MAC_CR_TX_ON | MAC_CR_RX_ON);
    return true;
}

void ethernet_hardware_address(void *six_bytes) {
    uint32_t low = mac_read(ADDRL);
    uint32_t high = mac_read(ADDRH);
    memcpy(six_bytes, &low, 4);         /* the first byte on the wire is the lowest (§5.4.3) */
    memcpy((uint8_t *) six_bytes + 4, &high, 2);
}

/* The MAC does not hear what the transceiver has agreed on (IEEE 802.3, 28.2.3.3: the best that both can). */
static void set_duplex(void) {
    enum { FULL_100 = 1 << 8, HALF_100 = 1 << 7, FULL_10 = 1 << 6 };
    uint32_t common = phy_read(ADVERTISEMENT) & phy_read(PARTNER_ABILITY);
    bool full = (common & FULL_100) != 0 || (common & (HALF_100 | FULL_10)) == FULL_10;
    mac_write(MAC_CR, (full ? MAC_CR_FULL_DUPLEX : 0) | MAC_CR_TX_ON | MAC_CR_RX_ON);
}

bool ethernet_carrier(void) {
    bool before = carrier;
    carrier = (phy_read(BASIC_STATUS) & LINK_UP) != 0;  /* a loss stays readable once (IEEE 802.3, 22.2.4.2.13) */
    if (carrier && !before) {
        set_duplex();
    }
    return carrier;
}

/* Words of a frame in the FIFO, given its length with check sequence. */
static uint32_t words(uint32_t length) {
    return (ETHERNET_PADDING + length + 3) / 4;
}

static void discard(uint32_t count) {
    while (count-- > 0) {
        (void) LAN9118(RX_DATA_FIFO);
    }
}

/* Takes the next status (§3.13.3): the frame waits, or is dropped. */
static void look_at_next(void) {
    uint32_t status = LAN9118(RX_STATUS_FIFO);
    uint32_t length = status >> 16 & 0x3fff;
    if ((status & STATUS_ERROR) != 0 || length <= FCS_BYTES || length > ETHERNET_FRAME_BYTES_MAX + FCS_BYTES) {
        counters.bad++;
        discard(words(length));
    } else {
        counters.received++;
        waiting = length - FCS_BYTES;
    }
}

uint32_t ethernet_received(void) {
    if (waiting == 0 && (LAN9118(RX_FIFO_INF) >> 16 & 0xff) != 0) {
        look_at_next();
    }
    return waiting;
}

void ethernet_take(void *buffer) {
    uint32_t *into = buffer;
    for (uint32_t left = words(waiting + FCS_BYTES); left > 0; left--) {
        *into++ = LAN9118(RX_DATA_FIFO);
    }
    waiting = 0;
}

/* The controller stops when nobody reads what became of the frames (§3.12.4). */
static void take_statuses(void) {
    while ((LAN9118(TX_FIFO_INF) >> 16 & 0xff) != 0) {
        if ((LAN9118(TX_STATUS_FIFO) & STATUS_ERROR) != 0) {
            counters.not_sent++;
        }
    }
}

bool ethernet_send(uint32_t length) {
    enum { COMMAND_BYTES = 8, ROUNDING = 3 };
    take_statuses();
    if ((LAN9118(TX_FIFO_INF) & 0xffff) < COMMAND_BYTES + length + ROUNDING) {
        return false;
    }
    LAN9118(TX_DATA_FIFO) = FIRST_AND_LAST | length;
    LAN9118(TX_DATA_FIFO) = length;
    unsent = length;
    word = 0;
    word_bytes = 0;
    return true;
}

static void put_byte(uint8_t byte) {
    word |= (uint32_t) byte << 8 * word_bytes;
    word_bytes++;
}

static void put_word(void) {
    LAN9118(TX_DATA_FIFO) = word;
    word = 0;
    word_bytes = 0;
}

void ethernet_append(const void *bytes, uint32_t length) {
    const uint8_t *from = bytes;
    unsent -= length;
    while (length > 0) {
        uint32_t step = 1;
        if (word_bytes == 0 && length >= 4) {
            step = word_bytes = 4;
            memcpy(&word, from, 4);
        } else {
            put_byte(*from);
        }
        from += step;
        length -= step;
        if (word_bytes == 4 || (length == 0 && unsent == 0)) {
            put_word();
        }
    }
    counters.sent += unsent == 0;
}

const struct ethernet_counters *ethernet_counters(void) {
    counters.overflowed += LAN9118(RX_DROP);    /* reading clears it (§5.3.19) */
    return &counters;
}
