package io.limpet;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of portable code that is not run on the target as well (io.limpet.target.TestsOnTargetTest), and why not. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface HostOnly {

    /** What it needs that the target has not: {@code "Paho is the oracle"}. */
    String value();
}
