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
 * Promises how an application behaves while the network between it and its database is broken.
 *
 * <p>It is a test by itself and needs no {@code @Test}; with one beside it, it still runs once. Parameterized and repeated
 * tests are refused. The body receives a {@link dev.assay.chaos.ChaosRun}, registers the operations of the application,
 * and returns; they are then driven while the faults come and go: healthy before, as promised during, recovered after. A
 * fault that no operation met makes the scenario broken: it proved nothing.
 *
 * <p>The faults are put on a proxy: on a Toxiproxy that runs already if setting {@code assay.toxiproxy.url} names one; for a database in a
 * container on a Toxiproxy in a container; else on the proxy of this JVM. {@code assay.faults.backend} names one of them.
 *
 * <p>The test has the machine to itself: tests of classes with {@link DatabaseTest} wait, and so do all others of these
 * kinds. Where tests run in parallel, mark a class without {@link DatabaseTest} that works hard as well.
 *
 * <pre>{@code
 * @ChaosScenario(faults = "latency(300ms) 2s; partition 1s", recoveryWithin = "5s")
 * void ordersSurvive(ChaosRun run) {
 *     run.operation("save", connection -> orders.save(connection, Order.random(run.random())));
 * }
 *
 * @ChaosScenario(faults = "timeout(200ms) 2s", survives = "orders")
 * void noOrderIsLostOrDoubled(ChaosRun run) {
 *     HistoryRecorder history = run.history("orders", Survival.everyWriteOnce(() -> ids(run.database())));
 *     run.operation("save", connection -> {
 *         Order order = Order.random(run.random());
 *         history.write(order.id(), () -> orders.save(connection, order));
 *     });
 * }
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith({DatabaseTestExtension.class, ChaosScenarioExtension.class})
@ResourceLock(MachineLocks.MACHINE)
public @interface ChaosScenario {
    /**
     * The schedule: faults with their length, in order, separated by semicolons, such as {@code latency(300ms) 2s;
     * partition 1s; reset 500ms}. Known are latency, timeout, reset, partition, refuse and healthy,
     * and of the server itself kill-server, kill-in-checkpoint, crash-restart, restart, kill-backends, pause, slots-used-up, lock,
     * cpu-pressure, memory-pressure and disk-full; all but kill-backends and lock need {@link DatabaseTest#ownServer()}.
     *
     * <p>{@code lose-answer(COMMIT, nth 3) 5s} and {@code cut-before(COMMIT) 5s} strike at a place in the conversation.
     *
     * <p>{@code latency(300ms) 4s + reset 1s after 1s} happens at the same time, {@code 3 x (partition 500ms; healthy 1s)} three
     * times, and {@code random(latency(100ms), reset, partition) 10s} is drawn from the seed.
     */
    String faults();

    /** How soon after the last fault every operation must succeed again. Default {@code 5s}. */
    String recoveryWithin() default "5s";

    /** The largest share of calls that may fail while faults are in place. Default empty: no promise. */
    String maxErrors() default "";

    /** How long any call may take from the first fault on. Default empty: no promise. */
    String maxCall() default "";

    /**
     * The histories that must survive; each is a promise of its own. The body makes each of them by {@link
     * dev.assay.chaos.ChaosRun#history} and says there what must hold, such as that every acknowledged write is there once.
     * Default none.
     */
    String[] survives() default {};

    /** How long a call may wait for the database, connecting included. Default {@code 1s}. */
    String callTimeout() default "1s";

    /** How many clients drive the operations at once, 1 to 64. Default 2. */
    int clients() default 2;

    /**
     * Whether to look for the least schedule that fails as well where a promise is breached, for the line to paste. The body is
     * called anew for each run, on the same database, 100 times at most and as long as four times the time limit. Default
     * false.
     */
    boolean shrink() default false;

    /** A stable name for reports and trends. Default empty: class, method and promise serve. */
    String id() default "";

    /** The reason for the promise, shown when it is broken. Default empty. */
    String because() default "";

    /** What a breach does: fail the test (default), or only be reported. */
    Severity severity() default Severity.BLOCK;

    /** What an undecided verdict does: fail the test (default), or let it pass and be reported as undecided. */
    OnInconclusive onInconclusive() default OnInconclusive.FAIL;
}
