package io.limpet.simulator.panel;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;

/** The page's files, and those of the plotting library. A name is a name: no folder can be reached through it. */
final class PageFiles {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");
    private static final String UPLOT = "META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final Map<String, String> UPLOT_FILES = Map.of("uPlot.esm.js", UPLOT, "uPlot.min.css", UPLOT);
    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml", "png", "image/png");

    /** @param type of the content, for a browser that is told not to guess */
    record Content(String type, byte[] bytes) {
    }

    private PageFiles() {
    }

    /** @throws Refusal when there is no such file */
    static Content page(String name) {
        return read("page/", name);
    }

    /** @throws Refusal when it is none of the two that the page needs */
    static Content uplot(String name) {
        return read(UPLOT_FILES.getOrDefault(name, "nowhere/"), name);
    }

    private static Content read(String folder, String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !NAME.matcher(name).matches()) {
            throw missing(name);
        }
        try (InputStream in = PageFiles.class.getClassLoader().getResourceAsStream(folder + name)) {
            if (in == null) {
                throw missing(name);
            }
            return new Content(type, in.readAllBytes());
        } catch (IOException e) {
            throw missing(name);
        }
    }

    private static Refusal missing(String name) {
        return new Refusal(404, "There is no file " + Words.shortened(Words.harmless(name), 80) + " here.");
    }
}
