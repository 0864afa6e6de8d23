/** What the firmware uses of MicroEJ's ecom-wifi 2.x, with its signatures. */
package ej.ecom.wifi;
