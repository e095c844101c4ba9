package dev.assay.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Applies one SQL text, and counts how often. */
public record SqlRecipe(String sql, AtomicInteger applied) implements TemplateRecipe {
    public static SqlRecipe of(String sql) {
        return new SqlRecipe(sql, new AtomicInteger());
    }

    @Override
    public String contentHash() {
        return sql;
    }

    @Override
    public String describe() {
        return "SQL of " + sql.length() + " characters";
    }

    @Override
    public void apply(TestDatabase database) throws SQLException {
        applied.incrementAndGet();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
