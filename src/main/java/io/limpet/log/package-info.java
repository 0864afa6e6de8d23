/**
 * The log: lines on the console, and the last of them in memory.
 *
 * <p>Whoever has something to tell gets the {@link Log}; what is secret is never handed to it. Protocols and drivers do
 * not log: they throw or return what happened, and the firmware says it, once.
 */
package io.limpet.log;
