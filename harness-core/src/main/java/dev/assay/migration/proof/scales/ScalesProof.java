package dev.assay.migration.proof.scales;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.check.Nearest;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import dev.assay.check.Verdict;
import dev.assay.migration.rehearsal.Rehearsal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges that the work of no statement grows faster than the rows: each version is applied over n rows and over 4n, and the rows
 * that each statement reads and writes and the files that it makes are compared, as the server counts them. The rows of the seeds
 * are multiplied, each copy with new keys and with references to copies. Where production sizes are declared, the time under lock
 * is predicted for them; on request with a promise. Immutable and thread-safe.
 */
public final class ScalesProof implements Check<Rehearsal> {
    private static final String KIND = "MigrationTest";

    private final Map<String, Long> sizes;
    private final @Nullable Quantity maxLockTime;
    private final Terms terms;

    private ScalesProof(Map<String, Long> sizes, @Nullable Quantity maxLockTime, Terms terms) {
        this.sizes = new TreeMap<>(sizes);
        this.maxLockTime = maxLockTime;
        this.terms = Objects.requireNonNull(terms);
    }

    /** Return the proof that work grows at most linearly, and nothing more. */
    public static ScalesProof create() {
        return new ScalesProof(Map.of(), null, Terms.DEFAULT);
    }

    /** Return this proof with the rows that tables have in production, by name, with the schema unless that is {@code public}. */
    public ScalesProof sizes(Map<String, Long> rows) {
        return new ScalesProof(rows, maxLockTime, terms);
    }

    /**
     * Return this proof with the promise that no version locks a table of a declared size longer than this against writers, see {@link
     * Quantity#duration}. Judged by the interval of the prediction.
     */
    public ScalesProof maxLockTime(Quantity limit) {
        return new ScalesProof(sizes, limit, terms);
    }

    /** Return this proof with other terms for all its promises. */
    public ScalesProof terms(Terms other) {
        return new ScalesProof(sizes, maxLockTime, other);
    }

    @Override
    public List<Promise> promises() {
        List<Promise> promises = new ArrayList<>();
        promises.add(new Promise(
                KIND,
                "scales",
                "the work of each statement grows at most linearly with the rows",
                Threshold.atMost(StatementGrowth.STEEPEST),
                terms));
        if (maxLockTime != null) {
            promises.add(new Promise(
                    KIND,
                    "lock time",
                    "no version shuts a table of its production size for longer than " + maxLockTime,
                    Threshold.atMost(maxLockTime),
                    terms));
        }
        return promises;
    }

    @Override
    public List<Verdict> judge(Rehearsal rehearsal, Run run) throws Exception {
        Measured measured = new GrowthMeasurement(rehearsal, sizes, run.ticker()).run();
        sizes.keySet().forEach(table -> requireKnown(table, measured.met));
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(new WorkJudge(promises().get(0), measured, run).judge());
        if (maxLockTime != null) {
            verdicts.add(new LockTimeJudge(promises().get(1), maxLockTime, sizes.keySet(), measured, run).judge());
        }
        return verdicts;
    }

    private static void requireKnown(String table, Map<String, Long> met) {
        if (!met.containsKey(table)) {
            Optional<String> nearest = Nearest.to(table, List.copyOf(met.keySet()));
            throw new MistakeException(
                    "@MigrationTest sizes = @TableSize(table = [" + table + "])",
                    "no version meets a table of that name; they meet " + met.keySet(),
                    "",
                    "table = \"" + nearest.orElse("schema.table") + "\"");
        }
    }
}
