package dev.assay.migration.hazard;

import dev.assay.check.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which sightings count, and which exceptions no longer are any. Immutable and thread-safe.
 *
 * @param catalogue every known hazard
 * @param tolerations what is accepted besides comments in the migrations
 * @param sizes how many rows tables have in production
 * @param frozen what is accepted of a legacy history
 */
public record HazardJudge(
        HazardCatalogue catalogue, List<Toleration> tolerations, TableSizes sizes, FrozenHazards frozen) {
    public HazardJudge {
        tolerations = List.copyOf(tolerations);
    }

    /** Accept nothing, and know nothing of sizes. */
    public static HazardJudge strict() {
        return new HazardJudge(HazardCatalogue.read(), List.of(), TableSizes.UNKNOWN, FrozenHazards.NONE);
    }

    /** Return this judge with another frozen list. */
    public HazardJudge frozen(FrozenHazards other) {
        return new HazardJudge(catalogue, tolerations, sizes, other);
    }

    /** Return what the sightings mean. */
    public HazardReport judge(InspectedMigrations migrations) {
        TolerationComments comments = new TolerationComments(catalogue);
        migrations.report().statements().forEach(comments::read);
        List<Toleration> all = new ArrayList<>(tolerations);
        all.addAll(comments.tolerations());
        List<JudgedSighting> judged = migrations.sightings().stream()
                .map(sighting ->
                        new JudgedSighting(sighting, catalogue.get(sighting.hazard()), standing(sighting, all)))
                .toList();
        List<Finding> wrong = new ArrayList<>(comments.mistakes());
        wrong.addAll(new StaleTolerations(migrations).among(all));
        wrong.addAll(new UnknownSizes(migrations).among(sizes));
        wrong.addAll(frozen.mistakes(migrations));
        return new HazardReport(migrations, judged, wrong);
    }

    private Standing standing(Sighting sighting, List<Toleration> all) {
        if (all.stream().anyMatch(toleration -> toleration.covers(sighting))) {
            return Standing.TOLERATED;
        }
        Hazard hazard = catalogue.get(sighting.hazard());
        if (!hazard.isUnsafe()) {
            return Standing.ADVICE;
        }
        if (frozen.covers(sighting)) {
            return Standing.FROZEN;
        }
        return hazard.growsWithRows() && sizes.areSmall(sighting.grownBy()) ? Standing.SMALL : Standing.OPEN;
    }
}
