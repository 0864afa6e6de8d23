/**
 * The board without a virtual machine: its Java half, compiled ahead of time to C by TeaVM.
 *
 * <p>Implements {@code io.limpet.board} over the C of src/baremetal/c. The classes called {@code ...Natives} are that
 * border: one for each header, arrays on this side, addresses on that. Nothing waits in C; what waits here lets the
 * network stack work meanwhile ({@link io.limpet.baremetal.HardwareClock#pause}). Knows the firmware only to start it.
 * Start with {@link io.limpet.baremetal.Main} and {@link io.limpet.baremetal.BareMetalBoard}.
 */
package io.limpet.baremetal;
