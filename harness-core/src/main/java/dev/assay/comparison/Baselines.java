package dev.assay.comparison;

import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import dev.assay.load.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The kinds of baselines. */
final class Baselines {
    private Baselines() {}

    /** Another operation on the judged database. */
    record OtherOperation(String describe, Operation other) implements BaselineSide {
        @Override
        public OpenSide open(TestDatabase database, Operation operation) {
            return OpenSide.of(database::connect, other);
        }
    }

    /** Gives a database, and takes it back. */
    interface Lender {
        TestDatabase lend() throws Exception;

        void giveBack(TestDatabase lent);
    }

    /** The judged operation on another database with the same rows. */
    record OtherDatabase(String describe, Lender lender) implements BaselineSide {
        @Override
        public OpenSide open(TestDatabase database, Operation operation) throws Exception {
            TestDatabase other = lender.lend();
            try {
                SameRows.require(describe, other, database);
                return new OpenSide(other::connect, operation, () -> lender.giveBack(other));
            } catch (SQLException | RuntimeException failure) {
                lender.giveBack(other);
                throw failure;
            }
        }
    }

    /** The judged operation at connections from elsewhere. */
    record OtherConnections(String describe, DataSource other) implements BaselineSide {
        @Override
        public OpenSide open(TestDatabase database, Operation operation) {
            return OpenSide.of(other::getConnection, operation);
        }
    }

    /** The judged operation with other session settings. */
    record OtherSettings(SessionSettings settings) implements BaselineSide {
        @Override
        public String describe() {
            return settings.describe();
        }

        @Override
        public OpenSide open(TestDatabase database, Operation operation) {
            return OpenSide.of(settings.over(database::connect), operation);
        }
    }

    /** The judged operation on a changed copy. */
    record ChangedCopy(List<String> statements) implements BaselineSide {
        private static final String EXAMPLE = "sql = \"drop index documents_embedding_idx\"";

        ChangedCopy {
            statements = List.copyOf(statements);
            if (statements.isEmpty() || statements.stream().anyMatch(String::isBlank)) {
                throw new MistakeException(
                        "@Baseline sql = " + statements,
                        "a statement is empty",
                        "An unchanged copy would be compared with the database that it was copied from",
                        EXAMPLE);
            }
        }

        @Override
        public String describe() {
            return String.join("; ", statements);
        }

        @Override
        public OpenSide open(TestDatabase database, Operation operation) throws SQLException {
            TestDatabase copy = database.copy();
            try {
                change(copy);
                return new OpenSide(copy::connect, operation, copy::close);
            } catch (SQLException | RuntimeException failure) {
                copy.close();
                throw failure;
            }
        }

        /** New statistics, because what an index on an expression knew goes with it. */
        private void change(TestDatabase copy) throws SQLException {
            try (Connection connection = copy.connect();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    execute(statement, sql);
                }
                statement.execute("analyze");
            }
        }

        private static void execute(Statement statement, String sql) throws SQLException {
            try {
                statement.execute(sql);
            } catch (SQLException refused) {
                throw mistake(sql, refused);
            }
        }

        private static MistakeException mistake(String sql, SQLException refused) {
            MistakeException mistake = new MistakeException(
                    "@Baseline sql = [" + sql + "]",
                    "the server refuses it: "
                            + String.valueOf(refused.getMessage()).strip() + " [" + refused.getSQLState() + "]",
                    "It is executed on a copy of the database, after the migrations and the seeds",
                    EXAMPLE);
            mistake.initCause(refused);
            return mistake;
        }
    }
}
