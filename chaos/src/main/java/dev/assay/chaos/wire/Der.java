package dev.assay.chaos.wire;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The few values of DER (ITU-T X.690) that a certificate needs. */
final class Der {
    private static final int SHORT = 0x80;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return value(0x30, parts);
    }

    static byte[] set(byte[]... parts) {
        return value(0x31, parts);
    }

    static byte[] tagged(int number, byte[]... parts) {
        return value(0xa0 + number, parts);
    }

    static byte[] integer(long number) {
        return value(0x02, BigInteger.valueOf(number).toByteArray());
    }

    static byte[] text(int tag, String text) {
        return value(tag, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] bits(byte[] bytes) {
        return value(0x03, new byte[1], bytes);
    }

    static byte[] octets(byte[] bytes) {
        return value(0x04, bytes);
    }

    /** An object identifier in its encoded form. */
    static byte[] identifier(int... encoded) {
        byte[] bytes = new byte[encoded.length];
        for (int index = 0; index < encoded.length; index++) {
            bytes[index] = (byte) encoded[index];
        }
        return value(0x06, bytes);
    }

    static byte[] value(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (length < SHORT) {
            whole.write(length);
        } else {
            byte[] digits = BigInteger.valueOf(length).toByteArray();
            int skipped = digits[0] == 0 ? 1 : 0;
            whole.write(SHORT + digits.length - skipped);
            whole.write(digits, skipped, digits.length - skipped);
        }
        Arrays.stream(parts).forEach(whole::writeBytes);
        return whole.toByteArray();
    }
}
