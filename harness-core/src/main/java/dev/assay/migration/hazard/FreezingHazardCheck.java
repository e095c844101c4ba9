package dev.assay.migration.hazard;

import dev.assay.check.Check;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Verdict;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the frozen list of a history, see {@link FrozenHazards#write}, and then judges with it. Immutable.
 *
 * @param file the list
 * @param judge what else is accepted
 * @param terms the promise's terms
 */
public record FreezingHazardCheck(Path file, HazardJudge judge, Terms terms) implements Check<InspectedMigrations> {
    @Override
    public List<Promise> promises() {
        return new HazardCheck(judge, terms).promises();
    }

    @Override
    public List<Verdict> judge(InspectedMigrations migrations, Run run) throws Exception {
        if (migrations.report().obstacle() == null && migrations.report().failure() == null) {
            FrozenHazards.write(file, migrations, judge.catalogue());
        }
        return new HazardCheck(judge.frozen(FrozenHazards.read(file)), terms).judge(migrations, run);
    }
}
