package dev.assay.assertions;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about what a role may do and which rows it sees, found out by acting as it. What {@link DatabaseAssert#after}
 * executes is done before, by the role of the connection, which must be able to become this one.
 */
public final class RoleAssert extends SubjectAssert<RoleAssert, String> {
    private static final Pattern DENIED = Pattern.compile("permission denied for (table|view|sequence|schema) (\\S+)");
    private static final Pattern VERB = Pattern.compile(
            "\\s*(SELECT|INSERT|UPDATE|DELETE|TRUNCATE)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final String ABOVE = "SELECT CASE WHEN rolsuper THEN 'it is a superuser'"
            + " WHEN rolbypassrls THEN 'it has BYPASSRLS' END FROM pg_roles WHERE rolname = current_user";

    private final DatabaseAssert database;

    RoleAssert(Subject subject, String role, DatabaseAssert database) {
        super(subject, role, RoleAssert.class);
        this.database = database;
    }

    /** Go back to assertions about the database, by the role of the connection. */
    public DatabaseAssert returnToDatabase() {
        return database;
    }

    /** Assert that the role may execute a statement, and that nothing else makes it fail. */
    public RoleAssert can(String statement, @Nullable Object... parameters) {
        Sql sql = Sql.written(statement, parameters);
        return demand(role -> {
            Outcome outcome = subject().trial(session -> session.attemptWhole(sql));
            if (outcome instanceof Outcome.Refused refused) {
                Answer answer = Answer.of("role [" + role + "] can " + sql, "refused with " + refused);
                throw new Unmet(
                        refused.state().equals(SqlStates.NO_PRIVILEGE)
                                ? answer.fix(grant(refused.message(), statement, role))
                                : answer.means("it is not privileges that it lacks"));
            }
        });
    }

    private static String grant(String message, String statement, String role) {
        Matcher denied = DENIED.matcher(message);
        Matcher verb = VERB.matcher(statement);
        if (!denied.find()) {
            return "";
        }
        String privilege = denied.group(1).equals("schema") || denied.group(1).equals("sequence")
                ? "USAGE ON " + denied.group(1).toUpperCase(Locale.ROOT) + " "
                : (verb.matches() ? verb.group(1).toUpperCase(Locale.ROOT) : "...") + " ON ";
        return "GRANT " + privilege + denied.group(2) + " TO " + role + ";";
    }

    /**
     * Assert that a statement is refused for want of privileges or by row security, SQLSTATE 42501; any other failure says
     * nothing about them. Rows that row security hides are no failure: assert what the role {@link #query sees or changes}.
     */
    public RoleAssert canNot(String statement, @Nullable Object... parameters) {
        Sql sql = Sql.written(statement, parameters);
        return demand(role -> subject().trial(session -> {
            Outcome outcome = session.attempt(sql);
            String expected = "role [" + role + "] cannot " + sql;
            if (outcome instanceof Outcome.Refused refused && !refused.state().equals(SqlStates.NO_PRIVILEGE)) {
                throw new Unmet(Answer.of(expected, "it failed for another reason: " + refused)
                        .means("only " + SqlStates.named(SqlStates.NO_PRIVILEGE)
                                + " tells that privileges are missing"));
            }
            if (outcome instanceof Outcome.Done) {
                throw new Unmet(Answer.of(expected, "it was " + outcome)
                        .means(String.join("", session.texts(ABOVE)))
                        .fix("REVOKE ... FROM " + role + "; or ALTER TABLE ... ENABLE ROW LEVEL SECURITY;"));
            }
            return outcome;
        }));
    }

    /** Assert how many rows of a table the role sees. */
    public RoleAssert sees(long rows, String table) {
        Sql sql = Sql.written("SELECT count(*) FROM " + table);
        return demand(role -> {
            Outcome outcome = subject().trial(session -> session.attempt(sql));
            String expected = "role [" + role + "] sees [" + rows + "] rows of [" + table + "]";
            if (outcome instanceof Outcome.Refused refused) {
                throw new Unmet(
                        Answer.of(expected, "refused with " + refused).fix(grant(refused.message(), sql.text(), role)));
            }
            if (outcome instanceof Outcome.Done done && !done.rows().equalTo(List.of(List.of(rows)))) {
                throw new Unmet(Answer.of(expected, done.rows().toString()));
            }
        });
    }

    /** Go on to assertions about a statement that the role executes. */
    public QueryAssert query(String sql, @Nullable Object... parameters) {
        return inherited(new QueryAssert(subject(), Sql.written(sql, parameters), database));
    }
}
