package dev.assay.junit;

import dev.assay.check.OnInconclusive;
import dev.assay.check.Severity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Proves that the migrations of the class keep what they promise, on rows.
 *
 * <p>A template: one invocation and one result for each proof, each on a fresh database. The body runs after the proof
 * holds and may assert more; it can take the {@link dev.assay.migration.trace.MigrationReport} and the migrated {@link
 * dev.assay.database.TestDatabase} as parameters.
 *
 * <p>Which migrations are proven stands in {@link DatabaseTest#migrations()} of the class, {@code classpath:db/migration}
 * without it. The annotation stands on methods only, without {@code @Test} beside it.
 *
 * <pre>{@code
 * @MigrationTest(maxDuration = "2s", rewrites = Rewrites.NONE)
 * void migrationsAreSafe(MigrationReport report) {}
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith({DatabaseTestExtension.class, MigrationTestExtension.class})
public @interface MigrationTest {
    /** What is proven. Default: that every version applies, and that no statement is dangerous. At least one. */
    Proof[] proves() default {Proof.APPLIES, Proof.NO_HAZARDS};

    /**
     * The longest that a single version may take on the seeded database, a duration such as {@code 2s}. Default empty: no
     * promise. Without a single seed row the promise is broken, because a duration on empty tables proves nothing.
     */
    String maxDuration() default "";

    /**
     * The most write-ahead log that a single version may write on the seeded database, such as {@code 16MB}: every replica gets all
     * of it. Default empty: no promise. Without a single seed row the promise is broken. A server has one log for all its databases, so the
     * class needs {@link DatabaseTest#ownServer()}. What runs on that server meanwhile, such as autovacuum or another test of the class, is
     * charged too. For {@link Proof#APPLIES}.
     */
    String maxWal() default "";

    /** Whether tables may be rewritten. Default: no promise. */
    Rewrites rewrites() default Rewrites.ALLOWED;

    /**
     * The folder of seed scripts. A script {@code V3__orders.sql} is executed after version 3 was applied, so that later
     * versions meet its rows. Default {@code classpath:db/seed}. Where several versions meet not a single row, {@link
     * Proof#APPLIES} and {@link Proof#NO_HAZARDS} are broken: on empty tables nearly everything applies.
     */
    String seed() default "classpath:db/seed";

    /**
     * The version that runs everywhere already, as the runner writes it: the proofs by experiment, which are all but {@link
     * Proof#NO_HAZARDS} and {@link Proof#POLICIES}, start from there and prove what comes after it. Default empty: they prove each
     * version.
     */
    String since() default "";

    /**
     * The longest that tracing all versions may take, seeds included, a duration above zero such as {@code 30s}. What runs then
     * is ended, and the proof is broken. A proof by experiment may take as long for each single version. {@code assay.migrations.timeout} overrules it for all tests. Default {@code 10min}.
     */
    String timeout() default "10min";

    /** Hazards that are accepted. Default none. For {@link Proof#NO_HAZARDS}. */
    Tolerated[] tolerates() default {};

    /**
     * The sizes of tables in production. Default none: each may be large. For {@link Proof#NO_HAZARDS}, and for {@link Proof#SCALES},
     * which predicts how long a version locks these tables.
     */
    TableSize[] sizes() default {};

    /**
     * The longest that a single version may shut a table of {@link #sizes()} against writers, predicted for its size in production, a
     * duration such as {@code 500ms}. Judged by the interval of the prediction; where the limit lies within it, the verdict is
     * undecided. Default empty: no promise. For {@link Proof#SCALES}.
     */
    String maxLockTime() default "";

    /**
     * Major versions of PostgreSQL, such as {@code "15", "17"}: the ones after the first are compared with it. At least two; the server
     * programs of each must be on the class path, or the provider be one that starts containers. Default none. For {@link
     * Proof#VERSIONS}, which needs them.
     */
    String[] majors() default {};

    /**
     * A script of queries, on the class path or in the file system: {@code classpath:db/queries.sql}. Each has a comment {@code -- name:
     * newest orders} before it, and {@code -- parameters: SELECT id FROM orders} if it has parameters, written {@code ?}: the rows of that
     * query are its parameters, the first thousand in turn. Each must return rows. Default empty. For {@link Proof#PLAN_STABLE}, which
     * needs it.
     */
    String queries() default "";

    /**
     * By how much the 95th percentile of a query may grow, a share above 0 such as {@code 10%}. Default empty. For {@link
     * Proof#PLAN_STABLE}, which needs it.
     */
    String maxRegression() default "";

    /** Whether a query may be planned otherwise than before. Default: it may, and the ratio alone decides. For {@link Proof#PLAN_STABLE}. */
    Plans plans() default Plans.MAY_CHANGE;

    /**
     * A file with the hazards of versions that have already run everywhere, relative to the folder in which the tests run; it
     * may only shrink. {@code -Dassay.hazards.freeze=true} writes it the first time, and later takes out what no longer
     * happens. Default empty: nothing is frozen. For {@link Proof#NO_HAZARDS}.
     */
    String frozen() default "";

    /** Rules about the files. Default none. For {@link Proof#POLICIES}, which needs at least one. */
    MigrationPolicy[] policies() default {};

    /**
     * A file with the checksums of the migrations that have been recorded, relative to the folder in which the tests run, in the
     * form of {@code sha256sum}; a hash over its lines shows that none was taken out. {@code -Dassay.migrations.keep=true} adds
     * new ones, unless a policy is broken. Default empty: nothing counts as recorded, so the policies that compare with it are
     * refused. For {@link Proof#POLICIES}.
     */
    String recorded() default "";

    /**
     * Another branch and the folder of the migrations there, from the root of the repository, as git writes them: {@code
     * origin/main:src/main/resources/db/migration}. A version that it has given to another file is a duplicate. It is read
     * with {@code git}, which must be on the path, from the repository in which the tests run. Default empty: no other branch is
     * looked at. For {@link MigrationPolicy#NO_DUPLICATES}.
     */
    String branch() default "";

    /** Versions without a way back on purpose. Default none. For {@link Proof#ROUND_TRIP}. */
    Irreversible[] irreversible() default {};

    /**
     * Columns that upgrades change, take away or rename, as {@code table.column}, with the schema before it unless that is {@code
     * public}; a star stands for any characters, and {@code orders.*} for the table with its rows. Names stand without
     * quotes, except for a table of {@code public} with a dot in its name: {@code "order.item".note}. What no upgrade changes is
     * refused. Default none. For {@link Proof#DATA_KEPT}.
     */
    String[] changes() default {};

    /**
     * The schema that all migrations together lead to: a file with the text of a schema, relative to the folder in which the tests
     * run, which {@code -Dassay.snapshot.update=true} writes anew; or the URL of a live database, {@code
     * jdbc:postgresql://host/name}, whose credentials come from {@code assay.schema.user} and the environment variable {@code
     * ASSAY_SCHEMA_PASSWORD}; or an SQL script such as the one that Hibernate writes, {@code classpath:jpa-schema.sql}, with which
     * tables and the types of columns are compared. No default. For {@link Proof#DRIFT_FREE}, which needs it.
     */
    String declared() default "";
    /**
     * The longest that an operation of the application may wait for a migration, a duration of at least {@code 10ms}. Required for
     * {@link Proof#LOCK_FREE}: there is no honest default.
     */
    String maxBlock() default "";

    /**
     * How long a report takes that reads each locked table since before the migration, a duration such as {@code 30s}; it ends once
     * the migration has waited for it so long. Whoever comes behind a migration that waits, waits as well, unless {@code
     * lock_timeout} makes it give up; then it is applied again afterwards. Default empty: there is no report. For {@link
     * Proof#LOCK_FREE}.
     */
    String longReader() default "";

    /**
     * What the application before each version executes: an SQL file such as {@code classpath:db/traffic.sql}, or a class, {@code
     * class:com.acme.ShopTraffic}, that implements {@link dev.assay.migration.traffic.TrafficSource}. In a file each statement has its
     * name in a comment before it, and another comment for its parameters, {@code -- :id = SELECT id FROM orders}. Default empty:
     * statements are derived from the schema before each version, for the tables that have rows. For {@link Proof#LOCK_FREE} and
     * {@link Proof#COMPATIBLE}.
     */
    String traffic() default "";

    /**
     * What the new application executes, written as {@link #traffic()}. All of it must work at some version, from there on at each,
     * and before the first {@link #contract()}. Default empty: no new application is tried, unless there is a contract; then its
     * statements are derived from the schema after that. For {@link Proof#COMPATIBLE}.
     */
    String newTraffic() default "";

    /** Versions that may break the old application. Default none. For {@link Proof#COMPATIBLE}. */
    Contract[] contract() default {};
    /**
     * Whether Flyway keeps its lock in an open transaction, as it does in an application that does not set {@code
     * postgresql.transactional.lock=false}. Default false, as Assay runs it. For {@link Proof#RUNNER_SAFE}.
     */
    boolean transactionalLock() default false;

    /** A stable name for reports and trends. Default empty: class, method and promise serve. */
    String id() default "";

    /** The reason for the promise, shown when it is broken. Default empty. */
    String because() default "";

    /** What a breach does: fail the test (default), or only be reported. */
    Severity severity() default Severity.BLOCK;

    /** What an undecided verdict does: fail the test (default), or let it pass and be reported as undecided. */
    OnInconclusive onInconclusive() default OnInconclusive.FAIL;
}
