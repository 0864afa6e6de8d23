package io.limpet.portable;

import io.limpet.board.Board;
import io.limpet.board.Clock;
import io.limpet.board.ConnectException;
import io.limpet.board.Connection;
import io.limpet.board.Console;
import io.limpet.board.Datagrams;
import io.limpet.board.I2cBus;
import io.limpet.board.Indicator;
import io.limpet.board.LastReset;
import io.limpet.board.Link;
import io.limpet.board.LinkException;
import io.limpet.board.LinkSettings;
import io.limpet.board.Resources;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import io.limpet.board.Watchdog;
import java.io.IOException;

/** A board on which everything is there and nothing happens. */
final class NoBoard implements Board, Clock, Link, SecureConnector, Connection, Datagrams, Resources, I2cBus, Watchdog,
        Indicator, Console {

    private long utcMillis;

    @Override
    public String name() {
        return "no board";
    }

    @Override
    public String serialNumber() {
        return "000000000000";
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public Link link(LinkSettings settings) {
        return this;
    }

    @Override
    public SecureConnector secureConnector() {
        return this;
    }

    @Override
    public Datagrams datagrams() {
        return this;
    }

    @Override
    public Resources resources() {
        return this;
    }

    @Override
    public I2cBus i2cBus() {
        return this;
    }

    @Override
    public Watchdog watchdog() {
        return this;
    }

    @Override
    public Indicator indicator() {
        return this;
    }

    @Override
    public Console console() {
        return this;
    }

    @Override
    public long freeHeapBytes() {
        return 0;
    }

    @Override
    public long uptimeMillis() {
        return utcMillis;
    }

    @Override
    public boolean isSet() {
        return utcMillis != 0;
    }

    @Override
    public long utcMillis() {
        return utcMillis;
    }

    @Override
    public void setUtcMillis(long utcMillis) {
        this.utcMillis = utcMillis;
    }

    @Override
    public void sleepUntil(long deadlineMillis) {
    }

    @Override
    public boolean bringUp(long deadlineMillis) throws LinkException {
        if (deadlineMillis < 0) {
            throw new LinkException(LinkException.Reason.HARDWARE, "no board");
        }
        return true;
    }

    @Override
    public boolean isUp() {
        return true;
    }

    @Override
    public void takeDown() {
    }

    @Override
    public String description() {
        return "nothing";
    }

    @Override
    public int signalDbm() {
        return 0;
    }

    @Override
    public void start(String host, int port, TlsSettings settings, long timeoutMillis) {
    }

    @Override
    public Connection advance(long deadlineMillis) throws ConnectException {
        if (deadlineMillis < 0) {
            throw new ConnectException(ConnectException.Reason.UNREACHABLE, "no board");
        }
        return this;
    }

    @Override
    public void abandon() {
    }

    @Override
    public void send(byte[] bytes, int offset, int length, long deadlineMillis) throws IOException {
        if (deadlineMillis < 0) {
            throw new IOException("no board");
        }
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, long deadlineMillis) {
        return 0;
    }

    @Override
    public void open(String host, int port) {
    }

    @Override
    public void send(byte[] bytes, int offset, int length) {
    }

    @Override
    public void close() {
    }

    @Override
    public byte[] read(String name) {
        return new byte[name.length()];
    }

    @Override
    public int transfer(int address, byte[] write, int writeLength, byte[] read, int readLength) {
        return OK;
    }

    @Override
    public void start(int timeoutMillis) {
    }

    @Override
    public void feed() {
    }

    @Override
    public LastReset lastReset() {
        return new LastReset(LastReset.Cause.POWER_ON, 0, "");
    }

    @Override
    public void set(boolean on) {
    }

    @Override
    public void writeLine(byte[] line, int offset, int length) {
    }
}
