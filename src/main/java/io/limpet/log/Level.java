package io.limpet.log;

/** How much a line matters, most first. */
public enum Level {
    ERROR('E'), WARN('W'), INFO('I'), DEBUG('D');

    /** What the line begins with. */
    final char letter;

    Level(char letter) {
        this.letter = letter;
    }

    /** Of the configuration's name: {@code "info"}. The configuration has checked it. */
    public static Level of(String name) {
        for (Level level : values()) {
            if (name.charAt(0) + 'A' - 'a' == level.letter) {
                return level;
            }
        }
        throw new IllegalArgumentException("log level: " + name);
    }
}
