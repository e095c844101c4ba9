package dev.assay.chaos.history;

import dev.assay.chaos.history.SerialSearch.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Some serial order of the transactions explains every value that was read and what is there at the end. It keeps real time:
 * what had ended comes before what had not begun. Acknowledged transactions all stand in it, failed ones do not, and unknown
 * ones may. The search is exact. Transactions without a common key are searched apart, which is exact as well, since an order
 * that keeps real time for each part can always be merged (M. Herlihy and J. Wing, Linearizability, 1990, theorem 1).
 */
record SerialOrder(
        Map<String, @Nullable Object> initial, Found<? extends Map<?, ? extends @Nullable Object>> found, int most)
        implements HistoryCheck {
    @Override
    public String sentence() {
        return "some serial order of the transactions explains every read";
    }

    @Override
    public Judgement judge(OperationHistory history) throws Exception {
        List<Attempt> transactions =
                history.attempts().stream().filter(SerialOrder::matters).toList();
        if (transactions.stream()
                .noneMatch(attempt ->
                        attempt.isOk() && !attempt.accesses(Access.Read.class).isEmpty())) {
            return Judgement.broken(
                    "no acknowledged transaction that reads was recorded",
                    "note what it reads: " + history.name() + ".transaction(noted -> noted.read(key, value))");
        }
        Map<String, @Nullable Object> end = Values.plain(found.read());
        List<Offence> offences = new ArrayList<>(changedByNobody(transactions, end));
        List<Judgement> undecided = new ArrayList<>();
        for (List<Attempt> part : Parts.of(transactions)) {
            Answer answer = new SerialSearch(part, initial, end, most).search();
            switch (answer.kind()) {
                case FOUND -> {}
                case NONE -> offences.add(Anomaly.of(part, answer));
                case TOO_LARGE -> undecided.add(tooLarge(part, answer));
            }
        }
        return offences.isEmpty() && !undecided.isEmpty() ? undecided.get(0) : Judgement.of(offences);
    }

    /** A transaction that failed left nothing, and one that is unknown and wrote nothing told nobody anything. */
    private static boolean matters(Attempt attempt) {
        return switch (attempt.status()) {
            case OK -> !attempt.accesses().isEmpty();
            case UNKNOWN ->
                attempt.accesses().stream()
                        .anyMatch(access -> access instanceof Access.Write || access instanceof Access.Add);
            case FAIL -> false;
        };
    }

    private List<Offence> changedByNobody(List<Attempt> transactions, Map<String, @Nullable Object> end) {
        Set<String> touched = transactions.stream()
                .flatMap(attempt -> attempt.accesses().stream())
                .map(Access::key)
                .collect(Collectors.toSet());
        return end.entrySet().stream()
                .filter(entry -> !touched.contains(entry.getKey())
                        && !Objects.equals(initial.get(entry.getKey()), entry.getValue()))
                .map(entry -> new Offence(
                        "[" + entry.getKey() + "] is [" + entry.getValue() + "], was [" + initial.get(entry.getKey())
                                + "], and no transaction that may have been done wrote it",
                        List.of()))
                .toList();
    }

    private static Judgement tooLarge(List<Attempt> part, Answer answer) {
        return Judgement.undecided(
                part.size() + " transactions have keys in common, and no order was found in " + answer.looks()
                        + " steps",
                "record fewer transactions on a key, or spread them over more keys");
    }
}
