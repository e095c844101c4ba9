package dev.assay.chaos.history;

import dev.assay.chaos.history.SerialSearch.Answer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names why no serial order was found: two transactions whose shape is that of a well-known anomaly, else those that the
 * longest order could not hold. The name is a guess of the cause; that there is no order is exact.
 */
final class Anomaly {
    private Anomaly() {}

    static Offence of(List<Attempt> part, Answer answer) {
        return pairs(part)
                .flatMap(pair -> pair.lostUpdate().stream())
                .findFirst()
                .or(() -> pairs(part).flatMap(pair -> pair.writeSkew().stream()).findFirst())
                .orElseGet(() -> unexplained(part, answer));
    }

    private static Offence unexplained(List<Attempt> part, Answer answer) {
        long acknowledged = part.stream().filter(Attempt::isOk).count();
        return answer.left().isEmpty()
                ? new Offence("every order leaves other values than those that are there: " + answer.values(), part)
                : new Offence(
                        "no serial order holds all " + acknowledged
                                + " acknowledged transactions; the longest leaves out "
                                + answer.left().size(),
                        answer.left());
    }

    private static Stream<Pair> pairs(List<Attempt> part) {
        List<Attempt> ok = part.stream().filter(Attempt::isOk).toList();
        return IntStream.range(0, ok.size()).boxed().flatMap(i -> ok.subList(i + 1, ok.size()).stream()
                .map(later -> new Pair(ok.get(i), later))
                .filter(pair -> pair.one().overlaps(pair.other())));
    }

    private record Pair(Attempt one, Attempt other) {
        Optional<Offence> lostUpdate() {
            return writes(one)
                    .filter(key -> writes(other).anyMatch(key::equals))
                    .filter(key -> readFirst(one, key).isPresent()
                            && readFirst(one, key).equals(readFirst(other, key)))
                    .findFirst()
                    .map(key -> offence("lost update: both read [" + key + "] = ["
                            + readFirst(one, key).orElseThrow().value() + "] and both wrote it"));
        }

        Optional<Offence> writeSkew() {
            return writes(one)
                    .filter(key -> missed(other, one, key))
                    .flatMap(ofOne -> writes(other)
                            .filter(key -> !key.equals(ofOne) && missed(one, other, key))
                            .map(ofOther -> offence("write skew: one wrote [" + ofOne + "] and the other [" + ofOther
                                    + "], and neither read what the other wrote")))
                    .findFirst();
        }

        private Offence offence(String text) {
            return new Offence(text, List.of(one, other));
        }

        /** Return whether a reader read a key and not what the writer wrote to it. */
        private static boolean missed(Attempt reader, Attempt writer, String key) {
            return readFirst(reader, key)
                    .filter(read -> writer.accesses(Access.Write.class).stream()
                            .noneMatch(write -> write.key().equals(key) && Objects.equals(write.value(), read.value())))
                    .isPresent();
        }

        private static Optional<Access.Read> readFirst(Attempt attempt, String key) {
            return attempt.accesses().stream()
                    .filter(access -> access.key().equals(key))
                    .findFirst()
                    .filter(Access.Read.class::isInstance)
                    .map(Access.Read.class::cast);
        }

        private static Stream<String> writes(Attempt attempt) {
            return attempt.accesses(Access.Write.class).stream()
                    .map(Access.Write::key)
                    .distinct();
        }
    }
}
