package io.limpet.config;

/** The configuration cannot be used; with everything that is wrong with it. */
public final class ConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Mistake[] mistakes;

    ConfigurationException(Mistake[] mistakes) {
        super(text(mistakes));
        this.mistakes = mistakes;
    }

    /** In the order of the files and lines; what is missing or contradictory comes last. Not empty. */
    public Mistake[] mistakes() {
        return mistakes;
    }

    private static String text(Mistake[] mistakes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < mistakes.length; i++) {
            text.append(i == 0 ? "" : "\n").append(mistakes[i].toString());
        }
        return text.toString();
    }
}
