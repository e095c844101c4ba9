package dev.assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class FailureTest {
    @Test
    void findsTheSqlStateBelowAFrameworksException() {
        Throwable thrown = new IllegalStateException("save failed", new SQLException("gone\nand more", "08006"));

        assertThat(Failure.of(thrown)).isEqualTo(new Failure("08006", "gone"));
    }

    @Test
    void namesTheClassWhereNoDatabaseHadAPart() {
        assertThat(Failure.of(new AssertionError("expected 1")))
                .isEqualTo(new Failure("AssertionError", "expected 1", true));
    }

    @Test
    void writesCodeAndMessage() {
        assertThat(new Failure("08006", "gone").write()).isEqualTo("08006 gone");
        assertThat(Failure.of(new IllegalStateException()).write()).isEqualTo("IllegalStateException");
    }
}
