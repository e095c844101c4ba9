package dev.assay.migration.policy;

import dev.assay.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A new version is greater than all that have been recorded, for a runner passes over what comes too late.
 *
 * @param numbering how versions are numbered
 */
public record Order(Numbering numbering) implements Policy {
    private static final Pattern TIMESTAMP =
            Pattern.compile("(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{0,6}");

    /** How versions are numbered. */
    public enum Numbering {
        /** In any way that grows. */
        GROWING("each new version is greater than all recorded ones"),
        /** Each is the next number. */
        GAPLESS("each new version is the next number"),
        /** Each begins with a date, {@code 20260131} or {@code 20260131120000}. */
        TIMESTAMPS("each new version is a later timestamp");

        private final String sentence;

        Numbering(String sentence) {
            this.sentence = sentence;
        }
    }

    @Override
    public String name() {
        return "order";
    }

    @Override
    public String sentence() {
        return numbering.sentence;
    }

    /** Gaps are seen in the files alone. */
    @Override
    public boolean needsRecorded() {
        return numbering != Numbering.GAPLESS;
    }

    @Override
    public List<Finding> breaches(MigrationHistory history) {
        List<Finding> found = new ArrayList<>();
        Optional<FileVersion> last = history.lastKept();
        for (MigrationFile file : history.unkept()) {
            if (file.version().isPresent()) {
                judge(file.name(), file.version().get(), last, found);
                last = Optional.of(
                        last.filter(earlier -> earlier.compareTo(file.version().get()) > 0)
                                .orElse(file.version().get()));
            }
        }
        return found;
    }

    private void judge(String file, FileVersion version, Optional<FileVersion> last, List<Finding> found) {
        if (last.isPresent() && version.compareTo(last.get()) <= 0) {
            found.add(new Finding(
                    "order",
                    file + " does not come after version " + last.get(),
                    "databases that have " + last.get() + " pass over it or refuse it"));
            found.add(Finding.of("fix", "give it a version greater than " + last.get()));
        } else if (numbering == Numbering.GAPLESS && !version.follows(last.orElse(FileVersion.of("0")))) {
            found.add(new Finding(
                    "gap",
                    file + " leaves a gap after version "
                            + last.map(FileVersion::toString).orElse("0"),
                    "a file may be missing"));
            found.add(Finding.of("fix", "give it the next version"));
        } else if (numbering == Numbering.TIMESTAMPS
                && !TIMESTAMP.matcher(version.toString()).matches()) {
            found.add(new Finding(
                    "timestamp",
                    file + " has a version that is no timestamp",
                    "two branches could take the same number"));
            found.add(Finding.of("fix", "name it such as V20260131120000__add_owner.sql"));
        }
    }
}
