package io.limpet.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Classes of the simulator for a target that has one thread and no monitors: the same without {@code synchronized}
 * methods.
 */
final class SingleThreaded {

    /** Copies the classes of a package from one tree of class files into another. */
    static void copy(Path from, Path to, String packageName) throws IOException {
        String folder = packageName.replace('.', '/');
        Files.createDirectories(to.resolve(folder));
        List<Path> files;
        try (var all = Files.list(from.resolve(folder))) {
            files = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path each : files) {
            Files.write(to.resolve(folder).resolve(each.getFileName()), without(Files.readAllBytes(each)));
        }
    }

    private static byte[] without(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
                    String[] exceptions) {
                return super.visitMethod(access & ~Opcodes.ACC_SYNCHRONIZED, name, descriptor, signature, exceptions);
            }
        }, 0);
        return writer.toByteArray();
    }

    private SingleThreaded() {
    }
}
