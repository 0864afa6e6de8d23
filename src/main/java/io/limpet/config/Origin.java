package io.limpet.config;

/** Where a value was set: {@code device-config/local.properties:12}, {@code --set mqtt.qos=2}, or by default. */
public final class Origin {

    /** Nowhere: the value is the key's default. */
    public static final Origin DEFAULT = new Origin("default", 0, false);

    /** The file as it was named to the reader; {@code "--set"} for the command line, {@code "default"} for nowhere. */
    public final String file;

    /** The line of the file, from 1 on; 0 where there is none. */
    public final int line;

    private final boolean commandLine;

    private Origin(String file, int line, boolean commandLine) {
        this.file = file;
        this.line = line;
        this.commandLine = commandLine;
    }

    static Origin of(String file, int line) {
        return new Origin(file, line, false);
    }

    static Origin commandLine() {
        return new Origin("--set", 0, true);
    }

    public boolean isCommandLine() {
        return commandLine;
    }

    /** As it is shown beside the value that it is the origin of; a secret is masked. */
    public String toString(Key key, String value) {
        return commandLine ? "--set " + key.name + "=" + key.shown(value) : toString();
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
