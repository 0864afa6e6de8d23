package io.limpet.storm.world;

/** What can go wrong in the world. */
public enum FaultKind {
    WIFI_LOST("the wireless network is out of reach"),
    WIFI_REFUSED("the access point refuses the passphrase"),
    DHCP_SILENT("DHCP does not answer"),
    RADIO_FAULT("the driver of the radio reports faults"),
    UPLINK_LOST("nothing gets through beyond the access point"),
    RESET("something on the way resets all connections"),
    STRANDED("open connections lead nowhere from now on"),
    BREAKS("connections break or go dead, after any byte"),
    WRITE_BREAKS("writes break the connection, in any place"),
    SLOW("few bytes a second, with seconds of delay"),
    PIECES("bytes come in small pieces"),
    NAME_SERVER("the name server does not answer"),
    SYN_LOST("no host answers"),
    REFUSED("nobody listens at the broker's port"),
    TLS("connections are refused, or their handshakes fail, in all ways"),
    INTRUDER("somebody else answers in the broker's place"),
    BLOCKING("handshakes in one call that heeds no deadline"),
    LATE("the broker answers late"),
    TWICE("the broker acknowledges twice"),
    HANGS("the broker stops answering on a connection"),
    CLOSES("the broker closes connections before and after it takes over"),
    CONNACK("the broker refuses connections"),
    SESSION_LOST("the broker has lost the session when the device comes"),
    MALFORMED("the broker sends what is illegal"),
    RESTART("the broker is restarted and keeps its sessions"),
    WIPE("the broker is restarted and has lost its sessions"),
    TAKEOVER("another client takes the session over"),
    COMMAND("somebody sends commands"),
    CLOCK_STEP("the wall clock is put wrong"),
    CLOCK_DRIFT("the wall clock runs wrong"),
    SNTP("the time server is silent, wrong or hostile"),
    SENSOR("a sensor is absent, refuses, or is never ready"),
    BUS_STUCK("a chip holds the bus"),
    MEMORY_ABSENT("the memory of the journal does not answer"),
    MEMORY_FAILS("writes to the memory of the journal fail"),
    BIT_ERROR("a bit of the journal's memory changes"),
    POWER_CUT("the power is cut"),
    TORN_WRITE("the power is cut in the middle of a write to the journal's memory");

    private final String words;
    private final String begin;
    private final String end;

    FaultKind(String words) {
        this.words = words;
        this.begin = "fault: " + words;
        this.end = "over: " + words;
    }

    /** Whether it is about the journal's memory. */
    public boolean needsMemory() {
        return this == MEMORY_ABSENT || this == MEMORY_FAILS || this == BIT_ERROR || this == TORN_WRITE;
    }

    String begin() {
        return begin;
    }

    String end() {
        return end;
    }

    /** What goes wrong, in words. */
    public String words() {
        return words;
    }
}
