package io.limpet.simulator.config;

import io.limpet.MemoryLife;
import io.limpet.board.NonVolatile;
import io.limpet.config.Configuration;
import io.limpet.config.Keys;
import io.limpet.memory.At24c;
import io.limpet.outbox.Wear;
import io.limpet.simulator.memory.SimulatedMemory;
import java.util.Locale;

/** What a configuration means for the memory of its journal: how much is written, and how long the memory lives. */
public final class JournalReport {

    private final Configuration configuration;
    private final NonVolatile memory;
    private final MemoryLife life;

    private JournalReport(Configuration configuration) {
        this.configuration = configuration;
        this.memory = memory();
        this.life = MemoryLife.of(configuration, memory);
    }

    /** A few lines under the table of keys; empty when there is no journal. */
    public static String of(Configuration configuration) {
        return configuration.is(Keys.OUTBOX_STORAGE, "journal") ? new JournalReport(configuration).text() : "";
    }

    /** A board's own memory is known to that board alone; the simulator's stands for it, and the text says so. */
    private NonVolatile memory() {
        return configuration.is(Keys.OUTBOX_MEMORY, "board") ? SimulatedMemory.partition()
                : At24c.create(configuration.text(Keys.OUTBOX_MEMORY),
                        configuration.integer(Keys.OUTBOX_MEMORY_ADDRESS), null, null);   // without a bus: to measure
    }

    private String text() {
        return "\n" + ConfigurationTable.row("journal's memory", geometry())
                + ConfigurationTable.row("journal's room", room(life.wear().messagesHeld()))
                + ConfigurationTable.row("journal's wear", rate(life.wear()))
                + ConfigurationTable.row("journal's life", life + condition());
    }

    private String geometry() {
        return String.format(Locale.ROOT, "%s%s: %d sectors of %d bytes, units of %d, rated for %,d cycles",
                memory.description(), configuration.is(Keys.OUTBOX_MEMORY, "board") ? " for the board's own" : "",
                memory.sectors(), memory.sectorBytes(), memory.unitBytes(), memory.cyclesRated());
    }

    private String room(int held) {
        int capacity = configuration.integer(Keys.OUTBOX_CAPACITY);
        return (held < capacity ? "at least " + held + " messages at their longest, less than" : "enough for")
                + " outbox.capacity = " + capacity;
    }

    private String rate(Wear wear) {
        int messages = configuration.list(Keys.SENSOR_ENABLED).length;
        return String.format(Locale.ROOT, "%s every %s, at %s longest %,d bytes; %,d are written with QoS %s, %d.%02d"
                + " times as many", messages == 1 ? "one message" : messages + " messages",
                configuration.text(Keys.PUBLISH_INTERVAL), messages == 1 ? "its" : "their", wear.messageBytes(),
                wear.writtenBytes(), configuration.text(Keys.MQTT_QOS), wear.amplificationPercent() / 100,
                wear.amplificationPercent() % 100);
    }

    private String condition() {
        return configuration.millis(Keys.OUTBOX_JOURNAL_AFTER) == 0 ? "" : " of outage; nothing is written while"
                + " readings are acknowledged within outbox.journal-after = "
                + configuration.text(Keys.OUTBOX_JOURNAL_AFTER);
    }
}
