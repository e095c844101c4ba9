package dev.assay.migration.policy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration that was recorded: a line of the kept file, in the form of {@code sha256sum}.
 *
 * @param name below its location
 * @param checksum its SHA-256; zeros for a class, see {@link MigrationFile#checksum}
 */
public record KeptFile(String name, String checksum) {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S.*)");

    /** Read a line; empty if it is none. */
    static Optional<KeptFile> parse(String line) {
        Matcher parts = LINE.matcher(line);
        return parts.matches() ? Optional.of(new KeptFile(parts.group(2), parts.group(1))) : Optional.empty();
    }

    String line() {
        return checksum + "  " + name;
    }
}
