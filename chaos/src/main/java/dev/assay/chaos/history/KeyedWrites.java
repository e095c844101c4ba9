package dev.assay.chaos.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds the writes of each key against how often the key is found afterwards, by one or several rules. */
record KeyedWrites(String sentence, Found<? extends Collection<?>> found, List<Rule> rules) implements HistoryCheck {
    @Override
    public Judgement judge(OperationHistory history) throws Exception {
        Map<String, List<Attempt>> attempts = history.byKey(Access.Effect.class);
        if (attempts.isEmpty()) {
            return Judgement.broken(
                    "no write was recorded",
                    "write through the recorder: " + history.name() + ".write(key, () -> ...)");
        }
        if (attempts.values().stream().flatMap(List::stream).noneMatch(Attempt::isOk)) {
            return Judgement.broken(
                    "none of the writes of " + attempts.size() + " keys was acknowledged",
                    "make the operation succeed on the healthy database first");
        }
        Map<String, Long> counts =
                found.read().stream().collect(Collectors.groupingBy(String::valueOf, Collectors.counting()));
        return Judgement.of(offences(attempts, counts));
    }

    private List<Offence> offences(Map<String, List<Attempt>> attempts, Map<String, Long> counts) {
        List<Offence> offences = new ArrayList<>();
        attempts.forEach((key, ofKey) -> {
            Writes writes = new Writes(key, ofKey, counts.getOrDefault(key, 0L));
            rules.stream()
                    .map(rule -> rule.apply(writes))
                    .flatMap(Optional::stream)
                    .forEach(text -> offences.add(new Offence(text, ofKey)));
        });
        return offences;
    }

    /** Says what is wrong with the writes of one key, if something is. */
    interface Rule extends Function<Writes, Optional<String>> {}

    /**
     * The writes of one key.
     *
     * @param key which
     * @param attempts at least one
     * @param found how often it is there
     */
    record Writes(String key, List<Attempt> attempts, long found) {
        boolean acknowledged() {
            return attempts.stream().anyMatch(Attempt::isOk);
        }

        boolean certainlyFailed() {
            return attempts.stream().allMatch(attempt -> attempt.status() == Status.FAIL);
        }

        Optional<String> lost() {
            return when(acknowledged() && found == 0, "the acknowledged write [" + key + "] is not there");
        }

        Optional<String> doubled() {
            return when(
                    acknowledged() && found > 1,
                    "the write [" + key + "] is there " + found + " times after " + attempts.size()
                            + (attempts.size() == 1 ? " attempt" : " attempts"));
        }

        Optional<String> doubledUnacknowledged() {
            return when(
                    !acknowledged() && found > 1,
                    "the write [" + key + "], which nobody acknowledged, is there " + found + " times");
        }

        Optional<String> failedAndThere() {
            return when(certainlyFailed() && found == 1, "the write [" + key + "] failed for certain and is there");
        }

        private static Optional<String> when(boolean wrong, String text) {
            return wrong ? Optional.of(text) : Optional.empty();
        }
    }
}
