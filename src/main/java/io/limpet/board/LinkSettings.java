package io.limpet.board;

/** Which network to join, and how the interface gets its address. Made once, at start. */
public final class LinkSettings {

    /** The medium. */
    public enum Type {
        WIFI,
        ETHERNET
    }

    /** How an access point must be secured to be joined. There is none for WEP and WPA: both are broken. */
    public enum Security {
        /** Not at all. What is sent is still protected by TLS. */
        OPEN,
        /** WPA2-Personal, also where the access point offers WPA3 beside it. */
        WPA2,
        /** WPA3-Personal, also where the access point offers WPA2 beside it. */
        WPA3
    }

    public final Type type;

    /** Whether address, netmask, gateway and name server come from DHCP; they are null then. */
    public final boolean dhcp;

    /** Dotted decimal: {@code "192.168.4.17"}. */
    public final String address;

    /** Dotted decimal: {@code "255.255.255.0"}. */
    public final String netmask;

    /** Dotted decimal. */
    public final String gateway;

    /** The name server, dotted decimal. */
    public final String dns;

    /** Name of the wireless network, 1 to 32 bytes of UTF-8; null for Ethernet. */
    public final String ssid;

    /** 8 to 63 printable ASCII characters (IEEE 802.11 Annex J.4); null when open, and for Ethernet. A secret. */
    public final String passphrase;

    /** Null for Ethernet. */
    public final Security security;

    private LinkSettings(Type type, boolean dhcp, String address, String netmask, String gateway, String dns,
            String ssid, String passphrase, Security security) {
        this.type = type;
        this.dhcp = dhcp;
        this.address = address;
        this.netmask = netmask;
        this.gateway = gateway;
        this.dns = dns;
        this.ssid = ssid;
        this.passphrase = passphrase;
        this.security = security;
    }

    /** A wireless network, with an address from DHCP. */
    public static LinkSettings wifi(String ssid, String passphrase, Security security) {
        return new LinkSettings(Type.WIFI, true, null, null, null, null, ssid, passphrase, security);
    }

    /** A cable, with an address from DHCP. */
    public static LinkSettings ethernet() {
        return new LinkSettings(Type.ETHERNET, true, null, null, null, null, null, null, null);
    }

    /** The same network with a fixed address. */
    public LinkSettings withAddress(String address, String netmask, String gateway, String dns) {
        return new LinkSettings(type, false, address, netmask, gateway, dns, ssid, passphrase, security);
    }
}
