package dev.assay.migration.script;

/**
 * A piece of SQL.
 *
 * @param kind what it is
 * @param text as it stands, with its quotes
 * @param offset where it begins, in characters
 */
public record Token(Kind kind, String text, int offset) {
    /** What a piece of SQL can be. */
    public enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in double quotes. */
        QUOTED_NAME,
        /**
         * A string in single quotes, with its prefix such as {@code E} and with what continues it on later lines, or one between
         * dollars.
         */
        STRING,
        /** A number. */
        NUMBER,
        /** A positional parameter: {@code $1}. */
        PARAMETER,
        /** Anything else that is no blank: a whole operator such as {@code <=>} or {@code ::}, a parenthesis, a comma. */
        SYMBOL,
        /** A comment of either kind, with its marks. */
        COMMENT
    }

    /** Return whether it is this keyword, in any case. */
    public boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
}
