package dev.assay.assertions;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assertions about what a function does when it is called. */
public final class FunctionAssert extends SubjectAssert<FunctionAssert, String> {
    private final @Nullable Signature function;
    private final DatabaseAssert database;

    FunctionAssert(Subject subject, @Nullable Signature function, DatabaseAssert database) {
        super(subject, function == null ? null : function.text(), FunctionAssert.class);
        this.function = function;
        this.database = database;
    }

    /** Go back to assertions about the database. */
    public DatabaseAssert returnToDatabase() {
        return database;
    }

    /**
     * Assert what it returns.
     *
     * @param expected the one value; compared as {@link QueryAssert#returns} does
     * @param arguments a value for each argument
     * @throws dev.assay.check.MistakeException for more or fewer arguments than the function takes
     */
    public FunctionAssert returns(@Nullable Object expected, @Nullable Object... arguments) {
        return call(arguments, (call, outcome) -> {
            List<@Nullable Object> row = Collections.singletonList(expected);
            if (!(outcome instanceof Outcome.Done done && done.rows().equalTo(Collections.singletonList(row)))) {
                throw new Unmet(Answer.of(call + " returns " + row, found(outcome)));
            }
        });
    }

    /** Assert that it fails with this SQLSTATE, such as {@code P0001} for an exception that it raises. */
    public FunctionAssert failsWith(String state, @Nullable Object... arguments) {
        return call(arguments, (call, outcome) -> {
            if (!(outcome instanceof Outcome.Refused refused && refused.state().equals(state))) {
                throw new Unmet(Answer.of(call + " fails with " + SqlStates.named(state), found(outcome)));
            }
        });
    }

    /** Assert that it is declared immutable, so that indexes may use it. */
    public FunctionAssert isImmutable() {
        Signature called = function;
        return demand(text -> {
            if (called != null && !called.volatility().equals("i")) {
                throw new Unmet(Answer.of(
                                "function [" + text + "] is immutable",
                                called.volatility().equals("s") ? "it is stable" : "it is volatile")
                        .fix("ALTER FUNCTION " + text + " IMMUTABLE;"));
            }
        });
    }

    private static String found(Outcome outcome) {
        return outcome instanceof Outcome.Done done ? done.rows().toString() : outcome.toString();
    }

    private FunctionAssert call(@Nullable Object[] arguments, Judge judge) {
        Signature called = function;
        if (called == null) {
            return myself;
        }
        Sql call = called.call(arguments);
        String shown = "[" + called.text() + "] with " + Arrays.toString(arguments);
        return demand(text -> judge.judge(shown, subject().trial(session -> session.attempt(call))));
    }

    private interface Judge {
        void judge(String call, Outcome outcome);
    }
}
