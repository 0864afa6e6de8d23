package io.limpet.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceConsoleTest {

    private final DeviceConsole console = new DeviceConsole();

    @Test
    void readsOnFromTheMessageExpectedLast() {
        console.write("I    0.100 link     up");
        console.write("I    0.200 link     up");
        assertEquals("I    0.100 link     up", console.expect("up"));
        assertEquals("I    0.200 link     up", console.expect("up"));
    }

    @Test
    void waitsForAMessageThatIsStillToCome() throws InterruptedException {
        Thread device = new Thread(() -> console.write("I    0.100 mqtt     online"));
        device.start();
        assertEquals("I    0.100 mqtt     online", console.expect("online"));
        device.join();
    }

    @Test
    void takesALineThatGoesOnForOneMessage() {
        console.write("W    0.100 tls      the certificate of the broker is for");
        console.write("                     another name");
        assertTrue(console.has("is for another name"));
        assertEquals(1, console.messages().size());
    }

    @Test
    void findsAMessageThatGrowsWhileItIsExpected() throws InterruptedException {
        console.write("W    0.100 tls      the certificate is for");
        Thread device = new Thread(() -> console.write("                     another name"));
        Thread reader = new Thread(() -> console.expect("for another name"));
        reader.start();
        device.start();
        device.join();
        reader.join(20_000);
        assertTrue(!reader.isAlive());
    }

    @Test
    void showsWhatTheDeviceSaidInPlaceOfWhatWasExpected() {
        console.write("I    0.100 link     up");
        AssertionError error = assertThrows(AssertionError.class,
                () -> console.expect(Duration.ofMillis(20), "\"online\"", message -> message.contains("online")));
        assertTrue(error.getMessage().contains("did not say \"online\""), error.getMessage());
        assertTrue(error.getMessage().contains("0.100 link     up"), error.getMessage());
    }

    @Test
    void passesEachLineOnAsItIs() {
        List<String> lines = new ArrayList<>();
        console.listen(lines::add);
        console.write("W    0.100 tls      one");
        console.write("                     two");
        assertEquals(List.of("W    0.100 tls      one", "                     two"), lines);
        assertEquals(1, console.count("tls"));
    }
}
