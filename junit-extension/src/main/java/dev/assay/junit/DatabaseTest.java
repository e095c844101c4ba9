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
 * Gives every test of a class an isolated, migrated PostgreSQL database of its own.
 *
 * <p>A server is started once for a run and shared by all that ask for the same; the migrations run once into a template, and each test gets a clone
 * of that template. A test asks for its database by a parameter of type {@link dev.assay.database.TestDatabase}, {@link
 * javax.sql.DataSource} or {@link java.sql.Connection}, in the method, in {@code @BeforeEach} and {@code @AfterEach}, or
 * in the constructor; all of them see the same database. With {@code PER_CLASS} the constructor runs before any test, and
 * its database is one of its own. The clone is dropped after the test, or kept until the end of
 * the run when the test failed.
 *
 * <h2>Inheritance and nesting</h2>
 *
 * Subclasses and {@code @Nested} classes inherit the annotation. It may stand on an annotation of your own, which then
 * fixes its values.
 *
 * <h2>Parallel execution</h2>
 *
 * Tests may run in parallel; tests with a {@link LatencyBudget} or a {@link ChaosScenario} have the machine to themselves.
 *
 * <p>Without any attribute, {@code classpath:db/migration} is applied by the provider that the machine has.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DatabaseTestExtension.class)
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

    /** Where the migrations are. Default {@code classpath:db/migration}. No migration there is an error. */
    String migrations() default "classpath:db/migration";

    /**
     * Resources that are loaded into the template after the migrations, in this order: {@code *.sql} is executed as one
     * script; {@code *.csv} and {@code *.csv.gz} are copied into the table that the file is named after, their first line
     * naming the columns. Default none.
     */
    String[] seed() default {};

    /** How much durability the server gives up for speed. Default {@link Durability#FAST}; latency verdicts say which. */
    Durability durability() default Durability.FAST;
}
