package dev.assay.migration.script;

import dev.assay.check.MistakeException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/**
 * A script of SQL as psql reads it: statements that end with semicolons, which do not count in strings, comments, bodies of
 * {@code BEGIN ATOMIC ... END} and rules. A statement whose string, comment or parenthesis is never closed goes to the end of
 * the script, or to the next semicolon that counts, and is for the server to refuse. Statements are made while they are looked
 * for, so that a large script is held once. Immutable and thread-safe.
 */
public final class Script implements Iterable<ScriptStatement> {
    private final String text;

    private Script(String text) {
        this.text = text;
    }

    /** Read a script. Refuses nothing. */
    public static Script read(String text) {
        return new Script(text);
    }

    /** Return the statements one by one, in order. */
    @Override
    public Iterator<ScriptStatement> iterator() {
        return new StatementCutter(text);
    }

    /** Return all statements, in order. */
    public List<ScriptStatement> statements() {
        List<ScriptStatement> statements = new ArrayList<>();
        forEach(statements::add);
        return List.copyOf(statements);
    }

    /** Return a cursor before the first statement, to follow a run of this script with. */
    public ScriptCursor follow() {
        return new ScriptCursor(this);
    }

    /**
     * Return the line that a position in an executed statement means. Blanks, comments and semicolons may differ from the
     * script.
     *
     * @param executed the statement as the runner sent it, or several at once
     * @param position in characters from 1, as the server counts them; 0 for none, which is the statement's beginning
     * @return empty if the statement does not stand in this script just once
     */
    public OptionalInt line(String executed, int position) {
        StatementSearch search = new StatementSearch(this);
        StatementSearch.Match match = search.find(executed, 0);
        if (search.find(executed, match.first() + 1).count() > 0) {
            return OptionalInt.empty();
        }
        return new ExecutedPosition(executed, position)
                .line(StreamSupport.stream(spliterator(), false)
                        .skip(Math.max(match.first(), 0))
                        .limit(match.count()));
    }

    /**
     * Refuse what only psql understands.
     *
     * @param file the name of the script, for people
     * @throws MistakeException if there is a meta-command outside of strings, comments and the rows of a {@code COPY}
     */
    public void refuseMetaCommands(String file) {
        StatementCutter cutter = new StatementCutter(text);
        while (cutter.hasNext()) {
            cutter.next();
        }
        cutter.metaCommand().ifPresent(found -> {
            throw found.refused(file);
        });
    }
}
