package io.limpet.board;

import java.io.IOException;

/**
 * Memory that keeps its content without power: a partition of NOR flash, or an EEPROM.
 *
 * <pre>
 *   address 0
 *   | unit | unit | ... | unit |  unit | unit | ...          sector: what is erased at once
 *   |<------ sector 0 -------->|<------ sector 1 ---         unit: what is programmed at once
 * </pre>
 *
 * <p>Contract:
 * <ul>
 * <li>{@link #isErasable} memory (flash) is programmed once a unit: after {@link #erase}, which sets its sector to
 * ones, and before the next. Other memory (EEPROM) is programmed over and over; its sectors are only a division.
 * <li>When the power fails in {@link #program}, the units before one have their new content, that one's is undefined,
 * and those behind it are untouched. A unit is chosen so large that no other suffers: a flash word with its error
 * correction, a whole page of an EEPROM, which refreshes all of it.
 * <li>When it fails in {@link #erase}, the sector's content is undefined.
 * <li>Each method returns when the memory has done it, within the time that its datasheet gives.
 * </ul>
 * An address beyond the end, or one that is not a multiple of a unit where it must be, is the caller's mistake, an
 * {@link IllegalArgumentException}.
 */
public interface NonVolatile {

    /** 2 or more, all of the same size; a journal needs 4. */
    int sectors();

    /** A multiple of {@link #unitBytes}. */
    int sectorBytes();

    /** A power of two, 1 to 256. */
    int unitBytes();

    /** Whether it must be erased before it is programmed again. */
    boolean isErasable();

    /** How often a sector can be erased, or a unit programmed where nothing is erased, by the datasheet. */
    int cyclesRated();

    /** For messages: {@code "24c256 at 0x50"}. */
    String description();

    /** @throws IOException when the memory does not answer */
    void read(int address, byte[] into, int offset, int length) throws IOException;

    /**
     * Programs whole units.
     *
     * @param address a multiple of a unit
     * @param length a multiple of a unit
     * @throws IOException when the memory does not answer, or says that it failed; the content is undefined then, as
     *         after a power cut
     */
    void program(int address, byte[] from, int offset, int length) throws IOException;

    /**
     * Sets all bytes of a sector to 0xFF. Only for memory that {@link #isErasable}.
     *
     * @throws IOException when it fails; the sector's content is undefined then
     */
    void erase(int sector) throws IOException;
}
