package io.limpet.storm;

/** Counts how often the device came online, and how often it went offline again. */
final class Connections {

    private boolean online;
    private long made;
    private long lost;

    void changed(boolean online) {
        if (online && !this.online) {
            made++;
        } else if (!online && this.online) {
            lost++;
        }
        this.online = online;
    }

    long made() {
        return made;
    }

    long lost() {
        return lost;
    }
}
