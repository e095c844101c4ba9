package dev.assay.migration.script;

import java.util.Optional;

/**
 * Follows a script while it runs, statement by statement. Blanks, comments and semicolons may differ from the script. A
 * statement that is not found, because the runner changed it, such as by replacing placeholders, is taken for the next one
 * that has not run. Not thread-safe.
 */
public final class ScriptCursor {
    private final StatementSearch search;
    private int next;

    ScriptCursor(Script script) {
        this.search = new StatementSearch(script);
    }

    /**
     * Return where the statement stands that runs now.
     *
     * @param sql the statement as the runner sent it, or several at once
     * @return empty if the script has no statement left that it could be
     */
    public Optional<StatementPlace> locate(String sql) {
        StatementSearch.Match match = search.find(sql, next);
        if (match.count() == 0 && search.has(next)) {
            match = new StatementSearch.Match(next, 1);
        }
        next = Math.max(next, match.first() + match.count());
        return search.place(match);
    }
}
