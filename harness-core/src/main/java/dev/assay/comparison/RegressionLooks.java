package dev.assay.comparison;

import dev.assay.load.Rounds;
import dev.assay.load.SideBySide;
import dev.assay.statistics.RegressionTest;
import dev.assay.statistics.RigGuard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The looks at one comparison: rounds are driven until every promise is clear or its planned looks are over. A clear look
 * stays as it was made.
 */
final class RegressionLooks {
    private final List<RegressionLimit> limits;
    private final List<Optional<RegressionLook>> looks;
    private final long mostRequests;
    private Rounds compared = Rounds.none(List.of("baseline", "measured"));
    private Rounds guarded = Rounds.none(List.of("baseline", "measured", "baseline again"));
    private long requests;
    private boolean guarding = true;

    /**
     * Begin.
     *
     * @param mostRequests how many requests of all sides may be made
     */
    RegressionLooks(List<RegressionLimit> limits, long mostRequests) {
        this.limits = limits;
        this.mostRequests = mostRequests;
        this.looks = new ArrayList<>(Collections.nCopies(limits.size(), Optional.empty()));
    }

    /** Return the last look at a promise; empty where the run's limits have ended it before the first one. */
    Optional<RegressionLook> look(int promise) {
        return looks.get(promise);
    }

    /** Return all rounds, of the two sides that are compared. */
    Rounds compared() {
        return compared;
    }

    void drive(SideBySide sides) throws Exception {
        OptionalInt next = next();
        while (next.isPresent()) {
            int missing = next.getAsInt() - compared.count();
            int taking = guarding ? RegressionSides.ALL : RegressionSides.COMPARED;
            if (requests + (long) missing * taking > mostRequests) {
                return;
            }
            add(sides.drive(missing, taking));
            if (compared.count() < next.getAsInt() || hasDeadSide()) {
                return;
            }
            look();
            next = next();
        }
    }

    /** Return whether one of the two sides has never succeeded. */
    boolean hasDeadSide() {
        return compared.count() > 0 && RegressionSides.isDead(compared);
    }

    /** Return after how many rounds to look next; empty when everything is clear, or looked at often enough. */
    private OptionalInt next() {
        return IntStream.range(0, limits.size())
                .filter(i -> looks.get(i).filter(RegressionLook::isClear).isEmpty())
                .flatMap(i -> limits.get(i).looks().stream().mapToInt(Integer::intValue))
                .filter(rounds -> rounds > compared.count())
                .min();
    }

    private void add(Rounds more) {
        requests += (long) more.count() * more.sides().size();
        guarded = guarding ? guarded.and(more) : guarded;
        compared = compared.and(more);
    }

    private void look() {
        for (int i = 0; i < limits.size(); i++) {
            boolean planned = limits.get(i).looks().contains(compared.count());
            if (planned && looks.get(i).filter(RegressionLook::isClear).isEmpty()) {
                looks.set(i, Optional.of(RegressionLook.at(limits.get(i), compared, guarded)));
            }
        }
        guarding = guarding && (compared.count() < guardedRounds() || hasAlarm());
    }

    /** A quarter of what is planned at most, because an alarm is rare and the third side costs as much as the others. */
    private int guardedRounds() {
        int last = limits.stream().mapToInt(RegressionLimit::lastLook).max().orElseThrow();
        return (int) (last * RigGuard.PART);
    }

    private boolean hasAlarm() {
        return looks.stream().flatMap(Optional::stream).anyMatch(RegressionLook::isBiased);
    }

    /** Return how many looks are planned for each promise. */
    static int planned() {
        return RegressionTest.LOOKS.size();
    }
}
