package dev.assay.database.seed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column as the catalog describes it.
 *
 * @param name as the catalog spells it
 * @param type what it holds
 * @param required whether it is NOT NULL
 * @param generated whether the server computes it from others
 * @param initial the default as SQL, if it has one
 * @param sequence what numbers it, for identity columns and {@code serial}
 * @param limits what CHECK constraints say
 */
record Column(
        String name,
        TypeShape type,
        boolean required,
        boolean generated,
        Optional<String> initial,
        Optional<String> sequence,
        Limits limits) {
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern COMPUTED = Pattern.compile("\\w\\(|CURRENT_|LOCALTIME|SESSION_USER");
    private static final Pattern NEXT_VALUE = Pattern.compile("nextval\\('(.*)'::regclass\\)");

    /** Say whether the default is the same at any time, so that leaving the column out makes equal tables. */
    boolean hasConstantDefault() {
        return initial.map(sql -> !COMPUTED.matcher(CheckRule.CAST
                                .matcher(LITERAL.matcher(sql).replaceAll(""))
                                .replaceAll(""))
                        .find())
                .orElse(false);
    }

    boolean acceptsNull() {
        return !required && !limits.required();
    }

    /** Find the sequence in the default of a column that does not own it. */
    static Optional<String> sequenceIn(String initial) {
        Matcher matcher = NEXT_VALUE.matcher(initial);
        return matcher.matches() ? Optional.of(matcher.group(1).replace("''", "'")) : Optional.empty();
    }

    Column with(Limits read) {
        return new Column(name, type, required, generated, initial, sequence, read);
    }

    String quoted() {
        return quoted(name);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
