package dev.assay.junit;

import dev.assay.check.OnInconclusive;
import dev.assay.check.Severity;
import dev.assay.statement.StatementCheckBuilder;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Promises what one call of an operation makes the server do, in figures that the server counts and that no slow machine
 * changes. The annotated method is the operation.
 *
 * <p>It is a test by itself and needs no {@code @Test}; with one beside it, it still runs once. Parameterized and repeated
 * tests are refused. It may stand beside {@link LatencyBudget}: the body is then called for both, and both are judged in
 * one go. The body is called 11 times without looking, so that plans have settled, and then {@link #calls()} times, one
 * after the other on one connection; the worst of these calls is judged. Parameters: {@link dev.assay.load.Worker}, over
 * whose connection the body must work, and the {@link dev.assay.database.TestDatabase}.
 *
 * <p>At least one promise is required. Executed plans are reported by auto_explain, which Assay loads into the session of
 * the worker. On a server where the role may not do that the promises are broken, never kept.
 *
 * <pre>{@code
 * @StatementBudget(statements = "1", buffers = "200", noSequentialScanOn = "documents")
 * void nearestNeighbours(Worker worker) throws SQLException {
 *     search.nearest(worker.connection(), worker.pick(queries));
 * }
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith({DatabaseTestExtension.class, StatementBudgetExtension.class})
public @interface StatementBudget {
    /** The most statements that the client may send in a call, such as {@code 1}. Default empty: no promise. */
    String statements() default "";

    /** The most pages of 8 kB that a call may read, cached or not, such as {@code 200}. Default empty: no promise. */
    String buffers() default "";

    /** The most rows that a call may return or change, such as {@code 10}. Default empty: no promise. */
    String rows() default "";

    /** The most that a call may write to temporary files, such as {@code 0B} or {@code 16MB}. Default empty: no promise. */
    String temp() default "";

    /** The most write-ahead log that a call may write, such as {@code 0B} or {@code 1kB}. Default empty: no promise. */
    String wal() default "";

    /** Tables, written as in SQL, that no call may read in sequence. Default none. */
    String[] noSequentialScanOn() default {};

    /** Indexes, written as in SQL, that every call must read. Default none. */
    String[] usesIndex() default {};

    /** How many calls are judged, 1 to 10,000. Default 20. */
    int calls() default StatementCheckBuilder.CALLS;

    /** A stable name for reports and trends. Default empty: class, method and promise serve. */
    String id() default "";

    /** The reason for the promise, shown when it is broken. Default empty. */
    String because() default "";

    /** What a breach does: fail the test (default), or only be reported. */
    Severity severity() default Severity.BLOCK;

    /** What it does that the limits of the run allowed fewer calls than asked: fail the test (default), or let it pass. */
    OnInconclusive onInconclusive() default OnInconclusive.FAIL;
}
