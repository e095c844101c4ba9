package dev.assay.chaos.wire;

/** Reads just enough of SQL to find words and ends of statements. Any text is accepted. */
final class SqlScanner {
    private final String text;
    private int at;

    SqlScanner(String text) {
        this.text = text;
    }

    boolean more() {
        return at < text.length();
    }

    /** Return the next word in capitals, or nothing where something else comes next. */
    String word() {
        skipSpace();
        int start = at;
        while (more() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return SqlStatement.upper(text.substring(start, at));
    }

    /** Return the text up to the next semicolon that is none of a literal, name or comment, and pass it. */
    String statement() {
        int start = at;
        while (more() && text.charAt(at) != ';') {
            step();
        }
        String statement = text.substring(start, at);
        at = Math.min(at + 1, text.length());
        return statement;
    }

    private void skipSpace() {
        while (more() && (Character.isWhitespace(text.charAt(at)) || comment())) {
            step();
        }
    }

    private boolean comment() {
        return text.startsWith("--", at) || text.startsWith("/*", at);
    }

    private void step() {
        if (text.startsWith("--", at)) {
            passTo("\n", at);
        } else if (text.startsWith("/*", at)) {
            blockComment();
        } else if (text.charAt(at) == '\'') {
            literal();
        } else if (text.charAt(at) == '"') {
            passTo("\"", at + 1);
        } else if (text.charAt(at) == '$') {
            dollar();
        } else {
            at++;
        }
    }

    private void passTo(String end, int from) {
        int found = text.indexOf(end, from);
        at = found < 0 ? text.length() : found + end.length();
    }

    private void blockComment() {
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && more());
        at = Math.min(at, text.length());
    }

    private void literal() {
        boolean escapes = at > 0 && Character.toUpperCase(text.charAt(at - 1)) == 'E';
        at++;
        while (more() && text.charAt(at) != '\'') {
            at += escapes && text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, text.length());
    }

    private void dollar() {
        int end = at + 1;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end)) && text.charAt(end) != '$') {
            end++;
        }
        boolean tag = end < text.length() && text.charAt(end) == '$' && !Character.isDigit(text.charAt(at + 1));
        if (tag) {
            passTo(text.substring(at, end + 1), end + 1);
        } else {
            at++;
        }
    }
}
