package io.limpet.bench.report;

import java.util.List;

/**
 * What one part has found.
 *
 * @param name the part's
 * @param text what the figures mean and how they came about, in Markdown
 * @param targets may be empty
 */
public record Section(String name, String title, String text, Table table, List<Target> targets) {
}
