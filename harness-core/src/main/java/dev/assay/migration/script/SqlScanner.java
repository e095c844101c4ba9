package dev.assay.migration.script;

/**
 * Walks over SQL token by token as PostgreSQL's lexer does with standard conforming strings, without copying text. In linear
 * time; not thread-safe.
 */
final class SqlScanner {
    private static final String OPERATOR = "~!@#^&|`?+-*/%<>=";
    /** An operator of several characters may end in a sign only if it has one of these. */
    private static final String KEEPS_SIGN = "~!@#^&|`?%";

    private final String text;
    private final QuoteScanner quotes;
    private Token.Kind kind = Token.Kind.SYMBOL;
    private int start;
    private int end;

    SqlScanner(String text) {
        this.text = text;
        this.quotes = new QuoteScanner(text);
        this.end = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /** Go to the next token; false at the end. */
    boolean advance() {
        start = end;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        end = start;
        if (start == text.length()) {
            return false;
        }
        read(text.charAt(start));
        return true;
    }

    /** Go on behind an offset, past what is no SQL. */
    void skipTo(int offset) {
        end = offset;
    }

    Token.Kind kind() {
        return kind;
    }

    int start() {
        return start;
    }

    /** Return the offset behind the token; the end of the text if it is never closed. */
    int end() {
        return end;
    }

    Token token() {
        return new Token(kind, text.substring(start, end), start);
    }

    boolean isComment() {
        return kind == Token.Kind.COMMENT && !quotes.open();
    }

    boolean isSymbol(char symbol) {
        return kind == Token.Kind.SYMBOL && end == start + 1 && text.charAt(start) == symbol;
    }

    boolean isWord(String word) {
        return kind == Token.Kind.WORD
                && end - start == word.length()
                && text.regionMatches(true, start, word, 0, word.length());
    }

    static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private void read(char first) {
        char second = at(start + 1);
        if (first == '-' && second == '-') {
            found(Token.Kind.COMMENT, quotes.lineComment(start));
        } else if (first == '/' && second == '*') {
            found(Token.Kind.COMMENT, quotes.blockComment(start));
        } else if (first == '\'') {
            found(Token.Kind.STRING, quotes.string(start, false));
        } else if (first == '"') {
            found(Token.Kind.QUOTED_NAME, quotes.name(start));
        } else if (first == '$') {
            dollar();
        } else if (isDigit(first) || (first == '.' && isDigit(second))) {
            found(Token.Kind.NUMBER, number());
        } else if (startsName(first)) {
            word(first, second);
        } else {
            found(Token.Kind.SYMBOL, symbol(first, second));
        }
    }

    private void found(Token.Kind what, int behind) {
        kind = what;
        end = behind;
    }

    private void word(char first, char second) {
        char letter = Character.toLowerCase(first);
        if (second == '\'' && "ebxn".indexOf(letter) >= 0) {
            found(Token.Kind.STRING, quotes.string(start + 1, letter == 'e'));
        } else if (letter == 'u' && second == '&' && at(start + 2) == '\'') {
            found(Token.Kind.STRING, quotes.string(start + 2, false));
        } else if (letter == 'u' && second == '&' && at(start + 2) == '"') {
            found(Token.Kind.QUOTED_NAME, quotes.name(start + 2));
        } else {
            int at = start + 1;
            while (continuesName(at(at))) {
                at++;
            }
            found(Token.Kind.WORD, at);
        }
    }

    private void dollar() {
        int at = start + 1;
        if (isDigit(at(at))) {
            found(Token.Kind.PARAMETER, digits(at));
            return;
        }
        while (startsName(at(at)) || (at > start + 1 && isDigit(at(at)))) {
            at++;
        }
        if (at(at) == '$') {
            found(Token.Kind.STRING, quotes.dollars(start, at + 1));
        } else {
            found(Token.Kind.SYMBOL, start + 1);
        }
    }

    private int number() {
        char base = Character.toLowerCase(at(start + 1));
        if (at(start) == '0' && (base == 'x' || base == 'o' || base == 'b')) {
            int at = start + 2;
            while (Character.digit(at(at), 16) >= 0 || at(at) == '_') {
                at++;
            }
            return at;
        }
        int at = digits(start);
        if (at(at) == '.' && at(at + 1) != '.') {
            at = digits(at + 1);
        }
        int sign = at(at + 1) == '+' || at(at + 1) == '-' ? 1 : 0;
        return (at(at) == 'e' || at(at) == 'E') && isDigit(at(at + 1 + sign)) ? digits(at + 1 + sign) : at;
    }

    private int digits(int from) {
        int at = from;
        while (isDigit(at(at)) || (at(at) == '_' && isDigit(at(at + 1)))) {
            at++;
        }
        return at;
    }

    private int symbol(char first, char second) {
        if (OPERATOR.indexOf(first) < 0) {
            boolean pair = (first == ':' && (second == ':' || second == '=')) || (first == '.' && second == '.');
            return start + (pair ? 2 : 1);
        }
        int at = start + 1;
        boolean keepsSign = KEEPS_SIGN.indexOf(first) >= 0;
        while (OPERATOR.indexOf(at(at)) >= 0 && !startsComment(at)) {
            keepsSign |= KEEPS_SIGN.indexOf(at(at)) >= 0;
            at++;
        }
        while (!keepsSign && at > start + 1 && (at(at - 1) == '+' || at(at - 1) == '-')) {
            at--;
        }
        return at;
    }

    private boolean startsComment(int at) {
        return (at(at) == '-' && at(at + 1) == '-') || (at(at) == '/' && at(at + 1) == '*');
    }

    private char at(int offset) {
        return offset < text.length() ? text.charAt(offset) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean startsName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= '\u0080';
    }

    private static boolean continuesName(char c) {
        return startsName(c) || isDigit(c) || c == '$';
    }
}
