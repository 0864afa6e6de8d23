package io.limpet.storm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The storm's part of docs/measurements.md, between two marks that {@code ./limpet bench} leaves where they are. */
final class CampaignSection {

    private static final String BEGIN = "<!-- begin: written by ./limpet storm --campaign -->\n";
    private static final String END = "<!-- end: written by ./limpet storm --campaign -->\n";

    private final Path file;

    CampaignSection(Path file) {
        this.file = file;
    }

    void write(String tables) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        int begin = before.indexOf(BEGIN);
        int end = before.indexOf(END);
        String section = BEGIN + """
                ## Years of faults in simulation (`storm`)

                Made by `./limpet storm --campaign`, %s: the firmware, its drivers, outbox and MQTT client, unchanged,
                in virtual time and a simulated world with the faults below, several at once; each seed with a
                configuration of its own. Judged all the time: every reading that the outbox accepted arrives, in order,
                with QoS 2 once, or is in one of the lines below; no illegal packet; nothing sent before TLS is
                verified; the watchdog fed; memory constant; and, whenever nothing is wrong for long enough, online
                within the longest back-off, one and a half times the keep-alive and 10 s.

                """.formatted(LocalDate.now(ZoneOffset.UTC)) + tables + END;
        Files.writeString(file, begin < 0 || end < 0 ? before + (before.isEmpty() ? "" : "\n") + section
                : before.substring(0, begin) + section + before.substring(end + END.length()));
    }
}
