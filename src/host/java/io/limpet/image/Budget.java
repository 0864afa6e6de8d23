package io.limpet.image;

/**
 * How large something may be.
 *
 * @param mostBytes beyond it there is no image
 * @param aimBytes what it ought to come down to
 */
public record Budget(int mostBytes, int aimBytes) {
}
