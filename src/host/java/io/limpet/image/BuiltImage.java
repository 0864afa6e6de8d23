package io.limpet.image;

import java.nio.file.Path;

/**
 * An image that has been built.
 *
 * @param board what it was built for
 * @param elf with symbols and debug information, for QEMU and gdb
 * @param bin what is burnt to flash, byte for byte
 * @param map the linker's account of it
 */
public record BuiltImage(BoardFile board, Path elf, Path bin, Path map) {
}
