package dev.assay.statement;

import dev.assay.check.MistakeException;
import dev.assay.check.Run;
import dev.assay.load.ConnectionSource;
import dev.assay.load.FailureLog;
import dev.assay.load.Operation;
import dev.assay.load.SingleClient;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What several calls of one operation cost, one after the other on one connection.
 *
 * @param calls one or more
 * @param asked how many there should be; the limits of the run may have allowed fewer
 */
record CallSeries(List<Call> calls, int asked) {
    /**
     * Calls that are not looked at: the driver prepares a statement at its fifth execution, and the server may change to a
     * generic plan five later, so that from here on the plans stay what they are.
     */
    static final int UNMEASURED = 11;

    CallSeries {
        calls = List.copyOf(calls);
    }

    /**
     * Call an operation without looking, and then as often as asked while the limits of the run allow it.
     *
     * @throws MistakeException if a call fails, or if nothing is sent
     * @throws Exception what the operation threw, if the database was not the cause
     */
    static CallSeries of(Operation operation, int asked, ConnectionSource source, Run run) throws Exception {
        StatementObserver observer = new StatementObserver(source, run.limits().time());
        List<Call> calls = new ArrayList<>();
        try (SingleClient client = SingleClient.open(observer, run)) {
            long start = run.ticker().nanos();
            long quota = Math.min(UNMEASURED + asked, run.limits().operations());
            for (int number = 1; number <= quota && (number == 1 || hasTime(start, run)); number++) {
                call(client, operation, number);
                calls.add(observer.take());
            }
        }
        int unmeasured = Math.min(UNMEASURED, calls.size() - 1);
        return new CallSeries(calls.subList(unmeasured, calls.size()), asked).requireStatements();
    }

    boolean isComplete() {
        return calls.size() == asked;
    }

    /** Return the call that cost most. */
    Call worst(ToLongFunction<Call> cost) {
        return calls.stream().max(Comparator.comparingLong(cost)).orElseThrow();
    }

    /** Return how many calls are so. */
    long count(Predicate<Call> property) {
        return calls.stream().filter(property).count();
    }

    boolean hasPlans() {
        return calls.stream().anyMatch(call -> !call.executed().isEmpty());
    }

    private CallSeries requireStatements() {
        if (calls.stream().allMatch(call -> call.sent() == 0)) {
            throw new MistakeException(
                    StatementCheck.NAME,
                    "[" + calls.size() + "] calls sent no statement over the connection of their worker",
                    "The body does nothing, or it opens connections of its own, which nobody sees",
                    "worker.connection() or worker.prepare(sql) in the body");
        }
        return this;
    }

    private static boolean hasTime(long start, Run run) {
        return run.ticker().nanos() - start < run.limits().time().toNanos();
    }

    private static void call(SingleClient client, Operation operation, int number) throws Exception {
        try {
            client.call(operation);
        } catch (Exception failure) {
            SQLException complaint = FailureLog.causeOf(failure).orElseThrow(() -> failure);
            throw new MistakeException(
                    StatementCheck.NAME,
                    "call [" + number + "] failed: [" + complaint.getSQLState() + "] " + complaint.getMessage(),
                    "What a failed call cost says nothing about one that succeeds",
                    "a body whose calls succeed");
        }
    }
}
