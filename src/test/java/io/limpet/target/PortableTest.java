package io.limpet.target;

import java.lang.reflect.Method;

/**
 * One call of a test method.
 *
 * @param name class, method and, where the method has parameters, which call of it:
 *             {@code "io.limpet.outbox.MemoryOutboxTest.behavesAsTheModelInAnyHistory[2]"}
 * @param arguments as Java source, with commas between: {@code "io.limpet.outbox.WhenFull.DROP_NEWEST"}
 */
record PortableTest(String name, Class<?> testClass, Method method, String arguments) {

    static PortableTest of(Class<?> testClass, Method method) {
        return new PortableTest(testClass.getName() + "." + method.getName(), testClass, method, "");
    }

    static PortableTest of(Class<?> testClass, Method method, int call, String arguments) {
        return new PortableTest(testClass.getName() + "." + method.getName() + "[" + call + "]", testClass, method,
                arguments);
    }
}
