package dev.assay.budget;

import dev.assay.check.Evidence;
import dev.assay.check.Unit;
import dev.assay.conditions.Cause;
import dev.assay.conditions.Toll;
import dev.assay.load.LoadSettings;
import dev.assay.load.Millis;
import dev.assay.load.Pace;
import dev.assay.load.Recording;
import dev.assay.load.ServerState;
import dev.assay.load.WarmUpResult;
import dev.assay.load.Window;
import dev.assay.statistics.DesignEffect;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Under which conditions a load ran.
 *
 * @param settings how it was driven
 * @param warmUp what was driven before it
 * @param seen the server and the machine meanwhile
 */
record RunConditions(LoadSettings settings, WarmUpResult warmUp, Surroundings.Seen seen) {
    private static final String UNKNOWN = "not available";

    Evidence table(Looks looks, Recording recording) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("concurrency", String.valueOf(settings.concurrency())));
        rows.add(List.of("pace", pace()));
        rows.add(List.of("warm-up", warmUpTime()));
        rows.add(List.of("measured", millis(Duration.ofNanos(recording.windows().size() * Window.NANOS))));
        rows.add(List.of("operations", number(recording.operations())));
        rows.add(List.of("failed operations", number(recording.failed())));
        rows.add(List.of("looks", looks.describe()));
        rows.add(List.of(
                "largest design effect", Unit.NUMBER.writeNumber(BigDecimal.valueOf(designEffect(looks, recording)))));
        seen.before().settings().forEach((name, value) -> rows.add(List.of(name, value)));
        rows.addAll(ofServer());
        rows.addAll(ofMachine(seen.toll()));
        return new Evidence.Table("conditions", List.of("condition", "value"), rows);
    }

    private String warmUpTime() {
        return millis(warmUp.took())
                + switch (warmUp.steadiness()) {
                    case STEADY -> ", steady then";
                    case NOT_STEADY -> ", not steady then";
                    case NOT_ASKED -> "";
                };
    }

    private String pace() {
        if (settings.pace() instanceof Pace.Open open) {
            return open.rate() + ", " + open.arrivals().name().toLowerCase(Locale.ROOT);
        }
        return settings.pace() instanceof Pace.Closed closed
                        && !closed.thinkTime().isZero()
                ? "a pause of " + millis(closed.thinkTime()) + " between operations"
                : "one operation after the other";
    }

    private List<List<String>> ofServer() {
        return List.of(
                List.of("checkpoints meanwhile", grown(ServerState::checkpoints)),
                List.of("autovacuum runs meanwhile", grown(ServerState::autovacuums)),
                List.of("seen at a checkpoint", lost(Cause.CHECKPOINT)),
                List.of("seen at autovacuum", lost(Cause.AUTOVACUUM)));
    }

    private List<List<String>> ofMachine(Toll toll) {
        return List.of(
                List.of("garbage collection of the harness", millis(toll.collected())),
                List.of("longest scheduling delay", measured(toll.longestDelay())),
                List.of("stolen by the hypervisor", measured(toll.stolen())),
                List.of("waiting for a processor", measured(toll.waited())),
                List.of("processor time of watching", measured(toll.cost())));
    }

    private String grown(ToLongFunction<ServerState> count) {
        return seen.after()
                .map(after -> number(count.applyAsLong(after) - count.applyAsLong(seen.before())))
                .orElse(UNKNOWN);
    }

    private String lost(Cause cause) {
        return millis(Duration.ofNanos(seen.disturbances().stream()
                .filter(disturbance -> disturbance.cause() == cause)
                .mapToLong(disturbance -> disturbance.lostNanos())
                .sum()));
    }

    private static double designEffect(Looks looks, Recording recording) {
        return Arrays.stream(looks.limits())
                .mapToInt(recording::indexOf)
                .mapToDouble(
                        limit -> DesignEffect.of(Window.blocks(recording.windows(), window -> window.above(limit))))
                .max()
                .orElse(1);
    }

    private static String measured(Optional<Duration> time) {
        return time.map(RunConditions::measured).orElse(UNKNOWN);
    }

    private static String measured(Duration time) {
        return Unit.MILLISECONDS.writeMeasured(Millis.of(time.toNanos()));
    }

    private static String millis(Duration duration) {
        return Unit.MILLISECONDS.write(duration.toMillis());
    }

    private static String number(long number) {
        return Unit.NUMBER.write(number);
    }
}
