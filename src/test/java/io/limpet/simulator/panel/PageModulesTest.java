package io.limpet.simulator.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.limpet.browser.Browser;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page's modules that know no page, each called in the browser that loads them from the panel. */
@Timeout(60)
class PageModulesTest {

    /** Eight readings into a track that keeps five: 4 to 8 are left, sampled a second apart. */
    private static final String TRACK = "const t = new m.Track(5);"
            + "for (let i = 1; i <= 8; i++) { t.take({id: i, at: 1000 * i, values: {a_C: i}}); }";

    private static Panel panel;
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        panel = new Panel();
        String address = panel.open(0, new FakeSimulation());
        browser = Browser.start();
        browser.open(address);
    }

    @AfterAll
    static void close() throws IOException {
        browser.close();
        panel.close();
    }

    @Test
    void aTrackKeepsTheNewestReadings() {
        series("[4000,5000,6000,7000,8000]", TRACK + "return t.view('a_C', 0, 9000, 2500).at");
    }

    @Test
    void whatWasNotDeliveredYetIsAGapThatFills() {
        series("[null,null,null,null,null]", TRACK + "return t.view('a_C', 0, 9000, 2500).delivered");
        series("[null,5,null,7,null]", TRACK + "t.settle({id: 5, fate: 'delivered', at: 1});"
                + "t.settle({id: 7, fate: 'twice', at: 1}); return t.view('a_C', 0, 9000, 2500).delivered");
        series("[4,5,6,7,8]", TRACK + "for (let i = 4; i <= 8; i++) { t.settle({id: i, fate: 'delivered', at: 1}); }"
                + "return t.view('a_C', 0, 9000, 2500).delivered");
    }

    @Test
    void aFateOfAReadingThatIsForgottenIsNobodys() {
        series("[false,true]", TRACK + "return [2, 5].map(id => t.settle({id, fate: 'delivered', at: 1}))");
    }

    @Test
    void whatWasDroppedOrLostIsMarkedUnlessItArrives() {
        series("[6000,7000]", TRACK + "t.settle({id: 6, fate: 'dropped', at: 1});"
                + "t.settle({id: 7, fate: 'lost', at: 1}); return t.gone(0, 9000)");
        series("[]", TRACK + "t.settle({id: 6, fate: 'lost', at: 1}); t.settle({id: 6, fate: 'delivered', at: 2});"
                + "t.settle({id: 6, fate: 'lost', at: 3}); return t.gone(0, 9000)");
    }

    @Test
    void theLineDoesNotBridgeTheTimeInWhichNothingWasSampled() {
        series("[8000,14000,20000]", TRACK + "t.take({id: 9, at: 20000, values: {a_C: 9}});"
                + "return t.view('a_C', 0, 30000, 2500).at.slice(-3)");
        series("null", TRACK + "t.take({id: 9, at: 20000, values: {a_C: 9}});"
                + "return t.view('a_C', 0, 30000, 2500).sampled.at(-2)");
    }

    @Test
    void theOutboxGoesOnUntilNow() {
        series("[[3,4,5,6,9],[30,40,50,60,60]]", "const r = new m.Ring(4, ['at', 'waiting', 'inJournal']);"
                + "for (let i = 1; i <= 6; i++) { r.push({at: i, waiting: 10 * i, inJournal: -1}); }"
                + "const v = m.depthView(r, 0, 9, 9); return [v.at, v.waiting]");
    }

    @Test
    void timesAndNumbersAreForPeople() {
        format("[\"0.4 s\",\"10 s\",\"41 s\",\"1 min 00 s\",\"3 min 05 s\",\"2 h 07 min\"]",
                "return [400, 9960, 41000, 59700, 185000, 7620000].map(m.duration)");
        format("\"1\u2009234\u2009567\"", "return m.count(1234567)");
        format("[\"\u22121.5\",\"\u2013\"]", "return [m.fixed(-1.5, 1), m.fixed(null, 1)]");
        format("[{\"name\":\"temperature\",\"unit\":\"\u00b0C\"},{\"name\":\"outbox depth\",\"unit\":\"\"}]",
                "return [m.quantity('temperature_C'), m.quantity('outbox_depth')]");
    }

    @Test
    void whatActsUnseenIsShown() {
        format("\"a\u27e8U+202E\u27e9b\u27e8U+0007\u27e9\"", "return m.visible('a\\u202eb\\u0007')");
    }

    @Test
    void aHexDumpKeepsWhatIsCovered() {
        format("\"0000  10 ** 41" + " ".repeat(42) + "\u00b7\u00b7A\"", "return m.hexDump('10**41')");
    }

    private static void series(String expected, String body) {
        check("series", expected, body);
    }

    private static void format(String expected, String body) {
        check("format", expected, body);
    }

    /** What a function of the module {@code m} returns, as JSON. */
    private static void check(String module, String expected, String body) {
        assertEquals(expected, browser.runAsync("const done = arguments[0];"
                + "import('/page/" + module + ".js').then(m => { " + body + " })"
                + ".then(value => done(JSON.stringify(value)), error => done('failed: ' + error));"), body);
    }
}
