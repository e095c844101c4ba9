package dev.assay.migration.script;

import java.util.List;

/**
 * Where a statement stands in its script.
 *
 * @param line the line of its first word, from 1
 * @param comments the comments that are its own, without their marks, as in {@link ScriptStatement}
 */
public record StatementPlace(int line, List<String> comments) {
    public StatementPlace {
        comments = List.copyOf(comments);
    }
}
