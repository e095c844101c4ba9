package dev.assay.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A version that has no way back on purpose, see {@link MigrationTest#irreversible()}. */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Irreversible {
    /** The version as the runner writes it: {@code 2.1}. */
    String version();

    /** The reason, which the next reader can check. Stands in the report. */
    String because();
}
