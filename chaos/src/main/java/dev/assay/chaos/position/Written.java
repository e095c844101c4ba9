package dev.assay.chaos.position;

import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.PositionFault;

/** How faults at a statement are written: {@code lose-answer(COMMIT, nth 3) 5s}. */
final class Written {
    private static final int MOST = 1_000_000;

    private Written() {}

    static FaultForm form(String name, Maker maker) {
        return new FaultForm(
                name,
                name + "(KEYWORD) L or " + name + "(KEYWORD, nth N) L",
                name + "(COMMIT, nth 3) 5s",
                arguments -> {
                    String keyword = arguments.word("the leading keyword of a statement");
                    return maker.make(keyword, arguments.named("nth", 1, MOST, 1));
                });
    }

    static String write(FaultForm form, String keyword, int nth) {
        return form.keyword() + "(" + keyword + (nth == 1 ? ")" : ", nth " + nth + ")");
    }

    @FunctionalInterface
    interface Maker {
        PositionFault make(String keyword, int nth);
    }
}
