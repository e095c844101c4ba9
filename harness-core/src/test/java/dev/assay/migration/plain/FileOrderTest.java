package dev.assay.migration.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.MistakeException;
import dev.assay.migration.Migration;
import dev.assay.migration.script.ResourceFile;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileOrderTest {
    @Test
    void ordersVersionsAsFlywayDoes() {
        assertThat(inFolder("V10__b.sql", "V2_1__a.sql", "V2__c.sql", "R__view.sql", "U2__c.sql", "read.me"))
                .containsExactly(
                        new Migration("2", "V2__c.sql"),
                        new Migration("2.1", "V2_1__a.sql"),
                        new Migration("10", "V10__b.sql"),
                        new Migration("", "R__view.sql"));
    }

    @Test
    void endsAVersionAtTwoUnderscores() {
        assertThat(inFolder("V1__2024__rows.sql", "V1_2__3__more.sql"))
                .containsExactly(new Migration("1", "V1__2024__rows.sql"), new Migration("1.2", "V1_2__3__more.sql"));
    }

    @Test
    void ordersOtherNamesAsPeopleDo() {
        assertThat(inFolder("10_b.sql", "002_a.sql", "9_c.sql"))
                .containsExactly(
                        new Migration("2", "002_a.sql"),
                        new Migration("9", "9_c.sql"),
                        new Migration("10", "10_b.sql"));
        assertThat(inFolder("b2.sql", "b10.sql", "a.sql"))
                .containsExactly(
                        new Migration("1", "a.sql"), new Migration("2", "b2.sql"), new Migration("3", "b10.sql"));
    }

    @Test
    void refusesWhatWouldNeverRun() {
        assertThatThrownBy(() -> inFolder("V1__a.sql", "2_b.sql"))
                .isInstanceOf(MistakeException.class)
                .hasMessageContaining("[2_b.sql] has no version, while others have one. It would never run");
        assertThatThrownBy(() -> inFolder("V1__a.sql", "V1_0__b.sql"))
                .isInstanceOf(MistakeException.class)
                .hasMessageContaining("has two files");
    }

    @Test
    void keepsAGivenOrder() {
        assertThat(FileOrder.asGiven(files("z.sql", "a.sql")))
                .extracting(ScriptFile::migration)
                .containsExactly(new Migration("1", "z.sql"), new Migration("2", "a.sql"));
        assertThat(FileOrder.asGiven(files("x/V3__z.sql", "x/V2__a.sql")))
                .extracting(ScriptFile::migration)
                .containsExactly(new Migration("3", "x/V3__z.sql"), new Migration("2", "x/V2__a.sql"));
    }

    private static List<Migration> inFolder(String... names) {
        return FileOrder.inFolder("filesystem:x", files(names)).stream()
                .map(ScriptFile::migration)
                .toList();
    }

    private static List<ResourceFile> files(String... names) {
        return Arrays.stream(names)
                .map(name -> new ResourceFile(name, new byte[0]))
                .toList();
    }
}
