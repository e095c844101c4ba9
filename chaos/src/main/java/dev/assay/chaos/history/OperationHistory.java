package dev.assay.chaos.history;

import dev.assay.check.Quantity;
import dev.assay.check.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that was attempted, in the order of beginning. Immutable.
 *
 * @param name of the history
 * @param zeroNanos the moment that people read as zero
 * @param attempts the attempts
 */
public record OperationHistory(String name, long zeroNanos, List<Attempt> attempts) {
    public OperationHistory {
        attempts = attempts.stream()
                .sorted(Comparator.comparingLong(Attempt::startNanos).thenComparing(Attempt::number))
                .toList();
    }

    /** Return the attempts of which the process knows this. */
    public List<Attempt> of(Status status) {
        return attempts.stream().filter(attempt -> attempt.status() == status).toList();
    }

    /** Return the attempts with accesses of one kind, by key, in the order in which the keys were first used. */
    public Map<String, List<Attempt>> byKey(Class<? extends Access> kind) {
        Map<String, List<Attempt>> byKey = new LinkedHashMap<>();
        for (Attempt attempt : attempts) {
            keys(attempt, kind).forEach(key -> byKey.computeIfAbsent(key, unused -> new ArrayList<>())
                    .add(attempt));
        }
        return byKey;
    }

    /** Return an attempt in one line: {@code +1.204 s client 2: write [17] unknown 08006 after 203 ms}. */
    public String describe(Attempt attempt) {
        return at(attempt) + " client " + attempt.process() + ": " + attempt.what() + " "
                + attempt.ending().write() + " after " + length(attempt);
    }

    String at(Attempt attempt) {
        return String.format(Locale.ROOT, "%+.3f s", (attempt.startNanos() - zeroNanos) / 1e9);
    }

    static String length(Attempt attempt) {
        return Unit.MILLISECONDS.writeMeasured(Quantity.of(attempt.took()).amount());
    }

    private static Stream<String> keys(Attempt attempt, Class<? extends Access> kind) {
        return attempt.accesses(kind).stream().map(Access::key).distinct();
    }
}
