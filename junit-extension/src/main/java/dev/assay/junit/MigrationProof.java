package dev.assay.junit;

import dev.assay.check.Check;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One proof of a {@link MigrationTest}.
 *
 * @param name its name among the results
 * @param checks reads the annotation; only files are needed for that
 * @param subject what the checks judge, made on the database of the test
 * @param traces whether the migrations have to run for it; else the files tell enough
 */
record MigrationProof<S>(
        String name, Supplier<List<Check<S>>> checks, Function<ExtensionContext, S> subject, boolean traces) {}
