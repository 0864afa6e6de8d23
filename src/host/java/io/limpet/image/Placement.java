package io.limpet.image;

/**
 * A run of bytes that the linker has put somewhere.
 *
 * @param output the section of the image: {@code .text}
 * @param input the section of the object, {@code .text.main}; {@link #FILL} for what only aligns; empty for what the
 *        linker script itself reserves
 * @param bytes how many
 * @param object the path of the object, {@code libc.a(memcpy.o)} for one in an archive; empty when there is none
 * @param memory where it is when the program runs
 * @param isLoaded whether its first value lies in flash as well, though it is in RAM
 */
record Placement(String output, String input, long bytes, String object, Memory memory, boolean isLoaded) {

    static final String FILL = "*fill*";

    /** The kinds of memory, by their names in linker scripts. */
    enum Memory {
        FLASH,
        RAM
    }

    long flashBytes() {
        return memory == Memory.FLASH || isLoaded ? bytes : 0;
    }

    long ramBytes() {
        return memory == Memory.RAM ? bytes : 0;
    }

    /** What the section was made for: the name of a function or variable, where the compiler gave each its own. */
    String symbol() {
        int dot = input.indexOf('.', 1);
        return dot < 0 ? "" : input.substring(dot + 1);
    }
}
