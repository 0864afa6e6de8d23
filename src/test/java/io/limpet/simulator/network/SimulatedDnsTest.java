package io.limpet.simulator.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class SimulatedDnsTest {

    private static final String NAME = "dns-test.limpet.test";

    private final SimulatedDns dns = SimulatedDns.install();

    @Test
    void everyLookUpSeesTheNamesOfTheMoment() throws Exception {
        assertThrows(UnknownHostException.class, () -> InetAddress.getByName(NAME));
        InetAddress first = InetAddress.getByName("127.9.8.7");
        InetAddress second = InetAddress.getByName("127.9.8.6");

        dns.set(NAME, first, second);
        assertArrayEquals(new InetAddress[] {first, second}, InetAddress.getAllByName(NAME));

        dns.set(NAME, second);
        assertEquals(second, InetAddress.getByName(NAME));

        dns.remove(NAME);
        assertThrows(UnknownHostException.class, () -> InetAddress.getByName(NAME));
    }

    @Test
    void thisMachineKeepsItsNames() throws Exception {
        assertTrue(InetAddress.getByName("localhost").isLoopbackAddress());
        assertNotNull(InetAddress.getLocalHost());
    }

    @Test
    void namesOfTheRealWorldAreFoundBesideIt() throws Exception {
        assertEquals("10.1.2.3", SystemDns.resolve("10.1.2.3").getHostAddress());
        assertTrue(SystemDns.resolve("localhost").isLoopbackAddress());
    }

    @Test
    void addressesAreToldFromNames() {
        assertTrue(SystemDns.isAddress("192.168.4.17"));
        assertTrue(SystemDns.isAddress("fe80::1"));
        assertTrue(!SystemDns.isAddress("broker.example.net"));
        assertTrue(!SystemDns.isAddress("1.2.3.example"));
    }
}
