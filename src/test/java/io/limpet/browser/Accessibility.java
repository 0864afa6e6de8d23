package io.limpet.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe-core has against a page: names, roles, contrast, order of headings, and the like (WCAG 2.2, A and AA). */
final class Accessibility {

    private static final String RUN = "const done = arguments[arguments.length - 1];"
            + "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then("
            + "result => done(result.violations.flatMap(rule => rule.nodes.map("
            + "node => rule.id + ': ' + rule.help + ', at ' + node.target.join(' ')))),"
            + "error => done(['axe-core: ' + error]));";

    private Accessibility() {
    }

    /** Each in a line; none when all is well. */
    @SuppressWarnings("unchecked")
    static List<String> violations(Browser browser) {
        browser.run(script());
        return (List<String>) browser.runAsync(RUN);
    }

    private static String script() {
        try (InputStream in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("axe-core's script cannot be read", e);
        }
    }
}
