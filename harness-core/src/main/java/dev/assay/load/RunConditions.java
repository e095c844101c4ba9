package dev.assay.load;

import dev.assay.check.Evidence;
import dev.assay.check.Unit;
import dev.assay.statistics.DesignEffect;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Under which conditions a load ran.
 *
 * @param before the server before the load
 * @param after the server after it
 * @param collected how long the harness collected garbage in between
 */
record RunConditions(ServerState before, ServerState after, Duration collected) {
    Evidence table(LoadSettings settings, Looks looks, Recording recording) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("concurrency", String.valueOf(settings.concurrency())));
        rows.add(List.of("warm-up", millis(settings.warmUp())));
        rows.add(List.of("measured", millis(Duration.ofNanos(recording.windows().size() * Window.NANOS))));
        rows.add(List.of("operations", number(recording.operations())));
        rows.add(List.of("failed operations", number(recording.failed())));
        rows.add(List.of("looks", looks.describe()));
        rows.add(List.of(
                "largest design effect", Unit.NUMBER.writeNumber(BigDecimal.valueOf(designEffect(looks, recording)))));
        before.settings().forEach((name, value) -> rows.add(List.of(name, value)));
        rows.add(List.of("checkpoints meanwhile", number(after.checkpoints() - before.checkpoints())));
        rows.add(List.of("autovacuum runs meanwhile", number(after.autovacuums() - before.autovacuums())));
        rows.add(List.of("garbage collection of the harness", millis(collected)));
        return new Evidence.Table("conditions", List.of("condition", "value"), rows);
    }

    private static double designEffect(Looks looks, Recording recording) {
        return Arrays.stream(looks.limits())
                .mapToInt(recording::indexOf)
                .mapToDouble(
                        limit -> DesignEffect.of(Window.blocks(recording.windows(), window -> window.above[limit])))
                .max()
                .orElse(1);
    }

    private static String millis(Duration duration) {
        return Unit.MILLISECONDS.write(duration.toMillis());
    }

    private static String number(long number) {
        return Unit.NUMBER.write(number);
    }
}
