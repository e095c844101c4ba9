package dev.assay.junit.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.junit.DatabaseTest;
import dev.assay.junit.Rows;
import dev.assay.junit.engine.TestRun;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of test that Jupiter knows, in parallel: every invocation has its rows to itself. */
class TestKindsTest {
    @TempDir
    Path reports;

    @Test
    void invocationsOfParameterizedAndRepeatedTestsHaveADatabaseEach() {
        TestRun run = TestRun.of(reports, TemplateCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(6);
        assertThat(TemplateCase.NAMES).hasSize(6);
    }

    @Test
    void dynamicTestsShareTheDatabaseOfTheirFactory() {
        TestRun run = TestRun.of(reports, FactoryCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(6);
        assertThat(FactoryCase.NAMES).hasSize(2);
    }

    @Test
    void nestedClassesFindTheAnnotationAroundThem() {
        TestRun run = TestRun.of(reports, OuterCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(4);
        assertThat(OuterCase.NAMES).hasSize(4);
    }

    @Test
    void inheritedAndComposedAnnotationsAreFound() {
        TestRun run = TestRun.of(reports, SubclassCase.class, ComposedCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(3);
    }

    @Test
    void oneInstanceServesConcurrentMethodsWithADatabaseEach() {
        TestRun run = TestRun.of(reports, OneInstanceCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(OneInstanceCase.NAMES).hasSize(5);
    }

    @Test
    void otherResolversLiveBesideOurs() {
        TestRun run = TestRun.of(reports, ForeignCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(1);
    }

    @Test
    void constructorsSeeTheDatabaseOfTheTestAlsoInNestedClasses() {
        TestRun run = TestRun.of(reports, ConstructorCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(3);
    }

    private static void useAlone(TestDatabase database, Set<String> names) throws SQLException {
        names.add(database.name());
        assertThat(Rows.count(database, "people")).isZero();
        Rows.insert(database, 3);
        assertThat(Rows.count(database, "people")).isEqualTo(3);
    }

    @DatabaseTest
    static class TemplateCase {
        static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

        @ParameterizedTest(name = "always the same name")
        @ValueSource(ints = {1, 2, 3})
        void parameterized(int value, TestDatabase database, TestInfo info) throws SQLException {
            assertThat(info.getDisplayName()).isEqualTo("always the same name");
            assertThat(value).isPositive();
            useAlone(database, NAMES);
        }

        @RepeatedTest(value = 3, name = "always the same name")
        void repeated(TestDatabase database) throws SQLException {
            useAlone(database, NAMES);
        }
    }

    @DatabaseTest
    static class FactoryCase {
        static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

        @TestFactory
        Stream<DynamicTest> first(TestDatabase database) throws SQLException {
            return share(database);
        }

        @TestFactory
        Stream<DynamicTest> second(TestDatabase database) throws SQLException {
            return share(database);
        }

        private static Stream<DynamicTest> share(TestDatabase database) throws SQLException {
            useAlone(database, NAMES);
            return Stream.of("a", "b", "c")
                    .map(name -> DynamicTest.dynamicTest(name, () -> {
                        NAMES.add(database.name());
                        assertThat(Rows.count(database, "people")).isEqualTo(3);
                    }));
        }
    }

    @DatabaseTest
    static class OuterCase {
        static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

        @Test
        void outer(TestDatabase database) throws SQLException {
            useAlone(database, NAMES);
        }

        @Nested
        class Inner {
            @Test
            void one(TestDatabase database) throws SQLException {
                useAlone(database, NAMES);
            }

            @Nested
            class Innermost {
                @RepeatedTest(2)
                void two(TestDatabase database) throws SQLException {
                    useAlone(database, NAMES);
                }
            }
        }
    }

    @DatabaseTest(seed = "db/seed/V1__people.sql")
    abstract static class BaseCase {
        @Test
        void inherited(TestDatabase database) throws SQLException {
            assertThat(Rows.count(database, "people")).isEqualTo(1000);
        }
    }

    static class SubclassCase extends BaseCase {
        @Test
        void own(TestDatabase database) throws SQLException {
            assertThat(Rows.count(database, "people")).isEqualTo(1000);
        }
    }

    @DatabaseTest(seed = "db/seed/V1__people.sql")
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Seeded {}

    @Seeded
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface SeededTwice {}

    @SeededTwice
    static class ComposedCase {
        @Test
        void hasTheSeed(TestDatabase database) throws SQLException {
            assertThat(Rows.count(database, "people")).isEqualTo(1000);
        }
    }

    @DatabaseTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstanceCase {
        static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

        OneInstanceCase(TestDatabase ofTheInstance) throws SQLException {
            useAlone(ofTheInstance, NAMES);
        }

        @RepeatedTest(4)
        void concurrent(TestDatabase database) throws SQLException {
            useAlone(database, NAMES);
        }
    }

    static final class Foreign implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Locale.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Locale.ROOT;
        }
    }

    @DatabaseTest
    @ExtendWith(Foreign.class)
    static class ForeignCase {
        @ParameterizedTest
        @ValueSource(strings = "value")
        void all(
                String value,
                Locale foreign,
                TestReporter reporter,
                Connection connection,
                DataSource source,
                TestDatabase database)
                throws SQLException {
            assertThat(foreign).isEqualTo(Locale.ROOT);
            assertThat(reporter).isNotNull();
            assertThat(source).isNotNull();
            assertThat(connection.getCatalog()).isEqualTo(database.name());
            assertThat(value).isEqualTo("value");
        }
    }

    @DatabaseTest
    static class ConstructorCase {
        final TestDatabase outer;

        ConstructorCase(TestDatabase outer) {
            this.outer = outer;
        }

        @RepeatedTest(2)
        void same(TestDatabase database) {
            assertThat(database.name()).isEqualTo(outer.name());
        }

        @Nested
        class Inner {
            private final TestDatabase inner;

            Inner(TestDatabase inner) {
                this.inner = inner;
            }

            @Test
            void same(TestDatabase database) {
                assertThat(database.name()).isEqualTo(inner.name()).isEqualTo(outer.name());
            }
        }
    }
}
