package io.limpet.image;

/** What there is a budget for, with its key in a board's file. */
enum Budgeted {

    /** Everything in flash. */
    FLASH("flash", "flash"),
    /** Everything in RAM: heaps and stack by their full size. */
    RAM("ram", "RAM"),
    /** The code of codec, session and outbox. */
    MQTT("mqtt", "code of MQTT and outbox"),
    /** Java's heap, and what of its constants lies in RAM. */
    JAVA("java", "Java heap and constants in RAM");

    private final String key;
    private final String title;

    Budgeted(String key, String title) {
        this.key = key;
        this.title = title;
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }
}
