/**
 * Tests of the target, which is QEMU: images that hold tests are built, booted, and read on their console.
 * {@code io.limpet.ontarget} in src/test/baremetal is their other half. Start at {@link TestsOnTargetTest}.
 */
package io.limpet.target;
