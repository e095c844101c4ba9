package dev.assay.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A hazard that {@link MigrationTest} accepts, with the reason. One that no longer happens breaks the promise, so that the list
 * stays true. What belongs to a single statement can stand beside it instead, as a comment of the migration: {@code -- assay:
 * tolerate drop-column-in-use because no release since 4.2 names it}.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Tolerated {
    /** The name of the hazard, such as {@code drop-column-in-use}; {@code docs/hazards} lists all of them. */
    String hazard();

    /** The reason. */
    String because();

    /** The table for which it is accepted, with the schema unless that is {@code public}. Default empty: every table. */
    String on() default "";

    /** The file of the migration for which it is accepted. Default empty: every migration. */
    String in() default "";
}
