package dev.assay.statement;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one call of an operation made the server do.
 *
 * @param sent how many statements the client sent, also those without a plan
 * @param executed every statement that was planned and executed, in the order in which they ended
 */
record Call(long sent, List<ExecutedStatement> executed) {
    Call {
        executed = List.copyOf(executed);
    }

    List<ExecutedStatement> planned() {
        return executed.stream().filter(ExecutedStatement::isSent).toList();
    }

    /** Return the statements whose figures add up to those of the call. */
    Stream<ExecutedStatement> charged() {
        return executed.stream().filter(ExecutedStatement::isCharged);
    }

    /** Return every step that was executed, those of functions and triggers included. */
    Stream<PlanNode> steps() {
        return executed.stream().flatMap(statement -> statement.plan().steps()).filter(PlanNode::wasExecuted);
    }

    /** Return whether the log holds whole pages; how many depends on the last checkpoint. */
    boolean hasPageImages() {
        return charged().anyMatch(statement -> statement.plan().number("WAL FPI") > 0);
    }
}
