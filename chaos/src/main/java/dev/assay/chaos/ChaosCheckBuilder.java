package dev.assay.chaos;

import dev.assay.chaos.schedule.Schedule;
import dev.assay.check.MistakeException;
import dev.assay.check.Quantity;
import dev.assay.check.Terms;
import dev.assay.check.WrittenAttribute;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes a {@link ChaosCheck} in the words of the annotation. Every method that reads a text throws {@link
 * MistakeException} if it cannot be meant. Not thread-safe.
 */
public final class ChaosCheckBuilder {
    private static final Duration LONGEST = Duration.ofDays(1);

    private final FaultBackend backend;
    private final ScenarioBody body;
    private @Nullable Schedule schedule;
    private Quantity recoveryWithin = Quantity.duration("5s");
    private @Nullable Quantity maxErrors;
    private @Nullable Quantity maxCall;
    private List<String> survives = List.of();
    private int clients = 2;
    private Duration callTimeout = Duration.ofSeconds(1);
    private Duration healthyBefore = Duration.ofMillis(500);
    private Duration quiet = Duration.ofMillis(500);
    private boolean shrink;
    private Terms terms = Terms.DEFAULT;

    ChaosCheckBuilder(FaultBackend backend, ScenarioBody body) {
        this.backend = backend;
        this.body = body;
    }

    /** Take the faults from a text; see {@link Schedule#parse}. Required, here or as a value. */
    public ChaosCheckBuilder faults(String text) {
        return faults(Schedule.parse(text));
    }

    /** Take the faults from a value. */
    public ChaosCheckBuilder faults(Schedule faults) {
        this.schedule = faults;
        return this;
    }

    /** Promise that every operation recovers within this time after the last fault; default {@code 5s}. */
    public ChaosCheckBuilder recoveryWithin(String time) {
        this.recoveryWithin = time("recoveryWithin", time, "5s");
        return this;
    }

    /** Promise that at most this share of the calls fails while faults are in force; default: nothing is promised. */
    public ChaosCheckBuilder maxErrors(String share) {
        WrittenAttribute written = attribute("maxErrors", share, "50%");
        Quantity read = written.read(Quantity::share);
        if (read.amount().compareTo(BigDecimal.ONE) >= 0) {
            throw written.mistake("it promises nothing: all calls may fail");
        }
        this.maxErrors = read;
        return this;
    }

    /** Promise that no call from the first fault on takes longer than this; default: nothing is promised. */
    public ChaosCheckBuilder maxCall(String time) {
        this.maxCall = time("maxCall", time, "2s");
        return this;
    }

    /**
     * Promise that what these histories record survives the faults; default: none. The body makes each of them by {@link
     * ChaosRun#history} and says there what must survive.
     *
     * @param histories their names
     */
    public ChaosCheckBuilder survives(String... histories) {
        for (String name : histories) {
            if (name.isBlank() || Collections.frequency(List.of(histories), name) > 1) {
                throw new MistakeException(
                        "@ChaosScenario survives = " + List.of(histories),
                        "[" + name + "] is blank or there twice",
                        "",
                        "survives = \"orders\"");
            }
        }
        this.survives = List.of(histories);
        return this;
    }

    /** Let so many clients call each operation, 1 to 64; default 2. */
    public ChaosCheckBuilder clients(int number) {
        if (number < 1 || number > 64) {
            throw new MistakeException(
                    "@ChaosScenario clients = [" + number + "]", "it must lie between 1 and 64", "", "clients = 2");
        }
        this.clients = number;
        return this;
    }

    /**
     * Bound each wait for the database, through {@link ChaosRun#dataSource()}: connecting, and each answer; default {@code
     * 1s}. At least a millisecond.
     */
    public ChaosCheckBuilder callTimeout(String time) {
        this.callTimeout = time("callTimeout", time, "1s").toDuration();
        return this;
    }

    /** Observe so long before the first fault, and longer if five calls of each operation need it; default {@code 500ms}. */
    public ChaosCheckBuilder healthyBefore(String time) {
        this.healthyBefore = time("healthyBefore", time, "500ms").toDuration();
        return this;
    }

    /** Count a recovery only if no call fails for this time after it; default {@code 500ms}. */
    public ChaosCheckBuilder quiet(String time) {
        this.quiet = time("quiet", time, "500ms").toDuration();
        return this;
    }

    /**
     * Look for the least schedule that fails as well, where a promise is breached: steps are left out, shortened and made
     * milder, and what is left is run again several times. The body is called anew for each run, on the same database.
     * Default false. The search ends after 100 runs, or after four times the time limit of the run.
     */
    public ChaosCheckBuilder shrink(boolean wanted) {
        this.shrink = wanted;
        return this;
    }

    /** Set the terms of all promises. */
    public ChaosCheckBuilder terms(Terms ofAll) {
        this.terms = ofAll;
        return this;
    }

    /** Return the scenario. */
    public ChaosCheck build() {
        if (schedule == null) {
            throw new MistakeException(
                    "@ChaosScenario faults", "it is missing", "", "faults = \"latency(300ms) 2s; partition 1s\"");
        }
        Settings settings = new Settings(
                schedule,
                recoveryWithin,
                maxErrors,
                maxCall,
                survives,
                clients,
                callTimeout,
                healthyBefore,
                quiet,
                shrink,
                terms);
        return new ChaosCheck(settings, backend, body);
    }

    private static Quantity time(String name, String text, String example) {
        WrittenAttribute written = attribute(name, text, example);
        Quantity time = written.read(Quantity::duration);
        Duration duration = time.toDuration();
        if (duration.toMillis() == 0 || duration.compareTo(LONGEST) > 0) {
            throw written.mistake("it must lie between a millisecond and a day");
        }
        return time;
    }

    private static WrittenAttribute attribute(String name, String text, String example) {
        return new WrittenAttribute(ScenarioPromises.KIND, name, text, example);
    }
}
