package io.limpet.outbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.outbox.PowerCutExplorer.Depth;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nothing accepted is lost by a power cut, whenever it comes, nor by a second one: all histories of a small journal up
 * to a depth, each cut at every write, that write torn in every way ({@link PowerCutExplorer}).
 */
@HostOnly("its memories are the simulator's")
class EveryPowerCutTest {

    /** Three messages fill the outbox; and so many that the memory is full before. */
    private static final int FULL_BY_COUNT = 3;
    private static final int FULL_BY_BYTES = 30;

    private static final Depth FROM_BLANK = new Depth(4, 1);
    private static final Depth FROM_EACH_STATE = new Depth(2, 0);

    /** Those in which the ring has turned. */
    private static final Depth FROM_LAST_STATES = new Depth(1, 1);
    private static final int LAST_STATES = 2;

    @ParameterizedTest
    @EnumSource
    void losesNothingFromFlash(WhenFull whenFull) {
        explore(Exploration.flash(FULL_BY_COUNT, whenFull));
        explore(Exploration.flash(FULL_BY_BYTES, whenFull));
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingFromAnEeprom(WhenFull whenFull) {
        explore(Exploration.eeprom(FULL_BY_COUNT, whenFull));
        explore(Exploration.eeprom(FULL_BY_BYTES, whenFull));
    }

    private static void explore(Exploration exploration) {
        PowerCutExplorer explorer = exploration.explorer(Journal.REAL);
        List<Operation> program = Exploration.program();
        explorer.explore(exploration.blank(), FROM_BLANK);
        explorer.explore(exploration.blank(), program, 0, FROM_EACH_STATE);
        explorer.explore(exploration.blank(), program, program.size() + 1 - LAST_STATES, FROM_LAST_STATES);
        System.out.printf(Locale.ROOT,
                "          %s, %s, %d messages at most: %,d histories, %,d cuts, %,d second cuts%n",
                exploration.blank().description(), exploration.whenFull(), exploration.capacity(),
                explorer.histories(), explorer.cuts(), explorer.secondCuts());
        assertTrue(explorer.histories() > 1_000 && explorer.cuts() > 100_000 && explorer.secondCuts() > 200_000);
    }
}
