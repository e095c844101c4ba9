package dev.assay.statement;

import dev.assay.check.Unit;
import java.util.List;
import java.util.function.ToLongFunction;

/** What can be counted of one call. */
enum Measure {
    STATEMENTS("statements", Unit.NUMBER, "the client sends at most %s statements in a call") {
        @Override
        long of(Call call) {
            return call.sent();
        }
    },
    BUFFERS("buffers", Unit.NUMBER, "the statements of a call read at most %s pages") {
        @Override
        long of(Call call) {
            return sum(call, PlanNode::buffers);
        }
    },
    ROWS("rows", Unit.ROWS, "the statements of a call return or change at most %s") {
        @Override
        long of(Call call) {
            return call.planned().stream()
                    .mapToLong(statement -> statement.plan().result())
                    .sum();
        }
    },
    TEMP("temp", Unit.BYTES, "the statements of a call write at most %s of temporary files") {
        @Override
        long of(Call call) {
            return sum(call, plan -> plan.number("Temp Written Blocks")) * PAGE;
        }
    },
    WAL("wal", Unit.BYTES, "the statements of a call write at most %s of write-ahead log") {
        @Override
        long of(Call call) {
            return sum(call, plan -> plan.number("WAL Bytes"));
        }
    };

    /** The bytes of a page. It is a choice of who builds PostgreSQL, and no known distribution chooses another. */
    static final long PAGE = 8_192;

    private final String attribute;
    private final Unit unit;
    private final String sentence;

    Measure(String attribute, Unit unit, String sentence) {
        this.attribute = attribute;
        this.unit = unit;
        this.sentence = sentence;
    }

    abstract long of(Call call);

    /** Return what one statement adds to the figure of its call. */
    long of(ExecutedStatement statement) {
        return of(new Call(1, List.of(statement)));
    }

    /** Return the name of the attribute and of the promise. */
    String attribute() {
        return attribute;
    }

    Unit unit() {
        return unit;
    }

    String sentence(Object limit) {
        return sentence.formatted(limit);
    }

    String write(long amount) {
        return unit.write(amount);
    }

    private static long sum(Call call, ToLongFunction<PlanNode> figure) {
        return call.charged()
                .mapToLong(statement -> figure.applyAsLong(statement.plan()))
                .sum();
    }
}
