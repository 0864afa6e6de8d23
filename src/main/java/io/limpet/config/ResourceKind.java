package io.limpet.config;

import io.limpet.text.Utf8;

/** The name of a resource or a file. */
final class ResourceKind extends Kind {

    private static final int BYTES_MAX = 255;

    /** The base64 of the smallest key there is has more characters. */
    private static final int CONTENT_LENGTH_MIN = 60;

    ResourceKind() {
        super("resource");
    }

    @Override
    String allowed() {
        return "1 to " + BYTES_MAX + " bytes, the name of a resource or a file";
    }

    @Override
    boolean shows(String value) {
        return value.length() <= BYTES_MAX && !isContent(value);
    }

    @Override
    String mistakeIn(String value) {
        boolean control = false;
        for (int i = 0; i < value.length(); i++) {
            control |= Words.isControl(value.charAt(i));
        }
        return control || isContent(value) || Utf8.length(value) > BYTES_MAX || !Words.isWellFormed(value)
                ? mustBeAllowed() : null;
    }

    /** Whether it is rather what belongs into the file: PEM, or DER in base64, which begins with a SEQUENCE. */
    private static boolean isContent(String value) {
        return value.startsWith("-----")
                || value.startsWith("M") && value.length() >= CONTENT_LENGTH_MIN && value.indexOf('.') < 0;
    }
}
