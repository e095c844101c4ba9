package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.migration.proof.compatible.CompatibleProof;
import dev.assay.migration.proof.compatible.ContractStep;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.traffic.Traffic;
import java.util.Arrays;

/** Reads what {@link MigrationTest} says of the versions of the application into a check. */
final class CompatiblePromise {
    private CompatiblePromise() {}

    static Check<Rehearsal> check(MigrationTest test, ClassLoader loader) {
        CompatibleProof proof = CompatibleProof.create()
                .traffic(Traffic.at(test.traffic(), "traffic", loader))
                .contract(Arrays.stream(test.contract())
                        .map(CompatiblePromise::step)
                        .toList())
                .terms(MigrationProofs.terms(test));
        return Given.text(test.newTraffic())
                .map(place -> proof.newTraffic(Traffic.at(place, "newTraffic", loader)))
                .orElse(proof);
    }

    private static ContractStep step(Contract contract) {
        if (contract.because().isBlank()) {
            throw new MistakeException(
                    "@Contract version = [" + contract.version() + "], because = [" + contract.because() + "]",
                    "there is no reason",
                    "The old application is given up for a reason that the next reader can check",
                    "because = \"the last instance that reads email was stopped in May\"");
        }
        return new ContractStep(contract.version(), contract.because());
    }
}
