package io.limpet.storm.broker;

/**
 * The state of the way between device and broker. May be changed at any time. {@code ...OneIn} is how often, once in
 * so many; 0 is never.
 */
public final class Conditions {

    /** How long a byte is under way. */
    public int latencyMillisMin = 5;
    public int latencyMillisMax = 40;

    /** 0 is more than a device can fill. */
    public int bytesPerSecond;

    /** How many bytes lie in a socket's buffer before a write waits. */
    public int socketBytes = 5_744;

    /** Writes that arrive in pieces of 1 to {@link #pieceBytesMax} bytes. */
    public int piecesOneIn;
    public int pieceBytesMax = 8;

    /** Attempts to connect that run into an {@link Obstacle}, and which of them; null is any. */
    public int obstacleOneIn;
    public Obstacle obstacle;

    /** How long each step of a handshake takes. */
    public int handshakeStepMillisMax = 400;

    /** Connecting that does not heed its deadline, as on platforms that do the handshake in one call. */
    public int blockingHandshakeOneIn;

    /** Connections that break, or fall silent one way or both, after some bytes: in any place of any packet. */
    public int breaksOneIn;

    /** Writes that break the connection, in any place of what is written or of what comes next. */
    public int writeBreaksOneIn;

    /** Nothing goes wrong from now on. */
    public void calm() {
        bytesPerSecond = 0;
        piecesOneIn = 0;
        obstacleOneIn = 0;
        obstacle = null;
        blockingHandshakeOneIn = 0;
        breaksOneIn = 0;
        writeBreaksOneIn = 0;
        latencyMillisMin = 5;
        latencyMillisMax = 40;
        handshakeStepMillisMax = 400;
    }
}
