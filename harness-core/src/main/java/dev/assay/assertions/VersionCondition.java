package dev.assay.assertions;

import dev.assay.check.MistakeException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A comparison with a version.
 *
 * @param operator {@code >=}, {@code >}, {@code =}, {@code <} or {@code <=}
 * @param version numbers with dots
 */
record VersionCondition(String operator, String version) {
    private static final Pattern FORM = Pattern.compile("\\s*(>=|<=|=|>|<)?\\s*(\\d+(?:\\.\\d+)*)\\s*");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    static VersionCondition parse(String condition) {
        Matcher form = FORM.matcher(condition);
        if (!form.matches()) {
            throw new MistakeException(
                    "hasExtension version [" + condition + "]",
                    "this is no comparison with a version",
                    "",
                    "hasExtension(\"vector\", \">= 0.7\")");
        }
        return new VersionCondition(form.group(1) == null ? "=" : form.group(1), form.group(2));
    }

    boolean holds(String found) {
        int order = compare(numbers(found), numbers(version));
        return switch (operator) {
            case ">=" -> order >= 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            case "<" -> order < 0;
            default -> order == 0;
        };
    }

    private static List<Integer> numbers(String version) {
        return Stream.of(NUMBER.matcher(version)
                        .results()
                        .map(match -> Integer.valueOf(match.group()))
                        .toArray(Integer[]::new))
                .toList();
    }

    private static int compare(List<Integer> left, List<Integer> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int order = Integer.compare(part(left, i), part(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int part(List<Integer> numbers, int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }
}
