/**
 * The configuration on the desktop: files in layers, where each value comes from, and what is burnt to flash.
 *
 * <p>The command line calls it. It decides nothing about values: that is {@code io.limpet.config}, the very code that
 * the device boots with. Start with {@link io.limpet.simulator.config.ConfigurationLayers}.
 */
package io.limpet.simulator.config;
