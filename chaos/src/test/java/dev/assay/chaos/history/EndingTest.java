package dev.assay.chaos.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class EndingTest {
    @ParameterizedTest
    @CsvSource({
        "08001, FAIL, UNKNOWN",
        "08004, FAIL, UNKNOWN",
        "28P01, FAIL, UNKNOWN",
        "53300, FAIL, FAIL",
        "57P03, FAIL, UNKNOWN",
        "3D000, FAIL, UNKNOWN",
        "08006, UNKNOWN, UNKNOWN",
        "08003, UNKNOWN, UNKNOWN",
        "08007, UNKNOWN, UNKNOWN",
        "57P01, UNKNOWN, UNKNOWN",
        "57P02, UNKNOWN, UNKNOWN",
        "57P05, UNKNOWN, UNKNOWN",
        "58030, UNKNOWN, UNKNOWN",
        "XX000, UNKNOWN, UNKNOWN",
        "40003, UNKNOWN, UNKNOWN",
        "40001, FAIL, FAIL",
        "40P01, FAIL, FAIL",
        "23505, FAIL, FAIL",
        "22P02, FAIL, FAIL",
        "42P01, FAIL, FAIL",
        "55P03, FAIL, FAIL",
        "25006, FAIL, FAIL",
        "53100, FAIL, FAIL",
        "57014, FAIL, FAIL",
        "P0001, FAIL, FAIL",
    })
    void theStateDecidesWhereNobodyWatchedAndAtACommit(String state, Status unseen, Status atCommit) {
        assertThat(Ending.of(failure(state), Place.UNSEEN).status()).isEqualTo(unseen);
        assertThat(Ending.of(failure(state), Place.AT_COMMIT).status()).isEqualTo(atCommit);
    }

    @ParameterizedTest
    @CsvSource({"08006", "57P01", "40001", "XX000", "08001"})
    void thePlaceDecidesElsewhere(String state) {
        assertThat(Ending.of(failure(state), Place.NOTHING_SENT).status()).isEqualTo(Status.FAIL);
        assertThat(Ending.of(failure(state), Place.IN_TRANSACTION).status()).isEqualTo(Status.FAIL);
        assertThat(Ending.of(failure(state), Place.AFTER_COMMIT).status()).isEqualTo(Status.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Place.class,
            names = {"UNSEEN", "AT_COMMIT", "AFTER_COMMIT"})
    void anExceptionWithoutAStateIsUnknownUnlessNothingWasCommitted(Place place) {
        assertThat(Ending.of(new IllegalStateException("closed\nfor good"), place))
                .isEqualTo(new Ending(
                        Status.UNKNOWN, "IllegalStateException", "closed", "java.lang.IllegalStateException"));
        assertThat(Ending.of(new IllegalStateException(), Place.IN_TRANSACTION).write())
                .isEqualTo("fail IllegalStateException");
    }

    @Test
    void theStateIsFoundBehindTheExceptionsOfAFramework() {
        Ending ending = Ending.of(new RuntimeException("rolled back", failure("40001")), Place.UNSEEN);

        assertThat(ending).isEqualTo(new Ending(Status.FAIL, "40001", "refused", "java.lang.RuntimeException"));
    }

    private static SQLException failure(String state) {
        return new SQLException("refused", state);
    }
}
