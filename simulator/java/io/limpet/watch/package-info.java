/**
 * Taps at the seams of a device that somebody watches: its board, its outbox, its connection.
 *
 * <p>The firmware is the same, and the board; between them stand wrappers that hand everything on and tell a
 * {@link io.limpet.simulator.panel.DeviceEvents} of it. Loaded with the firmware, anew for each boot. Start with
 * {@link io.limpet.WatchedFirmware}.
 */
package io.limpet.watch;
