package dev.assay.assertions;

import static dev.assay.assertions.DatabaseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.schema.Schema;
import dev.assay.schema.SchemaText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equality of a schema with a file. */
class SnapshotTest extends SampleDatabase {
    @TempDir
    private Path folder;

    private SchemaText text() {
        Schema schema = Subject.of(database.dataSource(), Subject.THROWING).trial(Session::schema);
        return SchemaText.of(schema);
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
        Files.writeString(file, text().toString().replace("\n", "\r\n"));
        assertThat(database).hasSchemaOf(file);
        assertThat(failureOf(() -> assertThat(database)
                        .after("ALTER TABLE users ALTER name TYPE varchar(30)")
                        .after("CREATE TABLE later (id int)")
                        .hasSchemaOf(file)))
                .isEqualTo("""

                        expected: the schema is that of [%s]
                        found:    additional table later
                                  additional column later.id
                                  different column users.name: expected [3. character varying(20) default ''::character varying], found [3. character varying(30) default ''::character varying]
                        fix:      if the schema is right, run once with -Dassay.snapshot.update=true""".formatted(file));
    }

    @Test
    void theOrderOfTheFileCounts() throws IOException {
        Path file = folder.resolve("schema.txt");
        Files.writeString(file, "table b\ntable a\n");
        assertThatThrownBy(() -> new SnapshotFile(file, false).require(SchemaText.parse("table a\ntable b")))
                .isInstanceOf(Unmet.class)
                .hasMessageContaining("found:    the same objects in another order or form\n");
    }

    @Test
    void writesOnRequestAndJudgesNothingThen() throws IOException {
        Path file = folder.resolve("new").resolve("schema.txt");
        SnapshotFile written = new SnapshotFile(file, true);
        String refused = "";
        try {
            written.require(SchemaText.parse("table a"));
        } catch (Unmet unmet) {
            refused = unmet.answer().fix();
        }
        assertThat(refused).isEqualTo("the file was written: read it, and run again without assay.snapshot.update");
        assertThat(Files.readString(file)).isEqualTo("table a\n");
        written.require(SchemaText.parse("table a"));
    }
}
