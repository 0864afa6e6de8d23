package io.limpet.emulator;

import io.limpet.emulator.network.EmulatedNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How QEMU is called for a board.
 *
 * @param machine QEMU's name of it: {@code -M}
 * @param image the ELF file
 * @param hardwareAddress of its Ethernet controller, twelve hexadecimal digits
 * @param options what a test has to add
 */
public record Qemu(String machine, Path image, String hardwareAddress, List<String> options) {

    /** What QMP calls the parts that are changed while it runs. */
    static final String CABLE = "cable";
    static final String THERMOMETER = "thermometer";

    private static final String PROGRAM = "qemu-system-arm";

    public Qemu(String machine, Path image, String hardwareAddress) {
        this(machine, image, hardwareAddress, List.of());
    }

    /** The same with more on QEMU's command line. */
    public Qemu with(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new Qemu(machine, image, hardwareAddress, all);
    }

    /** A board that finds its device key in this file of the host's (board/identity.h). */
    public Qemu withDeviceKey(Path file) {
        return with("-semihosting-config", "enable=on,target=native,arg=device-key="
                + file.toAbsolutePath().toString().replace(",", ",,"));
    }

    /** Stopped before the first instruction; semihosting is the board's source of entropy. */
    List<String> command(EmulatedNetwork network, Path eeprom, String serial, String qmp) {
        List<String> command = new ArrayList<>(List.of(PROGRAM, "-M", machine, "-S", "-display", "none", "-monitor",
                "none", "-serial", serial, "-qmp", qmp, "-kernel", image.toString(),
                "-semihosting-config", "enable=on,target=native",
                "-nic", "socket,id=" + CABLE + ",model=lan9118,mac=" + withColons(hardwareAddress)
                        + ",connect=127.0.0.1:" + network.boardPort(),
                "-netdev", "user,id=router,ipv6=off",
                "-netdev", "hubport,id=router-port,hubid=0,netdev=router",
                "-netdev", "socket,id=trunk,connect=127.0.0.1:" + network.routerPort(),
                "-netdev", "hubport,id=trunk-port,hubid=0,netdev=trunk",
                "-device", "tmp105,id=" + THERMOMETER + ",bus=i2c,address=0x48",
                "-device", "dps310,bus=i2c,address=0x77",
                "-device", "ds1338,bus=i2c,address=0x68",
                "-drive", "if=none,id=eeprom,format=raw,file=" + eeprom.toString().replace(",", ",,"),
                "-device", "at24c-eeprom,bus=i2c,address=0x50,drive=eeprom,rom-size=" + EmulatedBoard.EEPROM_BYTES));
        command.addAll(options);
        return command;
    }

    private static String withColons(String hardwareAddress) {
        return hardwareAddress.replaceAll("(..)(?!$)", "$1:");
    }
}
