package io.limpet.simulator.panel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The panel is told everything through its door: it could be put in front of another simulator. */
class PanelKnowsNobodyTest {

    private static final String INSTEAD = "what the panel needs it asks Simulation for, or is told as DeviceEvents";

    private static final ArchRule RULE = classes().should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.security..", "io.limpet.simulator.panel", "io.javalin..",
                    "org.eclipse.jetty..", "jakarta.servlet..", "kotlin..", "com.fasterxml.jackson..", "org.slf4j..")
            .because(INSTEAD);

    @Test
    void thePanelKnowsNeitherTheSimulatorNorTheFirmware() throws Exception {
        JavaClasses panel = new ClassFileImporter().importPath(
                Path.of(Panel.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        assertTrue(panel.contain(Panel.class) && panel.contain(PanelServer.class));
        RULE.check(panel);
    }

    @Test
    void findsOneThatDoes() {
        JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);
        AssertionError error = assertThrows(AssertionError.class, () -> RULE.check(offender));
        assertTrue(error.getMessage().contains(INSTEAD), error.getMessage());
    }

    /** Knows the firmware. */
    private static final class Offender {

        io.limpet.text.Text text;
    }
}
