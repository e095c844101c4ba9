package dev.assay.migration.proof.crash;

import dev.assay.migration.Migration;
import java.util.ArrayList;
import java.util.List;

/**
 * What an undisturbed run of an upgrade did.
 *
 * @param statements its statements, in order
 * @param migrations its migrations, in order
 * @param transactional whether each migration was one transaction from its first statement to its commit
 */
record Score(List<ScoredStatement> statements, List<Migration> migrations, boolean transactional) {
    Score {
        statements = List.copyOf(statements);
        migrations = List.copyOf(migrations);
    }

    /** Return where this statement is killed; one that runs by itself also where it waits for others. */
    List<KillPoint> around(int number) {
        List<KillPoint> points = new ArrayList<>();
        for (Place place : places()) {
            points.add(new KillPoint(place, number, statements.get(number)));
        }
        return points;
    }

    private List<Place> places() {
        return transactional
                ? List.of(Place.BEFORE, Place.AT_ITS_END, Place.AFTER)
                : List.of(Place.BEFORE, Place.WHILE_IT_WAITS, Place.AT_ITS_END, Place.AFTER);
    }

    /** Return the end of each migration. */
    List<KillPoint> commits() {
        List<KillPoint> points = new ArrayList<>();
        for (int i = 0; i < migrations.size(); i++) {
            points.add(new KillPoint(Place.COMMIT, i, new ScoredStatement(migrations.get(i), 0, "")));
        }
        return points;
    }
}
