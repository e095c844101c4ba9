package dev.assay.migration.plain;

import dev.assay.migration.Migration;
import dev.assay.migration.StatementListener;
import dev.assay.migration.Undo;
import dev.assay.migration.script.ResourceFile;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * An SQL file {@code U2_1__words.sql} that takes version 2.1 back. It is sent as psql would send it, in one transaction with the
 * statement that takes the version out of the books, or statement by statement where it cannot run in one. Immutable.
 */
public final class UndoScript implements Undo {
    private static final Pattern NAME = Pattern.compile("(?:.*/)?U([0-9]+(?:[._][0-9]+)*)__.*\\.sql");
    private static final Pattern APPLIED =
            Pattern.compile("(.*[/.])?V([0-9]+(?:[._][0-9]+)*__.*?)(?:\\.sql|\\.class)?");

    private final Migration migration;
    private final ResourceFile script;
    private final boolean transactions;
    private final Removal removal;

    /** How a version is taken out of the books. */
    @FunctionalInterface
    public interface Removal {
        /** Return the statement, asked before the script runs, which may change the search path. */
        String sql(Migration migration, Connection connection) throws SQLException;
    }

    /**
     * Create it.
     *
     * @param migration what is taken back
     * @param script the file
     * @param transactions whether it runs in one transaction where it can
     * @param removal takes the version out of the books
     */
    public UndoScript(Migration migration, ResourceFile script, boolean transactions, Removal removal) {
        this.migration = migration;
        this.script = script;
        this.transactions = transactions;
        this.removal = removal;
    }

    /** Return the script among these files that takes a migration back. */
    public static Optional<ResourceFile> find(List<ResourceFile> files, Migration migration) {
        List<BigInteger> version = FileOrder.parts(migration.version());
        return files.stream()
                .filter(file -> {
                    Matcher name = NAME.matcher(file.name());
                    return name.matches() && FileOrder.parts(name.group(1)).equals(version);
                })
                .findFirst();
    }

    /** Return what to write so that {@link #find} finds it. */
    public static String fix(Migration migration) {
        Matcher name = APPLIED.matcher(migration.file());
        String file = name.matches() ? "U" + name.group(2) : "U" + migration.version() + "__undo";
        return "write [" + file + ".sql] beside [" + migration.file() + "]";
    }

    @Override
    public String file() {
        return script.name();
    }

    @Override
    public void run(DataSource database, StatementListener listener) throws SQLException {
        try (Connection connection = database.getConnection()) {
            String forget = removal.sql(migration, connection);
            ScriptFile file = new ScriptFile(new Migration(migration.version(), script.name()), script);
            new ScriptRun(connection, listener, (ran, session) -> execute(forget, session), transactions).run(file);
        }
    }

    private static void execute(String sql, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
