package dev.assay.growth;

import dev.assay.budget.LatencyCheck;
import dev.assay.check.MistakeException;
import dev.assay.check.Promise;
import dev.assay.check.Terms;
import dev.assay.check.WrittenAttribute;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.seed.GeneratedRows;
import dev.assay.load.Operation;
import dev.assay.sampling.GrowthJudge;
import dev.assay.sampling.Sizes;
import dev.assay.statistics.GrowthCurve;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a {@link GrowthCheck} promises. Every value is read as soon as it is given; what cannot be read or meant is
 * refused with a {@link MistakeException}. Not thread-safe.
 */
public final class GrowthCheckBuilder {
    private static final String KIND = "LatencyBudget";
    private static final String ASKED = "@" + KIND;

    private final Operation operation;
    private long[] sizes = {};
    private BigDecimal percent = BigDecimal.valueOf(50);
    private Terms terms = Terms.DEFAULT;
    private @Nullable SizedData data;
    private @Nullable GrowthCurve curve;
    private @Nullable LatencyCheck budget;

    GrowthCheckBuilder(Operation operation) {
        this.operation = operation;
    }

    /**
     * Measure at these numbers of rows. With {@link #growth} at least three, the largest at least ten times the smallest;
     * without it at least one.
     */
    public GrowthCheckBuilder sizes(long... rows) {
        sizes = rows.clone();
        return this;
    }

    /**
     * Say whose rows are the size, and how they are made.
     *
     * @param table as written in SQL; its rows are counted before and after
     * @param filling adds the rows that it lacks
     */
    public GrowthCheckBuilder fill(String table, Filling filling) {
        data = new SizedData(table, filling);
        return this;
    }

    /** Say whose rows are the size, and have them made by {@link GeneratedRows}. */
    public GrowthCheckBuilder fill(String table) {
        return fill(table, (database, rows) -> GeneratedRows.into(table)
                .rows(rows)
                .on(TemplateRecipe.empty())
                .apply(database));
    }

    /** Promise that the latency grows at most like a curve, such as {@code n log n}; see {@link GrowthCurve#parse}. */
    public GrowthCheckBuilder growth(String written) {
        curve = GrowthJudge.curve(new WrittenAttribute(KIND, "growth", written, "n log n"));
        return this;
    }

    /** Say which percentile grows, such as {@code 95}; the median unless set. */
    public GrowthCheckBuilder percentile(String written) {
        percent = new WrittenAttribute(KIND, "percentile", written, "95").percentile();
        return this;
    }

    /** Promise that a budget holds at every size as well. */
    public GrowthCheckBuilder budget(LatencyCheck atEverySize) {
        budget = atEverySize;
        return this;
    }

    /** State id, reason, severity and answer to an undecided verdict, for the promise on growth. */
    public GrowthCheckBuilder terms(Terms common) {
        terms = common;
        return this;
    }

    /**
     * Return the check.
     *
     * @throws MistakeException if nothing was promised, or nothing says how data of a size is made
     */
    public GrowthCheck check() {
        if (curve == null && budget == null) {
            throw new MistakeException(
                    sizesAsked(), "nothing is promised at these sizes", "", "growth = \"n log n\", or p95 = \"200ms\"");
        }
        List<Long> rows = rows();
        LatencyCheck everywhere = budget;
        return new GrowthCheck(
                operation,
                requireData(),
                rows,
                everywhere == null
                        ? List.of()
                        : rows.stream()
                                .map(size -> new SizedBudget(everywhere, size))
                                .toList(),
                curve == null ? null : promise(curve));
    }

    private SizedData requireData() {
        if (data == null) {
            throw new MistakeException(
                    sizesAsked(),
                    "nothing says how data of a size is made",
                    "",
                    "fill = \"documents\", the table whose number of rows is the size");
        }
        return data;
    }

    private List<Long> rows() {
        if (curve != null) {
            return Sizes.of(ASKED, sizes).rows();
        }
        long[] sorted = Arrays.stream(sizes).sorted().distinct().toArray();
        if (sorted.length == 0 || sorted.length < sizes.length || sorted[0] < 1) {
            throw new MistakeException(
                    sizesAsked(),
                    "there is none, one is below [1], or one is given twice",
                    "",
                    "sizes = {1_000, 10_000}");
        }
        return Arrays.stream(sorted).boxed().toList();
    }

    private GrowthPromise promise(GrowthCurve allowed) {
        GrowthBlocks blocks = new GrowthBlocks(percent);
        String sentence = "the " + blocks.name() + " grows at most like " + allowed;
        return new GrowthPromise(new Promise(KIND, "growth", sentence, null, terms), allowed, blocks);
    }

    private String sizesAsked() {
        return ASKED + " sizes = " + Arrays.toString(sizes);
    }
}
