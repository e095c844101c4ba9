package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import dev.assay.database.PrivateDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The account that server programs run under. They refuse to be root, so root steps aside: into a user namespace where the kernel
 * allows it, else to an unprivileged user id that may still pass through root's own directories.
 */
enum ServerAccount {
    /** An ordinary user runs servers as itself. */
    SELF,
    /** Root in a user namespace without a mapping: the program sees the overflow user, the kernel still root's files. */
    NAMESPACE,
    /** An unprivileged user id. */
    UNPRIVILEGED;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Find the account for this process. */
    static ServerAccount find() {
        if (userId() != 0) {
            return SELF;
        }
        return List.of(NAMESPACE, UNPRIVILEGED).stream()
                .filter(ServerAccount::works)
                .findFirst()
                .orElseThrow(() -> new DatabaseException("""
                        PostgreSQL does not run as root, and neither way aside works here: [unshare --user] and [setpriv --reuid=65534].
                        Install util-linux (apt-get install util-linux), or run as an ordinary user."""));
    }

    /** Give the numeric id of the user of this process. */
    static int userId() {
        return PrivateDirectory.userId();
    }

    List<String> running(List<String> command) {
        List<String> words = new ArrayList<>(prefix());
        words.addAll(command);
        return words;
    }

    /** Hand a directory over to the account. */
    void own(Path directory) {
        if (this == UNPRIVILEGED) {
            new Command(List.of("chown", "-R", "65534:65534", directory.toString()))
                    .expectSuccess(LIMIT, "The server's user id must own its data directory.");
        }
    }

    private List<String> prefix() {
        return switch (this) {
            case SELF -> List.of();
            case NAMESPACE -> List.of("unshare", "--user");
            case UNPRIVILEGED ->
                List.of(
                        "setpriv",
                        // The server asks access(2) about its own program, which without this bit forgets the
                        // capability.
                        "--securebits=+no_setuid_fixup",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        "--inh-caps=-all,+dac_override",
                        "--ambient-caps=-all,+dac_override");
        };
    }

    private boolean works() {
        return new Command(running(List.of("true"))).succeeds(LIMIT);
    }
}
