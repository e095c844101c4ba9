package dev.assay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.database.seed.GeneratedRows;
import dev.assay.database.seed.Values;
import dev.assay.junit.engine.TestRun;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedRowsTest {
    @TempDir
    Path reports;

    @Test
    void rowsReachSubclassesNestedClassesAndComposedAnnotations() {
        TestRun run = TestRun.of(reports, CitiesTestCase.class, InheritingTestCase.class, ComposedTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(5);
    }

    @DatabaseTest
    @SeedRows(table = "people", rows = 500, values = Grown.class)
    @SeedRows(table = "cities", rows = 20)
    static class CitiesTestCase {
        @Test
        void ofTheClass(TestDatabase database) throws SQLException {
            assertThat(Rows.count(database, "cities")).isEqualTo(20);
            assertThat(Rows.count(database, "people")).isEqualTo(500);
            assertThat(Rows.count(database, "people WHERE age BETWEEN 18 AND 99"))
                    .isEqualTo(500);
        }

        @Nested
        @SeedRows(table = "cities", rows = 30, seed = 2)
        class Inner {
            @Test
            void andOfTheClassesAround(TestDatabase database) throws SQLException {
                assertThat(Rows.count(database, "cities")).isEqualTo(50);
            }
        }
    }

    static class InheritingTestCase extends CitiesTestCase {}

    @ManyPeople
    static class ComposedTestCase {
        @Test
        void drawnFromASample(TestDatabase database) throws SQLException {
            assertThat(Rows.count(database, "people WHERE name IN ('Ann', 'Bob')"))
                    .isEqualTo(300);
        }
    }

    static final class Grown implements UnaryOperator<GeneratedRows> {
        @Override
        public GeneratedRows apply(GeneratedRows rows) {
            return rows.column("age", Values.between(18, 99));
        }
    }

    @DatabaseTest
    @SeedRows(table = "cities", rows = 5)
    @SeedRows(table = "people", rows = 300, like = "data/people.csv")
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface ManyPeople {}
}
