package dev.assay.chaos.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each counter is what was there at first, plus all that was acknowledged, plus some of what is unknown. */
record CountersKept(Map<String, Long> initial, Found<? extends Map<?, ? extends Number>> found)
        implements HistoryCheck {
    @Override
    public String sentence() {
        return "every counter holds what was acknowledged, and no more than was attempted";
    }

    @Override
    public Judgement judge(OperationHistory history) throws Exception {
        Map<String, List<Attempt>> byKey = history.byKey(Access.Add.class);
        if (history.of(Status.OK).stream()
                .allMatch(attempt -> attempt.accesses(Access.Add.class).isEmpty())) {
            return Judgement.broken(
                    "no acknowledged addition was recorded",
                    "add through the recorder: " + history.name() + ".add(key, 1, () -> ...)");
        }
        Map<String, Long> amounts = Values.amounts(found.read());
        List<Offence> offences = new ArrayList<>();
        byKey.forEach((key, attempts) -> offence(key, attempts, amounts).ifPresent(offences::add));
        return Judgement.of(offences);
    }

    private Optional<Offence> offence(String key, List<Attempt> attempts, Map<String, Long> amounts) {
        Long there = amounts.get(key);
        if (there == null) {
            return Optional.of(new Offence("the counter [" + key + "] is not there", attempts));
        }
        Sums sums = Sums.of(initial.getOrDefault(key, 0L), attempts, attempt -> amount(attempt, key));
        return sums.allow(there)
                ? Optional.empty()
                : Optional.of(new Offence(
                        "the counter [" + key + "] is [" + there + "] and must be " + sums.write(),
                        sums.suspects(there)));
    }

    private static long amount(Attempt attempt, String key) {
        return attempt.accesses(Access.Add.class).stream()
                .filter(add -> add.key().equals(key))
                .mapToLong(Access.Add::amount)
                .sum();
    }
}
