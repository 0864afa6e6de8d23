/** What the firmware uses of MicroEJ's watchdog-timer 2.0, with its signatures. */
package ej.hal;
