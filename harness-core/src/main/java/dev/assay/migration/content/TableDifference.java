package dev.assay.migration.content;

import dev.assay.check.Finding;
import dev.assay.check.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How what a table holds differs from what was expected.
 *
 * @param expected the content expected
 * @param actual the content found
 * @param missing columns that only the expected table has
 * @param additional columns that only the actual table has
 * @param compared columns of both that were compared
 * @param changed those among them with other values, or with the same values in other rows
 * @param shuffled whether rows differ although no column does; seen in tables without a key alone
 */
public record TableDifference(
        TableContent expected,
        TableContent actual,
        List<String> missing,
        List<String> additional,
        List<String> compared,
        List<String> changed,
        boolean shuffled) {
    public TableDifference {
        Objects.requireNonNull(expected);
        Objects.requireNonNull(actual);
        missing = List.copyOf(missing);
        additional = List.copyOf(additional);
        compared = List.copyOf(compared);
        changed = List.copyOf(changed);
    }

    static TableDifference between(TableContent expected, TableContent actual, ColumnPatterns without) {
        List<String> compared = expected.sharedColumns(actual, without);
        List<String> changed = expected.changed(actual, compared);
        return new TableDifference(
                expected,
                actual,
                only(expected, actual, without),
                only(actual, expected, without),
                compared,
                changed,
                changed.isEmpty() && expected.isShuffled(actual, compared));
    }

    private static List<String> only(TableContent in, TableContent notIn, ColumnPatterns without) {
        return in.columns().keySet().stream()
                .filter(column -> !notIn.columns().containsKey(column))
                .filter(column -> !without.match(in.table().name(), column))
                .toList();
    }

    /** Return the name of the table. */
    public String name() {
        return expected.table().name();
    }

    /** Return whether there is nothing to say. */
    public boolean isEmpty() {
        return !hasOtherRows() && !isOpen() && missing.isEmpty() && additional.isEmpty();
    }

    /** Return whether rows came, went or changed, as far as both sides have the columns. */
    public boolean hasOtherRows() {
        return expected.rows() != actual.rows() || !changed.isEmpty() || shuffled;
    }

    /**
     * Return whether sums cannot tell if values stand in other rows: no key was compared, and some columns were left out. The rows
     * themselves can, see {@link ContentDifference#rows}.
     */
    boolean isOpen() {
        return !hasOtherRows() && !isKeyed() && compared.size() > 1 && !isWhole();
    }

    /** Sums over whole rows are those of the same columns. */
    private boolean isWhole() {
        return expected.table().key().isEmpty()
                && actual.table().key().isEmpty()
                && List.copyOf(expected.columns().keySet())
                        .equals(List.copyOf(actual.columns().keySet()))
                && expected.whole().equals(actual.whole());
    }

    /** Return whether both sides tell by the same key which row is which. */
    boolean isKeyed() {
        List<String> key = expected.table().key();
        return !key.isEmpty() && key.equals(actual.table().key()) && compared.containsAll(key);
    }

    /** Return a finding for the count, or else one for the columns that changed: with rows gone or new, all of them have. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (expected.rows() != actual.rows()) {
            findings.add(Finding.of(
                    "rows", name() + " has [" + written(actual) + "] rows, expected [" + written(expected) + "]"));
        }
        if (expected.rows() == actual.rows() && !changed.isEmpty()) {
            findings.add(Finding.of("changed", name() + ": other values in [" + String.join(", ", changed) + "]"));
        }
        if (shuffled) {
            findings.add(Finding.of("changed", name() + ": the same values, but in other rows"));
        }
        return findings;
    }

    private static String written(TableContent content) {
        return Unit.NUMBER.write(content.rows());
    }
}
