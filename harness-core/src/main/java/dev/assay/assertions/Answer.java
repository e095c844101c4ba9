package dev.assay.assertions;

import dev.assay.check.Nearest;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why an assertion does not hold.
 *
 * @param expected what was asserted
 * @param found what is the case
 * @param means what that usually means; may be empty
 * @param fix what mends it; may be empty
 */
record Answer(String expected, String found, String means, String fix) {
    private static final int NAMES = 12;

    static Answer of(String expected, String found) {
        return new Answer(expected, found, "", "");
    }

    /** Say that something is missing, and what there is instead. */
    static Answer missing(String expected, String kinds, String written, Collection<String> known) {
        Answer answer = of(expected, "no such name; " + kinds + " are " + names(written, known));
        return Nearest.to(written, known)
                .map(name -> answer.fix("did you mean [" + name + "]?"))
                .orElse(answer);
    }

    Answer means(String reason) {
        return new Answer(expected, found, reason, fix);
    }

    Answer fix(String line) {
        return new Answer(expected, found, means, line);
    }

    private static String names(String written, Collection<String> known) {
        String shown = Nearest.sorted(written, known).stream().limit(NAMES).collect(Collectors.joining(", ", "[", "]"));
        return known.size() > NAMES ? shown + " and " + (known.size() - NAMES) + " more" : shown;
    }

    String text() {
        return Stream.of(
                        line("expected: ", expected),
                        line("found:    ", found),
                        line("means:    ", means),
                        line("fix:      ", fix))
                .collect(Collectors.joining());
    }

    private static String line(String title, String content) {
        return content.isEmpty() ? "" : "\n" + title + content.strip().replace("\n", "\n" + " ".repeat(title.length()));
    }
}
