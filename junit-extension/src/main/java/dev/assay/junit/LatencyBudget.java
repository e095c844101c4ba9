package dev.assay.junit;

import dev.assay.check.OnInconclusive;
import dev.assay.check.Severity;
import dev.assay.load.Arrivals;
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
 * worker), and the {@link dev.assay.database.TestDatabase}. Unless a {@link #rate} is given the load is closed: a worker
 * starts the next operation when the last one has ended, so a slow server is asked less often.
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

    /** The limit that no measured operation may exceed, a duration. Default empty: no promise. */
    String max() default "";

    /** The limit of the average, a duration. Default empty: no promise. */
    String mean() default "";

    /** The lowest rate of successful operations, such as {@code 100/s}. Default empty: no promise. */
    String throughput() default "";

    /** The largest share of failing operations, such as {@code 0.1%}. Default empty: no promise. */
    String errors() default "";

    /**
     * By how much the operation may be slower than {@link #against()}, such as {@code 10%}. Both sides are measured request
     * by request in turn, on connections of their own, for as long as it takes to be clear: at most 8,000 requests of each
     * side for p95, within {@code assay.limit.time}. {@link #duration()} and {@link #warmup()} do not matter for it; a {@link
     * #rate()} and what else shapes a load are for the promises beside it, and refused where there is none. Default empty: no
     * promise.
     */
    String maxRegression() default "";

    /** What must not grow: a percentile such as {@code p50} or {@code p99.9}, or {@code mean}. Default {@code p95}. */
    String regressionOf() default "p95";

    /** What {@link #maxRegression()} compares with. Default: the schema before the newest migration. */
    Baseline against() default @Baseline;

    /** How many workers run at once, at least 1. Default 1. */
    int concurrency() default 1;

    /**
     * The rate of an open load, such as {@code 500/s} over all workers: operations arrive whether or not those before have
     * ended, and the latency of each counts from its intended start, so that a stall hides nothing. Where too few workers
     * serve them, the verdict is undecided and names how many would do. Default empty: a closed load.
     */
    String rate() default "";

    /** How the arrivals of an open load are spread. Default: at random, as those of many users are. */
    Arrivals arrivals() default Arrivals.POISSON;

    /** How long a worker of a closed load pauses between two operations, such as {@code 10ms}. Default empty: not at all. */
    String thinkTime() default "";

    /** How long is measured before the first verdict, and up to four times as long until all are clear. Default {@code 5s}. */
    String duration() default "5s";

    /** How long the load grows from nothing to its full size, before the warm-up. Default empty: at once. */
    String ramp() default "";

    /**
     * How long the load runs before it is measured, such as {@code 1s}, or {@code 0s} for not at all. Default empty: until
     * latencies no longer drift and prepared statements have settled, at most as long as {@link #duration}.
     */
    String warmup() default "";

    /**
     * Stops when so many operations were measured, even if the time is not over; at least 1. What is not clear then is
     * undecided. Default 0: no such limit.
     */
    long operations() default 0;

    /**
     * How the latency may grow with the size of the data, at most: {@code 1}, {@code log n}, {@code sqrt n}, {@code n},
     * {@code n log n}, {@code n^2} or another power of n. It is the lowest percentile that is promised beside it that grows,
     * the median where none is. One client measures it; {@link #concurrency()} and the rest of the load are for the promises
     * beside it. Needs {@link #sizes()}, at least three. Default empty: no promise.
     */
    String growth() default "";

    /**
     * The numbers of rows of {@link #fill()} at which everything is judged, each in a database of its own: a copy of the
     * test's database, filled up. Promises besides {@link #growth()} are held at every size and named by it. The body may
     * then have a {@link dev.assay.load.Worker} alone. Default none: the test's database as it is.
     */
    long[] sizes() default {};

    /**
     * The table whose number of rows is the size. If the class has a method of its name (without schema), {@code void
     * documents(Connection connection, long rows)} or with a {@link dev.assay.database.TestDatabase} in place of the
     * connection, that adds so many rows, those that are still lacking; otherwise they are generated as by {@link SeedRows}.
     * Rows are counted, and another number than asked for is an error. Default empty.
     */
    String fill() default "";

    /** A stable name for reports and trends. Default empty: class, method and promise serve. */
    String id() default "";

    /** The reason for the promise, shown when it is broken. Default empty. */
    String because() default "";

    /** What a breach does: fail the test (default), or only be reported. */
    Severity severity() default Severity.BLOCK;

    /** What an undecided verdict does: fail the test (default), or let it pass and be reported as undecided. */
    OnInconclusive onInconclusive() default OnInconclusive.FAIL;
}
