package dev.assay.migration.data;

import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A table of orders whose prices in cents are to be filled, and how the tests look at it. */
public final class Shop {
    private Shop() {}

    public static void create(TestDatabase database, int rows) throws SQLException {
        execute(database, """
                CREATE TABLE "Order Item" ("Order" bigint, "It's" text, price numeric NOT NULL, cents bigint,
                    PRIMARY KEY ("Order", "It's"));
                INSERT INTO "Order Item" SELECT n / 3, 'it''s \\' || n %% 3, n FROM generate_series(1, %d) n""".formatted(rows));
    }

    public static DataMigration fill(int batchRows) {
        return DataMigration.named("fill-cents").step(step(batchRows));
    }

    public static Backfill step(int batchRows) {
        return Backfill.of("\"Order Item\"")
                .set("cents = price * 100")
                .where("cents IS NULL")
                .batchRows(batchRows)
                .undo("cents = NULL", "cents = price * 100");
    }

    public static long filled(TestDatabase database) throws SQLException {
        return number(database, "SELECT count(*) FROM \"Order Item\" WHERE cents = price * 100");
    }

    public static long number(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return number(connection, sql);
        }
    }

    public static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    public static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
