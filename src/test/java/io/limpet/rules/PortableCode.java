package io.limpet.rules;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Judges class files of the firmware: whether they refer only to what the boards have, and do only what a board's
 * virtual machine and TeaVM's C both do right.
 *
 * <p>{@code io.limpet.microej} is for MicroEJ alone and may use all of its libraries, {@code io.limpet.bouncycastle}
 * Bouncy Castle as well; everything else goes through TeaVM too, and is left with the library {@code EDC}.
 * Natives, and TeaVM's addresses for them, stay in classes of their own.
 */
final class PortableCode {

    /** Java 7: what MicroEJ's SOAR takes. */
    static final int CLASS_FILE_VERSION = Opcodes.V1_7;

    private static final String OURS = "io.limpet.";
    private static final String MICROEJ_ONLY = "io.limpet.microej.";
    private static final String BOUNCY_CASTLE_ONLY = "io.limpet.bouncycastle.";
    private static final String BARE_METAL_ONLY = "io.limpet.baremetal.";

    /** Where {@code org.teavm.interop} is. */
    private static final String INTEROP = "interop";

    /** {@code org.bouncycastle}, and what an image with it needs of Java beyond the other libraries. */
    private static final String BOUNCY_CASTLE = "BOUNCYCASTLE";

    private final BoardApi api;
    private final Set<String> checkedDivisions;
    private final Map<String, ClassNode> classes = new HashMap<>();
    private final Set<String> violations = new TreeSet<>();

    /** @param checkedDivisions methods whose divisors were looked at: {@code io.limpet.text.Text.appendFixed} */
    PortableCode(BoardApi api, Set<String> checkedDivisions) {
        this.api = api;
        this.checkedDivisions = checkedDivisions;
    }

    /** Each violation as a sentence that says where, what, and what to use instead. */
    Set<String> violationsIn(Collection<byte[]> classFiles) {
        for (byte[] classFile : classFiles) {
            ClassNode node = new ClassNode();
            new ClassReader(classFile).accept(node, ClassReader.SKIP_FRAMES);
            classes.put(Type.getObjectType(node.name).getClassName(), node);
        }
        classes.values().forEach(this::check);
        return violations;
    }

    private void check(ClassNode node) {
        String name = Type.getObjectType(node.name).getClassName();
        if (node.version != CLASS_FILE_VERSION) {
            violations.add(name + ": class file version " + node.version + ", boards take 51: compile for Java 7");
        }
        Where inClass = new Where(name, null);
        requireType(inClass, node.superName);
        node.interfaces.forEach(each -> requireType(inClass, each));
        for (FieldNode field : node.fields) {
            requireTypes(new Where(name, field.name), Type.getType(field.desc));
        }
        for (MethodNode method : node.methods) {
            check(new Where(name, method.name), node, method);
        }
    }

    private void check(Where where, ClassNode node, MethodNode method) {
        if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
            report(where, "a synchronized method: there is one thread, so leave it away");
        }
        if ((method.access & Opcodes.ACC_NATIVE) != 0 && !where.mayHaveNatives()) {
            report(where, "a native method: natives belong into a class *Natives of a board's package");
        }
        if (method.name.equals("finalize") && method.desc.equals("()V")) {
            report(where, "a finalizer: boards run none, so add a close()");
        }
        method.exceptions.forEach(each -> requireType(where, each));
        requireTypes(where, Type.getArgumentTypes(method.desc));
        requireTypes(where, Type.getReturnType(method.desc));
        method.tryCatchBlocks.stream().filter(each -> each.type != null).forEach(each -> requireType(where, each.type));
        if (!isValueOfOfEnum(node, method)) {
            new PortableInstructions(this, where).check(method.instructions);
        }
    }

    /** Made by javac for each enum, with a class literal in it; TeaVM leaves it out where nobody calls it. */
    private static boolean isValueOfOfEnum(ClassNode node, MethodNode method) {
        return (node.access & Opcodes.ACC_ENUM) != 0 && method.name.equals("valueOf");
    }

    boolean isDivisionChecked(Where where) {
        return checkedDivisions.contains(where.toString());
    }

    /** A member is what boards have: one of ours, or one that a library offers to this place. */
    void requireMember(Where where, String owner, Member member) {
        if (owner.startsWith("[")) {
            requireArrayMember(where, Type.getObjectType(owner), member);
            return;
        }
        String className = firstForeignClass(Type.getObjectType(owner).getClassName(), member);
        if (className == null) {
            return;
        }
        String library = libraryOfMaker(className);
        if (library == null) {
            library = api.libraryOf(className, member.declaration());
        }
        if (!where.mayUse(library)) {
            report(where, member.in(className) + " is " + whatItIs(library) + ": "
                    + api.replacementFor(className, member));
        }
    }

    /** Arrays have but one method of their own, and TeaVM's copies half of a long[] and too much of a byte[]. */
    private void requireArrayMember(Where where, Type array, Member member) {
        boolean ofPrimitives = array.getDimensions() == 1 && array.getElementType().getSort() != Type.OBJECT;
        if (ofPrimitives && !where.isMicroEjOnly()) {
            report(where, member.name() + " of an array of a primitive type: use System.arraycopy");
        }
    }

    /** Climbs from a class to the first that is not ours; null when one of ours, on the way, has the member. */
    private String firstForeignClass(String className, Member member) {
        ClassNode node = classes.get(className);
        if (node == null) {
            return className;
        }
        if (declares(node, member)) {
            return null;
        }
        for (String each : node.interfaces) {
            if (firstForeignClass(Type.getObjectType(each).getClassName(), member) == null) {
                return null;
            }
        }
        return firstForeignClass(Type.getObjectType(node.superName).getClassName(), member);
    }

    private static boolean declares(ClassNode node, Member member) {
        return node.methods.stream().anyMatch(each -> new Member(each.name, each.desc).equals(member))
                || node.fields.stream().anyMatch(each -> new Member(each.name, each.desc).equals(member));
    }

    void requireTypes(Where where, Type... types) {
        for (Type type : types) {
            Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
            if (element.getSort() == Type.OBJECT) {
                requireType(where, element.getInternalName());
            } else if (element.equals(Type.FLOAT_TYPE) || element.equals(Type.DOUBLE_TYPE)) {
                report(where, "a " + element.getClassName() + ": count in whole thousandths (milliCelsius), as the "
                        + "drivers do");
            }
        }
    }

    void requireType(Where where, String internalName) {
        Type type = Type.getObjectType(internalName);
        if (type.getSort() == Type.ARRAY) {
            requireTypes(where, type);
            return;
        }
        String name = type.getClassName();
        String library = libraryOfMaker(name);
        if (library == null) {
            library = api.libraryOf(name);
        }
        if (!name.startsWith(OURS) && !where.mayUse(library)) {
            report(where, name + " is " + whatItIs(library) + ": " + api.replacementFor(name));
        }
    }

    /** Null for what is listed class by class. */
    private static String libraryOfMaker(String className) {
        if (className.startsWith("org.bouncycastle.")) {
            return BOUNCY_CASTLE;
        }
        return className.startsWith("org.teavm.interop.") ? INTEROP : null;
    }

    private static String whatItIs(String library) {
        if (library == null) {
            return "not in MicroEJ's libraries";
        }
        if (library.equals(BOUNCY_CASTLE)) {
            return "only for images with Bouncy Castle, and belongs into io.limpet.bouncycastle";
        }
        return library.equals(INTEROP) ? "TeaVM's, and belongs into a class io.limpet.baremetal.*Natives"
                : "of MicroEJ's library " + library + ", and this code is for all boards";
    }

    void report(Where where, String what) {
        violations.add(where + ": " + what);
    }

    /** A place in the firmware, and what may stand there. */
    record Where(String className, String member) {

        boolean isMicroEjOnly() {
            return className.startsWith(MICROEJ_ONLY) || isBouncyCastleOnly();
        }

        private boolean isBouncyCastleOnly() {
            return className.startsWith(BOUNCY_CASTLE_ONLY);
        }

        boolean mayHaveNatives() {
            return (isMicroEjOnly() || className.startsWith(BARE_METAL_ONLY)) && className.endsWith("Natives");
        }

        boolean mayUse(String library) {
            if (INTEROP.equals(library)) {
                return mayHaveNatives() && !isMicroEjOnly();
            }
            if (BOUNCY_CASTLE.equals(library)) {
                return isBouncyCastleOnly();
            }
            return library != null && (isMicroEjOnly() || library.equals("EDC"));
        }

        @Override
        public String toString() {
            return member == null ? className : className + "." + member;
        }
    }
}
