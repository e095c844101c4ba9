package dev.assay.benchmarks;

import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A table of numbers that fits into memory. */
record Measurements() implements TemplateRecipe {
    private static final String TABLE = "create table measurement (value int not null)";
    private static final String ROWS = "insert into measurement select n from generate_series(1, 20000) n";
    private static final String TIDY = "vacuum analyze measurement";

    @Override
    public String contentHash() {
        return TABLE + ROWS + TIDY;
    }

    @Override
    public String describe() {
        return "a table of 20,000 numbers";
    }

    @Override
    public void apply(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            statement.execute(ROWS);
            statement.execute(TIDY);
        }
    }
}
