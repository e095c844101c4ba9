package dev.assay.junit;

import dev.assay.database.Durability;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Gives the tests of a class a migrated PostgreSQL database; by default each test one of its own.
 *
 * <p>A server is started once for a run and shared by all that ask for the same; the migrations run once into a template, and databases
 * are clones of that template. A test asks for its database by a parameter of type {@link dev.assay.database.TestDatabase}, {@link
 * javax.sql.DataSource} or {@link java.sql.Connection}, in the method, in {@code @BeforeEach} and {@code @AfterEach}, or
 * in the constructor; all of them see the same database. With {@code PER_CLASS} the constructor runs before any test: it gets the
 * database of the class where there is one, and otherwise one of its own. {@code @BeforeAll} and {@code @AfterAll} can ask where the
 * {@link #isolation()} gives a database to more than one test.
 *
 * <p>The database of a failed test is kept until the end of the run. Its URL stands on the console and in the failure.
 *
 * <h2>Inheritance and nesting</h2>
 *
 * Subclasses and {@code @Nested} classes inherit the annotation, and a nested class belongs to the class around it, unless it carries an
 * annotation of its own. It may stand on an annotation of your own, which then fixes its values. Each invocation of a repeated or
 * parameterized test counts as a test; the dynamic tests of a {@code @TestFactory} share the database of the factory.
 *
 * <h2>Parallel execution</h2>
 *
 * Tests may run in parallel; tests with a {@link LatencyBudget}, a {@link ChaosScenario} or a parameter of type {@link Checks} have
 * the machine to themselves.
 *
 * <p>Without any attribute, {@code classpath:db/migration} is applied by the provider that the machine has.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({DatabaseTestExtension.class, ChecksExtension.class})
@ResourceLock(providers = MachineLocks.class)
public @interface DatabaseTest {
    /**
     * The provider of databases. Default {@code auto}: the best one that the machine has, named at the start of the run.
     * The setting {@code assay.database.provider} overrides it.
     */
    String provider() default "auto";

    /** The major version of PostgreSQL. Default {@code 17}. */
    String server() default "17";

    /**
     * The extensions that the server must have, such as {@code vector}; they are made available, and {@code CREATE
     * EXTENSION} stays with the migrations. Default none given: those that the migrations create.
     */
    String[] extensions() default {};

    /**
     * Where the migrations are: {@code classpath:} or {@code filesystem:}, for Flyway; with the prefix {@code liquibase:} the root file of
     * a changelog, {@code liquibase:classpath:db/changelog.xml}; other runners are services of the type {@link
     * dev.assay.migration.MigrationSourceProvider}. Default {@code classpath:db/migration}. Flyway takes several
     * locations. No migration there is an error.
     */
    String[] migrations() default "classpath:db/migration";

    /**
     * Resources that are loaded into the template after the migrations, in this order: {@code *.sql} is executed as one
     * script; {@code *.csv} and {@code *.csv.gz} are copied into the table that the file is named after, their first line
     * naming the columns. Default none.
     */
    String[] seed() default {};

    /** How much durability the server gives up for speed. Default {@link Durability#FAST}; latency verdicts say which. */
    Durability durability() default Durability.FAST;

    /**
     * What keeps tests apart. Default {@link Isolation#CLONE_PER_TEST}. {@link MigrationTest} gets an empty database of its own
     * whatever stands here.
     */
    Isolation isolation() default Isolation.CLONE_PER_TEST;

    /**
     * Whether the database has a server of its own, which may be restarted, paused and killed by {@link
     * dev.assay.database.TestDatabase#server()}, where the provider can. Default: it shares one. A server for each test with {@link
     * Isolation#CLONE_PER_TEST}, one for the class with {@link Isolation#CLONE_PER_CLASS}, refused with the others. Starting one takes
     * about as long as the first database of a run.
     */
    boolean ownServer() default false;

    /**
     * Settings of the server, such as {@code "work_mem=8MB"} or {@code "auto_explain.log_min_duration=10ms"}; a library that a setting
     * needs is loaded by itself. Default none. Classes with different settings have different servers. Those that {@link #durability()}
     * or the provider chooses are refused.
     */
    String[] settings() default {};

    /** The image of the server, for a provider that starts containers. Default empty: the provider's own, or the configured one. */
    String image() default "";

    /**
     * Whether the database of a failed test is kept until the run ends. Default true; with {@code ownServer} its server is kept with it.
     */
    boolean keepOnFailure() default true;
}
