package io.limpet.simulator;

import io.limpet.simulator.panel.Panel;
import io.limpet.simulator.panel.Simulation;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --panel}: whether a run has a front panel, and where. */
final class PanelOption {

    private static final String ON = "on";
    private static final String OFF = "off";
    private static final int PORT_MAX = 65_535;

    @Option(names = "--panel", paramLabel = "on|off|PORT", defaultValue = ON,
            description = "The front panel, a page for a browser on this machine: on a free port (the default), not at"
            + " all, or on that port.")
    private String panel;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** @throws ParameterException when it is none of what it can be */
    void check() {
        if (!panel.equals(OFF)) {
            port();
        }
    }

    /** Not open yet; null when none is wanted. */
    Panel create() {
        return panel.equals(OFF) ? null : new Panel();
    }

    /**
     * Opens it.
     *
     * @return its address, with a token that lets one browser in
     * @throws ParameterException when there is no listening at that port
     */
    String open(Panel created, Simulation simulation) {
        try {
            return created.open(port(), simulation);
        } catch (IOException e) {
            throw refuse(e.getMessage(), e);
        }
    }

    /** 0 is any free one. */
    private int port() {
        if (panel.equals(ON)) {
            return 0;
        }
        try {
            int port = Integer.parseInt(panel);
            if (port >= 1 && port <= PORT_MAX) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw refuse("must be on, off, or a port, 1 to " + PORT_MAX, null);
    }

    private ParameterException refuse(String why, IOException cause) {
        return new ParameterException(spec.commandLine(), "--panel " + panel + ": " + why, cause);
    }
}
