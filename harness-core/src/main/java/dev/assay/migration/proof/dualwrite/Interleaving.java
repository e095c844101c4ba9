package dev.assay.migration.proof.dualwrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What two sessions do, one action after the other.
 *
 * @param actions in order
 */
record Interleaving(List<Action> actions) {
    private static final int SESSIONS = 2;
    private static final int ENDS = 3;
    private static final int ROLLBACKS = 5;
    private static final int VALUES = 1_000;

    Interleaving {
        actions = List.copyOf(actions);
    }

    /** Draw some statements; about each third action ends a transaction, each fifth end is a rollback. */
    static Interleaving draw(Random random, List<String> templates, int keys, int length) {
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int session = 1 + random.nextInt(SESSIONS);
            if (random.nextInt(ENDS) == 0) {
                String end = random.nextInt(ROLLBACKS) == 0 ? Action.ROLLBACK : Action.COMMIT;
                actions.add(new Action(session, end, -1));
            } else {
                int template = random.nextInt(templates.size());
                String sql = templates
                        .get(template)
                        .replace(":key", String.valueOf(1 + random.nextInt(keys)))
                        .replace(":value", String.valueOf(random.nextInt(VALUES)));
                actions.add(new Action(session, sql, template));
            }
        }
        return new Interleaving(actions);
    }

    /** Return this without some actions. */
    Interleaving without(int first, int count) {
        List<Action> fewer = new ArrayList<>(actions.subList(0, first));
        fewer.addAll(actions.subList(Math.min(actions.size(), first + count), actions.size()));
        return new Interleaving(fewer);
    }
}
