package io.limpet.image;

import java.util.List;

/** What the size table tells apart, in its order, with the rules by which a run of bytes belongs to one. */
enum Part {

    FIRMWARE("firmware"),
    MQTT("MQTT and outbox"),
    JAVA_LIBRARY("Java class library"),
    JAVA_STRINGS("Java string constants"),
    JAVA_RUNTIME("Java runtime and tables"),
    LWIP("lwIP"),
    MBEDTLS("mbedTLS"),
    BOARD("drivers and board"),
    C_LIBRARY("C library"),
    CONFIGURATION("configuration and certificates"),
    STACK("stack"),
    JAVA_HEAP("Java heap"),
    TLS_HEAP("TLS heap"),
    NETWORK_BUFFERS("network buffers"),
    ALIGNMENT("alignment");

    private static final List<String> MQTT_PACKAGES = List.of("io.limpet.mqtt", "io.limpet.outbox");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** @param javaPackage what {@link JavaNames} says of the symbol, empty when it is none of Java's */
    static Part of(Placement placement, String javaPackage) {
        if (placement.object().isEmpty()) {
            return placement.output().equals(".stack") ? STACK : ALIGNMENT;
        }
        String object = placement.object();
        if (object.contains("/java/")) {
            return ofJava(placement.symbol(), javaPackage);
        }
        if (object.contains("/lwip/")) {
            return placement.symbol().matches("memp_memory_.*|ram_heap") ? NETWORK_BUFFERS : LWIP;
        }
        // Of what is optimised as a whole, a few functions are in none of the objects; nearly all are mbedTLS's.
        if (object.contains("/mbedtls/") || object.endsWith(WholeProgram.OPTIMISED)) {
            return MBEDTLS;
        }
        if (object.contains("/c/") || object.contains("/extra/")) {
            return ofOurs(object, placement.symbol());
        }
        return object.endsWith("/resources.o") ? CONFIGURATION : C_LIBRARY;
    }

    private static Part ofJava(String symbol, String javaPackage) {
        if (symbol.matches("string_\\d+.*")) {
            return JAVA_STRINGS;
        }
        if (MQTT_PACKAGES.contains(javaPackage)) {
            return MQTT;
        }
        if (javaPackage.startsWith("io.limpet")) {
            return FIRMWARE;
        }
        return javaPackage.startsWith("java") || javaPackage.startsWith("org.teavm.classlib") ? JAVA_LIBRARY
                : JAVA_RUNTIME;
    }

    private static Part ofOurs(String object, String symbol) {
        if (object.contains("/c/runtime/")) {
            return symbol.equals("heap") ? JAVA_HEAP : JAVA_RUNTIME;
        }
        if (object.endsWith("/c/tls/heap.o") && symbol.equals("pool")) {
            return TLS_HEAP;
        }
        return BOARD;
    }
}
