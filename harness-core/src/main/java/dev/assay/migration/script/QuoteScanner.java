package dev.assay.migration.script;

/** Finds where strings, quoted names and comments end. Not thread-safe. */
final class QuoteScanner {
    private final String text;
    private boolean open;

    QuoteScanner(String text) {
        this.text = text;
    }

    /** Return whether the last one ran into the end of the text. */
    boolean open() {
        return open;
    }

    /** Return the offset behind a string whose quote stands here, with what continues it on later lines. */
    int string(int quote, boolean escapes) {
        int at = quote + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && escapes) {
                at += 2;
            } else if (c != '\'') {
                at++;
            } else if (text.startsWith("'", at + 1)) {
                at += 2;
            } else {
                int next = continuation(at + 1);
                if (next < 0) {
                    return closed(at + 1);
                }
                at = next + 1;
            }
        }
        return torn();
    }

    int name(int quote) {
        int at = text.indexOf('"', quote + 1);
        while (at >= 0 && text.startsWith("\"", at + 1)) {
            at = text.indexOf('"', at + 2);
        }
        return at < 0 ? torn() : closed(at + 1);
    }

    /** Return the offset behind a string whose opening tag, with its dollars, stands here. */
    int dollars(int from, int behindTag) {
        int at = text.indexOf(text.substring(from, behindTag), behindTag);
        return at < 0 ? torn() : closed(at + behindTag - from);
    }

    int lineComment(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return closed(at);
    }

    int blockComment(int from) {
        int depth = 1;
        int at = from + 2;
        while (at < text.length()) {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return closed(at);
                }
            } else {
                at++;
            }
        }
        return torn();
    }

    /** A string goes on where another quote follows after blanks and comments with a line break among them. */
    private int continuation(int from) {
        boolean broken = false;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' && broken) {
                return at;
            }
            broken |= c == '\n' || c == '\r';
            if (text.startsWith("--", at)) {
                at = lineComment(at);
            } else if (SqlScanner.isBlank(c)) {
                at++;
            } else {
                return -1;
            }
        }
        return -1;
    }

    private int closed(int behind) {
        open = false;
        return behind;
    }

    private int torn() {
        open = true;
        return text.length();
    }
}
