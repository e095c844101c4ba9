package dev.assay.migration.hazard;

import dev.assay.migration.preflight.Preflight;
import dev.assay.migration.preflight.Question;
import dev.assay.migration.trace.Stage;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.migration.trace.Witness;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at migrations while they are traced, and keeps what is dangerous. For one run, from one thread. */
final class Inspection implements Witness {
    private final List<HazardRule> rules;
    private final Set<Sighting> sightings = new LinkedHashSet<>();
    private final List<String> migrations = new ArrayList<>();
    private final Preflight preflight = new Preflight();
    private List<String> invalidIndexes = List.of();
    private List<String> tables = List.of();

    /** Look with every rule. */
    Inspection() {
        this(HazardRules.all());
    }

    Inspection(List<HazardRule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public void saw(Step step) {
        rules.forEach(rule -> rule.examine(step).forEach(sightings::add));
    }

    @Override
    public void ended(Stage stage, List<StatementTrace> statements, Schema end, Map<String, String> settings) {
        WholeMigration whole = new WholeMigration(stage, statements, end, settings);
        rules.forEach(rule -> rule.examine(whole).forEach(sightings::add));
        preflight.ended(stage, statements, end, settings);
        migrations.add(stage.migration().file());
        invalidIndexes = InvalidIndexes.in(end);
        tables = end.objects(Relation.class)
                .filter(relation -> relation.isTable() || relation.isPartitioned())
                .map(Relation::name)
                .toList();
    }

    /** Return what was seen, in the order in which it happened; the same thing once. */
    List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    /** Return the indexes that no query may use, as the last migration left them. */
    List<String> invalidIndexes() {
        return invalidIndexes;
    }

    /** Return the tables that the last migration left. */
    List<String> tables() {
        return tables;
    }

    /** Return what to ask production before. */
    List<Question> questions() {
        return preflight.questions();
    }

    /** Return the files of the migrations that were looked at, in order. */
    List<String> migrations() {
        return List.copyOf(migrations);
    }
}
