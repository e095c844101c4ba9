package dev.assay.chaos.history;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings values that are equal to people into one form: drivers return the same number as several types. Stateless. */
final class Values {
    private Values() {}

    static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Byte || value instanceof Short || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    static Map<String, @Nullable Object> plain(Map<?, ? extends @Nullable Object> state) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        state.forEach((key, value) -> plain.put(String.valueOf(key), plain(value)));
        return plain;
    }

    static Map<String, Long> amounts(Map<?, ? extends Number> state) {
        Map<String, Long> amounts = new LinkedHashMap<>();
        state.forEach((key, value) -> amounts.put(String.valueOf(key), value.longValue()));
        return amounts;
    }
}
