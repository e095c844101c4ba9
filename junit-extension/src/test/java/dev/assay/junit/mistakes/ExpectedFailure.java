package dev.assay.junit.mistakes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The messages of a mistaken test class, to the letter, in alphabetical order; {@code others} of its tests pass. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ExpectedFailure {
    String[] value();

    int others() default 0;
}
