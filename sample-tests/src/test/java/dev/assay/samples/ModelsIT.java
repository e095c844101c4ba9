package dev.assay.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.Isolation;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// region rollback
@DatabaseTest(isolation = Isolation.ROLLBACK)
class ModelsIT {
    private long first;

    @BeforeEach
    void register(Connection connection) throws SQLException {
        first = Registered.digitModel(connection);
    }

    @Test
    void theFirstVersionAnswers(Connection connection) throws SQLException {
        assertThat(new ModelRegistry(connection).production("digits")).hasValue(first);
    }

    @Test
    void promotingRetiresTheVersionBefore(Connection connection) throws SQLException {
        long second = Registered.digitModel(connection);

        assertThat(second).isNotEqualTo(first);
        assertThat(new ModelRegistry(connection).production("digits")).hasValue(second);
    }
}
// endregion
