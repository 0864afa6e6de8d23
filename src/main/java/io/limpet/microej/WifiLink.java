package io.limpet.microej;

import ej.ecom.wifi.AccessPoint;
import ej.ecom.wifi.WifiManager;
import io.limpet.board.Clock;
import io.limpet.board.Link;
import io.limpet.board.LinkException;
import io.limpet.board.LinkSettings;
import java.io.IOException;

/**
 * Wi-Fi: scan, join, wait for an address, one of them a call.
 *
 * <p>A scan and a join are each one blocking call of the driver (ESP32: some 2 s and up to 10 s). The network joined
 * is known by its name only; that the strongest of several access points serves it is the driver's choice, and the
 * one chosen here says how to join and what to expect.
 */
final class WifiLink implements Link {

    /** What the next call of bringUp does. */
    private enum Step {
        SCAN,
        JOIN,
        ADDRESS
    }

    private final LinkSettings settings;
    private final IpInterface ip;
    private final LinkCheck check;
    private final WifiManager manager = WifiManager.getInstance();

    private Step step = Step.SCAN;
    private AccessPoint chosen;
    private int signalDbm;

    WifiLink(LinkSettings settings, IpInterface ip, LinkCheck check) {
        this.settings = settings;
        this.ip = ip;
        this.check = check;
    }

    @Override
    public boolean bringUp(long deadlineMillis) throws LinkException {
        try {
            return next(deadlineMillis);
        } catch (LinkException e) {
            takeDown();
            throw e;
        }
    }

    private boolean next(long deadlineMillis) throws LinkException {
        switch (step) {
            case SCAN:
                ip.start();
                chosen = AccessPoints.strongest(scan(), settings);
                step = Step.JOIN;
                return false;
            case JOIN:
                join();
                ip.expectAddress();
                step = Step.ADDRESS;
                return false;
            default:
                boolean up = ip.awaitAddress(deadlineMillis, "wi-fi \"" + settings.ssid + "\"");
                check.note(up);
                return up;
        }
    }

    @Override
    public boolean isUp() {
        if (check.isDue()) {
            check.note(isJoined());
        }
        return check.lastResult();
    }

    @Override
    public void takeDown() {
        try {
            if (manager.getJoined() != null) {
                manager.leave();
            }
        } catch (IOException e) {
            // Then there is nothing to leave; the next scan will tell.
        }
        step = Step.SCAN;
        chosen = null;
        check.note(false);
    }

    @Override
    public String description() {
        String address;
        try {
            address = ip.address();
        } catch (LinkException e) {
            address = "unknown";
        }
        return "wi-fi \"" + settings.ssid + "\" (" + signalDbm + " dBm), address " + address;
    }

    /** As it was when the link was last checked. */
    @Override
    public int signalDbm() {
        return signalDbm;
    }

    private AccessPoint[] scan() throws LinkException {
        try {
            AccessPoint[] heard = manager.scan(true);
            return heard == null ? new AccessPoint[0] : heard;
        } catch (IOException e) {
            throw new LinkException(LinkException.Reason.HARDWARE, "wi-fi: the scan failed: " + e.getMessage());
        }
    }

    private void join() throws LinkException {
        signalDbm = (int) chosen.getRSSI();
        String passphrase = settings.passphrase == null ? "" : settings.passphrase;   // the driver refuses null
        try {
            manager.join(settings.ssid, passphrase, chosen.getSecurityMode());
        } catch (IOException e) {
            throw new LinkException(LinkException.Reason.REFUSED, "wi-fi: \"" + settings.ssid + "\" (" + signalDbm
                    + " dBm) did not let us in: " + e.getMessage() + ". Check wifi.passphrase"
                    + (signalDbm < AccessPoints.WEAK_DBM ? "; the signal is weak as well." : "."));
        }
    }

    private boolean isJoined() {
        try {
            AccessPoint joined = manager.getJoined();
            if (joined == null || ip.address() == null) {
                return false;
            }
            signalDbm = (int) joined.getRSSI();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
