package dev.assay.statement;

import dev.assay.check.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A statement that one call sent again and again, with other values.
 *
 * @param statement its first execution
 * @param times how often
 * @param before the statement that the client sent just before the first execution, if there was one
 */
record RepeatedStatement(ExecutedStatement statement, long times, Optional<ExecutedStatement> before) {
    /** Return the most repeated statement of a call, if it was sent more often than all statements may be. */
    static Optional<RepeatedStatement> in(Call call, long most) {
        List<ExecutedStatement> planned = call.planned();
        return planned.stream()
                .collect(Collectors.groupingBy(ExecutedStatement::key, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(group -> group.getValue() > Math.max(1, most))
                .max(Comparator.comparingLong(group -> group.getValue()))
                .map(group -> of(planned, group.getKey(), group.getValue()));
    }

    private static RepeatedStatement of(List<ExecutedStatement> planned, String key, long times) {
        int first = IntStream.range(0, planned.size())
                .filter(i -> planned.get(i).key().equals(key))
                .findFirst()
                .orElseThrow();
        return new RepeatedStatement(
                planned.get(first), times, first == 0 ? Optional.empty() : Optional.of(planned.get(first - 1)));
    }

    /** Return what a reader must know, with the sign of n+1: as many executions as the statement before gave rows. */
    List<Finding> findings(CallSeries series) {
        long followed = series.count(call -> in(call, 1)
                .filter(same -> same.statement.key().equals(statement.key()))
                .map(RepeatedStatement::isOncePerRow)
                .orElse(false));
        String origin = isOncePerRow()
                ? "once for each row of: "
                        + before.map(ExecutedStatement::shortSql).orElseThrow() + "; so in " + followed + " of "
                        + series.calls().size() + " calls"
                : "in one call";
        return List.of(
                new Finding(isOncePerRow() ? "n+1" : "repeated", times + " x " + statement.shortSql(), origin),
                Finding.of("do", "ask once for all of them: with a join, or with = ANY (?) and an array"));
    }

    private boolean isOncePerRow() {
        return before.map(ExecutedStatement::plan)
                .map((Function<PlanNode, Boolean>) plan -> plan.result() == times)
                .orElse(false);
    }
}
