/**
 * Tests on the target itself: what calls them there and tells the host how they went. {@code io.limpet.target} on the
 * host writes the program, builds the image and reads the console.
 */
package io.limpet.ontarget;
