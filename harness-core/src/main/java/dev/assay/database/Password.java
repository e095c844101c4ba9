package dev.assay.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;

/** The password of the superuser of one server: 32 random bytes. Every server that Assay starts has one of its own. */
public final class Password {
    /** The superuser that it belongs to. */
    public static final String USER = "postgres";

    /** On loopback, where neither can work: not asking saves two round trips for each connection. */
    private static final Map<String, String> DRIVER = Map.of("sslmode", "disable", "gssEncMode", "disable");

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /**
     * Draw a password.
     *
     * @return 256 bits from a secure source
     */
    public static Password random() {
        return new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(32)));
    }

    /**
     * Read a password that {@link #write} wrote.
     *
     * @param file the file
     * @return the password in it
     * @throws IOException if it cannot be read
     */
    public static Password read(Path file) throws IOException {
        return new Password(Files.readString(file).strip());
    }

    /**
     * Write to a new file that only the owner can read.
     *
     * @param file must not exist
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text + "\n");
    }

    /**
     * Give the login on loopback, without encryption.
     *
     * @return superuser and password, for the driver
     */
    public Login login() {
        return new Login(USER, text, DRIVER);
    }

    /**
     * Give it to the superuser of a server in place of the one there. The server gets what it stores, a SCRAM verifier: the password itself
     * is then part of no statement and no log.
     *
     * @param session of the superuser
     * @throws SQLException if the server refuses it
     */
    public void replaceIn(Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(USER, verifier()));
        }
    }

    String verifier() {
        return ScramVerifier.of(text, randomBytes(16));
    }

    /**
     * Give the text itself, for a server that must be told a first password when it is made. Only a password that is replaced before
     * anything is done with the server may be given away so.
     *
     * @return the password
     */
    public String text() {
        return text;
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
