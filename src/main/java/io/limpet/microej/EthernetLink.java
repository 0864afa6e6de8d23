package io.limpet.microej;

import io.limpet.board.Link;
import io.limpet.board.LinkException;

/** A cable. */
final class EthernetLink implements Link {

    private final IpInterface ip;
    private final LinkCheck check;
    private boolean started;

    EthernetLink(IpInterface ip, LinkCheck check) {
        this.ip = ip;
        this.check = check;
    }

    @Override
    public boolean bringUp(long deadlineMillis) throws LinkException {
        if (!started) {
            ip.start();
            ip.expectAddress();
            started = true;
        }
        try {
            boolean up = ip.awaitAddress(deadlineMillis, "ethernet (is the cable plugged in?)");
            check.note(up);
            return up;
        } catch (LinkException e) {
            takeDown();
            throw e;
        }
    }

    @Override
    public boolean isUp() {
        if (check.isDue()) {
            try {
                check.note(ip.address() != null);
            } catch (LinkException e) {
                check.note(false);
            }
        }
        return check.lastResult();
    }

    @Override
    public void takeDown() {
        ip.stop();
        started = false;
        check.note(false);
    }

    @Override
    public String description() {
        try {
            return "ethernet, address " + ip.address();
        } catch (LinkException e) {
            return "ethernet";
        }
    }

    @Override
    public int signalDbm() {
        return 0;
    }
}
