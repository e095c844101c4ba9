package dev.assay.migration.script;

import dev.assay.check.MistakeException;
import java.util.Map;

/**
 * A command that psql carries out itself and never sends.
 *
 * @param text the command with the rest of its line: {@code \i other.sql}
 * @param line its line, from 1
 */
record MetaCommand(String text, int line) {
    private static final String DISPLAY = "remove it: it changes only what psql shows";
    private static final String INCLUDE = "make the other file a migration of its own, in its place in the order";
    private static final String VARIABLE = "write the value itself; what is computed belongs in a DO block";
    private static final String BRANCH = "write a DO block: DO $$ BEGIN IF ... THEN ... END IF; END $$;";

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("copy", "COPY table FROM STDIN; with the rows below it and a line \\. behind them"),
            Map.entry("i", INCLUDE),
            Map.entry("ir", INCLUDE),
            Map.entry("include", INCLUDE),
            Map.entry("include_relative", INCLUDE),
            Map.entry("set", VARIABLE),
            Map.entry("unset", VARIABLE),
            Map.entry("gset", VARIABLE),
            Map.entry("prompt", VARIABLE),
            Map.entry("if", BRANCH),
            Map.entry("elif", BRANCH),
            Map.entry("else", BRANCH),
            Map.entry("endif", BRANCH),
            Map.entry("gexec", "write a DO block that runs the text with EXECUTE"),
            Map.entry("g", "end the statement with a semicolon"),
            Map.entry("gx", "end the statement with a semicolon"),
            Map.entry(";", "end the statement with a semicolon"),
            Map.entry("c", "remove it: a migration has one database; for another role SET ROLE"),
            Map.entry("connect", "remove it: a migration has one database; for another role SET ROLE"),
            Map.entry("echo", "DO $$ BEGIN RAISE NOTICE '...'; END $$; or a comment"),
            Map.entry("warn", "DO $$ BEGIN RAISE WARNING '...'; END $$; or a comment"),
            Map.entry("encoding", "save the file in UTF-8"),
            Map.entry("password", "ALTER ROLE ... PASSWORD '...';"),
            Map.entry("!", "a Java migration, or a step of the build"),
            Map.entry("q", "remove it with all that follows"),
            Map.entry(".", "remove it, or end the COPY ... FROM STDIN before its rows with a semicolon"));

    MistakeException refused(String file) {
        String shown = text.length() > 60 ? text.substring(0, 57) + "..." : text;
        return new MistakeException(
                "the script [" + file + "], line " + line,
                "[" + shown + "] is a command of psql, which the server never sees",
                name().equals(".") ? "Rows end there, but no COPY ... FROM STDIN reads any" : "",
                INSTEAD.getOrDefault(name(), name().startsWith("d") ? "remove it: it only shows" : DISPLAY));
    }

    private String name() {
        int end = 1;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return text.substring(1, Math.min(Math.max(end, 2), text.length()));
    }
}
