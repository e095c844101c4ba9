package dev.assay.migration.hazard;

import dev.assay.migration.script.Token;
import java.util.List;
import java.util.Set;

/**
 * Tells operands that are the same for every row from those that another table or a query gives.
 *
 * @param tokens a piece of a statement
 * @param columns the names of all columns
 * @param variables whether an unknown name may be a variable, as within a block
 */
record Constants(List<Token> tokens, Set<String> columns, boolean variables) {
    private static final Set<String> QUERIES = Set.of("select", "with", "table", "any", "all", "some", "array");
    private static final Set<String> VALUES = Set.of("true", "false", "null", "localtime", "localtimestamp");

    /** Return whether the operand that begins here is a constant, a parameter, or a list of such. */
    boolean at(int start) {
        if (start >= tokens.size()) {
            return false;
        }
        Token token = tokens.get(start);
        return switch (token.kind()) {
            case STRING, NUMBER, PARAMETER -> true;
            case QUOTED_NAME, COMMENT -> false;
            case WORD -> isWord(token, start);
            case SYMBOL ->
                token.text().equals("(") ? hasNone(start + 1, behind(start)) : isSign(token) && at(start + 1);
        };
    }

    private boolean isWord(Token word, int at) {
        String next = at + 1 < tokens.size() ? tokens.get(at + 1).text() : "";
        if (word.is("ANY") || word.is("ARRAY")) {
            return (next.equals("(") || next.equals("[") || next.equalsIgnoreCase("ARRAY"))
                    && hasNone(at + 1, end(at + 1));
        }
        return next.equals("(") ? hasNone(at + 1, behind(at + 1)) : !next.equals(".") && isValue(word, at);
    }

    private boolean isValue(Token word, int at) {
        String name = StatementText.name(word);
        boolean typed = at + 1 < tokens.size() && tokens.get(at + 1).kind() == Token.Kind.STRING;
        return typed
                || VALUES.contains(name)
                || name.startsWith("current_")
                || (variables && !QUERIES.contains(name) && !columns.contains(name));
    }

    private static boolean isSign(Token token) {
        return token.text().equals("-")
                || token.text().equals("+")
                || token.text().equals(":");
    }

    /** Return whether nothing here belongs to a row: no column, no query. */
    private boolean hasNone(int from, int to) {
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            boolean qualified = i + 1 < to && tokens.get(i + 1).text().equals(".");
            if (StatementText.isName(token) && (qualified || isOfRow(token))) {
                return false;
            }
        }
        return true;
    }

    private boolean isOfRow(Token token) {
        return token.is("SELECT") || token.is("TABLE") || columns.contains(StatementText.name(token));
    }

    private int end(int open) {
        int at = tokens.get(open).is("ARRAY") ? open + 1 : open;
        return at < tokens.size() ? behind(at) : at;
    }

    /** Return where what is opened here is closed. */
    private int behind(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            String text = tokens.get(i).text();
            depth += text.equals("(") || text.equals("[") ? 1 : 0;
            depth -= text.equals(")") || text.equals("]") ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }
}
