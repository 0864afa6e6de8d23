/**
 * The world around one device in {@code ./limpet storm}: time that passes when somebody waits, radio, time server,
 * chips, memory and power, and what is wrong with each of them at the moment.
 *
 * <p>Start with {@link io.limpet.storm.world.World}; a {@link io.limpet.storm.world.StormBoard} is what the firmware
 * sees of it in one of its lives. The broker and the way to it are in {@code io.limpet.storm.broker}. Knows nothing of
 * what the firmware promises: that is judged in {@code io.limpet.storm}.
 */
package io.limpet.storm.world;
