package dev.assay.migration.script;

/** Numbers the lines of a text, from 1. Asked with growing offsets it reads the text once; not thread-safe. */
final class LineCounter {
    private final String text;
    private int offset;
    private int line = 1;

    LineCounter(String text) {
        this.text = text;
    }

    /** Return the line of an offset that is not before the last one asked for. */
    int at(int asked) {
        while (offset < asked) {
            if (text.charAt(offset++) == '\n') {
                line++;
            }
        }
        return line;
    }
}
