package dev.assay.chaos.fault;

import dev.assay.check.Quantity;
import dev.assay.check.UnreadableException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.regex.Pattern;

/** What stands in the parentheses behind a fault's name, read from left to right. */
public final class FaultArguments {
    private static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*(?:\\.[A-Za-z_][A-Za-z0-9_$]*)?");

    private static final Pattern WORD = Pattern.compile("[A-Za-z]+(?: [A-Za-z]+)?");

    private final String step;
    private final String example;
    private final Deque<String> unread = new ArrayDeque<>();

    /**
     * Begin to read.
     *
     * @param step as the schedule has it
     * @param inParentheses what stands between its parentheses; empty if nothing does
     * @param example a step that is accepted
     */
    public FaultArguments(String step, String inParentheses, String example) {
        this.step = step;
        this.example = example;
        if (!inParentheses.isBlank()) {
            Arrays.stream(inParentheses.split(",", -1)).map(String::strip).forEach(unread::add);
        }
    }

    /** Return the next argument, a time. */
    public Duration duration() {
        String text = unread.poll();
        if (text == null) {
            throw new UnreadableException(step, "lacks a time in parentheses", example);
        }
        return wholeMillis(text);
    }

    /** Return the time behind a name, if that name comes next. */
    public Duration named(String name, Duration otherwise) {
        String text = unread.peek();
        if (text == null || !text.startsWith(name + " ")) {
            return otherwise;
        }
        unread.remove();
        return wholeMillis(text.substring(name.length()).strip());
    }

    /** Return the next argument, the name of a table with or without its schema. */
    public String table() {
        String text = unread.poll();
        if (text == null) {
            throw new UnreadableException(step, "lacks a table in parentheses", example);
        }
        requireTable(text);
        return text;
    }

    /** Return the next argument, a whole number between two bounds. */
    public int whole(String what, int least, int most) {
        String text = unread.poll();
        if (text == null) {
            throw new UnreadableException(step, "lacks " + what + " in parentheses", example);
        }
        BigDecimal number = Quantity.count(text).amount();
        if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new UnreadableException(text, "is not between " + least + " and " + most, Integer.toString(least));
        }
        return number.intValueExact();
    }

    /** Return the next argument, an amount of bytes above zero. */
    public long bytes() {
        String text = unread.poll();
        if (text == null) {
            throw new UnreadableException(step, "lacks a size in parentheses", example);
        }
        BigDecimal bytes = Quantity.bytes(text).amount();
        if (bytes.signum() == 0) {
            throw new UnreadableException(text, "is nothing", "256MB");
        }
        return bytes.longValueExact();
    }

    /**
     * Refuse what is not the name of a table that needs no quotes.
     *
     * @throws UnreadableException if it is not
     */
    public static void requireTable(String text) {
        if (!TABLE.matcher(text).matches()) {
            throw new UnreadableException(text, "is not the name of a table that needs no quotes", "orders");
        }
    }

    /** Return the next argument, a word such as the leading keyword of a statement. */
    public String word(String what) {
        String text = unread.poll();
        if (text == null) {
            throw new UnreadableException(step, "lacks " + what + " in parentheses", example);
        }
        if (!WORD.matcher(text).matches()) {
            throw new UnreadableException(text, "is not " + what, example);
        }
        return text;
    }

    /** Return the whole number behind a name, between two bounds, if that name comes next. */
    public int named(String name, int least, int most, int otherwise) {
        String text = unread.peek();
        if (text == null || !text.startsWith(name + " ")) {
            return otherwise;
        }
        unread.remove();
        unread.addFirst(text.substring(name.length()).strip());
        return whole(name, least, most);
    }

    void expectNone() {
        if (!unread.isEmpty()) {
            throw new UnreadableException(unread.getFirst(), "is one argument too many", example);
        }
    }

    private static Duration wholeMillis(String text) {
        BigDecimal millis = Quantity.duration(text).amount();
        if (millis.signum() == 0 || millis.stripTrailingZeros().scale() > 0) {
            throw new UnreadableException(text, "is not a time of whole milliseconds above zero", "200ms");
        }
        return Duration.ofMillis(millis.longValueExact());
    }
}
