package io.limpet.simulator.config;

/** Writes entries in the syntax of {@code .properties} files, so that they are read as they were. */
final class PropertiesWriter {

    private PropertiesWriter() {
    }

    /** A line with its end; for names without special characters, as all keys have. */
    static String entry(String name, String value) {
        StringBuilder line = new StringBuilder(name).append('=');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean blankAtAnEnd = c == ' ' && (i == 0 || i == value.length() - 1);
            if (c == '\\') {
                line.append("\\\\");
            } else if (blankAtAnEnd || Character.isISOControl(c) || Character.isSurrogate(c)) {
                line.append(String.format("\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        return line.append('\n').toString();
    }
}
