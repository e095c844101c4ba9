package dev.assay.chaos.schedule;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name, what stands in parentheses behind it, and what follows.
 *
 * @param name the name
 * @param arguments without the parentheses; empty if there are none
 * @param rest what follows; may be empty
 */
record Named(String name, String arguments, String rest) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9-]*)\\s*(.*)", Pattern.DOTALL);

    static Optional<Named> read(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(split(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    private static Named split(String name, String behind) {
        if (!behind.startsWith("(")) {
            return new Named(name, "", behind);
        }
        int end = Text.closing(behind);
        return new Named(
                name, behind.substring(1, end), behind.substring(end + 1).strip());
    }
}
