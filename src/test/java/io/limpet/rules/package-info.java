/**
 * The rules of the code base, as tests: what boards have, who may know whom, what TeaVM takes, what is tidy.
 *
 * <p>Each message names what to do instead, and each rule has a test that shows it a violation. They read the class
 * files of the last build and the sources; start with {@link io.limpet.rules.PortableCodeTest}.
 */
package io.limpet.rules;
