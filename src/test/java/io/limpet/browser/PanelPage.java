package io.limpet.browser;

import java.util.List;

/** The panel as one sees it: where things are on the page, and nothing of how they come there. */
public final class PanelPage {

    private final Browser browser;

    public PanelPage(Browser browser) {
        this.browser = browser;
    }

    /** LINK, TIME, CONNECT, ONLINE, BACKOFF or OFF. */
    public String state() {
        return browser.attribute("#life", "data-state");
    }

    public void awaitState(String... states) {
        browser.await("the device is " + String.join(" or ", states), page -> List.of(states).contains(state()));
    }

    /** One of: sampled, delivered, waiting, dropped, twice, lost. */
    public long ledger(String count) {
        return Long.parseLong(browser.attribute("#ledger-" + count, "data-value"));
    }

    /** Of the quantity and the span of time that the plot shows. */
    public long plotted(String series) {
        return Long.parseLong(browser.attribute("#plot", "data-" + series + "-count"));
    }

    public String outage() {
        return browser.text("#outage");
    }

    /** What TLS has found out: none, connecting, verified, refused or closed. */
    public String verdict() {
        return browser.attribute("#verdict", "data-outcome");
    }

    public String verdictInWords() {
        return browser.text("#verdict");
    }

    /** What the rows of that type say, the newest first; taken at once, as they are redrawn all the time. */
    @SuppressWarnings("unchecked")
    public List<String> packets(String type) {
        return (List<String>) browser.run("return Array.from(document.querySelectorAll("
                + "'#packets .packet[data-type=' + arguments[0] + ']'), row => row.textContent)", type);
    }

    /** The number of the newest packet; 0 when there is none. */
    public long newestPacket() {
        return (Long) browser.run("return Math.max(0, ...Array.from(document.querySelectorAll('#packets .packet'),"
                + " row => Number(row.dataset.number)))");
    }

    public boolean consoleSays(String fragment) {
        return browser.text("#console").contains(fragment);
    }

    /** What is wrong in the world, by the page. */
    public String fault(String id) {
        return browser.attribute(control(id), "data-value");
    }

    /** Flips a switch, or presses a button. */
    public void press(String id) {
        browser.click(control(id));
    }

    /** Chooses one of more than two. */
    public void choose(String id, String value) {
        browser.click(control(id) + " option[value=\"" + value + "\"]");
    }

    /** Heals everything, and waits until the device is online with nothing waiting. */
    public void heal() {
        browser.click("#heal");
        awaitState("ONLINE");
        browser.await("nothing waits", page -> ledger("waiting") <= 8 && ledger("delivered") > 0);
    }

    public static String control(String id) {
        return "#faults [data-fault=\"" + id + "\"]";
    }
}
