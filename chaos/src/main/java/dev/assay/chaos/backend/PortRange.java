package dev.assay.chaos.backend;

import dev.assay.check.UnreadableException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Ports that proxies may listen on.
 *
 * @param first the first
 * @param last the last; 0 to 0 lets the server of proxies choose
 */
record PortRange(int first, int last) {
    static final PortRange ANY = new PortRange(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})-(\\d{1,5})");
    private static final int HIGHEST = 65_535;
    private static final String EXAMPLE = "8666-8697";

    static PortRange parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new UnreadableException(text, "is no range of ports", EXAMPLE);
        }
        PortRange range = new PortRange(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        if (range.first < 1 || range.last > HIGHEST || range.first > range.last) {
            throw new UnreadableException(text, "does not lie in order between 1 and " + HIGHEST, EXAMPLE);
        }
        return range;
    }

    boolean isAny() {
        return equals(ANY);
    }

    List<Integer> all() {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    Set<Integer> without(Set<Integer> lent) {
        Set<Integer> free = new TreeSet<>(all());
        if (!isAny()) {
            free.removeAll(lent);
        }
        return free;
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
