package dev.assay.database.seed;

import dev.assay.check.Quantity;
import dev.assay.check.UnreadableException;
import dev.assay.database.TemplateRecipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rows that are made and not kept in a file: values fit their types, keys are distinct, foreign keys refer to rows that
 * exist, ranges and lists of CHECK constraints hold. Everything follows from the catalog of the database, the number of rows
 * and the seed; equal requests on equal schemas make equal rows, whatever the number of threads.
 *
 * <p>Columns with a constant default keep it and computed columns are left to the server; columns numbered by a sequence go
 * on where it stands. Immutable.
 */
public final class GeneratedRows {
    private static final String COMMON_NULLS = "5%";
    private static final int MOST_THREADS = 4;

    private final String table;
    private final long rows;
    private final long seed;
    private final double nulls;
    private final int threads;
    private final Map<String, ColumnValues> columns;
    private final Optional<Sample> sample;

    private GeneratedRows(
            String table,
            long rows,
            long seed,
            double nulls,
            int threads,
            Map<String, ColumnValues> columns,
            Optional<Sample> sample) {
        this.table = table;
        this.rows = rows;
        this.seed = seed;
        this.nulls = nulls;
        this.threads = threads;
        this.columns = columns;
        this.sample = sample;
    }

    /**
     * Begin with one row, seed 1, and 5 % of NULL where a column allows it.
     *
     * @param table as written in SQL, with its schema if it is not on the search path
     * @return rows for that table
     */
    public static GeneratedRows into(String table) {
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        return new GeneratedRows(table, 1, 1, share(COMMON_NULLS), threads, Map.of(), Optional.empty());
    }

    /**
     * Say how many rows are made.
     *
     * @param count from 1
     * @return a copy
     * @throws dev.assay.check.MistakeException if it is below 1
     */
    public GeneratedRows rows(long count) {
        if (count < 1) {
            throw SeedMistakes.rows(table, count);
        }
        return new GeneratedRows(table, count, seed, nulls, threads, columns, sample);
    }

    /**
     * Draw other values.
     *
     * @param number any; not the seed of the run, because templates are kept between runs
     * @return a copy
     */
    public GeneratedRows seed(long number) {
        return new GeneratedRows(table, rows, number, nulls, threads, columns, sample);
    }

    /**
     * Say how often a derived value is NULL in columns that allow it and belong to no key.
     *
     * @param share such as {@code 10%}
     * @return a copy
     * @throws dev.assay.check.MistakeException if it is not a share
     */
    public GeneratedRows nulls(String share) {
        return new GeneratedRows(table, rows, seed, share(share), threads, columns, sample);
    }

    /**
     * Say where the values of a column come from, instead of deriving them. Nothing about the column is checked before the
     * server does.
     *
     * @param column as the catalog spells it
     * @param values its values
     * @return a copy
     */
    public GeneratedRows column(String column, ColumnValues values) {
        Map<String, ColumnValues> more = new TreeMap<>(columns);
        more.put(column, values);
        return new GeneratedRows(table, rows, seed, nulls, threads, more, sample);
    }

    /**
     * Draw whole rows of a sample, with replacement (Efron's bootstrap), so that columns depend on each other as they do
     * there. Columns of keys and foreign keys are made anew; columns that the sample has not are derived.
     *
     * @param rows of the sample
     * @return a copy
     */
    public GeneratedRows like(Sample rows) {
        return new GeneratedRows(table, this.rows, seed, nulls, threads, columns, Optional.of(rows));
    }

    /**
     * Say how many connections write at once. Default: one for each processor, at most 4. It changes the time alone.
     *
     * @param count from 1
     * @return a copy
     */
    public GeneratedRows threads(int count) {
        if (count < 1) {
            throw SeedMistakes.value("threads(" + count + ")", "at least one is needed");
        }
        return new GeneratedRows(table, rows, seed, nulls, count, columns, sample);
    }

    /**
     * Put these rows on top of a recipe.
     *
     * @param base is applied first, and makes the table
     * @return the recipe of both
     */
    public TemplateRecipe on(TemplateRecipe base) {
        return all(base, List.of(this));
    }

    /**
     * Put rows of several tables on top of a recipe. Parents come before the tables that refer to them, else the order is
     * kept. When it is applied, tables that refer to each other in a circle are a {@link
     * dev.assay.check.MistakeException}.
     *
     * @param base is applied first, and makes the tables
     * @param tables the rows
     * @return the recipe of all, the base itself if there are none
     */
    public static TemplateRecipe all(TemplateRecipe base, List<GeneratedRows> tables) {
        return tables.isEmpty() ? base : new GeneratedRecipe(base, List.copyOf(tables));
    }

    /** Say everything that the rows depend on, besides the schema. */
    String describe() {
        StringBuilder text = new StringBuilder("%s rows %d seed %d nulls %s".formatted(table, rows, seed, nulls));
        columns.forEach((column, values) -> text.append(" [%s] %s".formatted(column, values.describe())));
        sample.ifPresent(like -> text.append(" like ").append(like.describe()));
        return text.toString();
    }

    String table() {
        return table;
    }

    long count() {
        return rows;
    }

    long seed() {
        return seed;
    }

    double nulls() {
        return nulls;
    }

    int threads() {
        return threads;
    }

    Map<String, ColumnValues> columns() {
        return columns;
    }

    Optional<Sample> sample() {
        return sample;
    }

    private static double share(String text) {
        try {
            return Quantity.share(text).amount().doubleValue();
        } catch (UnreadableException unreadable) {
            throw SeedMistakes.share("nulls", text, unreadable);
        }
    }
}
