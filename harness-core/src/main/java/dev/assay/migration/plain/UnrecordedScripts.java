package dev.assay.migration.plain;

import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.migration.StatementListener;
import java.sql.Connection;
import java.sql.SQLException;

/** All files of a source, each in a session of its own, run without a history. */
record UnrecordedScripts(ScriptMigrations scripts) implements TemplateRecipe {
    @Override
    public String contentHash() {
        return "unrecorded " + scripts.contentHash();
    }

    @Override
    public String describe() {
        return scripts.describe();
    }

    @Override
    public void apply(TestDatabase database) throws SQLException {
        for (ScriptFile file : scripts.required()) {
            apply(file, database);
        }
    }

    /** In a session of its own, because a dump leaves its session without a search path. */
    private void apply(ScriptFile file, TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            new ScriptRun(connection, StatementListener.NONE, null, scripts.transactions()).run(file);
        }
    }
}
