package dev.assay.chaos.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;

/** Byte streams like those of the protocol, mutated like them, or like nothing, from a seed. Not thread-safe. */
public final class FuzzStreams {
    private static final String CLIENT_TYPES = "QPBDESHCFdcfpXQPBES";
    private static final String SERVER_TYPES = "RKZTDCEINSAsnt123GHWdcvZCZC";
    private static final String[] TEXTS = {
        "SELECT 1",
        "COMMIT",
        "BEGIN; INSERT INTO t VALUES ('a;b'); COMMIT",
        "/* x */ insert",
        "$a$ ; $a",
        "'",
        "",
        "COPY t FROM"
    };

    private final Random random;

    /** Create it; everything is drawn from this. */
    public FuzzStreams(Random random) {
        this.random = random;
    }

    /** Return what a client may say. */
    public byte[] client() {
        return stream(out -> {
            if (random.nextInt(4) == 0) {
                packet(out, 80877103, "");
            }
            packet(out, random.nextInt(20) == 0 ? random.nextInt() : 196608, "user\0u\0database\0d\0\0");
            messages(out, CLIENT_TYPES);
        });
    }

    /** Return what a server may say. */
    public byte[] server() {
        return stream(out -> {
            if (random.nextInt(4) == 0) {
                out.writeByte(random.nextBoolean() ? 'N' : 'S');
            }
            messages(out, SERVER_TYPES);
        });
    }

    private byte[] stream(Script script) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (random.nextInt(5) > 0) {
                script.write(new DataOutputStream(bytes));
            } else {
                bytes.write(noise(random.nextInt(2_000)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return mutated(bytes.toByteArray());
    }

    private byte[] mutated(byte[] bytes) {
        int flips = bytes.length == 0 || random.nextBoolean() ? 0 : random.nextInt(5);
        for (int flip = 0; flip < flips; flip++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return random.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private void messages(DataOutputStream out, String types) throws IOException {
        int count = random.nextInt(40);
        for (int message = 0; message < count; message++) {
            byte[] body = body();
            out.writeByte(types.charAt(random.nextInt(types.length())));
            out.writeInt(4 + body.length);
            out.write(body);
        }
    }

    private byte[] body() {
        return switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> noise(random.nextInt(random.nextInt(20) == 0 ? 30_000 : 40));
            default ->
                ("s" + random.nextInt(3) + '\0' + TEXTS[random.nextInt(TEXTS.length)] + "\0\0\0").getBytes(ISO_8859_1);
        };
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static void packet(DataOutputStream out, int code, String settings) throws IOException {
        out.writeInt(8 + settings.length());
        out.writeInt(code);
        out.writeBytes(settings);
    }

    /** Writes a stream. */
    private interface Script {
        void write(DataOutputStream out) throws IOException;
    }
}
