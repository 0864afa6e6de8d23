/** What the firmware uses of MicroEJ's BON 1.4, with its signatures. */
package ej.bon;
