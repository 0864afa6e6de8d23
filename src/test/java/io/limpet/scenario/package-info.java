/**
 * Stories: the whole device, booted in the simulator, against a real Mosquitto, judged at somebody else's subscriber.
 *
 * <p>Real sockets and real time, so what is waited for is always something that arrives or is logged. Start reading at
 * {@link io.limpet.scenario.Stage}, which sets everything up; {@link io.limpet.scenario.FastDevice} is for what a
 * device with sensors would take too long to do.
 */
package io.limpet.scenario;
