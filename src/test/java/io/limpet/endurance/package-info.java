/**
 * Promises put to the test at full length: a device whose power is really cut, again and again, before a real broker
 * and a subscriber of its own.
 *
 * <p>What the device had put away before each cut is not asked of it: the world around it knows ({@link I2cEar}).
 * {@link PowerCuts} is the run, {@link CutDevice} what is cut, {@link Verdict} what is found; {@link Soak} is the other
 * one, of hours and not of cuts. The tests run them shortened, {@code ./limpet powercuts} and {@code ./limpet soak} at
 * full length.
 */
package io.limpet.endurance;
