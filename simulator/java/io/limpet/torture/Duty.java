package io.limpet.torture;

/** What a device must do with a broker. */
public enum Duty {
    /** End the connection before it has sent any application data. */
    REFUSE,
    /** Go on and send CONNECT. */
    ACCEPT
}
