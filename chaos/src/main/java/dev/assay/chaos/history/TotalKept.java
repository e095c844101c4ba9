package dev.assay.chaos.history;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The sum over all keys is what was there at first, plus all that was acknowledged, plus some of what is unknown. */
record TotalKept(Map<String, Long> initial, Found<? extends Map<?, ? extends Number>> found) implements HistoryCheck {
    @Override
    public String sentence() {
        return "the total over all keys is kept";
    }

    @Override
    public Judgement judge(OperationHistory history) throws Exception {
        List<Attempt> transfers = history.attempts().stream()
                .filter(attempt -> !attempt.accesses(Access.Add.class).isEmpty())
                .toList();
        if (transfers.stream().noneMatch(Attempt::isOk)) {
            return Judgement.broken(
                    "no acknowledged transfer was recorded",
                    "transfer through the recorder: " + history.name() + ".transfer(from, to, amount, () -> ...)");
        }
        long there = sum(Values.amounts(found.read()));
        Sums sums = Sums.of(sum(initial), transfers, TotalKept::amount);
        return Judgement.of(
                sums.allow(there)
                        ? List.of()
                        : List.of(new Offence(
                                "the total is [" + there + "] and must be " + sums.write(),
                                suspects(transfers, there - sums.acknowledged(), sums.suspects(there)))));
    }

    /** A transfer of which one half was done changes the total by its amount. */
    private static List<Attempt> suspects(List<Attempt> transfers, long difference, List<Attempt> others) {
        List<Attempt> halves = transfers.stream()
                .filter(attempt ->
                        attempt.accesses(Access.Add.class).stream().anyMatch(add -> add.amount() == difference))
                .toList();
        List<Attempt> unfinished =
                halves.stream().filter(attempt -> !attempt.isOk()).toList();
        if (!unfinished.isEmpty()) {
            return unfinished;
        }
        return halves.isEmpty() ? others : halves;
    }

    private static long amount(Attempt attempt) {
        return attempt.accesses(Access.Add.class).stream()
                .mapToLong(Access.Add::amount)
                .sum();
    }

    private static long sum(Map<String, Long> amounts) {
        return amounts.values().stream().mapToLong(Objects::requireNonNull).sum();
    }
}
