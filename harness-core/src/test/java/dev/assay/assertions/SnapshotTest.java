package dev.assay.assertions;

import static dev.assay.assertions.DatabaseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equality of a schema with a file. */
class SnapshotTest extends SampleDatabase {
    @TempDir
    private Path folder;

    private List<String> lines() {
        Schema schema = Subject.of(database.dataSource(), Subject.THROWING).trial(Session::schema);
        return SchemaSnapshot.lines(schema);
    }

    @Test
    void aSchemaIsLines() {
        assertThat(lines())
                .contains(
                        "extension plpgsql",
                        "type mood ENUM ('sad', 'ok')",
                        "table users ROW LEVEL SECURITY",
                        "column users.id bigint at 1 NOT NULL",
                        "column users.name character varying(20) at 3 DEFAULT ''::character varying",
                        "column orders.id bigint at 1 NOT NULL IDENTITY ALWAYS",
                        "column orders.net numeric(10,2) at 4 GENERATED AS (total / (2)::numeric)",
                        "constraint orders.orders_total CHECK ((total >= (0)::numeric))",
                        "sequence orders_id_seq")
                .anyMatch(line -> line.startsWith("index orders_user_idx CREATE INDEX"))
                .anyMatch(line -> line.startsWith("function tax(numeric) RETURNS numeric v "))
                .anyMatch(line -> line.startsWith("trigger users.users_note CREATE TRIGGER"))
                .anyMatch(line -> line.startsWith("policy users.own * PERMISSIVE"))
                .noneMatch(line -> line.startsWith("index users_pkey"));
    }

    @Test
    void aMissingFileIsNotWrittenSilently() {
        Path file = folder.resolve("schema.txt");
        assertThat(failureOf(() -> assertThat(database).hasSchemaOf(file))).isEqualTo("""

                        expected: the schema is that of [%s]
                        found:    there is no such file
                        fix:      if the schema is right, run once with -Dassay.snapshot.update=true""".formatted(file));
        assertThat(file).doesNotExist();
    }

    @Test
    void showsWhatDiffers() throws IOException {
        Path file = folder.resolve("schema.txt");
        Files.write(file, lines());
        assertThat(database).hasSchemaOf(file);
        assertThat(failureOf(() -> assertThat(database)
                        .after("ALTER TABLE users ALTER name TYPE varchar(30)")
                        .after("CREATE TABLE later (id int)")
                        .hasSchemaOf(file)))
                .isEqualTo("""

                        expected: the schema is that of [%s]
                        found:    + column later.id integer at 1
                                  - column users.name character varying(20) at 3 DEFAULT ''::character varying
                                  + column users.name character varying(30) at 3 DEFAULT ''::character varying
                                  + table later
                        fix:      if the schema is right, run once with -Dassay.snapshot.update=true""".formatted(file));
    }

    @Test
    void writesOnRequestAndJudgesNothingThen() throws IOException {
        Path file = folder.resolve("new").resolve("schema.txt");
        SnapshotFile written = new SnapshotFile(file, true);
        String refused = "";
        try {
            written.require(List.of("table a"));
        } catch (Unmet unmet) {
            refused = unmet.answer().fix();
        }
        assertThat(refused).isEqualTo("the file was written: read it, and run again without assay.snapshot.update");
        assertThat(Files.readString(file)).isEqualTo("table a\n");
        written.require(List.of("table a"));
    }
}
