package dev.assay.migration.rehearsal;

import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Sequences as an attempt that was rolled back leaves them: further on than any row says. */
public final class WornSequences {
    private static final String ADVANCE = """
            DO $$ DECLARE name regclass; BEGIN
                FOR name IN SELECT oid FROM pg_class WHERE relkind = 'S' AND relpersistence <> 't' LOOP
                    BEGIN
                        PERFORM nextval(name);
                    EXCEPTION WHEN sequence_generator_limit_exceeded THEN NULL;
                    END;
                END LOOP;
            END $$
            """;

    private WornSequences() {}

    /** Take a number from every sequence of a database that has one left. */
    public static void in(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(ADVANCE);
        }
    }
}
