package io.limpet.simulator.console;

import io.limpet.simulator.network.Direction;
import io.limpet.simulator.network.SimulatedLink;
import java.time.Duration;
import java.util.List;

/** The way from the device to the broker. */
public final class LinkCommands {

    private static final Duration TRICKLE = Duration.ofMillis(2);
    private static final long DELAY_MILLIS_MAX = 600_000;

    private LinkCommands() {
    }

    public static List<Command> of(SimulatedLink link) {
        return List.of(
                Command.of("link half-open", "silence both ways, without a reset", link::goHalfOpen),
                Command.of("link open", "the silence ends; what was sent into it arrives", link::endSilence),
                Command.of("link cut", "reset the connection; a new one is let in", link::cut),
                Command.of("link refuse", "reset it and refuse new ones", link::refuse),
                Command.of("link accept", "new ones are let in again", link::accept),
                new Command("link slow BYTES", "no more bytes a second than that", arguments -> {
                    link.throttle(Words.number(arguments.get(0), 1, Integer.MAX_VALUE));
                    return null;
                }),
                Command.of("link fast", "as many bytes a second as come", () -> link.throttle(0)),
                new Command("link delay MS", "that much later, each way", arguments -> {
                    link.delay(Duration.ofMillis(Words.number(arguments.get(0), 0, DELAY_MILLIS_MAX)));
                    return null;
                }),
                new Command("link loss PERCENT", "so many segments are lost, each way, and sent again as TCP does",
                        arguments -> {
                            link.lose((int) Words.number(arguments.get(0), 0, SimulatedLink.LOSS_PERCENT_MAX));
                            return null;
                        }),
                Command.of("link trickle", "one byte at a time", () -> link.oneByteAtATime(TRICKLE)),
                Command.of("link flow", "bytes pass together again", () -> link.oneByteAtATime(Duration.ZERO)),
                new Command("link reset-after BYTES", "reset it at that byte from now, to the broker", arguments -> {
                    link.resetAfter(Direction.TO_BROKER, Words.number(arguments.get(0), 0, Integer.MAX_VALUE));
                    return null;
                }),
                Command.of("link heal", "all faults of the link end", link::heal));
    }
}
