/**
 * The storm: the whole firmware for years of virtual time in a world in which everything fails that can, from a seed.
 *
 * <p>{@link io.limpet.storm.StormCommand} is the command, {@link io.limpet.storm.Planner} draws what a seed stands for,
 * and {@link io.limpet.storm.StormRun} is one run of it. The {@link io.limpet.storm.Ledger} and those around it judge
 * what becomes of the readings; the world itself is {@code io.limpet.storm.world}, the broker {@code
 * io.limpet.storm.broker}. Nothing here may differ from one machine to another.
 */
package io.limpet.storm;
