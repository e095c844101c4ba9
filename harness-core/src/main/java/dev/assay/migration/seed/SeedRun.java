package dev.assay.migration.seed;

import dev.assay.check.MistakeException;
import dev.assay.migration.Migration;
import dev.assay.migration.plain.StatementSender;
import dev.assay.migration.script.ResourceFile;
import dev.assay.migration.script.Script;
import dev.assay.migration.script.ScriptStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/**
 * A seed script on a connection.
 *
 * @param location where the seeds are, for people
 * @param file the script
 * @param migration the version that it follows
 * @param connection where it runs
 */
record SeedRun(String location, ResourceFile file, Migration migration, Connection connection) {
    /** What only psql takes as it stands. Where it is meant otherwise, in a string, nothing is lost. */
    private static final Pattern FOR_PSQL =
            Pattern.compile("\\bFROM\\s+STDIN\\b|^\\s*\\\\", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** Run it in one transaction: at once, which is fastest, or statement by statement where rows follow a COPY. */
    void run() throws SQLException {
        connection.setAutoCommit(false);
        String text = file.text();
        if (FOR_PSQL.matcher(text).find()) {
            Script script = Script.read(text);
            script.refuseMetaCommands(location + "/" + file.name());
            sendEach(script);
        } else {
            sendAtOnce(text);
        }
        commit();
    }

    private void sendEach(Script script) {
        StatementSender sender = new StatementSender(connection);
        for (ScriptStatement statement : script) {
            try {
                sender.send(statement);
            } catch (SQLException failure) {
                throw mistake("[" + file.name() + "], line " + statement.line() + ",", failure);
            }
        }
    }

    private void sendAtOnce(String text) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(text);
        } catch (SQLException failure) {
            throw mistake("[" + file.name() + "]", failure);
        }
    }

    /** Constraints that are deferred are checked here. */
    private void commit() {
        try {
            connection.commit();
        } catch (SQLException failure) {
            throw mistake("[" + file.name() + "]", failure);
        }
    }

    private MistakeException mistake(String place, SQLException failure) {
        String message = String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\n\\s*", ", ");
        MistakeException mistake = new MistakeException(
                "@MigrationTest seed = [" + location + "]",
                place + " fails after [" + migration.file() + "]: " + message + " [" + failure.getSQLState() + "]",
                "",
                "make it fit the schema of version " + migration.version());
        mistake.initCause(failure);
        return mistake;
    }
}
