package dev.assay.migration.trace;

import dev.assay.schema.Function;
import dev.assay.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Knows which statements give up, or leave something out, where a lock is not free at once: whoever stood in their way would
 * make them fail. By the words of the statement and of the functions that it names. Not thread-safe.
 */
final class Impatience {
    private static final String WORDS = "nowait|skip_locked|lock_timeout|statement_timeout";
    private static final Pattern SAID = Pattern.compile(WORDS, Pattern.CASE_INSENSITIVE);

    private static final String FUNCTIONS = "SELECT lower(proname) FROM pg_proc WHERE oid >= 16384 AND (prosrc ~* '"
            + WORDS + "' OR proconfig::text ~* '" + WORDS + "')";

    private final Connection session;
    private Set<Function> known = Set.of();
    private Set<String> names = Set.of();

    /** Ask over a session that is nobody else's meanwhile. */
    Impatience(Connection session) {
        this.session = session;
    }

    /** Return whether a statement will not wait. */
    boolean in(String sql, Schema schema) throws SQLException {
        return SAID.matcher(sql).find() || callsOne(sql.toLowerCase(Locale.ROOT), schema);
    }

    private boolean callsOne(String sql, Schema schema) throws SQLException {
        Set<Function> functions = schema.objects(Function.class).collect(Collectors.toSet());
        if (!functions.equals(known)) {
            names = functions.isEmpty() ? Set.of() : read();
            known = functions;
        }
        return names.stream().anyMatch(sql::contains);
    }

    private Set<String> read() throws SQLException {
        Set<String> found = new HashSet<>();
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(FUNCTIONS)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }
}
