/**
 * What {@code ./limpet bench} measures: one class a part, behind {@link io.limpet.bench.Part}.
 *
 * <p>Start reading with {@link io.limpet.bench.Bench}. Figures depend on the machine, so a part measures whatever it
 * compares with in the same run. What needs the firmware's insides stands in their packages:
 * {@code io.limpet.mqtt.EncodeBenchmark}, {@code io.limpet.mqtt.DecodeBenchmark}, {@code io.limpet.PublishBenchmark}.
 */
package io.limpet.bench;
