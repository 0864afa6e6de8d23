package io.limpet.simulator.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.Attributes;
import javax.naming.directory.InitialDirContext;

/**
 * Names of the real world, for a device that talks to a real broker: {@link SimulatedDns} has taken the place of the
 * JDK's resolver, so the system's hosts file and name servers are asked here.
 */
public final class SystemDns {

    private static final Path HOSTS = Path.of("/etc/hosts");

    private SystemDns() {
    }

    /** The address of a name, or of an address in dotted decimal. */
    public static InetAddress resolve(String host) throws UnknownHostException {
        if (isAddress(host)) {
            return InetAddress.getByName(host);
        }
        InetAddress address = fromHosts(host);
        return address != null ? address : fromNameServer(host);
    }

    public static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9]+(\\.[0-9]+){3}");
    }

    private static InetAddress fromHosts(String host) throws UnknownHostException {
        try {
            for (String line : Files.readAllLines(HOSTS)) {
                String[] fields = line.replaceFirst("#.*", "").trim().split("\\s+");
                for (int i = 1; i < fields.length; i++) {
                    if (fields[i].equalsIgnoreCase(host) && isAddress(fields[0])) {
                        return InetAddress.getByName(fields[0]);
                    }
                }
            }
        } catch (UnknownHostException e) {
            throw e;
        } catch (IOException e) {
            return null;   // No such file: then the name server is asked.
        }
        return null;
    }

    private static InetAddress fromNameServer(String host) throws UnknownHostException {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
        environment.put("com.sun.jndi.dns.timeout.initial", "2000");
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        try {
            Attributes found = new InitialDirContext(environment).getAttributes(host + ".",
                    new String[] {"A", "AAAA"});
            for (String type : new String[] {"A", "AAAA"}) {
                Attribute addresses = found.get(type);
                if (addresses != null && addresses.size() > 0) {
                    return InetAddress.getByName((String) addresses.get(0));
                }
            }
        } catch (NamingException e) {
            throw new UnknownHostException(host + ": " + e.getMessage());
        }
        throw new UnknownHostException(host + ": has no address");
    }
}
