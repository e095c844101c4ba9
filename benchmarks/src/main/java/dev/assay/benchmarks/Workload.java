package dev.assay.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Migrations and seed that all sides of a comparison apply, and a query whose answer only all of them give. */
public enum Workload {
    /** 20 migrations and no seed. */
    SMALL(AssayFirstTest.class, Workload.SMALL_MIGRATIONS, false, "SELECT count(*) FROM account_score", 200),
    /** 50 migrations and 10 MB of seed, written by {@link WorkloadFiles}. */
    LARGE(AssayLargeFirstTest.class, Workload.LARGE_MIGRATIONS, true, "SELECT rows FROM settled", 100);

    static final String SMALL_MIGRATIONS = "classpath:benchmark/migration";
    static final String LARGE_MIGRATIONS = "classpath:workload/migration";
    /** The mark of a test that has its answer. */
    static final String ANSWERED = "first-query";

    private static final String PROPERTY = "benchmark.workload";

    private final Class<?> assayTest;
    private final String migrations;
    private final boolean seeded;
    private final String query;
    private final int answer;

    Workload(Class<?> assayTest, String migrations, boolean seeded, String query, int answer) {
        this.assayTest = assayTest;
        this.migrations = migrations;
        this.seeded = seeded;
        this.query = query;
        this.answer = answer;
    }

    /**
     * Return what the parent asked this process for.
     *
     * @return the small one unless told otherwise
     */
    public static Workload ofProcess() {
        return valueOf(System.getProperty(PROPERTY, SMALL.name()));
    }

    /** Return the flag that asks a child for this. */
    String flag() {
        return "-D%s=%s".formatted(PROPERTY, name());
    }

    /** Return a test that asks the query on Assay's side. */
    Class<?> assayTest() {
        return assayTest;
    }

    /**
     * Return where Flyway finds the migrations.
     *
     * @return one location
     */
    public String migrations() {
        return migrations;
    }

    /** Return resources in their order, each named after its table. */
    List<String> seeds() {
        return seeded ? WorkloadFiles.SEEDED.stream().map(Workload::seedOf).toList() : List.of();
    }

    /**
     * Ask the query.
     *
     * @param connection to a migrated database
     * @throws SQLException if the database refuses it
     * @throws IllegalStateException if the answer is not that of all migrations and seeds
     */
    public void ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            if (!rows.next() || rows.getInt(1) != answer) {
                throw new IllegalStateException("The migrations are not there: [%s] gave [%d], expected [%d]"
                        .formatted(query, rows.getInt(1), answer));
            }
        }
    }

    private static String seedOf(String table) {
        return "workload/seed/" + table + ".csv";
    }
}
