package dev.assay.benchmarks;

import dev.assay.database.DatabaseSettings;
import dev.assay.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database without a pool, in turns with the bare statement for the same template on the same server. */
final class DrainedMain {
    static final String DRAINED = "drained";
    static final String BARE = "bare-create";
    static final String BARE_FILE_COPY = "bare-create-file-copy";

    private static final int WARM_UP = 3;
    private static final String COPY = "benchmark_bare";

    private final WorkloadDatabases databases;
    private final Statement statement;
    private final String template;

    private DrainedMain(WorkloadDatabases databases, Statement statement) throws SQLException {
        this.databases = databases;
        this.statement = statement;
        this.template = template(statement);
    }

    /** Arguments: the cache directory and the number of databases for each way. */
    public static void main(String[] arguments) throws SQLException {
        DatabaseSettings settings = DatabaseSettings.defaults()
                .withCacheDirectory(Path.of(arguments[0]))
                .withReadyClones(0);
        int count = Integer.parseInt(arguments[1]);
        try (WorkloadDatabases databases = new WorkloadDatabases(settings);
                TestDatabase first = databases.create();
                Connection session = first.server().connect("postgres");
                Statement statement = session.createStatement()) {
            new DrainedMain(databases, statement).run(count);
        }
    }

    private static String template(Statement statement) throws SQLException {
        String query = "SELECT datname FROM pg_database WHERE datistemplate AND datname LIKE 'assay%'";
        try (ResultSet row = statement.executeQuery(query)) {
            if (!row.next()) {
                throw new IllegalStateException("The server has no template of Assay's");
            }
            return row.getString(1);
        }
    }

    private void run(int count) throws SQLException {
        for (int turn = -WARM_UP; turn < count; turn++) {
            long drained = drained();
            long bare = bare("");
            long fileCopy = bare(" STRATEGY FILE_COPY");
            if (turn >= 0) {
                Mark.took(DRAINED, drained);
                Mark.took(BARE, bare);
                Mark.took(BARE_FILE_COPY, fileCopy);
            }
        }
    }

    private long drained() {
        long start = System.nanoTime();
        TestDatabase database = databases.create();
        long taken = System.nanoTime() - start;
        database.close();
        return taken;
    }

    private long bare(String strategy) throws SQLException {
        long start = System.nanoTime();
        statement.execute("CREATE DATABASE %s TEMPLATE %s%s".formatted(COPY, template, strategy));
        long taken = System.nanoTime() - start;
        statement.execute("DROP DATABASE " + COPY);
        return taken;
    }
}
