package dev.assay.junit;

import dev.assay.check.OnInconclusive;
import dev.assay.check.Severity;
import dev.assay.quality.Metric;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Promises the quality of the data that a test leaves in its database.
 *
 * <p>Stands beside {@code @Test}, as often as there are promises; on a class it holds after each of its tests, those of
 * {@code @Nested} and subclasses included. It is judged after the body and before {@code @AfterEach}, unless the body has
 * failed. All gates on one table are judged by one statement with one scan. A table without rows is no pass: the gate is
 * broken.
 *
 * <pre>{@code
 * @Test
 * @QualityGate(metric = Metric.COMPLETENESS, table = "features", column = "age", atLeast = "0.95")
 * void featuresAreFit(TestDatabase database) { ... }
 * }</pre>
 *
 * <p>At least one of {@link #atLeast()} and {@link #atMost()} is required; there is no honest default. Each is read in the
 * unit of the metric: shares as {@code 0.95} or {@code 95%}, counts as {@code 1000}, ages as {@code 15min}. An attribute
 * that the metric does not use is an error.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(QualityGates.class)
@ExtendWith({DatabaseTestExtension.class, QualityGateExtension.class})
public @interface QualityGate {
    /** What is measured. */
    Metric metric();

    /** The table, with its schema if it is not on the search path. Required, except for {@link Metric#CUSTOM_SQL}. */
    String table() default "";

    /** The column, for metrics of a column. */
    String column() default "";

    /** A condition in SQL: only rows that satisfy it are judged. Default empty: all rows. */
    String where() default "";

    /** The smallest accepted value, for {@link Metric#RANGE_VALIDITY}. */
    String min() default "";

    /** The largest accepted value, for {@link Metric#RANGE_VALIDITY}. */
    String max() default "";

    /** The referenced column as {@code users(id)}, for {@link Metric#REFERENTIAL_INTEGRITY}. */
    String references() default "";

    /** The statement, for {@link Metric#CUSTOM_SQL}: it returns one row with one number. */
    String sql() default "";

    /** The smallest figure that keeps the promise; reaching it keeps it. */
    String atLeast() default "";

    /** The largest figure that keeps the promise; reaching it keeps it. */
    String atMost() default "";

    /** A stable name for reports and trends. Default empty: class, method and promise serve. */
    String id() default "";

    /** The reason for the promise, shown when it is broken. Default empty. */
    String because() default "";

    /** What a breach does: fail the test (default), or only be reported. */
    Severity severity() default Severity.BLOCK;

    /** What an undecided verdict does: fail the test (default), or let it pass and be reported as undecided. */
    OnInconclusive onInconclusive() default OnInconclusive.FAIL;
}
