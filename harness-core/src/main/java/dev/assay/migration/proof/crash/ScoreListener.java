package dev.assay.migration.proof.crash;

import dev.assay.migration.Migration;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.Notice;
import dev.assay.migration.StatementListener;
import dev.assay.migration.script.Script;
import dev.assay.migration.script.ScriptCursor;
import dev.assay.migration.script.StatementPlace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down what a run does, seen from another session, so that the run is what it is without it. For one run. */
final class ScoreListener implements StatementListener {
    private final MigrationSource source;
    private final KillerSession watcher;
    private final List<ScoredStatement> statements = new ArrayList<>();
    private final List<Migration> migrations = new ArrayList<>();
    private final Set<String> transactions = new HashSet<>();
    private Optional<ScriptCursor> script = Optional.empty();
    private boolean transactional = true;

    ScoreListener(MigrationSource source, KillerSession watcher) {
        this.source = source;
        this.watcher = watcher;
    }

    Score score() {
        return new Score(statements, migrations, transactional);
    }

    @Override
    public void migrationStarts(Migration migration, Connection connection) {
        migrations.add(migration);
        script = source.script(migration).map(text -> Script.read(text).follow());
        transactions.clear();
    }

    @Override
    public void statementStarts(String sql, Connection connection) {
        int line = script.flatMap(cursor -> cursor.locate(sql))
                .map(StatementPlace::line)
                .orElse(0);
        statements.add(new ScoredStatement(migrations.get(migrations.size() - 1), line, sql));
    }

    @Override
    public void statementEnds(Connection connection, List<Notice> notices) throws SQLException {
        look(connection);
    }

    @Override
    public void migrationCommits(Connection connection) throws SQLException {
        look(connection);
    }

    private void look(Connection connection) throws SQLException {
        transactions.add(watcher.transaction(KillerSession.backend(connection)));
        transactional &= transactions.size() == 1 && !transactions.contains("");
    }
}
