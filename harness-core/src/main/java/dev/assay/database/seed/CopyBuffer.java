package dev.assay.database.seed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.postgresql.util.ByteConverter;
import org.postgresql.util.PGBinaryObject;

/** Rows in the binary format of {@code COPY} (PostgreSQL documentation, COPY, "Binary Format"). */
final class CopyBuffer {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int TRAILER = -1;
    private static final int NULL = -1;

    private byte[] content = new byte[1 << 16];
    private int length;

    /** Begin anew, with signature, flags and an empty header extension. */
    void begin() {
        length = 0;
        octets(SIGNATURE);
        int32(0);
        int32(0);
    }

    void beginRow(int columns) {
        int16(columns);
    }

    void end() {
        int16(TRAILER);
    }

    void nothing() {
        int32(NULL);
    }

    /** Write a value with its length before it, which is known afterwards. */
    void field(Kind kind, Object value) {
        int32(0);
        int start = length;
        kind.write(value, this);
        ByteConverter.int4(content, start - Integer.BYTES, length - start);
    }

    void field(byte[] encoded) {
        int32(encoded.length);
        octets(encoded);
    }

    void int8(int value) {
        int at = reserve(1);
        content[at] = (byte) value;
    }

    void int16(int value) {
        int at = reserve(Short.BYTES);
        ByteConverter.int2(content, at, value);
    }

    void int32(int value) {
        int at = reserve(Integer.BYTES);
        ByteConverter.int4(content, at, value);
    }

    void int64(long value) {
        int at = reserve(Long.BYTES);
        ByteConverter.int8(content, at, value);
    }

    void text(String value) {
        octets(value.getBytes(StandardCharsets.UTF_8));
    }

    void octets(byte[] value) {
        int at = reserve(value.length);
        System.arraycopy(value, 0, content, at, value.length);
    }

    void object(PGBinaryObject value) {
        int at = reserve(value.lengthInBytes());
        value.toBytes(content, at);
    }

    byte[] content() {
        return content;
    }

    int length() {
        return length;
    }

    /** Make room, which may replace the array: ask before it is named. */
    private int reserve(int octets) {
        int at = length;
        length += octets;
        if (length > content.length) {
            content = Arrays.copyOf(content, Math.max(length, 2 * content.length));
        }
        return at;
    }
}
