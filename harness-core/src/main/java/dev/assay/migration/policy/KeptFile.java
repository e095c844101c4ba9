package dev.assay.migration.policy;

import dev.assay.check.MistakeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration that was recorded: a line of the kept file, in the form of {@code sha256sum}.
 *
 * @param name below its location
 * @param checksum its SHA-256
 */
public record KeptFile(String name, String checksum) {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S.*)");

    /** Read a line. */
    static KeptFile parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new MistakeException(
                    "the kept migrations",
                    "a line is not a checksum and a file: [" + line + "]",
                    "The file is written by Assay and only ever grows",
                    "bring the line back from the history of the file");
        }
        return new KeptFile(parts.group(2), parts.group(1));
    }

    String line() {
        return checksum + "  " + name;
    }
}
