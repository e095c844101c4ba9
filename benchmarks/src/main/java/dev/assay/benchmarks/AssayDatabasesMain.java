package dev.assay.benchmarks;

import dev.assay.database.DatabaseSettings;
import dev.assay.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Asks for isolated, migrated databases one after the other, each closed before the next. */
final class AssayDatabasesMain {
    static final String PACED = "paced";
    static final String BACK_TO_BACK = "back-to-back";
    static final String WITHOUT_POOL = "without-pool";
    static final String CLOSE = "-close";

    /** Enough for the classes to be loaded and the pool to be in its rhythm. */
    private static final int WARM_UP = 10;

    private final WorkloadDatabases databases;

    private AssayDatabasesMain(WorkloadDatabases databases) {
        this.databases = databases;
    }

    /** Arguments: the cache directory and the number of databases for each way of asking. */
    public static void main(String[] arguments) throws SQLException {
        DatabaseSettings settings = DatabaseSettings.defaults().withCacheDirectory(Path.of(arguments[0]));
        int count = Integer.parseInt(arguments[1]);
        try (WorkloadDatabases databases = new WorkloadDatabases(settings)) {
            AssayDatabasesMain asking = new AssayDatabasesMain(databases);
            asking.warmUp();
            asking.backToBack(BACK_TO_BACK, count);
            asking.paced(count);
        }
        try (WorkloadDatabases databases = new WorkloadDatabases(settings.withReadyClones(0))) {
            AssayDatabasesMain asking = new AssayDatabasesMain(databases);
            asking.warmUp();
            asking.backToBack(WITHOUT_POOL, count);
        }
    }

    private void warmUp() throws SQLException {
        for (int count = 0; count < WARM_UP; count++) {
            oneMore();
        }
    }

    private void backToBack(String name, int databasesWanted) throws SQLException {
        for (int count = 0; count < databasesWanted; count++) {
            oneMore().mark(name);
        }
    }

    private void paced(int databasesWanted) throws SQLException {
        Pace pace = new Pace(Pace.TESTS);
        for (int count = 0; count < databasesWanted; count++) {
            pace.await();
            oneMore().mark(PACED);
        }
    }

    private Times oneMore() throws SQLException {
        long start = System.nanoTime();
        long answered;
        try (TestDatabase database = databases.create()) {
            try (Connection connection = database.connect()) {
                Workload.ofProcess().ask(connection);
                answered = System.nanoTime();
            }
        }
        return new Times(answered - start, System.nanoTime() - answered);
    }

    private record Times(long answer, long close) {
        void mark(String name) {
            Mark.took(name, answer);
            Mark.took(name + CLOSE, close);
        }
    }
}
