package dev.assay.chaos;

import dev.assay.chaos.history.HistoryCheck;
import dev.assay.chaos.history.HistoryRecorder;
import dev.assay.chaos.history.Places;
import dev.assay.chaos.history.Survived;
import dev.assay.check.MistakeException;
import dev.assay.check.Ticker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The histories that a scenario promises, and what the body makes of them. */
final class Histories {
    private final List<String> promised;
    private final Ticker ticker;
    private final Places places;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    Histories(List<String> promised, Ticker ticker, Places places) {
        this.promised = promised;
        this.ticker = ticker;
        this.places = places;
    }

    HistoryRecorder register(String name, List<HistoryCheck> checks) {
        if (!promised.contains(name)) {
            throw mistake(name, "no history of that name is promised", "survives = \"" + name + "\"");
        }
        if (checks.isEmpty()) {
            throw mistake(name, "nothing is said of what must survive", register(name));
        }
        HistoryRecorder recorder = HistoryRecorder.of(name, ticker, places);
        if (kept.putIfAbsent(name, new Kept(recorder, checks)) != null) {
            throw mistake(name, "that name is taken", "survives = {\"" + name + "\", \"" + name + " 2\"}");
        }
        return recorder;
    }

    /** A promise of which the body knows nothing would hold for ever. */
    void requireAll() {
        promised.stream().filter(name -> !kept.containsKey(name)).findFirst().ifPresent(name -> {
            throw new MistakeException(
                    "@ChaosScenario survives = " + promised,
                    "the body made no history [" + name + "]",
                    "",
                    register(name));
        });
    }

    SurvivalJudgement judge(String name, long zeroNanos) throws InterruptedException {
        Kept one = Objects.requireNonNull(kept.get(name));
        try {
            return SurvivalJudgement.of(Survived.judge(one.recorder().history(zeroNanos), one.checks()));
        } catch (InterruptedException answer) {
            throw answer;
        } catch (Exception | AssertionError unreadable) {
            return SurvivalJudgement.unreadable(name, unreadable);
        }
    }

    private static String register(String name) {
        return "run.history(\"" + name + "\", Survival.everyWriteOnce(() -> ids(run.database())));";
    }

    private static MistakeException mistake(String name, String found, String fix) {
        return new MistakeException("run.history [" + name + "]", found, "", fix);
    }

    private record Kept(HistoryRecorder recorder, List<HistoryCheck> checks) {}
}
