/**
 * What the firmware asks of a board: interfaces only.
 *
 * <p>Small traits, one capability each; a driver or a protocol is written against the one it needs. Times are
 * milliseconds of {@link Clock#uptimeMillis()} and every wait has a deadline. No trait starts a thread or calls back.
 * A new board is a new implementation of {@link Board} and nothing else (docs/porting.md); it knows the firmware,
 * the firmware does not know it.
 */
package io.limpet.board;
