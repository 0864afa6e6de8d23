package io.limpet.storm.broker;

/** A rule that the client has broken, on its way to the {@link Judge}. The connection ends with it (§4.8). */
final class Breach extends Exception {

    private static final long serialVersionUID = 1L;

    final String rule;

    Breach(String rule, String what) {
        super(what, null, false, false);
        this.rule = rule;
    }
}
