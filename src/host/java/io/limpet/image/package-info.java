/**
 * {@code ./limpet image}: from class files, C and a configuration to an image for a board without a virtual machine.
 *
 * <p>The command line, the emulator and the tests on the target call it. It knows the C compiler and the linker, and
 * nothing of what the firmware does. Start with {@link io.limpet.image.ImageBuilder}.
 */
package io.limpet.image;
