package dev.assay.migration.hazard;

import dev.assay.check.Nearest;
import dev.assay.migration.script.Location;
import dev.assay.migration.script.ResourceFile;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every known hazard by its id. Read from the pages of the documentation, which are part of the jar. Immutable. */
public final class HazardCatalogue {
    private static final Location PAGES = new Location("classpath:dev/assay/migration/hazard/pages");

    private final Map<String, Hazard> hazards = new TreeMap<>();

    private HazardCatalogue() {
        for (ResourceFile file : PAGES.files(HazardCatalogue.class.getClassLoader())) {
            if (!file.name().equals("README.md")) {
                Hazard hazard = new HazardPage(file.name(), file.text()).read();
                hazards.put(hazard.id(), hazard);
            }
        }
    }

    /** Read all pages. */
    public static HazardCatalogue read() {
        return new HazardCatalogue();
    }

    /** Return all hazards in the order of their ids. */
    public Collection<Hazard> all() {
        return hazards.values();
    }

    /** Return the hazard with this id. */
    public Optional<Hazard> find(String id) {
        return Optional.ofNullable(hazards.get(id));
    }

    /** Return a hazard that is known to be there. */
    Hazard get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no page says what [" + id + "] is"));
    }

    /** Return what somebody meant who wrote an unknown id, for people; empty if nothing is near. */
    String meant(String id) {
        return Nearest.to(id, hazards.keySet())
                .map(near -> "did you mean [" + near + "]?")
                .orElse("");
    }
}
