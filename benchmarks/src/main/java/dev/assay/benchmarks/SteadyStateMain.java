package dev.assay.benchmarks;

import dev.assay.database.DatabaseSettings;
import dev.assay.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks for a database every 100 ms, so long that what was made before the first test does not count. */
final class SteadyStateMain {
    /** Asking for the database and closing it: what a test pays. */
    static final String ONE_MORE = "one-more";

    static final String CREATE = "create";
    static final String CONNECT = "connect";
    static final String CLOSE = "close";
    /** All three together. */
    static final String PATH = "path";

    private static final int WARM_UP = 10;

    private SteadyStateMain() {}

    /** Arguments: the cache directory and the number of databases. */
    public static void main(String[] arguments) throws SQLException {
        DatabaseSettings settings = DatabaseSettings.defaults().withCacheDirectory(Path.of(arguments[0]));
        int count = Integer.parseInt(arguments[1]);
        try (WorkloadDatabases databases = new WorkloadDatabases(settings)) {
            Pace pace = new Pace(Pace.TESTS);
            for (int test = -WARM_UP; test < count; test++) {
                pace.await();
                Times times = oneTest(databases, test);
                if (test >= 0) {
                    times.mark();
                }
            }
        }
    }

    /** The peer's test opens two connections too, and changes the same rows. */
    private static Times oneTest(WorkloadDatabases databases, int test) throws SQLException {
        long asked = System.nanoTime();
        TestDatabase database = databases.create();
        long given = System.nanoTime();
        long answered;
        try (Connection connection = database.connect()) {
            Workload.ofProcess().ask(connection);
            answered = System.nanoTime();
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE region SET amount = -%d".formatted(Math.abs(test)));
        }
        long over = System.nanoTime();
        database.close();
        return new Times(given - asked, answered - given, System.nanoTime() - over);
    }

    private record Times(long create, long connect, long close) {
        void mark() {
            Mark.took(ONE_MORE, create + close);
            Mark.took(CREATE, create);
            Mark.took(CONNECT, connect);
            Mark.took(CLOSE, close);
            Mark.took(PATH, create + connect + close);
        }
    }
}
