/**
 * The front panel as a person has it: the real program, its real page, a real browser.
 *
 * <p>{@link io.limpet.browser.Browser} is Chromium without a window, {@link io.limpet.browser.RunningLimpet} a
 * {@code ./limpet run} of its own, and {@link io.limpet.browser.PanelPage} what one sees and clicks. Knows nothing of
 * the panel's classes: what it asserts is on the page, or in the program's output.
 */
package io.limpet.browser;
