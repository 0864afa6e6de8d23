package io.limpet.target;

import io.limpet.board.ClockContract;
import io.limpet.board.DatagramsContract;
import io.limpet.board.I2cBusContract;
import io.limpet.board.NonVolatileContract;
import io.limpet.board.ResourcesContract;
import io.limpet.board.SecureConnectorContract;
import io.limpet.board.SignaturesContract;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * The contracts of io.limpet.board for the board without a virtual machine. Each gets a subclass that takes what the
 * contract asks for from that board, as its other subclasses take it from theirs.
 */
final class Contracts {

    private static final List<Class<?>> ALL = List.of(ClockContract.class, ResourcesContract.class,
            I2cBusContract.class, NonVolatileContract.class, DatagramsContract.class, SecureConnectorContract.class,
            SignaturesContract.class);

    private static final String SUFFIX = "OnTarget";

    /** Their tests, by the names of the contracts. */
    static List<PortableTest> tests() {
        List<PortableTest> tests = new ArrayList<>();
        for (Class<?> contract : ALL) {
            AnnotationSupport.findAnnotatedMethods(contract, Test.class,
                    HierarchyTraversalMode.TOP_DOWN).forEach(method -> tests.addAll(calls(contract, method)));
            AnnotationSupport.findAnnotatedMethods(contract, TestTemplate.class, HierarchyTraversalMode.TOP_DOWN)
                    .forEach(method -> tests.addAll(calls(contract, method)));
        }
        return tests;
    }

    private static List<PortableTest> calls(Class<?> contract, Method method) {
        return PortableTests.calls(contract, method, contract.getSimpleName() + SUFFIX);
    }

    /** Writes the subclasses. */
    static List<Path> write(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Class<?> contract : ALL) {
            String name = contract.getSimpleName() + SUFFIX;
            files.add(JavaSource.write(folder, contract.getPackageName() + "." + name, """
                    package %s;

                    import io.limpet.ontarget.TargetBoard;

                    final class %s extends %s {
                    %s}
                    """.formatted(contract.getPackageName(), name, contract.getSimpleName(), parts(contract))));
        }
        return files;
    }

    private static String parts(Class<?> contract) {
        return Stream.of(contract.getDeclaredMethods()).filter(method -> Modifier.isAbstract(method.getModifiers()))
                .map(method -> """

                        @Override
                        protected %s %s() {
                            return TargetBoard.%s();
                        }
                    """.formatted(method.getReturnType().getSimpleName(), method.getName(), method.getName()))
                .sorted().collect(Collectors.joining());
    }

    private Contracts() {
    }
}
