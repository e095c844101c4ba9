package dev.assay.migration.script;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts a script into statements. Looks at each character a fixed number of times; not thread-safe. */
final class StatementCutter implements Iterator<ScriptStatement> {
    private final String text;
    private final SqlScanner scanner;
    private final LineCounter lines;
    /** Comments behind a semicolon with another statement on their line. */
    private final List<String> carried = new ArrayList<>();

    private boolean more;
    private @Nullable ScriptStatement next;
    private @Nullable MetaCommand metaCommand;

    StatementCutter(String text) {
        this.text = text;
        this.scanner = new SqlScanner(text);
        this.lines = new LineCounter(text);
        this.more = advance();
        this.next = cut();
    }

    /** Return the first command of psql in what has been cut so far. */
    Optional<MetaCommand> metaCommand() {
        return Optional.ofNullable(metaCommand);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public ScriptStatement next() {
        ScriptStatement result = next;
        if (result == null) {
            throw new NoSuchElementException("the script has ended");
        }
        next = cut();
        return result;
    }

    private @Nullable ScriptStatement cut() {
        List<String> comments = new ArrayList<>(carried);
        carried.clear();
        while (more && (scanner.isComment() || scanner.isSymbol(';'))) {
            noteComment(comments);
            more = advance();
        }
        if (!more) {
            return null;
        }
        int start = scanner.start();
        int line = lines.at(start);
        StatementShape shape = new StatementShape();
        int end = start;
        while (more && !(scanner.isSymbol(';') && shape.complete())) {
            noteComment(comments);
            if (!scanner.isComment()) {
                shape.add(scanner);
                end = scanner.end();
            }
            more = advance();
        }
        Optional<CopyData> rows = more && shape.copiesFromClient() ? copyData() : Optional.empty();
        if (more) {
            takeRestOfLine(comments);
        }
        return new ScriptStatement(text.substring(start, end), line, comments, rows);
    }

    private boolean advance() {
        boolean found = scanner.advance();
        while (found && scanner.isSymbol('\\')) {
            noteMetaCommand();
            found = scanner.advance();
        }
        return found;
    }

    /** Dumps guard themselves with two commands that mean nothing to a server; the rest of such a line is no SQL. */
    private void noteMetaCommand() {
        if (metaCommand != null) {
            return;
        }
        int end = lineEnd(scanner.start());
        String command = text.substring(scanner.start(), end).strip();
        if (command.startsWith("\\restrict ") || command.startsWith("\\unrestrict ")) {
            scanner.skipTo(end);
        } else {
            metaCommand = new MetaCommand(command, new LineCounter(text).at(scanner.start()));
        }
    }

    private void noteComment(List<String> comments) {
        if (scanner.isComment()) {
            comments.add(Comments.withoutMarks(text.substring(scanner.start(), scanner.end())));
        }
    }

    /** Comments behind the semicolon are of this statement, unless the next one begins on the same line. */
    private void takeRestOfLine(List<String> comments) {
        int end = scanner.end();
        more = advance();
        while (more && scanner.isComment() && !breaks(end, scanner.start())) {
            noteComment(carried);
            end = scanner.end();
            more = advance();
        }
        if (!more || breaks(end, scanner.start())) {
            comments.addAll(carried);
            carried.clear();
        }
    }

    private boolean breaks(int from, int until) {
        for (int i = from; i < until; i++) {
            if (text.charAt(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    private Optional<CopyData> copyData() {
        int lineEnd = lineEnd(scanner.end());
        if (new SqlScanner(text.substring(scanner.end(), lineEnd)).advance()) {
            // What stands on its line is SQL for psql; nobody writes rows behind that.
            return Optional.of(new CopyData(text, lineEnd, lineEnd));
        }
        int from = Math.min(lineEnd + 1, text.length());
        int at = from;
        while (at < text.length() && !endsCopy(at)) {
            at = Math.min(lineEnd(at) + 1, text.length());
        }
        scanner.skipTo(lineEnd(at));
        return Optional.of(new CopyData(text, from, at));
    }

    private boolean endsCopy(int at) {
        return text.startsWith("\\.", at)
                && text.substring(at, lineEnd(at)).strip().equals("\\.");
    }

    private int lineEnd(int from) {
        int at = text.indexOf('\n', from);
        return at < 0 ? text.length() : at;
    }
}
