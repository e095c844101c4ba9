package dev.assay.chaos.history;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import java.util.List;

/**
 * What a check says about a history.
 *
 * @param outcome what became of the promise
 * @param offences what breaches it; empty unless breached
 * @param notes why it is undecided or broken; empty otherwise
 */
public record Judgement(Outcome outcome, List<Offence> offences, List<Finding> notes) {
    public Judgement {
        offences = List.copyOf(offences);
        notes = List.copyOf(notes);
    }

    /** Return a breach if there is an offence, else a promise kept. */
    public static Judgement of(List<Offence> offences) {
        return new Judgement(offences.isEmpty() ? Outcome.PASSED : Outcome.BREACHED, offences, List.of());
    }

    /** Return that nothing could be judged, why, and what to do. */
    public static Judgement broken(String found, String todo) {
        return new Judgement(Outcome.BROKEN, List.of(), List.of(Finding.of("found", found), Finding.of("do", todo)));
    }

    /** Return that it could not be decided, why, and what would. */
    public static Judgement undecided(String found, String todo) {
        return new Judgement(
                Outcome.INCONCLUSIVE, List.of(), List.of(Finding.of("found", found), Finding.of("do", todo)));
    }
}
