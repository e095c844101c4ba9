package dev.assay.database.embedded;

import dev.assay.database.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A stopped cluster in the cache: its data directory as one archive, the password it was stopped with, and a checksum. */
record ClusterImage(Path directory) {
    static final String ARCHIVE = "data.tar";
    private static final String PASSWORD = "password";
    private static final String CHECKSUM = "checksum";

    /** Fill a new image from the data directory of a stopped server. */
    void write(Path data, Password password) throws IOException {
        long sum = archive().pack(data);
        password.write(directory.resolve(PASSWORD));
        Files.writeString(directory.resolve(CHECKSUM), text(sum));
    }

    /**
     * Copy to a data directory.
     *
     * @return the password it was stopped with
     * @throws IOException if a file is missing or not what was written
     */
    Password copyTo(Path data) throws IOException {
        String expected = Files.readString(directory.resolve(CHECKSUM));
        String found = text(archive().checksum());
        if (!found.equals(expected)) {
            throw new IOException("Checksum [%s] of [%s], expected [%s]".formatted(found, directory, expected));
        }
        archive().unpack(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        return Password.read(directory.resolve(PASSWORD));
    }

    private ClusterArchive archive() {
        return new ClusterArchive(directory.resolve(ARCHIVE));
    }

    private static String text(long sum) {
        return "%08x".formatted(sum);
    }
}
