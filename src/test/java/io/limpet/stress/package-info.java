/**
 * Programs that find out whether compiled Java is Java: a heap under load, arithmetic at its edges, and what goes
 * wrong.
 *
 * <p>They run on the JVM and, translated to C, on the target, and have to say the same; {@code StressOnTargetTest} of
 * io.limpet.target compares. What differs is {@link io.limpet.stress.Machine}, of which the target has one of its own.
 */
package io.limpet.stress;
