package io.limpet.torture;

import io.limpet.board.ConnectException.Reason;
import io.limpet.target.TortureOnTarget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;

/** mbedTLS, in an image for the Cortex-M that QEMU runs: one boot, all brokers one after another. */
@Timeout(value = 12, unit = TimeUnit.MINUTES)   // a minute, on a machine that has nothing else to do
class BareMetalTortureTest extends TortureContract {

    private static final Duration LIMIT = Duration.ofMinutes(8);

    /** This machine, as a board in QEMU's user network sees it. */
    private static final String HOST = "10.0.2.2";

    @Override
    Map<Trial, Played> play(List<Trial> trials) throws Exception {
        try (Brokers brokers = new Brokers(trials)) {
            Map<String, String> said = TortureOnTarget.run(flash(trials, brokers), LIMIT);
            Map<Trial, Played> played = new HashMap<>();
            for (Trial each : trials) {
                played.put(each, new Played(attempt(said.get(each.name())), brokers.encounters(each)));
            }
            return played;
        }
    }

    private static Map<String, byte[]> flash(List<Trial> trials, Brokers brokers) {
        Map<String, byte[]> flash = new TreeMap<>();
        flash.put("torture.trials", ascii(trials.stream().map(each -> each.name() + " " + brokers.port(each) + " "
                + each.version() + " " + each.timeoutMillis() + "\n").collect(Collectors.joining())));
        flash.put("torture.host", ascii(HOST));
        flash.put("torture.name", ascii(NAME));
        flash.put("torture.utc", ascii(Long.toString(System.currentTimeMillis())));
        flash.put("torture.connect", CONNECT);
        byte[][] anchors = CASES.trustedDer();
        for (int i = 0; i < anchors.length; i++) {
            flash.put("torture.anchors." + i, anchors[i]);
        }
        return flash;
    }

    /** {@code "connected 805"}, or {@code "EXPIRED 812 TLS: ..."}. */
    private static Attempt attempt(String line) {
        String[] parts = line.split(" ", 3);
        return parts[0].equals("connected") ? new Attempt(null, null, Long.parseLong(parts[1]))
                : new Attempt(Reason.valueOf(parts[0]), parts[2], Long.parseLong(parts[1]));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    Stream<Deviation> deviations() {
        return Stream.concat(
                Deviation.refuses("mbedTLS knows no name constraints, so that no authority may have any",
                        "name-constraints-respected"),
                Deviation.refuses("mbedTLS looks for an issuer only behind what it has issued", "wrong-order"));
    }
}
