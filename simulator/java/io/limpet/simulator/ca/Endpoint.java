package io.limpet.simulator.ca;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A host, by its name or address, and a port: {@code broker.example.net:8883}, {@code [::1]:8883}. */
record Endpoint(String host, int port) {

    private static final int MQTT_OVER_TLS = 8883;

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    boolean isAddress() {
        return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    }

    /** As it is written on a command line; without a port it is 8883. */
    static final class Converter implements ITypeConverter<Endpoint> {

        @Override
        public Endpoint convert(String word) {
            int bracket = word.indexOf(']');
            int colon = word.indexOf(':', bracket + 1);
            String host = colon < 0 ? word : word.substring(0, colon);
            host = host.startsWith("[") && bracket > 0 ? host.substring(1, bracket) : host;
            if (host.isEmpty() || host.matches(".*[\\s/].*")) {
                throw new TypeConversionException("\"" + word + "\" is no HOST:PORT");
            }
            return new Endpoint(host, colon < 0 ? MQTT_OVER_TLS : port(word.substring(colon + 1)));
        }

        private static int port(String digits) {
            int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
            if (port < 1 || port > 65535) {
                throw new TypeConversionException("port \"" + digits + "\", must be 1 to 65535");
            }
            return port;
        }
    }
}
