package dev.assay.migration.trace;

import dev.assay.check.Quantity;
import dev.assay.check.Unit;
import dev.assay.migration.MigrationFailedException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Traces as people read them. */
public final class Written {
    private Written() {}

    /** Return a duration in milliseconds, exactly. */
    public static BigDecimal millis(Duration duration) {
        return Quantity.of(duration).amount();
    }

    public static String number(long amount) {
        return Unit.NUMBER.write(amount);
    }

    static String migration(AppliedMigration applied, @Nullable MigrationFailedException failure) {
        String file = applied.migration().file();
        String end = failure != null && failure.migration().equals(applied.migration())
                ? "  failed: " + failure.problem()
                : "";
        List<String> rewritten = applied.statements().stream()
                .flatMap(statement -> statement.rewrites().stream())
                .toList();
        return file + "  " + Unit.MILLISECONDS.writeMeasured(millis(applied.elapsed())) + "  "
                + count(applied.statements().size(), "statement")
                + (rewritten.isEmpty() ? "" : "  rewrites " + String.join(", ", rewritten))
                + end;
    }

    static String count(int number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** Return the strongest lock on each relation; those on new relations stop nobody and are only named. */
    static String locks(StatementTrace statement) {
        Map<String, LockMode> strongest = statement.locks().stream()
                .filter(lock -> !lock.created())
                .collect(Collectors.toMap(
                        HeldLock::relation, HeldLock::mode, BinaryOperator.maxBy(LockMode::compareTo), TreeMap::new));
        List<String> cells = new ArrayList<>();
        strongest.forEach((relation, mode) -> cells.add(relation + " " + mode.write()));
        statement.locks().stream()
                .filter(HeldLock::created)
                .map(lock -> "new " + lock.relation())
                .distinct()
                .forEach(cells::add);
        return String.join(", ", cells);
    }

    /** Return what became of files that were there before. */
    static String files(StatementTrace statement) {
        return statement.files().stream()
                .filter(file -> !file.created())
                .map(file -> switch (file.kind()) {
                    case TABLE_REWRITTEN -> file.relation();
                    case TABLE_TRUNCATED -> file.relation() + " (emptied)";
                    case INDEX_REBUILT -> file.relation() + " (index rebuilt)";
                    case INDEX_BUILT -> file.relation() + " (index built)";
                })
                .collect(Collectors.joining(", "));
    }

    /** Return what of others it stopped: {@code orders reads and writes}. */
    static String blocked(StatementTrace statement) {
        Map<String, List<String>> work = new TreeMap<>();
        statement.blocked().forEach(blocked -> work.computeIfAbsent(blocked.table(), table -> new ArrayList<>())
                .add(blocked.work().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        return work.entrySet().stream()
                .map(table -> table.getKey() + " " + String.join(" and ", table.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String written(StatementTrace statement) {
        return statement
                .activity()
                .map(tables ->
                        number(tables.stream().mapToLong(TableActivity::written).sum()))
                .orElse("unknown");
    }

    public static String scanned(StatementTrace statement) {
        return statement.rowsScanned().isPresent()
                ? number(statement.rowsScanned().getAsLong())
                : "unknown";
    }
}
