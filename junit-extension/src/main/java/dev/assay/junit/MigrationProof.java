package dev.assay.junit;

import dev.assay.check.Check;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One proof of a {@link MigrationTest}.
 *
 * @param name its name among the results
 * @param checks reads the annotation into what is judged for a test; only files are needed for that
 * @param traces whether the migrations have to run for it; else the files tell enough
 */
record MigrationProof(String name, Supplier<List<Check<ExtensionContext>>> checks, boolean traces) {}
