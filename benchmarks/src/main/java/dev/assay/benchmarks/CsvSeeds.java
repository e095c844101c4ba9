package dev.assay.benchmarks;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Loads the seed of a workload on the peer's side the fastest way there is, COPY, which is Assay's way too. */
public final class CsvSeeds {
    private CsvSeeds() {}

    /**
     * Load all seeds in their order.
     *
     * @param workload whose seeds
     * @param connection to a migrated database
     * @throws SQLException if a row does not fit
     * @throws IOException if a seed cannot be read
     */
    public static void load(Workload workload, Connection connection) throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (String seed : workload.seeds()) {
            load(seed, copy);
        }
    }

    private static void load(String seed, CopyManager copy) throws SQLException, IOException {
        try (InputStream csv = CsvSeeds.class.getClassLoader().getResourceAsStream(seed)) {
            if (csv == null) {
                throw new FileNotFoundException(seed);
            }
            copy.copyIn(statement(seed, header(csv)), csv);
        }
    }

    private static String statement(String seed, String columns) {
        String table = seed.substring(seed.lastIndexOf('/') + 1, seed.lastIndexOf('.'));
        return "COPY %s (%s) FROM STDIN (FORMAT csv)".formatted(table, columns);
    }

    private static String header(InputStream csv) throws IOException {
        StringBuilder header = new StringBuilder();
        for (int read = csv.read(); read >= 0 && read != '\n'; read = csv.read()) {
            header.append((char) read);
        }
        return header.toString();
    }
}
