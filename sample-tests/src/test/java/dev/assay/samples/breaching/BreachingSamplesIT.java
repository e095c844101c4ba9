package dev.assay.samples.breaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs the samples that break their promise, in a session of their own, and reads each failure as a person would. */
@Isolated("the samples are measured, and locks of this session mean nothing to theirs")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BreachingSamplesIT {
    private BreachingRun run = new BreachingRun(0, Map.of());

    @BeforeAll
    void runSamples() {
        run = BreachingRun.of(
                SearchBreach.class,
                StatementsBreach.class,
                FeaturesBreach.class,
                RewritingMigrationBreach.class,
                SlowMigrationBreach.class,
                FailingMigrationBreach.class,
                HazardousMigrationBreach.class,
                OrdersBreach.class,
                GrowthBreach.class,
                NightlyBreach.class);
    }

    @Test
    void everySampleFailsAndIsReportedInItsOwnFolder() {
        assertThat(run.failures()).hasSize(17).hasSize(Math.toIntExact(run.started()));
        assertThat(BreachingRun.REPORTS.resolve("index.html")).content().contains("SearchBreach");
        assertThat(BreachingRun.REPORTS.resolve("results.json")).content().contains("OrdersBreach.neverReconnects");
    }

    @Test
    void latencyAboveTheBudget() {
        run.assertFailure("SearchBreach.slowSearch", """
                @LatencyBudget breached  SearchBreach.slowSearch
                  p95       <number> ms  promised <= 20 ms  95 % CI <number>..<upper>, n = <n>
                  share     p95: <number> % of the operations took longer than 20 ms or failed  at most 5 % may; bounds <number> % to <number> %, design effect <number>
                  plan      Seq Scan on documents  this step reads the whole table
                  because   the search runs while a person types
                  repeat    mvn test -Dtest=SearchBreach#slowSearch -Dassay.seed=8731
                  evidence  target/assay-breaching/SearchBreach/slowSearch.html""");
    }

    @Test
    void throughputBelowTheBudget() {
        run.assertFailure("SearchBreach.rareSearch", """
                @LatencyBudget breached  SearchBreach.rareSearch
                  throughput  <number>/s  promised >= 500/s  95 % CI <number>..<number>/s, n = <n>
                  repeat      mvn test -Dtest=SearchBreach#rareSearch -Dassay.seed=8731
                  evidence    target/assay-breaching/SearchBreach/rareSearch.html""");
    }

    @Test
    void errorsAboveTheBudget() {
        run.assertFailure("SearchBreach.failingSearch", """
                @LatencyBudget breached  SearchBreach.failingSearch
                  errors    <number>  promised <= 0.01  95 % CI <number>..<number>, n = <n>
                  share     errors: <number> % of the operations failed  at most 1 % may; bounds <number> % to <number> %, design effect <number>
                  errors    22012: <n> of <n> operations  ERROR: division by zero
                  repeat    mvn test -Dtest=SearchBreach#failingSearch -Dassay.seed=8731
                  evidence  target/assay-breaching/SearchBreach/failingSearch.html""");
    }

    @Test
    void statementForEachRow() {
        run.assertFailure("StatementsBreach.titlesOneByOne", """
                @StatementBudget breached  StatementsBreach.titlesOneByOne
                  statements  11  promised <= 1  n = 20
                  n+1       10 x SELECT title FROM documents WHERE id = $1  once for each row of: SELECT id FROM documents ORDER BY embedding <-> (SELECT embedding FROM documents WHERE id = $1) LIMIT 10; so in 20 of 20 calls
                  do        ask once for all of them: with a join, or with = ANY (?) and an array
                  because   a page is one round trip
                  repeat    mvn test -Dtest=StatementsBreach#titlesOneByOne -Dassay.seed=8731
                  evidence  target/assay-breaching/StatementsBreach/titlesOneByOne.html""");
    }

    @Test
    void droppedIndex() {
        run.assertFailure("StatementsBreach.searchWithoutIndex", """
                @StatementBudget breached  StatementsBreach.searchWithoutIndex
                  buffers   <n>  promised <= 50  n = 20
                  no sequential scan on documents  no call reads [documents] in sequence  breached
                  buffers   <n> by: SELECT id FROM documents ORDER BY embedding <-> (SELECT embedding FROM documents WHERE id = $1) LIMIT 10  <n> of them in: Seq Scan on documents
                  plan      Seq Scan on documents  in 20 of 20 calls; the table has 1,797 rows, and a small table is rightly read in sequence: load as many as production has
                  repeat    mvn test -Dtest=StatementsBreach#searchWithoutIndex -Dassay.seed=8731
                  evidence  target/assay-breaching/StatementsBreach/searchWithoutIndex.html""");
    }

    @Test
    void gapsAndTooFewRows() {
        run.assertFailure("FeaturesBreach.penguinsHaveGaps", """
                @QualityGate breached  FeaturesBreach.penguinsHaveGaps
                  completeness of penguin_features.sex  0.968  promised >= 0.99  n = 344
                  completeness of penguin_features.body_mass_g  0.9942  promised >= 0.99  kept
                  row count of penguin_features  344 rows  promised >= 1,000 rows  n = 344
                  found  11 of 344 rows of [penguin_features] with NULL in [sex]
                  query  SELECT * FROM penguin_features WHERE sex IS NULL
                  because  the model splits by sex
                  repeat  mvn test -Dtest=FeaturesBreach#penguinsHaveGaps -Dassay.seed=8731
                  evidence  target/assay-breaching/FeaturesBreach/penguinsHaveGaps.html""");
    }

    @Test
    void valuesOutOfRangeRepeatedAndTooMany() {
        run.assertFailure("FeaturesBreach.penguinsAreOfOddSizes", """
                @QualityGate breached  FeaturesBreach.penguinsAreOfOddSizes
                  range validity of penguin_features.body_mass_g  0.9678  promised >= 1  n = 342
                  uniqueness of penguin_features.flipper_length_mm  0.02047  promised >= 0.5  n = 342
                  result of SELECT count(DISTINCT island) FROM penguin_features  3  promised <= 2  n = 1
                  found  11 of 342 values in [penguin_features.body_mass_g] that are not >= 3000 and <= 6000
                  query  SELECT * FROM penguin_features WHERE (body_mass_g < CAST('3000' AS double precision) OR body_mass_g > CAST('6000' AS double precision) OR body_mass_g = 'NaN')
                  found  335 of 342 values in [penguin_features.flipper_length_mm] that occur more than once
                  query  SELECT * FROM penguin_features WHERE flipper_length_mm IN (SELECT flipper_length_mm FROM penguin_features GROUP BY flipper_length_mm HAVING count(*) > 1)
                  repeat  mvn test -Dtest=FeaturesBreach#penguinsAreOfOddSizes -Dassay.seed=8731
                  evidence  target/assay-breaching/FeaturesBreach/penguinsAreOfOddSizes.html""");
    }

    @Test
    void staleReadings() {
        run.assertFailure("FeaturesBreach.readingsAreOld", """
                @QualityGate breached  FeaturesBreach.readingsAreOld
                  freshness of sensor_readings.measured_at  <n> d  promised <= 1 d  n = 8,759
                  repeat  mvn test -Dtest=FeaturesBreach#readingsAreOld -Dassay.seed=8731
                  evidence  target/assay-breaching/FeaturesBreach/readingsAreOld.html""");
    }

    @Test
    void referencesToNobody() {
        run.assertFailure("FeaturesBreach.ordersPointNowhere", """
                @QualityGate breached  FeaturesBreach.ordersPointNowhere
                  referential integrity of orders.user_id  0  promised >= 1  n = 3
                  found  3 of 3 values in [orders.user_id] that do not exist in [users(id)]
                  query  SELECT * FROM orders WHERE user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users AS referenced WHERE referenced.id = orders.user_id)
                  repeat  mvn test -Dtest=FeaturesBreach#ordersPointNowhere -Dassay.seed=8731
                  evidence  target/assay-breaching/FeaturesBreach/ordersPointNowhere.html""");
    }

    @Test
    void rewrittenTable() {
        run.assertFailure("RewritingMigrationBreach.amountsGrow", """
                @MigrationTest breached  RewritingMigrationBreach.amountsGrow
                  applies   every version applies over seeded tables, each leads straight to the newest, and a second run changes nothing  kept
                  rewrites  1  promised <= 0  n = 2
                  rewrite   orders by V2__wider_amounts.sql: ALTER TABLE orders ALTER COLUMN amount TYPE bigint  nobody reads or writes it meanwhile
                  do        add a new nullable column, fill it in batches in a later version, then switch; a constant default copies nothing
                  because   orders come in all day
                  repeat    mvn test -Dtest=RewritingMigrationBreach#amountsGrow -Dassay.seed=8731
                  evidence  target/assay-breaching/RewritingMigrationBreach/amountsGrow.html""");
    }

    @Test
    void hazardousMigrations() {
        run.assertFailure("HazardousMigrationBreach.theShopStaysOpen", """
                @MigrationTest breached  HazardousMigrationBreach.theShopStaysOpen
                  hazards               8  promised <= 0                              n = 10
                  index-not-concurrent  V2__orders_by_customer.sql, line 1: builds orders_customer from all 1,000 rows while SHARE stops the writers of orders  instead: CREATE INDEX CONCURRENTLY orders_customer ON public.orders USING btree (customer_id);
                  fk-scan               V3__orders_have_customers.sql, line 1: matches all of [orders] with [customers] under SHARE ROW EXCLUSIVE on both, so that writers of [customers] wait as well; rows read here: 1000; writers of [orders] wait until the transaction ends  instead: ALTER TABLE orders ADD CONSTRAINT orders_customer_fk FOREIGN KEY (customer_id) REFERENCES customers(id) NOT VALID; /* in a migration of its own */ ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_fk;
                  set-not-null-scan     V4__notes_are_required.sql, line 1: reads all of [orders] under ACCESS EXCLUSIVE for a NULL in [note]; rows read here: 1000; readers and writers of [orders] wait until the transaction ends  instead: ALTER TABLE orders ADD CONSTRAINT note_not_null CHECK (note IS NOT NULL) NOT VALID; /* in a migration of its own */ ALTER TABLE orders VALIDATE CONSTRAINT note_not_null; /* in the next one: proved, so that nothing is read */ ALTER TABLE orders ALTER COLUMN note SET NOT NULL; ALTER TABLE orders DROP CONSTRAINT note_not_null;
                  volatile-default      V5__tokens.sql, line 1: writes all of [orders] anew under ACCESS EXCLUSIVE to evaluate the default [gen_random_uuid()] of token for each row; rows read here: 3000; readers and writers of [orders] wait until the transaction ends  instead: ALTER TABLE orders ADD COLUMN token uuid, ALTER COLUMN token SET DEFAULT gen_random_uuid(); /* in a file of its own, again and again until no row is left, with a commit between */ UPDATE orders SET token = DEFAULT WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders WHERE token IS NULL LIMIT 10000));
                  type-rewrite          V6__wider_amounts.sql, line 1: writes all of [orders] anew under ACCESS EXCLUSIVE to turn amount from [integer] to [bigint]; rows read here: 3000; readers and writers of [orders] wait until the transaction ends  instead: ALTER TABLE orders ADD COLUMN amount_next bigint; /* a trigger keeps both columns alike in both directions while two versions of the application run */ /* in a file of its own, again and again until no row is left, with a commit between */ UPDATE orders SET amount_next = amount WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders WHERE amount_next IS NULL LIMIT 10000)); /* once nobody reads the old column */ ALTER TABLE orders DROP COLUMN amount;
                  check-scan            V7__amounts_are_positive.sql, line 1: reads all of [orders] under ACCESS EXCLUSIVE to hold each row against [CHECK ((amount > 0))]; rows read here: 1000; readers and writers of [orders] wait until the transaction ends  instead: ALTER TABLE orders ADD CONSTRAINT amount_is_positive CHECK ((amount > 0)) NOT VALID; /* in a migration of its own */ ALTER TABLE orders VALIDATE CONSTRAINT amount_is_positive;
                  whole-table-update    V8__phones.sql, line 1: updates nearly all rows of customers in one statement  instead: UPDATE customers SET phone = '' WHERE id BETWEEN 1 AND 10000; -- and so on, a commit after each
                  rename-column         V9__mail.sql, line 1: customers.email is now mail  instead: /* one transaction: the old name stays as a view that can be read and written */ ALTER TABLE customers RENAME TO customers_data; ALTER TABLE customers_data RENAME COLUMN email TO mail; CREATE VIEW customers AS SELECT id, mail AS email, phone FROM customers_data;
                  repeat                mvn test -Dtest=HazardousMigrationBreach#theShopStaysOpen -Dassay.seed=8731
                  evidence              target/assay-breaching/HazardousMigrationBreach/theShopStaysOpen.html""");
    }

    @Test
    void slowMigration() {
        run.assertFailure("SlowMigrationBreach.amountsAreRounded", """
                @MigrationTest breached  SlowMigrationBreach.amountsAreRounded
                  applies   every version applies over seeded tables, each leads straight to the newest, and a second run changes nothing  kept
                  duration  <number> ms  promised <= 250 ms  n = 2
                  slowest   V2__rounded_amounts.sql
                  statement  <number> ms  UPDATE orders SET amount = amount / 10 * 10 FROM pg_sleep(0.5)  rows scanned: 1,000
                  do        move work that grows with the rows into batches, and build indexes CONCURRENTLY in a version of their own
                  repeat    mvn test -Dtest=SlowMigrationBreach#amountsAreRounded -Dassay.seed=8731
                  evidence  target/assay-breaching/SlowMigrationBreach/amountsAreRounded.html""");
    }

    @Test
    void failedMigration() {
        run.assertFailure("FailingMigrationBreach.notesAreRequired", """
                @MigrationTest breached  FailingMigrationBreach.notesAreRequired
                  applies   every version applies over seeded tables, each leads straight to the newest, and a second run changes nothing  breached
                  failed    V2__required_notes.sql, line 1: ERROR: column "note" of relation "orders" contains null values [23502]
                  statement  ALTER TABLE orders ALTER COLUMN note SET NOT NULL
                  repeat    mvn test -Dtest=FailingMigrationBreach#notesAreRequired -Dassay.seed=8731
                  evidence  target/assay-breaching/FailingMigrationBreach/notesAreRequired.html""");
    }

    @Test
    void codeThatNeverReconnects() {
        run.assertFailure("OrdersBreach.neverReconnects", """
                @ChaosScenario breached  OrdersBreach.neverReconnects
                  recovery  > <number> ms  promised <= 1,000 ms  n = <n>
                  faults    reset 300ms
                  found     operation [save] did not recover: <n> calls ended in <number> ms after the last fault, the last one failed  last failure: 08003 This connection has been closed.
                  repeat    mvn test -Dtest=OrdersBreach#neverReconnects -Dassay.seed=8731
                  evidence  target/assay-breaching/OrdersBreach/neverReconnects.html""");
    }

    @Test
    void codeThatNeverRetries() {
        run.assertFailure("OrdersBreach.neverRetries", """
                @ChaosScenario breached  OrdersBreach.neverRetries
                  recovery  <number> ms  promised <= 5,000 ms  kept
                  errors    <number>  promised <= 0.01  n = <n>
                  faults    reset 300ms<lost>
                  found     08001 x <n>  The connection attempt failed.
                  repeat    mvn test -Dtest=OrdersBreach#neverRetries -Dassay.seed=8731
                  evidence  target/assay-breaching/OrdersBreach/neverRetries.html""");
    }

    @Test
    void searchThatGrowsWithTheDocuments() {
        run.assertFailure("GrowthBreach.searchWithoutIndex", """
                @LatencyBudget breached  GrowthBreach.searchWithoutIndex
                  growth    <number>  the p50 grows at most like sqrt n  95 % CI <number>..<number>, n = <n>
                  allowed   growth: an exponent of at most 0.6  sqrt n is 0.5 at these sizes, the margin 0.1<curve>
                  plan      Seq Scan on documents  this step reads the whole table
                  because   twice the documents must not make the search twice as slow
                  repeat    mvn test -Dtest=GrowthBreach#searchWithoutIndex -Dassay.seed=8731
                  evidence  target/assay-breaching/GrowthBreach/searchWithoutIndex.html""");
    }

    @Test
    void loadThatGrowsWithItsSquare() {
        run.assertFailure("NightlyBreach.loadThatLooksEveryRowUp", """
                pipeline breached  NightlyBreach.loadThatLooksEveryRowUp
                  growth of load  <number>  the time of [load] grows at most like n  95 % CI <number>..<number>, n = <n>
                  allowed  growth of load: an exponent of at most 1.1  n is 1 at these sizes, the margin 0.1<curve>
                  dominates  load: <n> % of the time at 4,000 rows
                  later  load: <n> % of the time at 40,000 rows  an extrapolation along the exponents; nothing of that size was measured
                  repeat  mvn test -Dtest=NightlyBreach#loadThatLooksEveryRowUp -Dassay.seed=8731
                  evidence  target/assay-breaching/NightlyBreach/loadThatLooksEveryRowUp.html""");
    }
}
