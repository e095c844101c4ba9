package dev.assay.benchmarks;

import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.migration.FlywayMigrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Asks for isolated, migrated databases one after the other, each closed before the next. */
final class AssayDatabasesMain {
    static final String PACED = "paced";
    static final String BACK_TO_BACK = "back-to-back";
    static final String WITHOUT_POOL = "without-pool";
    static final String CLOSE = "-close";

    private static final Duration PACE = Duration.ofMillis(100);
    /** Enough for the classes to be loaded and the pool to be in its rhythm. */
    private static final int WARM_UP = 10;

    private final Databases databases;
    private final TemplateRecipe recipe =
            FlywayMigrations.at(List.of(FirstQuery.MIGRATIONS), AssayDatabasesMain.class.getClassLoader());
    private final ServerSpec server = ServerSpec.defaults().withProvider("embedded");

    private AssayDatabasesMain(Databases databases) {
        this.databases = databases;
    }

    /** Arguments: the cache directory and the number of databases for each way of asking. */
    public static void main(String[] arguments) throws SQLException {
        DatabaseSettings settings = DatabaseSettings.defaults().withCacheDirectory(Path.of(arguments[0]));
        int count = Integer.parseInt(arguments[1]);
        try (Databases databases = Databases.open(settings)) {
            AssayDatabasesMain asking = new AssayDatabasesMain(databases);
            asking.warmUp();
            asking.backToBack(BACK_TO_BACK, count);
            asking.paced(count);
        }
        try (Databases databases = Databases.open(settings.withReadyClones(0))) {
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
        long next = System.nanoTime();
        for (int count = 0; count < databasesWanted; count++) {
            next += PACE.toNanos();
            awaitTime(next);
            oneMore().mark(PACED);
        }
    }

    private static void awaitTime(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private Times oneMore() throws SQLException {
        long start = System.nanoTime();
        long answered;
        try (TestDatabase database = databases.create(server, recipe)) {
            try (Connection connection = database.connect()) {
                FirstQuery.on(connection);
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
