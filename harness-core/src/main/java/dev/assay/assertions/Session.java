package dev.assay.assertions;

import dev.assay.database.DatabaseException;
import dev.assay.schema.LiveSchema;
import dev.assay.schema.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A transaction in which something is tried, and which is rolled back. Not thread-safe. */
final class Session {
    private static final String BOUNDS = "SET LOCAL statement_timeout = '30s'; SET LOCAL lock_timeout = '10s'";

    private final Connection connection;

    private Session(Connection connection) {
        this.connection = connection;
    }

    static <T> T trial(Subject subject, Function<Session, T> work) {
        try (Connection connection = subject.source().getConnection()) {
            boolean alone = connection.getAutoCommit();
            connection.setAutoCommit(false);
            Session session = new Session(connection);
            session.run("SAVEPOINT assay_trial");
            try {
                session.prepare(subject);
                return work.apply(session);
            } finally {
                session.end(alone);
            }
        } catch (SQLException broken) {
            throw new DatabaseException("An assertion could not ask the database: " + broken.getMessage(), broken);
        }
    }

    /** A transaction that was open before belongs to somebody else, and goes on as it was. */
    private void end(boolean alone) throws SQLException {
        run("ROLLBACK TO SAVEPOINT assay_trial; RELEASE SAVEPOINT assay_trial");
        if (alone) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private void prepare(Subject subject) throws SQLException {
        run(BOUNDS);
        for (Sql statement : subject.before()) {
            if (attempt(statement) instanceof Outcome.Refused refused) {
                throw new Unmet(Answer.of("the statement before it is executed: " + statement, refused.toString()));
            }
        }
        subject.role().ifPresent(this::become);
    }

    private void become(String role) {
        if (attempt(Sql.of("SET LOCAL ROLE " + Name.quoted(role))) instanceof Outcome.Refused refused) {
            List<String> roles = texts("SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_'");
            throw new Unmet(
                    roles.contains(role)
                            ? Answer.of("to act as role [" + role + "]", refused.toString())
                            : Answer.missing("role [" + role + "] exists", "roles", role, roles));
        }
    }

    /** Read the schema as this transaction sees it. */
    Schema schema() {
        try {
            return LiveSchema.readOnce(connection);
        } catch (SQLException broken) {
            throw new DatabaseException("The schema could not be read: " + broken.getMessage(), broken);
        }
    }

    /** Execute a statement; one that fails is undone and the transaction goes on. */
    Outcome attempt(Sql sql) {
        return attempt(sql, "");
    }

    /** Execute a statement and have everything checked that a commit would check. */
    Outcome attemptWhole(Sql sql) {
        return attempt(sql, "SET CONSTRAINTS ALL IMMEDIATE; ");
    }

    private Outcome attempt(Sql sql, String check) {
        try {
            run("SAVEPOINT assay_step");
            try {
                Outcome outcome = execute(sql);
                run(check + "RELEASE SAVEPOINT assay_step");
                return outcome;
            } catch (SQLException refused) {
                run("ROLLBACK TO SAVEPOINT assay_step; RELEASE SAVEPOINT assay_step");
                return Outcome.Refused.of(refused);
            }
        } catch (SQLException lost) {
            throw new DatabaseException("The connection was lost by " + sql + ": " + lost.getMessage(), lost);
        }
    }

    private Outcome execute(Sql sql) throws SQLException {
        if (sql.parameters().isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.setMaxRows(ResultRows.MOST);
                return outcome(statement, statement.execute(sql.text()));
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            sql.bind(statement);
            statement.setMaxRows(ResultRows.MOST);
            return outcome(statement, statement.execute());
        }
    }

    private static Outcome outcome(Statement statement, boolean hasRows) throws SQLException {
        if (!hasRows) {
            return new Outcome.Done(ResultRows.none(), Math.max(0, statement.getLargeUpdateCount()));
        }
        try (ResultSet result = statement.getResultSet()) {
            return new Outcome.Done(ResultRows.of(result), 0);
        }
    }

    /** Return the first column of a statement of Assay's own, null as an empty text. */
    List<String> texts(String sql, Object... parameters) {
        Sql asked = Sql.of(sql, parameters);
        if (attempt(asked) instanceof Outcome.Done done) {
            return done.rows().rows().stream().map(row -> text(row.get(0))).toList();
        }
        throw new DatabaseException("The catalogs could not be read by " + asked);
    }

    private static String text(Cell cell) {
        return Objects.requireNonNullElse(cell.text(), "");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
