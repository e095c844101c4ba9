package dev.assay.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A version that may take from the old application what it used, with the reason: the last step of expand, migrate, contract. The new
 * application must work before it.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Contract {
    /** The version of the migration, as the runner writes it. */
    String version();

    /** The reason: since when nobody uses the old way. */
    String because();
}
