package dev.assay.database.external;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One setting of a running server.
 *
 * @param name its name
 * @param shown its value as {@code SHOW} gives it
 * @param value its value as a number in units, or as {@code shown}
 * @param unit what one of {@code value} is, empty for settings without a unit
 * @param perDatabase whether the role may give it to a database of its own
 */
record ServerSetting(String name, String shown, String value, String unit, boolean perDatabase) {
    private static final Pattern QUANTITY = Pattern.compile("([-+]?[0-9]+(?:\\.[0-9]+)?)\\s*([0-9]?[A-Za-z]*)");
    private static final List<Set<String>> SWITCHES =
            List.of(Set.of("on", "true", "yes", "1"), Set.of("off", "false", "no", "0"));

    /** Memory in bytes and time in microseconds (PostgreSQL manual, section 20.1.1). */
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("B", 1L),
            Map.entry("kB", 1L << 10),
            Map.entry("8kB", 1L << 13),
            Map.entry("MB", 1L << 20),
            Map.entry("GB", 1L << 30),
            Map.entry("TB", 1L << 40),
            Map.entry("us", 1L),
            Map.entry("ms", 1_000L),
            Map.entry("s", 1_000_000L),
            Map.entry("min", 60_000_000L),
            Map.entry("h", 3_600_000_000L),
            Map.entry("d", 86_400_000_000L));

    /** Tell whether the server already has a value. */
    boolean holds(String wanted) {
        if (name.equals("shared_preload_libraries")) {
            return libraries(shown).containsAll(libraries(wanted));
        }
        return shown.equalsIgnoreCase(wanted) || sameSwitch(wanted) || sameQuantity(wanted);
    }

    private static List<String> libraries(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(library -> !library.isEmpty())
                .toList();
    }

    private boolean sameSwitch(String wanted) {
        return Set.of("on", "off").contains(shown)
                && SWITCHES.stream().anyMatch(same -> same.contains(wanted) && same.contains(shown));
    }

    private boolean sameQuantity(String wanted) {
        Matcher asked = QUANTITY.matcher(wanted.strip());
        Matcher here = QUANTITY.matcher(value);
        if (!asked.matches() || !here.matches()) {
            return false;
        }
        Optional<BigDecimal> amount = amount(asked.group(1), asked.group(2).isEmpty() ? unit : asked.group(2));
        return amount.isPresent() && amount.equals(amount(here.group(1), unit));
    }

    private static Optional<BigDecimal> amount(String number, String unit) {
        return Optional.ofNullable(UNITS.get(unit)).map(size -> new BigDecimal(number)
                .multiply(BigDecimal.valueOf(size))
                .stripTrailingZeros());
    }
}
