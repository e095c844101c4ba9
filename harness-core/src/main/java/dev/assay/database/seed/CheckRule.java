package dev.assay.database.seed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CHECK expression as the server prints it. Read are comparisons of a column with a number, lists of values, NOT NULL, and
 * those joined by AND. Everything else is left to the server, which refuses rows that break it.
 */
record CheckRule(String expression) {
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
    /** Types of several words are listed, or a cast would swallow the operator behind it. */
    static final Pattern CAST = Pattern.compile(
            "::(character varying|bit varying|double precision|time(stamp)? with(out)? time zone|[\\w\".]+)"
                    + "(\\([\\d,]+\\))?(\\[])?");

    private static final Pattern PARENTHESES_OF_VALUE = Pattern.compile("(?<!\\w)\\((\"[^\"]+\"|[\\w$.-]+)\\)");
    private static final Pattern NOT_SIMPLE = Pattern.compile("\\w\\(| OR |\\bNOT \\(|\\bCASE\\b");
    private static final Pattern COMPARED = Pattern.compile("(\"[^\"]+\"|\\S+) (>=|>|<=|<) (\\S+)");
    private static final Pattern EQUAL = Pattern.compile("(\"[^\"]+\"|\\S+) = (\\S+)");
    private static final Pattern LISTED = Pattern.compile("(\"[^\"]+\"|\\S+) = ANY ARRAY\\[(.*)]");
    private static final Pattern REQUIRED = Pattern.compile("(\"[^\"]+\"|\\S+) IS NOT NULL");

    /** Narrow the limits of the columns that the expression names, by column name. */
    void narrow(Map<String, Limits> limits) {
        List<String> literals = new ArrayList<>();
        String text = LITERAL.matcher(expression).replaceAll(found -> {
            literals.add(found.group(1).replace("''", "'"));
            return Matcher.quoteReplacement("$" + (literals.size() - 1));
        });
        text = CAST.matcher(text).replaceAll("");
        text = PARENTHESES_OF_VALUE.matcher(text).replaceAll("$1");
        if (!NOT_SIMPLE.matcher(text).find()) {
            for (String part : text.replaceAll("[()]", "").split(" AND ", -1)) {
                read(part.strip(), literals, limits);
            }
        }
    }

    private static void read(String part, List<String> literals, Map<String, Limits> limits) {
        match(LISTED, part)
                .ifPresent(found -> apply(
                        found,
                        limits,
                        known -> known.only(Arrays.stream(found.group(2).split(", ", -1))
                                .map(value -> value(value, literals))
                                .toList())));
        match(REQUIRED, part).ifPresent(found -> apply(found, limits, Limits::notNull));
        match(EQUAL, part)
                .filter(found -> found.group(2).matches("\\$\\d+|-?[\\d.]+"))
                .ifPresent(
                        found -> apply(found, limits, known -> known.only(List.of(value(found.group(2), literals)))));
        match(COMPARED, part).ifPresent(found -> number(value(found.group(3), literals))
                .ifPresent(bound -> apply(found, limits, known -> known.and(found.group(2), bound))));
    }

    private static void apply(MatchResult found, Map<String, Limits> limits, UnaryOperator<Limits> narrower) {
        String written = found.group(1);
        String column =
                written.startsWith("\"") ? written.replaceAll("^\"|\"$", "").replace("\"\"", "\"") : written;
        limits.computeIfPresent(column, (name, known) -> narrower.apply(known));
    }

    private static Optional<MatchResult> match(Pattern pattern, String part) {
        Matcher matcher = pattern.matcher(part);
        return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    private static String value(String written, List<String> literals) {
        return written.startsWith("$") ? literals.get(Integer.parseInt(written.substring(1))) : written;
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("-?\\d+(\\.\\d+)?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
