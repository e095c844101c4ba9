package dev.assay.migration.hazard;

import dev.assay.migration.script.Token;
import dev.assay.migration.trace.StatementTrace;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The body of a trigger function that the migration made. */
record CopyingFunction(List<Token> body) {
    /** Find the statement that made it, the last if there are several. */
    static Optional<CopyingFunction> in(List<StatementTrace> statements, String name) {
        return statements.stream()
                .map(StatementText::of)
                .filter(text -> text.startsWith("CREATE") && text.contains("RETURNS") && text.names(name))
                .reduce((first, second) -> second)
                .map(text -> new CopyingFunction(text.withBodies().words().tokens()));
    }

    /** Return whether it gives this column of the new row a value. */
    boolean sets(String column) {
        return IntStream.range(0, body.size()).anyMatch(i -> isAssignment(i) && isColumn(i + 2, column));
    }

    /** Return whether it gives a column of the new row a value from another column of it. */
    boolean copies() {
        return IntStream.range(0, body.size()).filter(this::isAssignment).anyMatch(this::readsOther);
    }

    /** The shape is {@code NEW.x := ...} or {@code NEW.x = ...} at the begin of a statement. */
    private boolean isAssignment(int at) {
        return at + 3 < body.size()
                && isField(at)
                && body.get(at + 3).text().matches(":|=|:=")
                && (at == 0
                        || body.get(at - 1).text().equals(";")
                        || body.get(at - 1).kind() == Token.Kind.WORD)
                && !(at > 0 && isCondition(body.get(at - 1)));
    }

    private static boolean isCondition(Token token) {
        return token.is("IF") || token.is("AND") || token.is("OR") || token.is("WHEN") || token.is("NOT");
    }

    private boolean isField(int at) {
        return at + 2 < body.size()
                && body.get(at).is("NEW")
                && body.get(at + 1).text().equals(".");
    }

    private boolean isColumn(int at, String column) {
        return StatementText.isName(body.get(at))
                && StatementText.name(body.get(at)).equals(column);
    }

    private boolean readsOther(int at) {
        String column = StatementText.name(body.get(at + 2));
        return IntStream.range(at + 3, body.size())
                .takeWhile(i -> !body.get(i).text().equals(";"))
                .anyMatch(i -> isField(i) && !isColumn(i + 2, column));
    }
}
