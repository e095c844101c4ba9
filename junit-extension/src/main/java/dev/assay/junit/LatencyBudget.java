package dev.assay.junit;

import dev.assay.check.OnInconclusive;
import dev.assay.check.Severity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Promises how fast an operation is under load. The annotated method is the operation.
 *
 * <p>It is a test by itself and needs no {@code @Test}; with one beside it, it still runs once. Parameterized and repeated
 * tests are refused. The body is called once for each operation, by as many workers as {@link #concurrency()} says, each
 * with a connection of its own. Parameters: {@link dev.assay.load.Worker} (connection, random numbers, data of one
 * worker), and the {@link dev.assay.database.TestDatabase}. Closed load: a worker starts the next operation when the last
 * one has ended.
 *
 * <p>At least one promise is required. A percentile is judged by the share of operations above its limit, with exact
 * bounds that hold under repeated looks; sampling goes on until the verdict is clear or the limits are reached, and is
 * then undecided. An {@link java.sql.SQLException} from the body counts as an error and as too slow; an {@link
 * AssertionError} ends the load and fails the test.
 *
 * <p>The test has the machine to itself: tests of classes with {@link DatabaseTest} wait, and so do all others of these
 * kinds. Where tests run in parallel, mark a class without {@link DatabaseTest} that works hard as well.
 *
 * <pre>{@code
 * @LatencyBudget(p95 = "200ms", concurrency = 8)
 * void nearestNeighbours(Worker worker) throws SQLException {
 *     search.nearest(worker.connection(), worker.pick(queries));
 * }
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith({DatabaseTestExtension.class, LatencyBudgetExtension.class})
@ResourceLock(MachineLocks.MACHINE)
public @interface LatencyBudget {
    /** The limit of the median, a duration such as {@code 20ms}. Default empty: no promise. */
    String p50() default "";

    /** The limit of the 95th percentile, a duration. Default empty: no promise. */
    String p95() default "";

    /** The limit of the 99th percentile, a duration. Default empty: no promise. */
    String p99() default "";

    /** The lowest rate of successful operations, such as {@code 100/s}. Default empty: no promise. */
    String throughput() default "";

    /** The largest share of failing operations, such as {@code 0.1%}. Default empty: no promise. */
    String errors() default "";

    /** How many workers run at once, at least 1. Default 1. */
    int concurrency() default 1;

    /** How long is measured before the first verdict. Default {@code 5s}. */
    String duration() default "5s";

    /** How long the load runs before it is measured. Default {@code 1s}. */
    String warmup() default "1s";

    /** A stable name for reports and trends. Default empty: class, method and promise serve. */
    String id() default "";

    /** The reason for the promise, shown when it is broken. Default empty. */
    String because() default "";

    /** What a breach does: fail the test (default), or only be reported. */
    Severity severity() default Severity.BLOCK;

    /** What an undecided verdict does: fail the test (default), or let it pass and be reported as undecided. */
    OnInconclusive onInconclusive() default OnInconclusive.FAIL;
}
