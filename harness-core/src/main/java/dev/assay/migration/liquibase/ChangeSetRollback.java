package dev.assay.migration.liquibase;

import dev.assay.migration.Migration;
import dev.assay.migration.StatementListener;
import dev.assay.migration.Undo;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The rollback of one changeset, as Liquibase runs it: committed before the row of the changeset goes.
 *
 * @param migrations whose changelog it stands in
 * @param migration what is taken back
 * @param file the rollback, for people
 */
record ChangeSetRollback(LiquibaseMigrations migrations, Migration migration, String file) implements Undo {
    @Override
    public void run(DataSource database, StatementListener listener) throws SQLException {
        migrations.rollBack(migration, database, listener);
    }
}
