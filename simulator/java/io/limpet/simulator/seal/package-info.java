/**
 * Sealing on the desktop: device keys in files, and the secrets of a properties file sealed with one.
 *
 * <p>{@code ./limpet seal} calls it; what a sealed value is, and how it is opened, is {@code io.limpet.seal}, the very
 * code that devices boot with. Start with {@link io.limpet.simulator.seal.PropertiesSealer}.
 */
package io.limpet.simulator.seal;
