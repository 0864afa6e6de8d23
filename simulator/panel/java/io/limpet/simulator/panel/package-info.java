/**
 * The front panel: a page on which a person watches the device live, and breaks it with a click.
 *
 * <p>{@link io.limpet.simulator.panel.Panel} serves it, to one browser on this machine. Its one door into the simulator
 * has two sides: {@link io.limpet.simulator.panel.Simulation} is what the panel may ask and do, and
 * {@link io.limpet.simulator.panel.DeviceEvents} what it is told. Knows neither the firmware nor the simulator, which
 * are compiled after it: all that it shows, it was told.
 */
package io.limpet.simulator.panel;
