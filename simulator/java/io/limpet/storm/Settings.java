package io.limpet.storm;

import io.limpet.storm.world.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A configuration drawn from a seed: what of it the judges need to know, and all of it for the device's flash. */
final class Settings {

    private static final int SECOND = 1_000;
    private static final int MINUTE = 60 * SECOND;

    /** Beyond it a run is too long to look at the link each second. */
    private static final long SHORT_RUN_MILLIS = 10 * 86_400_000L;

    /** Most storms are made of long intervals: there a year costs a second or two. */
    private static final int[] INTERVALS_MINUTES = {1, 5, 5, 10, 10, 15, 15, 15, 20, 20, 30, 30, 30, 45, 45, 60, 60, 60,
        60};

    private static final String[][] SENSORS = {{"tmp102"}, {"tmp102"}, {"tmp105"}, {"bme280"}, {"dps310"}, {"device"},
        {"tmp102", "device"}, {"bme280", "tmp105"}};

    private static final String[] EEPROMS = {"24c32", "24c32", "24c64", "24c64", "24c128", "24c256"};

    /** What a PUBLISH has around topic and payload, which has to fit the buffer beside them. */
    private static final int PUBLISH_BYTES = 9;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Dice dice;

    private int qos;
    private boolean cleanSession;
    private String memory = Site.NO_MEMORY;
    private List<String> timeServers = List.of();
    private long journalAfterMillis;
    private int youngMax;
    private boolean dropsOldest;
    private int capacity;
    private int messageBytes;
    private long intervalMillis;
    private long keepAliveMillis;
    private long backoffMaximumMillis;
    private List<String> sensors;

    Settings(Dice dice, long runMillis) {
        this.dice = dice;
        drawDevice();
        drawOutbox();
        drawSession();
        drawTimes(runMillis);
    }

    private void drawDevice() {
        put("device.id", Site.CLIENT_IDENTIFIER);
        put("wifi.ssid", "storm");
        put("wifi.passphrase", "stormstorm");
        put("mqtt.host", "broker.storm");
        put("mqtt.topic", Site.READING_TOPICS + "${sensor}");
        put("mqtt.status-topic", dice.oneIn(4) ? "" : Site.STATUS_TOPIC);
        put("mqtt.command-topic", dice.oneIn(3) ? Site.COMMAND_TOPIC : "");
        put("tls.version", dice.oneIn(2) ? "1.2" : "1.3");
        drawDate(dice.fork("date"));
        put("log.level", dice.oneIn(4) ? "debug" : "info");
        sensors = List.of(SENSORS[dice.below(SENSORS.length)]);
        put("sensor.enabled", String.join(", ", sensors));
        put("sensor.tmp105.address", "0x4f");
    }

    private void drawOutbox() {
        capacity = dice.magnitude(9);
        dropsOldest = dice.oneIn(2);
        put("outbox.capacity", "" + capacity);
        put("outbox.when-full", dropsOldest ? "drop-oldest" : "drop-newest");
        drawMemory();
        drawMessages();
    }

    private void drawMemory() {
        if (dice.oneIn(3)) {
            put("outbox.storage", "ram");
            return;
        }
        memory = dice.oneIn(2) ? Site.FLASH : EEPROMS[dice.below(EEPROMS.length)];
        put("outbox.storage", "journal");
        put("outbox.memory", memory.equals(Site.FLASH) ? "board" : memory);
        if (dice.oneIn(3)) {
            journalAfterMillis = dice.between(10, 3_600) * (long) SECOND;
            youngMax = dice.magnitude(5);
            put("outbox.journal-after", millis(journalAfterMillis));
            put("outbox.journal-waiting", "" + youngMax);
        }
    }

    /** The device's own readings are long in SenML, and the sectors of the small EEPROMs short. */
    private void drawMessages() {
        boolean shortSectors = memory.equals("24c32") || memory.equals("24c64");
        boolean senml = dice.oneIn(3) && !(sensors.contains("device") && shortSectors);
        put("payload.format", senml ? "senml" : "json");
        int least = senml && sensors.contains("device") ? 510 : 304;
        messageBytes = dice.between(least, shortSectors ? 333 : least + 44);
        put("outbox.message-bytes", "" + messageBytes);
    }

    private void drawSession() {
        qos = dice.oneIn(10) ? 0 : dice.between(1, 2);
        cleanSession = dice.oneIn(6);
        put("mqtt.qos", "" + qos);
        put("mqtt.clean-session", "" + cleanSession);
        put("mqtt.retain", "" + dice.oneIn(8));
        put("mqtt.in-flight", "" + dice.between(1, 20));
        int bufferBytes = 512 << dice.below(4);
        put("mqtt.buffer-bytes", "" + (bufferBytes < messageBytes + PUBLISH_BYTES ? 2 * bufferBytes : bufferBytes));
        put("mqtt.timeout", seconds(dice.between(5, 30)));
    }

    private void drawTimes(long runMillis) {
        int turn = runMillis <= SHORT_RUN_MILLIS && dice.oneIn(3) ? SECOND : dice.between(30, 60) * SECOND;
        intervalMillis = INTERVALS_MINUTES[dice.below(INTERVALS_MINUTES.length)] * (long) MINUTE;
        keepAliveMillis = (dice.oneIn(6) ? dice.between(35, 120) : dice.between(120, 3_600)) * (long) SECOND;
        backoffMaximumMillis = dice.between(10, 600) * (long) SECOND;
        put("publish.interval", millis(intervalMillis));
        put("loop.turn-maximum", millis(turn));
        put("watchdog.timeout", millis(2L * turn + dice.between(31, 120) * SECOND));
        put("mqtt.keep-alive", millis(keepAliveMillis));
        put("connect.timeout", seconds(dice.between(5, 30)));
        put("backoff.initial", millis(dice.between(100, 5_000)));
        put("backoff.maximum", millis(backoffMaximumMillis));
    }

    private void put(String key, String value) {
        values.put(key, value);
    }

    private static String millis(long millis) {
        return millis + "ms";
    }

    private static String seconds(int seconds) {
        return seconds + "s";
    }

    /** From dice of its own, so that what else is drawn of a seed is what it was before there was a choice. */
    private void drawDate(Dice own) {
        timeServers = own.oneIn(2) ? List.of("time.storm") : List.of("time1.storm", "time2.storm", "time3.storm");
        put("time.sntp-host", String.join(", ", timeServers));
        put("keep.memory", own.oneIn(4) ? "none" : "board");
    }

    /** The device and where it stands. */
    Site site() {
        List<Site.Sensor> chips = sensors.stream().filter(name -> !name.equals("device"))
                .map(name -> new Site.Sensor(name, address(name))).toList();
        int unitBytes = 4 << dice.below(7);
        return new Site(properties(), chips, memory, dice.between(4, 12), 2_048 << dice.below(2), unitBytes,
                timeServers, dice.oneIn(3), dice.oneIn(3), dice.oneIn(2),
                memory.equals(Site.NO_MEMORY) || journalAfterMillis > 0);
    }

    private static int address(String sensor) {
        return switch (sensor) {
            case "tmp102" -> 0x48;
            case "tmp105" -> 0x4f;
            case "bme280" -> 0x76;
            case "dps310" -> 0x77;
            default -> throw new IllegalArgumentException(sensor);
        };
    }

    String properties() {
        return values.entrySet().stream().map(each -> each.getKey() + " = " + each.getValue() + "\n")
                .collect(Collectors.joining());
    }

    Keeping keeping() {
        return new Keeping(memory.equals(Site.NO_MEMORY), journalAfterMillis, youngMax, dropsOldest);
    }

    int qos() {
        return qos;
    }

    boolean cleanSession() {
        return cleanSession;
    }

    int capacity() {
        return capacity;
    }

    /** How many readings there must be in this time, with all sensors well. */
    long readingsIn(long millis) {
        return (millis / intervalMillis - 1) * sensors.size();
    }

    /** How soon the device must be online when nothing is wrong any more. */
    long onlineWithinMillis() {
        return backoffMaximumMillis + keepAliveMillis * 3 / 2 + 10 * SECOND;
    }

    boolean hasJournal() {
        return !memory.equals(Site.NO_MEMORY);
    }
}
