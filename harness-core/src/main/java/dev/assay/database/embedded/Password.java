package dev.assay.database.embedded;

import dev.assay.database.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** The password of the superuser of one server: 32 random bytes. */
final class Password {
    static final String USER = "postgres";
    /** On loopback, where neither can work: not asking saves two round trips for each connection. */
    private static final Map<String, String> DRIVER = Map.of("sslmode", "disable", "gssEncMode", "disable");

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    static Password random() {
        return new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(32)));
    }

    static Password read(Path file) throws IOException {
        return new Password(Files.readString(file).strip());
    }

    /** Write to a new file that only the owner can read. */
    void write(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text + "\n");
    }

    Login login() {
        return new Login(USER, text, DRIVER);
    }

    String verifier() {
        return ScramVerifier.of(text, randomBytes(16));
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
