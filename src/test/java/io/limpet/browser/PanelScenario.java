package io.limpet.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.Keys;

/** What a person sees on the front panel, and brings about there: shown in Chromium, of a {@code ./limpet run}. */
@Timeout(60)
class PanelScenario {

    /** Topics come from a configuration, or from anybody: this one would write itself into a careless page. */
    private static final String HOSTILE_TOPIC = "limpet/<img src=x onerror=document.title='taken'>/${sensor}";
    private static final String TITLE_IF_TAKEN = "taken";

    private static RunningLimpet limpet;
    private static Browser browser;
    private static PanelPage panel;

    @BeforeAll
    static void start() throws Exception {
        limpet = RunningLimpet.start("--set", "publish.interval=500ms", "--set", "backoff.initial=200ms",
                "--set", "backoff.maximum=2s", "--set", "mqtt.topic=" + HOSTILE_TOPIC,
                "--set", "outbox.message-bytes=400");
        browser = Browser.start();
        browser.show(1280, 900, 1);
        browser.open(limpet.address());
        panel = new PanelPage(browser);
    }

    @AfterAll
    static void stop() throws Exception {
        browser.close();
        limpet.close();
    }

    @BeforeEach
    void healEverything() {
        panel.heal();
    }

    @Test
    void aDeviceBootsAndComesOnline() {
        assertEquals("true", browser.attribute("#board-led", "data-on"));
        assertEquals("verified", panel.verdict());
        assertTrue(panel.verdictInWords().contains("TLSv1.3"), panel.verdictInWords());
        assertTrue(panel.verdictInWords().contains("Limpet simulator CA"), panel.verdictInWords());
        browser.await("the console has the boot", page -> panel.consoleSays("boot") && panel.consoleSays("online as"));
    }

    @Test
    void aReadingAppearsInThePlotAndOnTheWire() {
        long plotted = panel.plotted("delivered");
        long packet = panel.newestPacket();

        browser.await("another reading is received", page -> panel.plotted("delivered") > plotted + 2);

        assertTrue(panel.newestPacket() > packet);
        assertFalse(panel.packets("PUBACK").isEmpty());
        browser.await("the topic and the payload in words", page -> panel.packets("PUBLISH").stream()
                .anyMatch(row -> row.contains("bme280") && row.contains("\"temperature_C\":")));
    }

    @Test
    void aStoppedBrokerIsAGapThatFillsWhenItIsBack() {
        panel.press("broker");
        panel.awaitState("BACKOFF");
        assertEquals("false", browser.attribute("#board-led", "data-on"));
        browser.await("the outbox grows, and the plot has a gap", page -> panel.ledger("waiting") > 12
                && panel.plotted("sampled") > panel.plotted("delivered") + 2);
        assertEquals("stopped", panel.fault("broker"));

        panel.heal();

        browser.await("the gap is filled", page -> panel.plotted("sampled") - panel.plotted("delivered") <= 1);
        browser.await("the story is told", page -> panel.outage().contains("were delivered"));
        assertEquals(0, panel.ledger("lost"));
        assertEquals(0, panel.ledger("dropped"));
        assertEquals("running", panel.fault("broker"));
    }

    @Test
    void anotherAuthorityIsRefusedInWordsAndHearsNoMqtt() {
        panel.choose("certificate", "other-authority");
        browser.await("the authority is refused, in words", page -> panel.verdict().equals("refused")
                && panel.verdictInWords().contains("was issued by \"CN=Some other CA\""));
        long before = panel.newestPacket();

        browser.await("it has tried again", page -> panel.state().equals("BACKOFF") && panel.ledger("waiting") > 8);

        assertEquals(before, panel.newestPacket(), "no byte of MQTT may leave");
        assertEquals(0, panel.ledger("lost"));
    }

    @Test
    void aPowerCycleIsABootOnTheConsole() {
        browser.run("document.querySelector('#console-clear')?.click()");
        int boots = limpet.lines().size();

        panel.press("cycle");

        limpet.awaitLine(boots, "boot     Limpet");
        browser.await("the console shows the boot", page -> panel.consoleSays("power cycle"));
        panel.awaitState("ONLINE");
        assertEquals(0, panel.ledger("lost"), "what waited was in the journal");
    }

    /** Offline, so that the next write to the journal is that of a reading. */
    @Test
    void aReadingThatWasBeingWrittenWhenThePowerFailedIsNoLoss() {
        panel.press("broker");
        panel.awaitState("BACKOFF");
        for (int cut = 0; cut < 3; cut++) {
            panel.press("tear");
            panel.awaitState("OFF");
            panel.press("power");
            panel.awaitState("BACKOFF");
        }

        panel.heal();

        browser.await("all that was accepted is delivered", page -> panel.ledger("waiting") <= 4);
        assertEquals(0, panel.ledger("lost"));
    }

    @Test
    void aChipShowsItsRegistersAndItsAirCanBeSet() {
        browser.click("[data-chip=\"tmp105\"]");
        browser.await("registers by the datasheet's names", page -> page.text("#chip").contains("Configuration"));

        browser.run("const slider = document.querySelector('#chip input[type=range]');"
                + "slider.value = 35.5; slider.dispatchEvent(new Event('input', {bubbles: true}));"
                + "slider.dispatchEvent(new Event('change', {bubbles: true}));");

        browser.await("readings follow", page -> panel.packets("PUBLISH").stream()
                .anyMatch(row -> row.contains("\"temperature_C\":35.5")));
        browser.type(Keys.ESCAPE);
    }

    @Test
    void whatTheConsoleOfTheProgramCausesIsSeenAndTheOtherWayRound() {
        limpet.type("dns off");
        browser.await("the switch has moved", page -> panel.fault("dns").equals("off"));
        int from = limpet.lines().size();

        panel.press("dns");

        limpet.awaitLine(from, "dns on");
        browser.await("it has moved back", page -> panel.fault("dns").equals("on"));
    }

    @Test
    void topicsFromOutsideAreShownAndNotObeyed() {
        browser.await("a topic is shown", page -> panel.packets("PUBLISH").stream()
                .anyMatch(row -> row.contains("<img src=x")));
        assertFalse(browser.has("img[src=x]"));
        assertFalse(TITLE_IF_TAKEN.equals(browser.run("return document.title")));
    }

    @Test
    void theFaultsCanBeReachedAndMovedByTheKeyboardAlone() {
        browser.reload();
        panel.awaitState("ONLINE");
        tabTo("href", "#faults-part");
        browser.type(Keys.ENTER);
        tabTo("data-fault", "wifi");

        browser.type(Keys.SPACE);

        browser.await("Wi-Fi is off", page -> panel.fault("wifi").equals("off"));
        panel.awaitState("LINK", "BACKOFF");
    }

    /** Within a dozen keys, from where the focus is. */
    private static void tabTo(String attribute, String value) {
        for (int i = 0; i < 12 && !value.equals(browser.focused().getDomAttribute(attribute)); i++) {
            browser.type(Keys.TAB);
        }
        assertEquals(value, browser.focused().getDomAttribute(attribute));
    }

    @Test
    void reloadingForgetsNothing() {
        long sampled = panel.ledger("sampled");
        long plotted = panel.plotted("sampled");

        browser.reload();

        browser.await("all is there again", page -> panel.ledger("sampled") >= sampled
                && panel.plotted("sampled") >= plotted);
        assertTrue(panel.consoleSays("boot"));
    }

    @Test
    void fitsFromAPhoneToALargeScreen() {
        for (int width : List.of(360, 768, 1280, 2560)) {
            browser.show(width, 900, 1);
            browser.await("nothing is wider than " + width, page -> ((Number) page.run(
                    "return document.documentElement.scrollWidth")).intValue() <= width);
        }
        browser.show(1280, 900, 1);
    }

    @Test
    void nothingIsInTheWayOfAScreenReaderInEitherTheme() {
        for (String theme : List.of("light", "dark")) {
            browser.prefer(theme);
            assertEquals(List.of(), Accessibility.violations(browser), theme);
        }
    }

    @Test
    void anAddressIsGoodOnce() throws Exception {
        String address = limpet.anotherAddress();
        assertEquals(303, Http.get(address).statusCode());

        Http.Answer again = Http.get(address);

        assertEquals(403, again.statusCode());
        assertTrue(again.body().contains("panel"), "it says how to get another: " + again.body());
        assertEquals(403, Http.get(address.replaceAll("token=.*", "token=guessed")).statusCode());
    }

    /** Same machine, same site, and the browser sends the cookie along: the origin alone tells it from the panel. */
    @Test
    void aPageFromElsewhereCannotCutThePower() throws Exception {
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] page = "<!doctype html><title>elsewhere</title>".getBytes(StandardCharsets.UTF_8);
        elsewhere.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        elsewhere.start();
        URI home = URI.create(browser.address()).resolve("/");
        try {
            browser.open("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/");
            Object outcome = browser.runAsync("const done = arguments[arguments.length - 1];"
                    + "fetch(arguments[0], {method: 'POST', body: 'power off', credentials: 'include',"
                    + " mode: 'no-cors'}).then(() => done('answered'), () => done('refused'));",
                    home.resolve("commands").toString());
            assertTrue(List.of("answered", "refused").contains(outcome), "it was asked");
        } finally {
            elsewhere.stop(0);
            browser.open(home.toString());
        }
        panel.awaitState("ONLINE");
        assertEquals("on", panel.fault("power"));
        assertFalse(limpet.lines().stream().anyMatch(line -> line.contains("power off")), "nothing was done");
    }
}
