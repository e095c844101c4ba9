package dev.assay.migration.proof.backfill;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Where a backfill is killed: before the first statement of each batch, and before its others and its commit. */
final class KillPlaces {
    private KillPlaces() {}

    /** Return the numbers of statements and commits; if there are too many, half of them between batches, drawn from the seed. */
    static List<Integer> of(Setting setting) {
        List<Integer> between = new ArrayList<>();
        List<Integer> inside = new ArrayList<>();
        for (SeenTransaction batch : setting.undisturbed().changing()) {
            between.add(batch.firstEvent());
            IntStream.rangeClosed(batch.firstEvent() + 1, batch.commitEvent()).forEach(inside::add);
        }
        Random random = setting.run().random("kills");
        Collections.shuffle(between, random);
        Collections.shuffle(inside, random);
        int most = setting.proof().kills();
        int first = Math.min(between.size(), Math.max(most / 2, most - inside.size()));
        TreeSet<Integer> places = new TreeSet<>(between.subList(0, first));
        places.addAll(inside.subList(0, Math.min(inside.size(), most - first)));
        return List.copyOf(places);
    }
}
