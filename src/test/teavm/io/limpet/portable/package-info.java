/**
 * A firmware on a board that is not there, for TeaVM to compile (TeaVmTest): everything that a real board's main would
 * reach is reached from {@link io.limpet.portable.PortableMain}. Like src/main it is Java 7, and knows no MicroEJ.
 */
package io.limpet.portable;
