package io.limpet.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The firmware refers only to what the boards have, and computes only what boards compute alike. */
class PortableCodeTest {

    private static final BoardApi API = BoardApi.load();

    @Test
    void theFirmwareUsesOnlyWhatBoardsHave() {
        List<byte[]> classFiles = new ArrayList<>();
        for (String tree : List.of("main", "bouncycastle", "baremetal")) {
            List<Path> files = Project.filesIn(Project.path("build/classes/" + tree), ".class");
            assertFalse(files.isEmpty(), "nothing was compiled to build/classes/" + tree);
            files.forEach(file -> classFiles.add(Project.read(file)));
        }
        Set<String> violations = new PortableCode(API, Divisions.checked()).violationsIn(classFiles);
        assertTrue(violations.isEmpty(), () -> violations.size() + " violations:\n" + String.join("\n", violations));
    }

    @Test
    void namesWhatToUseInsteadOfStringFormat() {
        check("String offend(int n) { return String.format(\"%d\", n); }",
                "io.limpet.Seeded.offend: java.lang.String.format(java.lang.String, java.lang.Object[]) is not in "
                        + "MicroEJ's libraries: use Text.append");
    }

    @Test
    void findsAMethodThatAClassOfMicroEjDoesNotHave() {
        check("int offend() { return new java.util.ArrayList<String>().lastIndexOf(\"\"); }", "ArrayList.lastIndexOf");
        check("byte[] offend() throws Exception { return \"\".getBytes(\"UTF-8\"); }", "use Utf8.encode");
    }

    @Test
    void findsAMethodThatAClassOfOursInherits() {
        check("static class Fault extends Exception { } void offend(Fault f) { f.printStackTrace(); }",
                "java.lang.Exception.printStackTrace() is not in MicroEJ's libraries: use Log.error");
    }

    @Test
    void letsAMethodThatAClassOfOursInheritsFromAnotherOfOursPass() {
        check("static class A { int f() { return 1; } } static class B extends A { } int fine(B b) { return b.f(); }");
    }

    @Test
    void findsClassesInFieldsSignaturesCastsCatchesAndArrays() {
        check("java.util.Date offend;", "Seeded.offend: java.util.Date");
        check("void offend(java.util.Date d) { }", "Seeded.offend: java.util.Date");
        check("java.util.Date offend() { return null; }", "Seeded.offend: java.util.Date");
        check("Object offend(Object o) { return (java.util.Date) o; }", "Seeded.offend: java.util.Date");
        check("void offend() { try { fine(); } catch (SecurityException e) { } } void fine() { }",
                "Seeded.offend: java.lang.SecurityException");
        check("Object offend() { return new java.util.Date[1][1]; }", "Seeded.offend: java.util.Date");
        check("static class Offending extends java.util.Observable { }", "Seeded$Offending: java.util.Observable");
        check("void offend() throws java.text.ParseException { }", "Seeded.offend: java.text.ParseException");
    }

    @Test
    void keepsWhatOnlyMicroEjHasWithinItsBoard() {
        String wait = "void offend() throws InterruptedException { Thread.sle" + "ep(1); }";
        check(wait, "java.lang.Thread.sle" + "ep(long) is of MicroEJ's library EDC, not on bare metal, and this "
                + "code is for all boards: use Clock.sleepUntil");
        checkIn("io.limpet.microej", "Seeded", wait);
        checkIn("io.limpet.microej", "Seeded", "int fine(ej.ecom.wifi.AccessPoint a) { return (int) a.getRSSI(); }");
        checkIn("io.limpet.microej", "Seeded", "Object offend() { return new java.util.Date(); }", "java.util.Date");
    }

    @Test
    void findsFloatingPoint() {
        check("double offend;", "a double: count in whole thousandths");
        check("int offend(int n) { return (int) (n * 1.5); }", "floating point: count in whole thousandths");
        check("int offend(float[] f) { return f[0] > 0 ? 1 : 0; }", "floating point");
        checkIn("io.limpet.microej", "Seeded", "int offend(float f) { return (int) (f + f); }", "floating point");
    }

    @Test
    void findsShiftsThatAreNotMasked() {
        check("int offend(int n) { return 1 << n; }", "write n & 31");
        check("long offend(int n) { return 1L >>> n; }", "write n & 63");
        check("int offend(int n) { return 1 << (n & 63); }", "write n & 31");
        check("long fine(int n) { return (1 << (n & 31)) + (1L << (n & 63)) + (n >> 24) + (long) n << 40; }");
    }

    @Test
    void findsDivisionsByWhatMayBeZero() {
        check("int offend(int n) { return 1 / n; }", "a division by what may be 0");
        check("long offend(long n) { n %= n; return n; }", "a division by what may be 0");
        checkIn("io.limpet.microej", "Seeded", "int fine(int n) { return 1 / n; }");
        check("long fine(long n) { return n / 1000 + (int) n % 7 - n / 86400000L; }");
    }

    @Test
    void findsThreadsAndTheirLocks() {
        check("synchronized void offend() { }", "a synchronized method");
        check("void offend() { synchronized (this) { } }", "a synchronized block");
        check("void offend() { new Thread(); }", "there is one thread");
    }

    @Test
    void findsNativesOutsideTheClassesForThem() {
        check("native void offend();", "natives belong into a class *Natives of a board's package");
        checkIn("io.limpet.microej", "Seeded", "native void offend();", "natives belong into a class");
        checkIn("io.limpet.microej", "SeededNatives", "static native void fine();");
        checkIn("io.limpet.baremetal", "Seeded", "native void offend();", "natives belong into a class");
        checkIn("io.limpet.baremetal", "SeededNatives", "static native void fine();");
    }

    @Test
    void keepsAddressesWithTheNativesTheyAreFor() {
        String addressOf = "static Object f(byte[] b) { return org.teavm.interop.Address.ofData(b); }";
        checkIn("io.limpet.baremetal", "SeededNatives", addressOf);
        checkIn("io.limpet.baremetal", "Seeded", addressOf, "belongs into a class io.limpet.baremetal.*Natives");
        checkIn("io.limpet.microej", "SeededNatives", addressOf, "belongs into a class io.limpet.baremetal.*Natives");
    }

    @Test
    void keepsBouncyCastleWhereImagesCanDoWithoutIt() {
        String number = "int offend(java.math.BigInteger n) { return n.bitLength(); }";
        checkIn("io.limpet.bouncycastle", "Seeded", number);
        checkIn("io.limpet.microej", "Seeded", number, "belongs into io.limpet.bouncycastle");
        check("java.util.Vector<String> offend;", "belongs into io.limpet.bouncycastle");
    }

    @Test
    void holdsTheBoardWithoutAVirtualMachineToTheSameRules() {
        checkIn("io.limpet.baremetal", "Seeded", "int offend(int n) { return 1 << n; }", "write n & 31");
        checkIn("io.limpet.baremetal", "Seeded", "int offend(int n) { return 1 / n; }", "by what may be 0");
        checkIn("io.limpet.baremetal", "Seeded", "Object offend() { return ej.ecom.wifi.WifiManager.getInstance(); }",
                "and this code is for all boards");
    }

    @Test
    void findsWhatTheCompilerHidesBehindPlainJava() {
        check("protected void finalize() { }", "a finalizer");
        check("Object offend() { return String.class; }", "a class literal");
        checkIn("io.limpet.microej", "Seeded", "Object fine() { return Seeded.class.getResourceAsStream(\"/a\"); }");
        check("int offend(String s) { switch (s) { case \"a\": return 1; default: return 0; } }",
                "a switch over strings");
        check("void offend(java.io.InputStream s) throws Exception { try (java.io.InputStream t = s) { t.read(); } }",
                "try-with-resources is not for boards");
        check("void offend(int n) { assert n > 0; }", "java.lang.Class.desiredAssertionStatus()");
        check("byte[] offend(byte[] b) { return b.clone(); }", "use System.arraycopy");
        checkCompiled(8, "io.limpet", "Seeded", "Runnable offend() { return () -> { }; }",
                "a lambda or dynamic call: write a named class");
    }

    @Test
    void findsClassFilesThatBoardsDoNotTake() {
        checkCompiled(8, "io.limpet", "Seeded", "", "class file version 52, boards take 51: compile for Java 7");
    }

    @Test
    void letsEnumsAndSwitchesOverThemPass() {
        check("enum E { A, B } int fine(E e) { switch (e) { case A: return 1; default: return E.values().length; } }");
    }

    private static void check(String member, String... sentences) {
        checkIn("io.limpet", "Seeded", member, sentences);
    }

    private static void checkIn(String packageName, String simpleName, String member, String... sentences) {
        checkCompiled(7, packageName, simpleName, member, sentences);
    }

    /** A class with that member breaks rules in just these words, or none. */
    private static void checkCompiled(int release, String packageName, String simpleName, String member,
            String... sentences) {
        Collection<byte[]> classFiles = Compiler.compile(release, packageName + "." + simpleName,
                "package " + packageName + "; class " + simpleName + " { " + member + " }").values();
        Set<String> violations = new TreeSet<>(new PortableCode(API, Set.of()).violationsIn(classFiles));
        String all = member + "\n" + violations.stream().collect(Collectors.joining("\n"));
        assertEquals(sentences.length == 0, violations.isEmpty(), all);
        for (String sentence : sentences) {
            assertTrue(violations.stream().anyMatch(each -> each.contains(sentence)), sentence + "\n" + all);
        }
    }
}
