package dev.assay.statement;

import dev.assay.check.MistakeException;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import dev.assay.check.WrittenAttribute;
import dev.assay.load.Operation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Collects the promises of a {@link StatementCheck}. Every value is read as soon as it is given; what cannot be read or
 * meant is refused with a {@link MistakeException}. Not thread-safe.
 */
public final class StatementCheckBuilder {
    /** How many calls are judged unless it is said otherwise. */
    public static final int CALLS = 20;

    private static final int MOST_CALLS = 10_000;

    private final Operation operation;
    private final Map<Measure, Quantity> limits = new EnumMap<>(Measure.class);
    private final Set<String> tables = new LinkedHashSet<>();
    private final Set<String> indexes = new LinkedHashSet<>();
    private int calls = CALLS;
    private Terms terms = Terms.DEFAULT;

    StatementCheckBuilder(Operation operation) {
        this.operation = operation;
    }

    /**
     * Promise that a call sends at most so many statements, such as {@code 1}. Those of functions are not counted, those that
     * the server refuses are.
     */
    public StatementCheckBuilder maxStatements(String limit) {
        WrittenAttribute written = attribute(Measure.STATEMENTS, limit, "1");
        if (number(written).amount().signum() == 0) {
            throw written.mistake("a call that sends no statement cannot be judged");
        }
        return limit(Measure.STATEMENTS, written, this::number);
    }

    /** Promise that a call reads at most so many pages of 8 kB, cached or not, such as {@code 200}. */
    public StatementCheckBuilder maxBuffers(String limit) {
        return limit(Measure.BUFFERS, attribute(Measure.BUFFERS, limit, "200"), this::number);
    }

    /** Promise that the statements of a call return or change at most so many rows, such as {@code 10}. */
    public StatementCheckBuilder maxRows(String limit) {
        WrittenAttribute written = attribute(Measure.ROWS, limit, "10");
        return limit(Measure.ROWS, written, attribute -> attribute.read(Quantity::count));
    }

    /** Promise that a call writes at most so much to temporary files, such as {@code 0B} or {@code 16MB}. */
    public StatementCheckBuilder maxTemp(String limit) {
        WrittenAttribute written = attribute(Measure.TEMP, limit, "0B");
        return limit(Measure.TEMP, written, attribute -> attribute.read(Quantity::bytes));
    }

    /**
     * Promise that a call writes at most so much write-ahead log, such as {@code 0B} or {@code 1kB}. Calls whose log holds
     * whole pages, because a checkpoint came before, are judged only if all do.
     */
    public StatementCheckBuilder maxWal(String limit) {
        WrittenAttribute written = attribute(Measure.WAL, limit, "1kB");
        return limit(Measure.WAL, written, attribute -> attribute.read(Quantity::bytes));
    }

    /** Promise that no call reads a table, or a partition of it, in sequence. The name is written as in SQL. */
    public StatementCheckBuilder noSequentialScanOn(String table) {
        tables.add(named("noSequentialScanOn", table, "documents"));
        return this;
    }

    /** Promise that every call reads an index, or that of a partition. The name is written as in SQL. */
    public StatementCheckBuilder usesIndex(String index) {
        indexes.add(named("usesIndex", index, "documents_embedding_idx"));
        return this;
    }

    /** Judge so many calls, 1 to 10,000; 20 unless set. */
    public StatementCheckBuilder calls(int number) {
        if (number < 1 || number > MOST_CALLS) {
            throw new WrittenAttribute(StatementCheck.KIND, "calls", String.valueOf(number), "20")
                    .mistake("it is not between 1 and 10,000");
        }
        calls = number;
        return this;
    }

    /** State id, reason, severity and answer to an undecided verdict, for every promise of this budget. */
    public StatementCheckBuilder terms(Terms common) {
        terms = common;
        return this;
    }

    /**
     * Return the budget.
     *
     * @throws MistakeException if nothing was promised
     */
    public StatementCheck check() {
        List<Rule> rules = new ArrayList<>();
        limits.forEach((measure, limit) -> rules.add(cost(measure, limit)));
        tables.forEach(table -> rules.add(new ScanRule(
                promise("no sequential scan on " + table, "no call reads [" + table + "] in sequence"), table)));
        indexes.forEach(index ->
                rules.add(new IndexRule(promise("index " + index, "every call reads [" + index + "]"), index)));
        if (rules.isEmpty()) {
            throw new MistakeException(
                    StatementCheck.NAME,
                    "it has no promise",
                    "A budget that promises nothing cannot be broken",
                    "statements = \"1\"");
        }
        return new StatementCheck(operation, rules, calls);
    }

    private CostRule cost(Measure measure, Quantity limit) {
        Threshold threshold = Threshold.atMost(limit);
        return new CostRule(
                new Promise(StatementCheck.KIND, measure.attribute(), measure.sentence(limit), threshold, terms),
                measure);
    }

    private Promise promise(String name, String sentence) {
        return new Promise(StatementCheck.KIND, name, sentence, null, terms);
    }

    private StatementCheckBuilder limit(
            Measure measure, WrittenAttribute written, Function<WrittenAttribute, Quantity> reader) {
        limits.put(measure, reader.apply(written));
        return this;
    }

    private Quantity number(WrittenAttribute written) {
        return new Quantity(written.read(Quantity::count).amount(), Unit.NUMBER);
    }

    private static String named(String attribute, String name, String example) {
        if (name.isBlank()) {
            throw new WrittenAttribute(StatementCheck.KIND, attribute, name, example).mistake("it names nothing");
        }
        return name.strip();
    }

    private static WrittenAttribute attribute(Measure measure, String text, String example) {
        return new WrittenAttribute(StatementCheck.KIND, measure.attribute(), text, example);
    }
}
