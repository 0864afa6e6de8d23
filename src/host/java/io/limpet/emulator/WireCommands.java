package io.limpet.emulator;

import io.limpet.emulator.network.EmulatedNetwork;
import io.limpet.simulator.console.Command;
import io.limpet.simulator.console.Words;
import io.limpet.simulator.network.NtpServer;
import java.util.List;

/** The cable, and what is reached through it. */
final class WireCommands {

    private WireCommands() {
    }

    static List<Command> of(EmulatedBoard board, EmulatedNetwork network) {
        return List.of(
                Command.of("network off", "the cable is unplugged", () -> board.setCable(false)),
                Command.of("network on", "the cable is plugged in", () -> board.setCable(true)),
                new Command("network lossy PERCENT", "so many frames are lost, each way; 0 ends it", arguments -> {
                    network.setLoss((int) Words.number(arguments.get(0), 0, 100));
                    return null;
                }),
                Command.of("dns off", "no name can be resolved", () -> network.setDns(false)),
                Command.of("dns on", "names are resolved again", () -> network.setDns(true)));
    }

    static List<Command> ofTime(NtpServer ntpServer) {
        return List.of(
                Command.of("ntp off", "the time server does not answer", () -> ntpServer.setAnswering(false)),
                Command.of("ntp on", "it answers again", () -> ntpServer.setAnswering(true)),
                new Command("ntp offset SPAN", "its clock is so far ahead: +3d, -2y, 0s", arguments -> {
                    ntpServer.setOffset(Words.span(arguments.get(0)));
                    return null;
                }));
    }
}
