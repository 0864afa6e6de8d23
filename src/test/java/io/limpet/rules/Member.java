package io.limpet.rules;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** A field or a method as byte code refers to it. */
record Member(String name, String descriptor) {

    static Member of(MethodInsnNode call) {
        return new Member(call.name, call.desc);
    }

    static Member of(FieldInsnNode access) {
        return new Member(access.name, access.desc);
    }

    boolean isMethod() {
        return descriptor.startsWith("(");
    }

    /** As microej-api.txt has it: {@code int indexOf(java.lang.String)}, {@code new(int)}, {@code int MAX_VALUE}. */
    String declaration() {
        if (!isMethod()) {
            return Type.getType(descriptor).getClassName() + " " + name;
        }
        return name.equals("<init>") ? "new" + parameters()
                : Type.getReturnType(descriptor).getClassName() + " " + name + parameters();
    }

    /** As a person would name it: {@code java.lang.String.getBytes(java.lang.String)}. */
    String in(String className) {
        if (!isMethod()) {
            return className + "." + name;
        }
        return className + "." + (name.equals("<init>") ? "new" : name) + parameters();
    }

    private String parameters() {
        return Arrays.stream(Type.getArgumentTypes(descriptor)).map(Type::getClassName)
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
