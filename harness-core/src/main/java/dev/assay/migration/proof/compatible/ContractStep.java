package dev.assay.migration.proof.compatible;

import java.util.Objects;

/**
 * A migration that takes from the old application what it used: the last step of expand, migrate, contract.
 *
 * @param version the version of the migration, as the runner writes it
 * @param because why nobody uses the old names any more
 */
public record ContractStep(String version, String because) {
    public ContractStep {
        Objects.requireNonNull(version);
        if (because.isBlank()) {
            throw new IllegalArgumentException("a contract step needs a reason");
        }
    }
}
