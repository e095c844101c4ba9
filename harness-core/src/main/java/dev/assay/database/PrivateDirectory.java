package dev.assay.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory of one user below a temporary directory that others may write to as well. */
public final class PrivateDirectory {
    private static final String RIGHTS = "rwx------";

    private PrivateDirectory() {}

    /**
     * Make it where it is not there.
     *
     * @param temporary the temporary directory
     * @return a directory that nobody else can read or write
     * @throws DatabaseException if it cannot be made, or was made by somebody else
     */
    public static Path below(Path temporary) {
        Path directory = temporary.toAbsolutePath().resolve("assay-" + userId());
        try {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(RIGHTS)));
            }
            requireOwn(directory);
            return directory;
        } catch (IOException e) {
            throw new DatabaseException("Could not make the directory [%s]: %s".formatted(directory, e), e);
        }
    }

    /** In a shared directory somebody else may have been there first. */
    private static void requireOwn(Path directory) throws IOException {
        Object owner = Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        String rights =
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS));
        if (!owner.equals(userId()) || !rights.equals(RIGHTS)) {
            throw new DatabaseException(
                    "Directory [%s] must belong to user id [%d] with rights [rwx------], found [%s] and [%s]; remove it or choose another temporary directory"
                            .formatted(directory, userId(), owner, rights));
        }
    }

    /**
     * Give the numeric id of the user of this process.
     *
     * @return 0 for root
     * @throws DatabaseException if this is not Linux
     */
    public static int userId() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | UnsupportedOperationException e) {
            throw new DatabaseException(
                    "Could not read the user id from [/proc/self], which only Linux has: there is no embedded server and no private directory here",
                    e);
        }
    }
}
