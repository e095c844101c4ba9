package dev.assay.chaos.history;

import dev.assay.check.Quantity;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import java.util.ArrayList;
import java.util.List;

/** At most a share of all attempts is not acknowledged, and no stretch without an acknowledgement is longer than a time. */
record ErrorBudget(Quantity share, Quantity longestOutage) implements HistoryCheck {
    @Override
    public String sentence() {
        return "at most " + share + " of the calls fail, and no outage lasts longer than " + longestOutage;
    }

    @Override
    public Judgement judge(OperationHistory history) {
        if (history.attempts().isEmpty()) {
            return Judgement.broken(
                    "no call was recorded", "call through the recorder: " + history.name() + ".call(() -> ...)");
        }
        List<Offence> offences = new ArrayList<>();
        offences.addAll(tooMany(history));
        offences.addAll(tooLong(history));
        return Judgement.of(offences);
    }

    private List<Offence> tooMany(OperationHistory history) {
        List<Attempt> failed =
                history.attempts().stream().filter(attempt -> !attempt.isOk()).toList();
        return Threshold.atMost(share)
                        .isKeptBy(failed.size(), history.attempts().size())
                ? List.of()
                : List.of(new Offence(
                        failed.size() + " of " + history.attempts().size()
                                + " calls were not acknowledged, promised at most " + share,
                        failed));
    }

    private List<Offence> tooLong(OperationHistory history) {
        Outage longest = Outage.longest(history.attempts());
        Quantity length = Quantity.of(longest.length());
        return Threshold.atMost(longestOutage).isKeptBy(length.amount())
                ? List.of()
                : List.of(new Offence(
                        "no call was acknowledged for " + Unit.MILLISECONDS.writeMeasured(length.amount())
                                + ", promised at most " + longestOutage,
                        longest.attempts()));
    }
}
