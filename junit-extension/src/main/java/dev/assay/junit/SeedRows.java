package dev.assay.junit;

import dev.assay.database.seed.GeneratedRows;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fills a table of the template with generated rows, after the migrations and the files of {@link DatabaseTest#seed()}.
 *
 * <p>Values fit the types of the columns, keys are distinct, foreign keys refer to rows that exist, ranges and lists of CHECK
 * constraints hold; see {@link GeneratedRows}. With {@link #like()} rows are drawn from a sample. Stands on a class as often
 * as there are tables; parents are filled before the tables that refer to them. Subclasses and {@code @Nested} classes have
 * the rows of the classes around them and their own. It may stand on an annotation of your own.
 *
 * <pre>{@code
 * @DatabaseTest
 * @SeedRows(table = "users", rows = 1_000)
 * @SeedRows(table = "orders", rows = 1_000_000)
 * class OrdersIT { ... }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(SeedRows.Tables.class)
@ExtendWith(DatabaseTestExtension.class)
public @interface SeedRows {
    /** The table, with its schema if it is not on the search path. */
    String table();

    /** How many rows are made, from 1. */
    long rows();

    /** What the values are drawn with. Default 1; not the seed of the run, because templates are kept between runs. */
    long seed() default 1;

    /** How often a derived value is NULL in columns that allow it and belong to no key. Default {@code 5%}. */
    String nulls() default "5%";

    /**
     * A CSV file on the class path, whose first line names columns: whole rows of it are drawn, with keys and foreign keys
     * made anew. Default none: values are derived from the types.
     */
    String like() default "";

    /**
     * How far numbers drawn from {@link #like()} are moved, as a share of the standard deviation of their column. Default
     * {@code 0%}: not at all.
     */
    String jitter() default "0%";

    /**
     * A class with a constructor without parameters that says where the values of some columns come from. Default {@link
     * Derived}.
     */
    Class<? extends UnaryOperator<GeneratedRows>> values() default Derived.class;

    /** Derives all values from the types of the columns. */
    final class Derived implements UnaryOperator<GeneratedRows> {
        /** Made once for each annotation. */
        public Derived() {}

        @Override
        public GeneratedRows apply(GeneratedRows rows) {
            return rows;
        }
    }

    /** Several {@link SeedRows} annotations; written by the compiler. */
    @Documented
    @Inherited
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(DatabaseTestExtension.class)
    @interface Tables {
        /** The tables. */
        SeedRows[] value();
    }
}
