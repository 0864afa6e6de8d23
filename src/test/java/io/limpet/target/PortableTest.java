package io.limpet.target;

import java.lang.reflect.Method;

/**
 * One call of a test method.
 *
 * @param name class, method and, where the method has parameters, which call of it:
 *             {@code "io.limpet.outbox.MemoryOutboxTest.behavesAsTheModelInAnyHistory[2]"}
 * @param testClass where the method is found
 * @param instantiated the simple name of the class that is made to call it
 * @param arguments as Java source, with commas between: {@code "io.limpet.outbox.WhenFull.DROP_NEWEST"}
 */
record PortableTest(String name, Class<?> testClass, String instantiated, Method method, String arguments) {
}
