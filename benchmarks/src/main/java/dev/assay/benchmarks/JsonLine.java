package dev.assay.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One JSON object of figures on one line. Not thread-safe. */
final class JsonLine {
    private final List<String> members = new ArrayList<>();

    JsonLine figure(String key, int decimals, double value) {
        return member(key, String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    /** Write null for a figure that was not asked for. */
    JsonLine figure(String key, int decimals, Optional<Double> value) {
        return value.map(known -> figure(key, decimals, known.doubleValue())).orElseGet(() -> member(key, "null"));
    }

    JsonLine count(String key, long value) {
        return member(key, Long.toString(value));
    }

    private JsonLine member(String key, String value) {
        members.add("\"%s\":%s".formatted(key, value));
        return this;
    }

    @Override
    public String toString() {
        return "{" + String.join(",", members) + "}";
    }
}
