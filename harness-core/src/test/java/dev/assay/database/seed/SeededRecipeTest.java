package dev.assay.database.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.check.MistakeException;
import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.Sql;
import dev.assay.database.SqlRecipe;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SeededRecipeTest {
    private static final TemplateRecipe NOTES = SqlRecipe.of("CREATE TABLE notes (id int PRIMARY KEY, body text)");

    @SuppressWarnings("NullAway.Init")
    private static Databases databases;

    @BeforeAll
    static void open() {
        databases = Databases.open(DatabaseSettings.defaults().withReadyClones(0));
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @Test
    void scriptsAndFilesAreLoadedInTheirOrder() throws SQLException {
        TemplateRecipe seeded = seeded("seeds/notes.csv", "classpath:seeds/more.sql", "seeds/packed/notes.csv.gz");

        try (TestDatabase database = databases.create(ServerSpec.defaults(), seeded)) {
            assertThat(Sql.value(database.dataSource(), "SELECT string_agg(body, ' | ' ORDER BY id) FROM notes"))
                    .isEqualTo("THREE | four, or so | five | six");
        }
        assertThat(seeded.describe()).isEqualTo(NOTES.describe() + " and 3 seeds");
    }

    @Test
    void theHashKnowsEachSeedAndItsPlace() {
        List<String> hashes = List.of(
                NOTES.contentHash(),
                seeded("seeds/notes.csv").contentHash(),
                seeded("seeds/notes.csv", "seeds/more.sql").contentHash(),
                seeded("seeds/more.sql", "seeds/notes.csv").contentHash());

        assertThat(hashes).doesNotHaveDuplicates();
        assertThat(seeded("seeds/notes.csv").contentHash()).isEqualTo(hashes.get(1));
    }

    @Test
    void aSeedThatDoesNotFitIsNamed() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> databases.create(ServerSpec.defaults(), seeded("seeds/packed/notes.csv")))
                .withMessageContaining("Seed [seeds/packed/notes.csv] could not be loaded: "
                        + "ERROR: column \"bodyy\" of relation \"notes\" does not exist");
    }

    @Test
    void aSeedThatIsNotThereIsAMistake() {
        assertThatExceptionOfType(MistakeException.class)
                .isThrownBy(() -> seeded("seeds/nowhere.csv"))
                .withMessage(
                        "@DatabaseTest seed = [seeds/nowhere.csv]: no such resource is on the class path. Fix: put the file below"
                                + " src/test/resources and name it from there, such as seed = \"data/users.csv\"");
    }

    @Test
    void aSeedOfAnUnknownKindIsAMistake() {
        assertThatExceptionOfType(MistakeException.class)
                .isThrownBy(() -> seeded("seeds/notes.json"))
                .withMessageStartingWith(
                        "@DatabaseTest seed = [seeds/notes.json]: it is neither [.sql] nor [.csv] nor [.csv.gz].");
    }

    private static TemplateRecipe seeded(String... names) {
        return SeededRecipe.of(NOTES, SeededRecipeTest.class.getClassLoader(), List.of(names));
    }
}
