package dev.assay.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Writes the large workload: ten tables in a chain of foreign keys, made and changed by five migrations each. The first five
 * hold ten rows from the migrations, the others 2 MB from a CSV file. The same bytes on every machine.
 */
final class WorkloadFiles {
    static final List<String> SEEDED = List.of("customer", "product", "purchase", "purchase_line", "review");

    private static final List<String> REFERENCE = List.of("region", "currency", "category", "warehouse", "carrier");
    private static final long BYTES_EACH = 2_000_000;
    private static final long RANDOM_SEED = 20_260_101;
    private static final int REFERENCE_ROWS = 10;
    private static final long FIRST_SECOND = 1_700_000_000;
    private static final int SECONDS = 60_000_000;
    private static final int CENTS = 1_000_000;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz     ";
    private static final int NAME_LENGTH = 24;
    private static final int NOTE_LENGTH = 60;

    private final Path migrations;
    private final Path seeds;
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(RANDOM_SEED);
    private int version;

    private WorkloadFiles(Path migrations, Path seeds) {
        this.migrations = migrations;
        this.seeds = seeds;
    }

    /** Write all files below a directory that is then put on the class path. */
    static Path write(Path root) throws IOException {
        WorkloadFiles files = new WorkloadFiles(
                Files.createDirectories(root.resolve("workload/migration")),
                Files.createDirectories(root.resolve("workload/seed")));
        files.migrations();
        files.seeds();
        return root;
    }

    private void migrations() throws IOException {
        List<String> tables = new ArrayList<>(REFERENCE);
        tables.addAll(SEEDED);
        String parent = "";
        for (String table : tables) {
            create(table, parent);
            index(table, parent);
            state(table);
            note(table, parent);
            view(table, tables);
            parent = table;
        }
    }

    private void create(String table, String parent) throws IOException {
        String reference = parent.isEmpty() ? "" : "    %1$s_id bigint NOT NULL REFERENCES %1$s,\n".formatted(parent);
        migration("create_" + table, """
                CREATE TABLE %s (
                    id bigint PRIMARY KEY,
                %s    name text NOT NULL,
                    amount numeric(12, 2) NOT NULL,
                    created_at timestamptz NOT NULL
                );
                """.formatted(table, reference));
    }

    private void index(String table, String parent) throws IOException {
        String ofParent =
                parent.isEmpty() ? "" : "CREATE INDEX %1$s_parent ON %1$s (%2$s_id);\n".formatted(table, parent);
        migration("index_" + table, ofParent + "CREATE INDEX %1$s_created ON %1$s (created_at);\n".formatted(table));
    }

    private void state(String table) throws IOException {
        migration("state_of_" + table, """
                ALTER TABLE %1$s ADD COLUMN state text NOT NULL DEFAULT 'open',
                    ADD CONSTRAINT %1$s_state_known CHECK (state IN ('open', 'done', 'void'));
                CREATE INDEX %1$s_open ON %1$s (created_at) WHERE state = 'open';
                """.formatted(table));
    }

    private void note(String table, String parent) throws IOException {
        String rows = SEEDED.contains(table) ? "" : referenceRows(table, parent);
        migration("note_of_" + table, """
                ALTER TABLE %1$s ADD COLUMN note text;
                COMMENT ON COLUMN %1$s.note IS 'free text';
                %2$s""".formatted(table, rows));
    }

    private static String referenceRows(String table, String parent) {
        String column = parent.isEmpty() ? "" : parent + "_id, ";
        String value = parent.isEmpty() ? "" : "n, ";
        return """
                INSERT INTO %1$s (id, %2$sname, amount, created_at)
                    SELECT n, %3$s'%1$s ' || n, n, timestamptz '2024-01-01 00:00:00+00' FROM generate_series(1, %4$d) n;
                """.formatted(table, column, value, REFERENCE_ROWS);
    }

    private void view(String table, List<String> tables) throws IOException {
        boolean last = table.equals(tables.get(tables.size() - 1));
        if (last) {
            migration("view_settled", settled(tables));
        } else {
            migration("view_" + table, """
                    CREATE VIEW %1$s_by_state AS
                        SELECT state, count(*) AS rows, sum(amount) AS amount FROM %1$s GROUP BY state;
                    """.formatted(table));
        }
    }

    /** Ten rows of each table: proves migrations and seed, and costs next to nothing. */
    private static String settled(List<String> tables) {
        List<String> counts = tables.stream()
                .map(table -> "(SELECT count(*) FROM %s WHERE id <= %d)".formatted(table, REFERENCE_ROWS))
                .toList();
        return "CREATE VIEW settled AS\n    SELECT " + String.join("\n        + ", counts) + " AS rows;\n";
    }

    private void migration(String name, String sql) throws IOException {
        version++;
        Files.writeString(migrations.resolve("V%02d__%s.sql".formatted(version, name)), sql);
    }

    private void seeds() throws IOException {
        String parent = REFERENCE.get(REFERENCE.size() - 1);
        int parents = REFERENCE_ROWS;
        for (String table : SEEDED) {
            parents = seed(table, parent, parents);
            parent = table;
        }
    }

    private int seed(String table, String parent, int parents) throws IOException {
        long written = 0;
        int id = 0;
        try (BufferedWriter file = Files.newBufferedWriter(seeds.resolve(table + ".csv"))) {
            file.write("id,%s_id,name,amount,created_at,note\n".formatted(parent));
            while (written < BYTES_EACH) {
                id++;
                String row = row(id, 1 + random.nextInt(parents));
                file.write(row);
                written += row.length();
            }
        }
        return id;
    }

    private String row(int id, int parent) {
        return String.format(
                Locale.ROOT,
                "%d,%d,%s,%.2f,%s,%s\n",
                id,
                parent,
                letters(NAME_LENGTH),
                random.nextInt(CENTS) / 100.0,
                Instant.ofEpochSecond(FIRST_SECOND + random.nextInt(SECONDS)),
                letters(NOTE_LENGTH));
    }

    private String letters(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int count = 0; count < length; count++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
