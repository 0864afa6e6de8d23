package io.limpet.microej;

import io.limpet.simulator.SimulatedDevice;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Stands for the rest of the board's C: the device whose thread this is answers. */
final class BoardNatives {

    static final int HARDWARE_ADDRESS_BYTES = 6;
    static final int NAME_BYTES_MAX = 48;
    static final int DEVICE_KEY_BYTES = 16;

    private static final byte[] NAME = "simulated board".getBytes(StandardCharsets.US_ASCII);

    private BoardNatives() {
    }

    static void setIndicator(boolean on) {
        SimulatedDevice.current().setLed(on);
    }

    static void getHardwareAddress(byte[] address) {
        byte[] digits = HexFormat.of().parseHex(SimulatedDevice.current().serialNumber());
        System.arraycopy(digits, 0, address, 0, HARDWARE_ADDRESS_BYTES);
    }

    static int getName(byte[] name) {
        System.arraycopy(NAME, 0, name, 0, NAME.length);
        return NAME.length;
    }

    static boolean getDeviceKey(byte[] key) {
        byte[] own = SimulatedDevice.current().deviceKey();
        if (own != null) {
            System.arraycopy(own, 0, key, 0, DEVICE_KEY_BYTES);
        }
        return own != null;
    }
}
