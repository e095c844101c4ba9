package dev.assay.migration.plain;

import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.migration.StatementListener;
import java.sql.Connection;
import java.sql.SQLException;

/** All files of a source, run without a history. */
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
        try (Connection connection = database.connect()) {
            ScriptRun run = new ScriptRun(connection, StatementListener.NONE, null, scripts.transactions());
            for (ScriptFile file : scripts.required()) {
                run.run(file);
            }
        }
    }
}
