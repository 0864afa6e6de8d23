package io.limpet.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What {@code ./limpet screenshots [FOLDER]} starts: a run in which things go wrong one after the other, and pictures
 * of the front panel in each situation, light and dark. Where no folder is given they become those of README and docs.
 *
 * <p>Exit codes: 0 all were taken; 2 wrong usage; 1 anything else.
 */
public final class ScreenshotsCommand {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 860;
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;
    private static final double SCALE = 1.5;

    /** A reading a second makes lines that one can read. */
    private static final long QUIET_READINGS = 80;
    private static final long OUTAGE_WAITING = 100;

    /** Two rounds of the four sensors: the lines are drawn when a reading comes. */
    private static final long READINGS_TO_REDRAW = 8;

    private final Path folder;
    private final Browser browser;
    private final PanelPage panel;

    private ScreenshotsCommand(Path folder, Browser browser) {
        this.folder = folder;
        this.browser = browser;
        this.panel = new PanelPage(browser);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 1 || arguments.length == 1 && arguments[0].startsWith("-")) {
            System.err.println("usage: ./limpet screenshots [FOLDER]");
            System.exit(2);
        }
        Path folder = arguments.length == 1 ? Path.of(arguments[0])
                : Path.of(System.getProperty("limpet.home", ""), "docs", "panel");
        try (RunningLimpet limpet = RunningLimpet.start("--set", "publish.interval=1s", "--set", "backoff.maximum=4s");
                Browser browser = Browser.start()) {
            browser.show(WIDTH, HEIGHT, SCALE);   // before anything moves to its place
            browser.open(limpet.address());
            new ScreenshotsCommand(folder, browser).takeAll();
        }
        System.exit(0);
    }

    private void takeAll() throws IOException {
        panel.awaitState("ONLINE");
        awaitReadings(QUIET_READINGS);
        panel.press("broker");
        browser.await(Duration.ofMinutes(2), "readings wait", page -> panel.ledger("waiting") >= OUTAGE_WAITING);
        take("outage");
        panel.heal();
        browser.await("the story is told", page -> panel.outage().contains("were delivered"));
        awaitReadings(panel.ledger("delivered") + QUIET_READINGS / 2);
        take("online");
        takeOnAPhone();
        panel.choose("certificate", "other-authority");
        browser.await("the certificate is refused", page -> panel.verdict().equals("refused")
                && panel.verdictInWords().contains("was issued by"));
        browser.run("document.querySelector('#wire').scrollIntoView({behavior: 'instant'})");
        take("refused");
        browser.run("window.scrollTo({top: 0, behavior: 'instant'})");
        panel.heal();
        browser.click("[data-chip=\"bme280\"]");
        take("chip");
    }

    private void awaitReadings(long delivered) {
        browser.await(Duration.ofMinutes(3), delivered + " readings are delivered",
                page -> panel.ledger("delivered") >= delivered);
    }

    private void take(String situation) throws IOException {
        for (String theme : List.of("light", "dark")) {
            browser.prefer(theme);
            browser.show(WIDTH, HEIGHT, SCALE);
            save(situation + "-" + theme);
        }
    }

    private void takeOnAPhone() throws IOException {
        browser.prefer("light");
        browser.show(PHONE_WIDTH, PHONE_HEIGHT, SCALE);
        save("phone-light");
    }

    private void save(String name) throws IOException {
        Path file = folder.resolve(name + ".png");
        long sampled = panel.ledger("sampled");
        browser.await("all is drawn anew", page -> panel.ledger("sampled") >= sampled + READINGS_TO_REDRAW);
        browser.screenshot(file);
        System.out.println(file);
    }
}
