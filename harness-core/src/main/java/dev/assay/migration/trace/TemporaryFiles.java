package dev.assay.migration.trace;

import dev.assay.migration.Notice;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Adds up the temporary files that a server said it had removed. */
final class TemporaryFiles {
    private static final Pattern SIZE = Pattern.compile("\"[^\"]*pgsql_tmp[^\"]*\", size ([0-9]+)");

    private TemporaryFiles() {}

    static long bytes(List<Notice> notices) {
        return notices.stream()
                .flatMap(notice -> SIZE.matcher(notice.message()).results())
                .map((MatchResult size) -> size.group(1))
                .mapToLong(Long::parseLong)
                .sum();
    }
}
