package dev.assay.migration;

import dev.assay.check.Evidence;
import dev.assay.check.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A report as tables and a picture. */
final class MigrationEvidence {
    private final MigrationReport report;

    MigrationEvidence(MigrationReport report) {
        this.report = report;
    }

    Evidence statements() {
        List<String> columns =
                List.of("version", "statement", "ms", "locks", "rewritten", "rows scanned", "WAL bytes", "SQLSTATE");
        return new Evidence.Table(
                "statements",
                columns,
                report.statements().stream().map(MigrationEvidence::row).toList());
    }

    Evidence rows() {
        List<List<String>> rows = report.rows().stream()
                .map(met -> List.of(
                        met.before().isEmpty() ? "(end)" : met.before(), met.table(), Written.number(met.rows())))
                .toList();
        return new Evidence.Table("rows met", List.of("version", "table", "rows"), rows);
    }

    /** Return a lane for each relation that was there before and was locked; nothing if none was. */
    Optional<Evidence> locks() {
        List<Evidence.Lane> lanes = new ArrayList<>();
        byRelation().forEach((relation, locks) -> lanes.add(new Evidence.Lane(relation, bars(locks))));
        return lanes.isEmpty() ? Optional.empty() : Optional.of(new Evidence.Timeline("locks", lanes));
    }

    private static List<String> row(StatementTrace statement) {
        return List.of(
                statement.migration().version(),
                SqlText.shortened(statement.sql()),
                Unit.MILLISECONDS.writeNumber(Written.millis(statement.elapsed())),
                Written.locks(statement),
                Written.files(statement),
                Written.scanned(statement),
                Written.number(statement.walBytes()),
                statement.sqlState());
    }

    private Map<String, List<HeldLock>> byRelation() {
        Map<String, List<HeldLock>> locks = new TreeMap<>();
        report.statements().stream()
                .flatMap(statement -> statement.locks().stream())
                .filter(lock -> !lock.created())
                .sorted(Comparator.comparing(HeldLock::from))
                .forEach(lock -> locks.computeIfAbsent(lock.relation(), name -> new ArrayList<>())
                        .add(lock));
        return locks;
    }

    /** A bar ends where its transaction ends or a stronger lock of the same transaction begins. */
    private static List<Evidence.Bar> bars(List<HeldLock> locks) {
        Map<Duration, List<HeldLock>> byEnd = new LinkedHashMap<>();
        for (HeldLock lock : locks) {
            List<HeldLock> ladder = byEnd.computeIfAbsent(lock.until(), end -> new ArrayList<>());
            if (ladder.isEmpty() || lock.mode().compareTo(last(ladder).mode()) > 0) {
                ladder.add(lock);
            }
        }
        List<Evidence.Bar> bars = new ArrayList<>();
        byEnd.values().forEach(ladder -> addBars(bars, ladder));
        return bars;
    }

    private static void addBars(List<Evidence.Bar> bars, List<HeldLock> ladder) {
        for (int i = 0; i < ladder.size(); i++) {
            HeldLock lock = ladder.get(i);
            Duration end = i + 1 < ladder.size() ? ladder.get(i + 1).from() : lock.until();
            if (end.compareTo(lock.from()) > 0 || i + 1 == ladder.size()) {
                bars.add(new Evidence.Bar(
                        millis(lock.from()), millis(end), lock.mode().write(), tone(lock.mode())));
            }
        }
    }

    private static HeldLock last(List<HeldLock> ladder) {
        return ladder.get(ladder.size() - 1);
    }

    private static double millis(Duration time) {
        return Written.millis(time).doubleValue();
    }

    private static Evidence.Tone tone(LockMode mode) {
        if (mode.blocksReads()) {
            return Evidence.Tone.BAD;
        }
        return mode.blocksWrites() ? Evidence.Tone.NEUTRAL : Evidence.Tone.GOOD;
    }
}
