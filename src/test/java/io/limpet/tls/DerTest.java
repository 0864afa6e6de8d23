package io.limpet.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Lengths to the letter of X.690 §10.1. */
class DerTest {

    @Test
    void readsLengthsOfEveryForm() throws Exception {
        assertEquals(0, length("0400"));
        assertEquals(1, length("040155"));
        assertEquals(0x7f, length("047f" + "00".repeat(0x7f)));
        assertEquals(0x80, length("048180" + "00".repeat(0x80)));
        assertEquals(0x100, length("04820100" + "00".repeat(0x100)));
        assertEquals(0x10000, length("0483010000" + "00".repeat(0x10000)));
    }

    @Test
    void refusesLengthsThatAreNotDer() {
        check("0480", "a length of indefinite form at byte 0");
        check("0484000000010a", "a length of 4 bytes at byte 0");
        check("04ff", "a length of 127 bytes at byte 0");
        check("04817f" + "00".repeat(0x7f), "is written longer than it need be");
        check("048200ff" + "00".repeat(0xff), "is written longer than it need be");
        check("0483000100" + "00".repeat(0x100), "is written longer than it need be");
        check("1f0100", "a long tag at byte 0");
    }

    @Test
    void refusesWhatIsCutOff() {
        check("04", "cut off");
        check("0402aa", "cut off");
        check("0481", "cut off");
        check("048201", "cut off");
        check("0483ffffff00", "cut off");
    }

    @Test
    void refusesAnInnerElementThatGoesBeyondTheOuter() throws Exception {
        Der outer = new Der(Files.hex("3003040255" + "aa"));
        CredentialException refusal =
                assertThrows(CredentialException.class, () -> outer.enter(Der.SEQUENCE, "something"));
        assertTrue(refusal.getMessage().contains("the element at byte 2 goes on behind the end, 5"),
                refusal.getMessage());
    }

    private static int length(String hex) throws CredentialException {
        return new Der(Files.hex(hex)).contentLength();
    }

    private static void check(String hex, String text) {
        CredentialException refusal = assertThrows(CredentialException.class, () -> length(hex));
        assertTrue(refusal.getMessage().contains(text), refusal.getMessage());
    }
}
