package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.database.OtherServer;
import dev.assay.migration.proof.drift.DeclaredDatabase;
import dev.assay.migration.proof.drift.DeclaredFile;
import dev.assay.migration.proof.drift.DeclaredSchema;
import dev.assay.migration.proof.drift.DeclaredScript;
import dev.assay.migration.proof.drift.DriftFreeProof;
import dev.assay.migration.rehearsal.Rehearsal;
import java.nio.file.Path;

/** Reads what {@link MigrationTest} says of a declared schema into a check. */
final class DriftFreePromise {
    private static final String DATABASE = "jdbc:";

    private DriftFreePromise() {}

    static Check<Rehearsal> check(MigrationTest test, Configuration configuration) {
        return DriftFreeProof.of(declared(test.declared(), configuration)).terms(MigrationProofs.terms(test));
    }

    private static DeclaredSchema declared(String text, Configuration configuration) {
        if (text.isBlank()) {
            throw mistake(
                    text,
                    "Proof.DRIFT_FREE has nothing to compare with",
                    "declared = \"src/test/resources/db/schema.txt\"");
        }
        if (text.startsWith(DATABASE)) {
            if (!text.startsWith(DATABASE + "postgresql:")) {
                throw mistake(text, "it is no database of PostgreSQL", "declared = \"jdbc:postgresql://host/name\"");
            }
            return new DeclaredDatabase(text, OtherServer.declared(text, configuration));
        }
        return text.startsWith("classpath:") || text.startsWith("filesystem:")
                ? new DeclaredScript(text, Thread.currentThread().getContextClassLoader())
                : new DeclaredFile(Path.of(text), configuration.isSwitchedOn(Key.SNAPSHOT_UPDATE));
    }

    private static MistakeException mistake(String text, String found, String fix) {
        return new MistakeException("@MigrationTest declared = [" + text + "]", found, "", fix);
    }
}
