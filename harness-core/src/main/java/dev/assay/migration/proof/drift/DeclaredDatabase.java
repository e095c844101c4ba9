package dev.assay.migration.proof.drift;

import dev.assay.check.Finding;
import dev.assay.migration.content.DatabaseState;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.schema.SchemaText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A database that runs already, such as that of production. It is only read.
 *
 * @param url for people, without user and password
 * @param connections to it
 */
public record DeclaredDatabase(String url, DataSource connections) implements DeclaredSchema {
    public DeclaredDatabase {
        Objects.requireNonNull(url);
        Objects.requireNonNull(connections);
    }

    @Override
    public String describe() {
        return url;
    }

    @Override
    public Optional<SchemaText> read(Rehearsal rehearsal) throws SQLException {
        try (Connection connection = connections.getConnection()) {
            return Optional.of(
                    DatabaseState.readSchema(connection, rehearsal.source().bookkeeping()));
        }
    }

    @Override
    public Finding fix() {
        return Finding.of(
                "fix",
                "somebody changed the database by hand, or a migration has not run there: write the"
                        + " migration that is missing, or run it");
    }
}
