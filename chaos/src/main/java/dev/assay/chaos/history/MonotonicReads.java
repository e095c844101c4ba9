package dev.assay.chaos.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No process reads a smaller number from a key than it has read from it before. */
record MonotonicReads() implements HistoryCheck {
    @Override
    public String sentence() {
        return "no client sees a value go back";
    }

    @Override
    public Judgement judge(OperationHistory history) {
        List<Seen> reads = history.of(Status.OK).stream()
                .flatMap(attempt -> attempt.accesses(Access.Read.class).stream().map(read -> new Seen(attempt, read)))
                .toList();
        if (reads.isEmpty()) {
            return Judgement.broken(
                    "no acknowledged read was recorded",
                    "read through the recorder: " + history.name() + ".read(key, () -> ...)");
        }
        return reads.stream()
                .filter(seen -> !(seen.read().value() instanceof Long))
                .findFirst()
                .map(seen -> Judgement.broken(
                        "[" + seen.read().value() + "] was read from ["
                                + seen.read().key() + "] and is no whole number",
                        "read a number that only grows: a version, a counter"))
                .orElseGet(() -> Judgement.of(backwards(reads)));
    }

    private static List<Offence> backwards(List<Seen> reads) {
        Map<String, Seen> largest = new HashMap<>();
        List<Offence> offences = new ArrayList<>();
        for (Seen seen : reads) {
            Seen before = largest.merge(seen.reader(), seen, (old, now) -> now.value() >= old.value() ? now : old);
            if (before.value() > seen.value()) {
                offences.add(new Offence(
                        "client " + seen.attempt().process() + " read ["
                                + seen.read().key() + "] = [" + seen.value() + "] after [" + before.value() + "]",
                        List.of(before.attempt(), seen.attempt())));
            }
        }
        return offences;
    }

    private record Seen(Attempt attempt, Access.Read read) {
        String reader() {
            return attempt.process() + " " + read.key();
        }

        long value() {
            return read.value() instanceof Long number ? number : 0;
        }
    }
}
