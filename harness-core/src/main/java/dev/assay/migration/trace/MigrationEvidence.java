package dev.assay.migration.trace;

import dev.assay.check.Evidence;
import dev.assay.check.Unit;
import dev.assay.migration.script.SqlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A report as tables and a picture. */
public final class MigrationEvidence {
    private final MigrationReport report;

    /** Show this report. */
    public MigrationEvidence(MigrationReport report) {
        this.report = report;
    }

    /** Return a row for each statement. */
    public Evidence statements() {
        List<String> columns = List.of(
                "version",
                "line",
                "statement",
                "ms",
                "locks",
                "blocked",
                "rewritten",
                "rows scanned",
                "rows written",
                "WAL bytes",
                "temporary bytes",
                "SQLSTATE");
        return new Evidence.Table(
                "statements",
                columns,
                report.statements().stream().map(MigrationEvidence::row).toList());
    }

    /** Return how many rows each version met. */
    public Evidence rows() {
        List<List<String>> rows = report.rows().stream()
                .map(met -> List.of(
                        met.before().isEmpty() ? "(end)" : met.before(), met.table(), Written.number(met.rows())))
                .toList();
        return new Evidence.Table("rows met", List.of("version", "table", "rows"), rows);
    }

    /**
     * Return the statements over time, and a lane of locks for each relation that was there before; nothing if there was no
     * statement.
     */
    public Optional<Evidence> picture() {
        if (report.statements().isEmpty()) {
            return Optional.empty();
        }
        List<Evidence.Lane> lanes = new ArrayList<>();
        List<Evidence.Bar> statements =
                report.statements().stream().map(MigrationEvidence::bar).toList();
        lanes.add(new Evidence.Lane("statements", statements));
        byRelation().forEach((relation, locks) -> lanes.add(new Evidence.Lane(relation, bars(locks))));
        return Optional.of(new Evidence.Timeline("locks", lanes));
    }

    private static Evidence.Bar bar(StatementTrace statement) {
        return new Evidence.Bar(
                millis(statement.start()),
                millis(statement.start().plus(statement.elapsed())),
                SqlText.shortened(statement.sql()),
                statement.failed() ? Evidence.Tone.BAD : Evidence.Tone.GOOD);
    }

    private static List<String> row(StatementTrace statement) {
        return List.of(
                statement.migration().version(),
                statement.line() > 0 ? Written.number(statement.line()) : "",
                SqlText.shortened(statement.sql()),
                Unit.MILLISECONDS.writeNumber(Written.millis(statement.elapsed())),
                Written.locks(statement),
                Written.blocked(statement),
                Written.files(statement),
                Written.scanned(statement),
                Written.written(statement),
                Written.number(statement.walBytes()),
                Written.number(statement.temporaryBytes()),
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
