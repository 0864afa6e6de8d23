package io.limpet.microej;

import ej.ecom.wifi.AccessPoint;
import ej.ecom.wifi.SecurityMode;
import io.limpet.board.LinkException;
import io.limpet.board.LinkSettings;

/** Chooses among the access points that a scan heard. */
final class AccessPoints {

    /** Below this, joining often fails for want of signal. */
    static final int WEAK_DBM = -80;

    private static final int NAMES_MAX = 5;

    private AccessPoints() {
    }

    /**
     * The strongest that has the name and is secured as the settings ask.
     *
     * @throws LinkException NO_NETWORK when none has the name, REFUSED when one has it but is secured otherwise
     */
    static AccessPoint strongest(AccessPoint[] heard, LinkSettings settings) throws LinkException {
        AccessPoint best = null;
        AccessPoint otherwise = null;
        for (int i = 0; i < heard.length; i++) {
            if (settings.ssid.equals(heard[i].getSSID())) {
                if (!isSecured(heard[i].getSecurityMode(), settings.security)) {
                    otherwise = heard[i];
                } else if (best == null || (int) heard[i].getRSSI() > (int) best.getRSSI()) {
                    best = heard[i];
                }
            }
        }
        if (best == null) {
            throw otherwise == null ? absent(heard, settings) : secured(otherwise, settings);
        }
        return best;
    }

    private static boolean isSecured(SecurityMode mode, LinkSettings.Security wanted) {
        switch (wanted) {
            case OPEN:
                return mode == SecurityMode.OPEN;
            case WPA2:
                return mode == SecurityMode.WPA2 || mode == SecurityMode.MIXED
                        || mode == SecurityMode.WPA2_WPA3_MIXED;
            default:
                return mode == SecurityMode.WPA3 || mode == SecurityMode.WPA2_WPA3_MIXED;
        }
    }

    private static LinkException secured(AccessPoint found, LinkSettings settings) {
        return new LinkException(LinkException.Reason.REFUSED, "wi-fi: \"" + settings.ssid + "\" is in reach, but "
                + found.getSecurityMode() + " is how it is secured. Check wifi.security (" + settings.security
                + " is set), or set up the access point.");
    }

    private static LinkException absent(AccessPoint[] heard, LinkSettings settings) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < heard.length && i < NAMES_MAX; i++) {
            names.append(i == 0 ? "\"" : ", \"").append(printable(heard[i].getSSID())).append("\" (")
                    .append((int) heard[i].getRSSI()).append(" dBm)");
        }
        return new LinkException(LinkException.Reason.NO_NETWORK, "wi-fi: \"" + settings.ssid + "\" is not in reach. "
                + (heard.length == 0 ? "No access point was heard: is the antenna connected?"
                        : "Heard: " + names + (heard.length > NAMES_MAX ? ", ..." : "") + ". Check wifi.ssid."));
    }

    /** Names of networks come from anybody, and must not forge lines of the log. */
    private static String printable(String ssid) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; ssid != null && i < ssid.length() && i < 32; i++) {
            char c = ssid.charAt(i);
            text.append(c < ' ' || c == 0x7f ? '?' : c);
        }
        return text.toString();
    }
}
