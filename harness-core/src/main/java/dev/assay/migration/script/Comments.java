package dev.assay.migration.script;

import java.util.stream.Collectors;

/** Comments as people read them. */
final class Comments {
    private Comments() {}

    /** Return the words of a comment of either kind, each line stripped, without a border of asterisks. */
    static String withoutMarks(String comment) {
        String words = comment.startsWith("--")
                ? comment.substring(2)
                : comment.substring(2, Math.max(2, comment.length() - 2));
        return words.lines()
                .map(line -> withoutBorder(line.strip()))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static String withoutBorder(String line) {
        return line.equals("*") || line.startsWith("* ") ? line.substring(1).strip() : line;
    }
}
