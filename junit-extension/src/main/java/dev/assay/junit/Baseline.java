package dev.assay.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What {@link LatencyBudget#maxRegression()} compares an operation with. At most one attribute is given; without any, it is
 * the schema before the newest migration.
 *
 * <p>The measured side is always the annotated method on the database of the test. Where the baseline has a database of its
 * own ({@code version}, {@code sql}, {@code server}), or connections of its own ({@code settings}), the method must take them
 * from its {@link dev.assay.load.Worker}; a parameter of type {@code TestDatabase} would lead past them and is refused.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Baseline {
    /**
     * The schema at an earlier version, such as {@code 3}, without migrations that repeat, with the seeds of {@link
     * DatabaseTest#seed()} and {@link SeedRows} on it. Tables of one name must hold equally many rows on both sides.
     */
    String version() default "";

    /** Another method of the test class with the same parameters, on the same database: the old query. */
    String method() default "";

    /** Settings of the baseline's sessions, such as {@code hnsw.ef_search=40}. */
    String[] settings() default {};

    /** Statements that are run once on a copy of the database, such as {@code drop index documents_embedding_idx}. */
    String[] sql() default {};

    /**
     * Another server with the same migrations and seeds: a major version such as {@code 16}, or an image such as {@code
     * pgvector/pgvector:pg16}. Or {@code configured}: connections to {@code assay.baseline.url}, such as those of the stable
     * release; its user is {@code assay.baseline.user}, its password is read from the environment alone. Its sessions can only
     * read, so that no body changes somebody else's rows; whether it holds as many rows is not looked at.
     */
    String server() default "";

    /**
     * Another build of the code: a folder of classes or a JAR file. The test class and what lies there are loaded once more,
     * in front of the class path, and the method is called on a new instance; what the test set up in its fields is not there.
     */
    String classPath() default "";

    /**
     * An earlier run, kept in this file, read from the folder of the module. Both runs measure a calibration query beside
     * the operation, and the figures relative to it are compared. The machine's speed cancels as far as both feel it; any
     * other baseline is surer, because it is measured in the same run. The file is only written where {@code
     * assay.baseline.update} is {@code true}; nothing is judged then, and the test fails.
     */
    String file() default "";
}
