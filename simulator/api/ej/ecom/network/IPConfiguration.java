package ej.ecom.network;

import java.net.InetAddress;

/**
 * The addresses of an interface. An address that the interface does not have yet is 0.0.0.0, as lwIP reports it on
 * the ESP32.
 */
public class IPConfiguration {

    private boolean isStatic;
    private boolean isStaticDns;
    private InetAddress ip;
    private InetAddress netmask;
    private InetAddress gateway;
    private InetAddress[] dns = new InetAddress[0];

    public void useDHCP(boolean use) {
        isStatic = !use;
    }

    public void useStaticDNS(boolean use) {
        isStaticDns = use;
    }

    public boolean isStatic() {
        return isStatic;
    }

    public boolean isStaticDNS() {
        return isStaticDns;
    }

    public InetAddress getIP() {
        return ip;
    }

    public void setIP(InetAddress ip) {
        this.ip = ip;
    }

    public InetAddress getNetmask() {
        return netmask;
    }

    public void setNetmask(InetAddress netmask) {
        this.netmask = netmask;
    }

    public InetAddress getGateway() {
        return gateway;
    }

    public void setGateway(InetAddress gateway) {
        this.gateway = gateway;
    }

    public InetAddress[] getDNS() {
        return dns;
    }

    public void setDNS(InetAddress[] dns) {
        this.dns = dns;
    }
}
