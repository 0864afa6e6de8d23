/** Figures on paper: tables and targets, for a terminal and for docs/measurements.md. Knows not what they mean. */
package io.limpet.bench.report;
