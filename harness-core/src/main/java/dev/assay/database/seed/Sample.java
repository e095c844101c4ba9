package dev.assay.database.seed;

import dev.assay.check.Quantity;
import dev.assay.check.UnreadableException;
import dev.assay.database.CsvHeader;
import dev.assay.database.DatabaseException;
import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Rows that others are drawn from: a CSV file or a table. They are held in memory while rows are drawn. Immutable. */
public final class Sample {
    private static final String LOADED = "assay_sample";

    private final Optional<SeedResource> file;
    private final String table;
    private final double jitter;

    private Sample(Optional<SeedResource> file, String table, double jitter) {
        this.file = file;
        this.table = table;
        this.jitter = jitter;
    }

    /**
     * Draw from a file whose first line names columns of the table that is filled.
     *
     * @param loader finds the resource
     * @param resource {@code *.csv} or {@code *.csv.gz}, with or without {@code classpath:} before it
     * @return its rows
     * @throws dev.assay.check.MistakeException if it does not exist, is no CSV, or has no header
     */
    public static Sample csv(ClassLoader loader, String resource) {
        SeedResource file = SeedResource.sample(loader, resource);
        if (header(file).isEmpty()) {
            throw SeedMistakes.sample(resource, "the file has no first line that names its columns");
        }
        return new Sample(Optional.of(file), LOADED, 0);
    }

    /**
     * Draw from the rows that a table has when the recipe is applied.
     *
     * @param table as written in SQL; its columns are matched by name
     * @return its rows
     */
    public static Sample table(String table) {
        return new Sample(Optional.empty(), table, 0);
    }

    /**
     * Move drawn numbers a little, by a normal distribution around them, so that a small sample does not give the same few
     * values (the smoothed bootstrap). They stay between the smallest and the largest of the sample.
     *
     * @param share the standard deviation of the move, as a share of that of the column, such as {@code 10%}
     * @return a copy
     * @throws dev.assay.check.MistakeException if it is not a share
     */
    public Sample withJitter(String share) {
        try {
            return new Sample(file, table, Quantity.share(share).amount().doubleValue());
        } catch (UnreadableException unreadable) {
            throw SeedMistakes.share("jitter", share, unreadable);
        }
    }

    double jitter() {
        return jitter;
    }

    /** Name the file or table, as it was written. */
    String name() {
        return file.map(SeedResource::name).orElse(table);
    }

    String describe() {
        return file.map(known -> known.name() + " " + known.hash()).orElse("table " + table) + " jitter " + jitter;
    }

    /** Make the rows a table and read its shape; a file is loaded with the types of the columns that are filled. */
    TableShape open(TestDatabase database, Connection connection, TableShape filled) throws SQLException {
        if (file.isPresent()) {
            load(file.get(), database, connection, filled);
        }
        Catalog catalog = new Catalog(connection);
        return catalog.table(table).orElseThrow(() -> SeedMistakes.unknownSampleTable(table, catalog));
    }

    void close(Connection connection) throws SQLException {
        if (file.isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS " + LOADED);
            }
        }
    }

    private static void load(SeedResource file, TestDatabase database, Connection connection, TableShape filled)
            throws SQLException {
        List<String> columns = header(file);
        for (String column : columns) {
            if (filled.find(column).isEmpty()) {
                throw SeedMistakes.unknownSampleColumn(file.name(), column, filled);
            }
        }
        String selected = String.join(", ", columns.stream().map(Column::quoted).toList());
        try (Statement statement = connection.createStatement();
                InputStream csv = file.openUnpacked()) {
            statement.execute("DROP TABLE IF EXISTS " + LOADED);
            statement.execute(
                    "CREATE UNLOGGED TABLE %s AS SELECT %s FROM %s LIMIT 0".formatted(LOADED, selected, filled.name()));
            database.copyCsv(LOADED, csv);
        } catch (SQLException | IOException failure) {
            throw new DatabaseException(
                    "Sample [%s] could not be loaded: %s".formatted(file.name(), failure.getMessage()), failure);
        }
    }

    private static List<String> header(SeedResource file) {
        try (InputStream csv = file.openUnpacked()) {
            return CsvHeader.read(csv).columns();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
