package dev.assay.chaos.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** Messages of our own, and fields of others', in version 3 of the protocol. */
final class Messages {
    /** What starts each message but the first: a type byte and a length that counts itself. */
    static final int HEAD = 5;

    private Messages() {}

    static ByteBuf query(String sql) {
        return message('Q', cString(sql));
    }

    static ByteBuf parse(String name, String sql) {
        return message('P', cString(name), cString(sql), new byte[2]);
    }

    static ByteBuf bind(String name) {
        return message('B', cString(name), cString(name), new byte[6]);
    }

    static ByteBuf execute(String portal) {
        return message('E', cString(portal), new byte[4]);
    }

    static ByteBuf close(char kind, String name) {
        return message('C', new byte[] {(byte) kind}, cString(name));
    }

    static ByteBuf commandComplete(String tag) {
        return message('C', cString(tag));
    }

    static ByteBuf error(String severity, String sqlState, String text) {
        return report('E', severity, sqlState, text);
    }

    static ByteBuf notice(String text) {
        return report('N', "NOTICE", "00000", text);
    }

    /** Read a text that ends with a zero, or with what is there. */
    static String text(ByteBuf bytes, int from, int end) {
        int zero = from < end ? bytes.indexOf(from, end, (byte) 0) : -1;
        return bytes.toString(from, Math.max(0, (zero < 0 ? end : zero) - from), UTF_8);
    }

    /** Return the index after the zero that ends a text, or the end. */
    static int afterText(ByteBuf bytes, int from, int end) {
        int zero = from < end ? bytes.indexOf(from, end, (byte) 0) : -1;
        return zero < 0 ? end : zero + 1;
    }

    /** Read the SQLSTATE of an ErrorResponse, empty where it has none. */
    static String sqlState(ByteBuf bytes, int from, int end) {
        int at = from;
        while (at < end && bytes.getByte(at) != 0) {
            if (bytes.getByte(at) == 'C') {
                return text(bytes, at + 1, end);
            }
            at = afterText(bytes, at + 1, end);
        }
        return "";
    }

    private static ByteBuf report(char type, String severity, String sqlState, String text) {
        return message(
                type,
                cString("S" + severity),
                cString("V" + severity),
                cString("C" + sqlState),
                cString("M" + text),
                new byte[1]);
    }

    private static ByteBuf message(char type, byte[]... parts) {
        ByteBuf body = Unpooled.wrappedBuffer(parts);
        ByteBuf whole = Unpooled.buffer(HEAD + body.readableBytes());
        whole.writeByte(type).writeInt(4 + body.readableBytes());
        return whole.writeBytes(body);
    }

    private static byte[] cString(String text) {
        return ByteBufUtil.getBytes(Unpooled.copiedBuffer(text + '\0', UTF_8));
    }
}
