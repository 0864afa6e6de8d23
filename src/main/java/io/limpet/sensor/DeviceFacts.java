package io.limpet.sensor;

/** What the device knows of its own health; the firmware tells it to {@link DeviceSensor}. */
public interface DeviceFacts {

    long uptimeSeconds();

    /** Of the Java heap. */
    long freeHeapBytes();

    /** The strength of the radio signal, below zero; 0 without a radio, or when it is not known. */
    long signalDbm();

    /** How many messages wait in the outbox. */
    long outboxDepth();

    /** How many messages have been dropped since the device started. */
    long dropped();

    /** How many times the connection to the broker has been made anew since the device started. */
    long reconnects();

    /** How many measurements have failed since the device started. */
    long sensorFailures();

    /** Full days until the broker's certificate expires, below 0 when it has; {@link Quantity#UNKNOWN}. */
    long certificateDays();

    /** Full days until the trust anchor expires that it is verified by; {@link Quantity#UNKNOWN}. */
    long anchorDays();
}
