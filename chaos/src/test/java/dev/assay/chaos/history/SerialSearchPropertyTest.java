package dev.assay.chaos.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The search against trying every order, on random histories that are as often wrong as right. */
final class SerialSearchPropertyTest {
    private static final int HISTORIES = 2_000;

    @Test
    void saysWhatTryingEveryOrderSays(TestInfo test) throws Exception {
        long seed = Long.getLong("assay.seed", System.nanoTime());
        System.out.println(test.getDisplayName() + " seed " + seed);
        Random random = new Random(seed);
        int ordered = 0;
        for (int i = 0; i < HISTORIES; i++) {
            OperationHistory history = random(random);
            Map<String, Long> end = Map.of("x", value(random), "y", value(random));
            boolean expected = isOrdered(history.attempts(), Map.of("x", 0L, "y", 0L), end);
            Outcome outcome = Survival.serialOrder(Map.of("x", 0, "y", 0), () -> end)
                    .judge(history)
                    .outcome();
            assertThat(outcome)
                    .as("seed %d, history %d: %s, then %s", seed, i, history, end)
                    .isEqualTo(expected ? Outcome.PASSED : Outcome.BREACHED);
            ordered += expected ? 1 : 0;
        }
        assertThat(ordered).as("histories with an order").isBetween(HISTORIES / 20, HISTORIES * 19 / 20);
    }

    private static OperationHistory random(Random random) {
        Script script = new Script().ok(9, 0, 200, Script.read("z", null));
        int transactions = 2 + random.nextInt(4);
        for (int i = 1; i <= transactions; i++) {
            long start = random.nextInt(60);
            long end = start + random.nextInt(60);
            Access[] accesses = accesses(random);
            switch (random.nextInt(6)) {
                case 0 -> script.unknown(i, start, end, accesses);
                case 1 -> script.fail(i, start, end, accesses);
                default -> script.ok(i, start, end, accesses);
            }
        }
        return script.history();
    }

    private static Access[] accesses(Random random) {
        Access[] accesses = new Access[1 + random.nextInt(3)];
        for (int i = 0; i < accesses.length; i++) {
            String key = random.nextBoolean() ? "x" : "y";
            accesses[i] = switch (random.nextInt(3)) {
                case 0 -> Script.read(key, value(random));
                case 1 -> Script.write(key, value(random));
                default -> Script.add(key, 1);
            };
        }
        return accesses;
    }

    private static long value(Random random) {
        return random.nextInt(2);
    }

    /** Place each attempt behind every placed one, or leave it out if it may be missing, until nothing is left to try. */
    private static boolean isOrdered(List<Attempt> left, Map<String, Long> values, Map<String, Long> end) {
        if (left.stream().noneMatch(Attempt::isOk) && values.equals(end)) {
            return true;
        }
        for (Attempt next : left) {
            boolean early = left.stream().anyMatch(other -> other.isOk() && other.endNanos() < next.startNanos());
            if (early || next.status() == Status.FAIL) {
                continue;
            }
            Map<String, Long> after = new HashMap<>(values);
            if (apply(next, after)) {
                List<Attempt> rest = new ArrayList<>(left);
                rest.remove(next);
                if (isOrdered(rest, after, end)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean apply(Attempt attempt, Map<String, Long> values) {
        for (Access access : attempt.accesses()) {
            if (access instanceof Access.Read read && !Objects.equals(values.get(read.key()), read.value())) {
                return false;
            } else if (access instanceof Access.Write write) {
                values.put(write.key(), (Long) write.value());
            } else if (access instanceof Access.Add add) {
                values.merge(add.key(), add.amount(), Long::sum);
            }
        }
        return true;
    }
}
