package dev.assay.migration.script;

import java.io.Reader;
import java.nio.CharBuffer;

/** Rows for {@code COPY ... FROM STDIN} as they stand in their script; looked at there, never copied. Immutable. */
public final class CopyData {
    private final String script;
    private final int from;
    private final int until;

    CopyData(String script, int from, int until) {
        this.script = script;
        this.from = from;
        this.until = until;
    }

    /** Return a reader of the rows, without the line that ends them. */
    public Reader reader() {
        return new BufferReader(CharBuffer.wrap(script, from, until));
    }

    private static final class BufferReader extends Reader {
        private final CharBuffer rows;

        BufferReader(CharBuffer rows) {
            this.rows = rows;
        }

        @Override
        public int read(char[] target, int offset, int length) {
            int count = Math.min(length, rows.remaining());
            rows.get(target, offset, count);
            return count == 0 && length > 0 ? -1 : count;
        }

        @Override
        public void close() {}
    }
}
