/** What the firmware uses of MicroEJ's ecom-network 2.x, with its signatures. */
package ej.ecom.network;
