package dev.assay.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many rows a table has in production. Work whose length grows with the rows is a hazard at any size of the seed, unless the
 * table is declared to have fewer than 1,000.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface TableSize {
    /** The table, with the schema unless that is {@code public}. */
    String table();

    /** Its rows, 0 or more. */
    long rows();
}
