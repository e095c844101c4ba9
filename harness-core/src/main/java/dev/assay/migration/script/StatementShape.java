package dev.assay.migration.script;

import java.util.Locale;

/** What of a statement decides whether a semicolon ends it. Fed with its tokens in order; not thread-safe. */
final class StatementShape {
    private enum Kind {
        UNDECIDED,
        ROUTINE,
        RULE,
        COPY,
        OTHER
    }

    private Kind kind = Kind.UNDECIDED;
    private boolean first = true;
    private int parentheses;
    private int blocks;
    private boolean afterBegin;
    private boolean afterFrom;
    private boolean fromClient;

    /** Return whether a semicolon here ends the statement. */
    boolean complete() {
        return blocks == 0 && (kind != Kind.RULE || parentheses <= 0);
    }

    /** Return whether its rows follow it in the script. */
    boolean copiesFromClient() {
        return fromClient;
    }

    void add(SqlScanner token) {
        if (kind == Kind.UNDECIDED) {
            decide(token);
        }
        first = false;
        switch (kind) {
            case ROUTINE -> countBlocks(token);
            case COPY -> fromClient |= afterFrom && parentheses == 0 && token.isWord("STDIN");
            default -> {}
        }
        afterBegin = token.isWord("BEGIN");
        afterFrom = token.isWord("FROM");
        if (token.isSymbol('(')) {
            parentheses++;
        } else if (token.isSymbol(')')) {
            parentheses--;
        }
    }

    private void decide(SqlScanner token) {
        String word = token.kind() == Token.Kind.WORD && token.end() - token.start() <= 9
                ? token.token().text().toUpperCase(Locale.ROOT)
                : "";
        kind = switch (word) {
            case "COPY" -> first ? Kind.COPY : Kind.OTHER;
            case "CREATE" -> first ? Kind.UNDECIDED : Kind.OTHER;
            case "OR", "REPLACE" -> first ? Kind.OTHER : Kind.UNDECIDED;
            case "FUNCTION", "PROCEDURE" -> first ? Kind.OTHER : Kind.ROUTINE;
            case "RULE" -> first ? Kind.OTHER : Kind.RULE;
            default -> Kind.OTHER;
        };
    }

    /** In a body CASE has an END of its own. */
    private void countBlocks(SqlScanner token) {
        if (blocks == 0) {
            blocks = afterBegin && token.isWord("ATOMIC") ? 1 : 0;
        } else if (token.isWord("CASE")) {
            blocks++;
        } else if (token.isWord("END")) {
            blocks--;
        }
    }
}
