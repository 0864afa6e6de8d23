package io.limpet.simulator.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameJsonTest {

    @Test
    void leavesOutWhatIsNullAndEmptyListsAndNothingElse() {
        check("{'whole':false,'now':0}", frame(null, null, List.of(), List.of()));
        check("{'whole':false,'now':0,'life':{'state':'OFF','since':0,'until':0},"
                + "'ledger':{'sampled':0,'delivered':0,'waiting':0,'dropped':0,'twice':0,'lost':0},"
                + "'readings':[{'id':0,'at':0,'sensor':'','sequence':-1,'values':{}}],"
                + "'lines':[{'number':0,'at':0,'level':'','text':''}]}",
                frame(new Frame.Life("OFF", 0, 0, null, null), new Frame.Counts(0, 0, 0, 0, 0, 0),
                        List.of(new Frame.Reading(0, 0, "", -1, Map.of())), List.of(new Frame.Line(0, 0, "", ""))));
    }

    @Test
    void isOneLineWhateverItHolds() {
        check("{'whole':false,'now':0,'lines':[{'number':0,'at':0,'level':'S','text':'\\n\u00b0</script>'}]}",
                frame(null, null, List.of(), List.of(new Frame.Line(0, 0, "S", "\n\u00b0</script>"))));
    }

    private static Frame frame(Frame.Life life, Frame.Counts ledger, List<Frame.Reading> readings,
            List<Frame.Line> lines) {
        return new Frame(false, 0, null, null, life, null, ledger, null, readings, List.of(), List.of(), lines,
                List.of());
    }

    private static void check(String expected, Frame frame) {
        assertEquals(expected.replace('\'', '"'), new String(FrameJson.of(frame), StandardCharsets.UTF_8));
    }
}
