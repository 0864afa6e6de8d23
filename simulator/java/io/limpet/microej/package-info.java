/**
 * In the place of the board's natives: classes of the very names that the firmware declares with {@code native}
 * methods, earlier on the class path, as MicroEJ's mocks are.
 */
package io.limpet.microej;
