package io.limpet.storm.broker;

/** Is told of each rule that the device breaks. */
public interface Judge {

    /**
     * @param rule the section of MQTT 3.1.1, {@code "2.3.1"}, or the interface whose contract it is, {@code
     *        "board.Connection"}
     * @param what in one sentence
     */
    void broken(String rule, String what);
}
