/**
 * The network that an emulated board is plugged into: a cable to the board, one to QEMU's own router, and between them
 * what a site has and this machine lacks, a name server and a way to servers that listen on ports of the system's
 * choice.
 *
 * <p>The board finds its broker by name, on port 8883, as it would anywhere; so the same image runs here and there.
 * Start reading with {@link io.limpet.emulator.network.EmulatedNetwork}. Knows neither QEMU's command line nor MQTT.
 */
package io.limpet.emulator.network;
