package dev.assay.migration.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.data.RunSettings;
import dev.assay.migration.data.Shop;
import dev.assay.migration.data.Throttle;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class DualWritesTest {
    private static final DualWrites COLUMNS =
            DualWrites.from("item", "price").to("price cents", "price * 100", "\"price cents\" / 100");
    private static final DualWrites TABLES = DualWrites.from("item")
            .to("\"New.Item\"")
            .same("label")
            .forward("cents", "price * 100")
            .backward("price", "cents / 100")
            .pair();

    private final TestDatabase database;
    private final Connection connection;

    DualWritesTest(TestDatabases databases) throws SQLException {
        database = databases.empty();
        connection = database.connect();
    }

    @BeforeEach
    void createItems() throws SQLException {
        Shop.execute(database, """
                CREATE TABLE item (id int PRIMARY KEY, label text, price bigint, "price cents" bigint);
                CREATE TABLE "New.Item" (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, label text, cents bigint);
                INSERT INTO item (id, label, price) SELECT n, 'it''s ' || n, n FROM generate_series(1, 10) n""");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void keepsColumnsEqualInBothDirections() throws Exception {
        COLUMNS.install(connection, settings());
        Shop.execute(database, "INSERT INTO item (id, price) VALUES (11, 7)");
        Shop.execute(database, "INSERT INTO item (id, \"price cents\") VALUES (12, 800)");
        Shop.execute(database, "UPDATE item SET \"price cents\" = 900 WHERE id = 1");
        Shop.execute(
                database,
                "INSERT INTO item (id, price) VALUES (2, 5) ON CONFLICT (id) DO UPDATE SET price = EXCLUDED.price");

        assertThat(
                        rows(
                                "SELECT id || ' ' || price || ' ' || \"price cents\" FROM item WHERE \"price cents\" IS NOT NULL ORDER BY id"))
                .containsExactly("1 9 900", "2 5 500", "11 7 700", "12 8 800");
    }

    @Test
    void fillsColumnsThatWereThereBefore() throws Exception {
        COLUMNS.install(connection, settings());
        assertThat(COLUMNS.differences(connection, 20)).hasSize(10);

        COLUMNS.fill("fill").run(connection);

        assertThat(COLUMNS.differences(connection, 20)).isEmpty();
        assertThat(rows("SELECT sum(price) || ' ' || sum(\"price cents\") FROM item"))
                .containsExactly("55 5500");
    }

    @Test
    void keepsTablesEqualInBothDirections() throws Exception {
        installAndFillTables();
        Shop.execute(database, "DELETE FROM \"New.Item\" WHERE id = 1");
        Shop.execute(database, "DELETE FROM item WHERE id = 2");
        Shop.execute(database, "UPDATE item SET id = 20, price = 4 WHERE id = 3");
        Shop.execute(
                database,
                "INSERT INTO \"New.Item\" OVERRIDING SYSTEM VALUE VALUES (4, 'four', 400)"
                        + " ON CONFLICT (id) DO UPDATE SET label = EXCLUDED.label");

        assertThat(TABLES.differences(connection, 20)).isEmpty();
        assertThat(rows("SELECT id || label || price FROM item ORDER BY id LIMIT 2"))
                .containsExactly("4four4", "5it's 55");
        assertThat(rows("SELECT id || label || cents FROM \"New.Item\" ORDER BY id DESC LIMIT 1"))
                .containsExactly("20it's 3400");
    }

    @Test
    void truncatesBothTables() throws Exception {
        installAndFillTables();
        Shop.execute(database, "TRUNCATE item");

        assertThat(Shop.number(database, "SELECT count(*) FROM \"New.Item\"")).isZero();
    }

    @Test
    void keepsEqualWhatTriggersOfTheApplicationWrite() throws Exception {
        installAndFillTables();
        Shop.execute(database, """
                CREATE TABLE visit (id int);
                CREATE FUNCTION visited() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN UPDATE item SET label = ''seen'' WHERE id = NEW.id; RETURN NULL; END';
                CREATE TRIGGER visited AFTER INSERT ON visit FOR EACH ROW EXECUTE FUNCTION visited();
                INSERT INTO visit VALUES (5)""");

        assertThat(TABLES.differences(connection, 20)).isEmpty();
        assertThat(rows("SELECT id || label FROM \"New.Item\" WHERE label = 'seen'"))
                .containsExactly("5seen");
    }

    @Test
    void cutsOverAndLeavesTheOldTableAside() throws Exception {
        installAndFillTables();

        TABLES.cutOver(connection, settings());

        assertThat(rows("SELECT id || ' ' || cents FROM item WHERE id = 1")).containsExactly("1 100");
        assertThat(rows("SELECT id || ' ' || price FROM item_before WHERE id = 1"))
                .containsExactly("1 1");
        assertThat(Shop.number(database, "SELECT count(*) FROM pg_proc WHERE proname LIKE 'assay%'"))
                .isZero();
    }

    @Test
    void cutsOverAColumn() throws Exception {
        COLUMNS.install(connection, settings());
        COLUMNS.fill("fill").run(connection);

        COLUMNS.cutOver(connection, settings());

        assertThat(rows("SELECT price || ' ' || price_before FROM item WHERE id = 1"))
                .containsExactly("100 1");
    }

    @Test
    void refusesToCutOverWhileARowDiffers() throws Exception {
        TABLES.install(connection, settings());

        assertThatThrownBy(() -> TABLES.cutOver(connection, settings()))
                .isInstanceOf(ShadowException.class)
                .hasMessageStartingWith("item and \"New.Item\" differ: only in the old table: {\"id\": ");
    }

    @Test
    void findsAMappingBackThatLosesTheValue() throws Exception {
        DualWrites lossy = DualWrites.from("item", "price").to("price cents", "price * 100", "0");
        lossy.install(connection, settings());
        lossy.fill("fill").run(connection);
        Shop.execute(database, "DELETE FROM item WHERE id > 1; UPDATE item SET \"price cents\" = 500");

        assertThat(lossy.differences(connection, 20))
                .containsExactly("{\"id\": 1, \"label\": \"it's 1\", \"price\": 0, \"price cents\": 500}");
        assertThatThrownBy(() -> lossy.cutOver(connection, settings()))
                .isInstanceOf(ShadowException.class)
                .hasMessageStartingWith("item.price and item.price cents differ: {\"id\": 1, ");
    }

    @Test
    void findsAValueThatIsRoundedOnItsWayBack() throws Exception {
        COLUMNS.install(connection, settings());
        COLUMNS.fill("fill").run(connection);
        Shop.execute(database, "UPDATE item SET \"price cents\" = 155 WHERE id = 1");

        assertThat(COLUMNS.differences(connection, 20)).hasSize(1);
    }

    @Test
    void fillsWhatIsMadeOfNothing() throws Exception {
        DualWrites columns =
                DualWrites.from("item", "price").to("price cents", "coalesce(price, 0) * 100", "\"price cents\" / 100");
        Shop.execute(database, "DELETE FROM item WHERE id > 1; UPDATE item SET price = NULL");
        columns.install(connection, settings());
        columns.fill("fill").run(connection);

        assertThat(rows("SELECT \"price cents\"::text FROM item")).containsExactly("0");
    }

    @Test
    void takesRowsOfTheNewApplicationAfterTheCut() throws Exception {
        Shop.execute(database, "ALTER TABLE item ALTER COLUMN price SET NOT NULL");
        COLUMNS.install(connection, settings());
        COLUMNS.fill("fill").run(connection);
        COLUMNS.cutOver(connection, settings());
        Shop.execute(database, "INSERT INTO item (id, price) VALUES (11, 700)");

        assertThat(rows("SELECT price || coalesce(price_before::text, ' none') FROM item WHERE id = 11"))
                .containsExactly("700 none");
    }

    @Test
    void handsOutKeysBehindThoseOfTheOldTable() throws Exception {
        TABLES.install(connection, settings());
        Shop.execute(database, "INSERT INTO \"New.Item\" (label, cents) VALUES ('meanwhile', 500)");
        TABLES.fill("fill").run(connection);
        Shop.execute(database, "INSERT INTO item (id, label, price) VALUES (30, 'old', 3)");

        TABLES.cutOver(connection, settings());
        Shop.execute(database, "INSERT INTO item (label, cents) VALUES ('new', 700)");

        assertThat(rows("SELECT id || label FROM item WHERE id > 10 ORDER BY id"))
                .containsExactly("11meanwhile", "30old", "31new");
    }

    @Test
    void refusesToCutOverWhileForeignKeysPointToTheOldTable() throws Exception {
        Shop.execute(database, "CREATE TABLE sale (item int REFERENCES item (id))");
        installAndFillTables();

        assertThatThrownBy(() -> TABLES.cutOver(connection, settings()))
                .isInstanceOf(ShadowException.class)
                .hasMessage("foreign keys point to [public.item] and would stay with it: sale.sale_item_fkey;"
                        + " before the cut drop each of them, and add it with REFERENCES public.\"New.Item\" NOT VALID;"
                        + " then VALIDATE CONSTRAINT");

        Shop.execute(
                database,
                "ALTER TABLE sale DROP CONSTRAINT sale_item_fkey, ADD FOREIGN KEY (item) REFERENCES \"New.Item\" (id)");
        TABLES.cutOver(connection, settings());
        Shop.execute(
                database,
                "INSERT INTO item (id, cents) OVERRIDING SYSTEM VALUE VALUES (40, 1); INSERT INTO sale VALUES (40)");

        assertThat(Shop.number(database, "SELECT count(*) FROM sale")).isEqualTo(1);
    }

    @Test
    void refusesToCutOverWithoutItsTriggers() throws Exception {
        installAndFillTables();
        Shop.execute(database, "ALTER TABLE \"New.Item\" DISABLE TRIGGER USER");

        assertThatThrownBy(() -> TABLES.cutOver(connection, settings()))
                .isInstanceOf(ShadowException.class)
                .hasMessageMatching(
                        "the trigger \\[assay_sync_\\w+_backward] of \\[public.\"New.Item\"] is missing or disabled;"
                                + " install\\(...\\) and fill\\(...\\) again, so that no write is lost at the cut");
    }

    @Test
    void refusesToCutOverBetweenSchemas() throws Exception {
        Shop.execute(database, "CREATE SCHEMA next; CREATE TABLE next.item (id int PRIMARY KEY, price bigint)");
        DualWrites tables =
                DualWrites.from("item").to("next.item").same("price").pair();
        tables.install(connection, settings());
        tables.fill("fill").run(connection);

        assertThatThrownBy(() -> tables.cutOver(connection, settings()))
                .isInstanceOf(ShadowException.class)
                .hasMessageStartingWith("[public.item] and [next.item] lie in different schemas; ");
    }

    @Test
    void refusesKeysThatDiffer() throws Exception {
        Shop.execute(database, "CREATE TABLE account (item_id int PRIMARY KEY, price bigint)");

        assertThatThrownBy(() -> DualWrites.from("item")
                        .to("account")
                        .same("price")
                        .pair()
                        .install(connection, settings()))
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith("dual writes of [public.item and public.account]:"
                        + " the primary keys [id integer] and [item_id integer] differ.");
    }

    @Test
    void refusesADeferrableKey() throws Exception {
        Shop.execute(database, "CREATE TABLE shelf (id bigint PRIMARY KEY DEFERRABLE, price bigint)");

        assertThatThrownBy(() ->
                        DualWrites.from("item").to("shelf").same("price").pair().install(connection, settings()))
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith(
                        "dual writes of [public.item and public.shelf]: the primary key of [public.shelf] is deferrable.");
    }

    @Test
    void refusesRolesThatCannotWriteTheCopy() throws Exception {
        String role = "assay_writer_" + Shop.number(database, "SELECT pg_backend_pid()");
        Shop.execute(database, "CREATE ROLE " + role + "; GRANT SELECT, INSERT ON item TO " + role);
        try {
            assertThatThrownBy(() -> TABLES.install(connection, settings()))
                    .isInstanceOf(MistakeException.class)
                    .hasMessageStartingWith("dual writes of [public.item and public.\"New.Item\"]: [\"" + role
                            + "\"] may write [public.item], and lacks rights on [public.\"New.Item\"].");
            Shop.execute(database, "GRANT SELECT, INSERT, UPDATE, DELETE ON item, \"New.Item\" TO " + role);
            TABLES.install(connection, settings());
            Shop.execute(database, "SET ROLE " + role + "; INSERT INTO item (id, price) VALUES (11, 7); RESET ROLE");
            assertThat(rows("SELECT cents::text FROM \"New.Item\" WHERE id = 11"))
                    .containsExactly("700");
        } finally {
            Shop.execute(database, "DROP OWNED BY " + role + "; DROP ROLE " + role);
        }
    }

    @Test
    void refusesRolesThatWriteAColumnOrDoNotReachTheSchema() throws Exception {
        String role = "assay_updater_" + Shop.number(database, "SELECT pg_backend_pid()");
        Shop.execute(database, "CREATE ROLE " + role + "; GRANT UPDATE (price) ON item TO " + role);
        String refusal = "dual writes of [public.item and public.\"New.Item\"]: [\"" + role
                + "\"] may write [public.item], and lacks rights on [public.\"New.Item\"].";
        try {
            assertThatThrownBy(() -> TABLES.install(connection, settings())).hasMessageStartingWith(refusal);
            Shop.execute(
                    database,
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON item, \"New.Item\" TO " + role
                            + "; REVOKE USAGE ON SCHEMA public FROM PUBLIC");
            assertThatThrownBy(() -> TABLES.install(connection, settings())).hasMessageStartingWith(refusal);
            Shop.execute(database, "GRANT USAGE ON SCHEMA public TO " + role);
            TABLES.install(connection, settings());
            Shop.execute(database, "SET ROLE " + role + "; UPDATE item SET price = 7 WHERE id = 1; RESET ROLE");
            assertThat(rows("SELECT cents::text FROM \"New.Item\" WHERE id = 1"))
                    .containsExactly("700");
        } finally {
            Shop.execute(database, "DROP OWNED BY " + role + "; DROP ROLE " + role);
        }
    }

    @Test
    void findsFunctionsOfAnExpressionWhateverTheWritersSearchPath() throws Exception {
        Shop.execute(
                database, "CREATE FUNCTION cents(bigint) RETURNS bigint IMMUTABLE LANGUAGE sql AS 'SELECT $1 * 100'");
        DualWrites pair = DualWrites.from("item", "price").to("price cents", "cents(price)", "\"price cents\" / 100");
        pair.install(connection, settings());
        Shop.execute(database, "SET search_path = pg_catalog; INSERT INTO public.item (id, price) VALUES (11, 7)");

        assertThat(rows("SELECT \"price cents\"::text FROM item WHERE id = 11")).containsExactly("700");
    }

    @Test
    void refusesATransactionOfTheCaller() throws Exception {
        connection.setAutoCommit(false);
        Shop.number(connection, "SELECT 1");
        try {
            assertThatThrownBy(() -> COLUMNS.install(connection, settings()))
                    .isInstanceOf(MistakeException.class)
                    .hasMessageStartingWith("dual writes: the connection is in a transaction of the caller.");
            assertThat(Shop.number(
                            connection,
                            "SELECT count(*) FROM pg_stat_activity WHERE pid = pg_backend_pid()"
                                    + " AND xact_start < query_start"))
                    .isOne();
        } finally {
            connection.rollback();
        }
    }

    @Test
    void throwsWhatEndedTheConnection() {
        assertThatThrownBy(() -> new ShortTransaction(connection, settings())
                        .run(() -> List.of("SELECT pg_terminate_backend(pg_backend_pid())")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("terminating connection due to administrator command");
    }

    @Test
    void refusesMistypedMappings() {
        assertThatThrownBy(() -> DualWrites.from("item")
                        .to("\"New.Item\"")
                        .forward("cents", "prize * 100")
                        .backward("price", "cents / 100")
                        .pair()
                        .install(connection, settings()))
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith(
                        "dual writes of [item and \"New.Item\"]: ERROR: column \"prize\" does not exist");
        assertThatThrownBy(() -> DualWrites.from("item", "price")
                        .to("cents", "price", "cents")
                        .install(connection, settings()))
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith("dual writes of [item]: it has no column [cents].");
    }

    @Test
    void triesAgainUntilItHasTheTables() throws Exception {
        installAndFillTables();
        List<Duration> pauses = new ArrayList<>();
        try (Connection reader = database.connect();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("SELECT count(*) FROM item").close();
            TABLES.cutOver(connection, settings().time(() -> 0, pause -> {
                pauses.add(pause);
                if (pauses.size() == 2) {
                    commit(reader);
                }
            }));
        }

        assertThat(pauses).hasSize(2);
        assertThat(Shop.number(database, "SELECT count(*) FROM item_before")).isEqualTo(10);
    }

    @Test
    void removesWhatItInstalled() throws Exception {
        TABLES.install(connection, settings());
        COLUMNS.install(connection, settings());
        TABLES.remove(connection, settings());
        COLUMNS.remove(connection, settings());
        COLUMNS.remove(connection, settings());

        assertThat(Shop.number(database, "SELECT count(*) FROM pg_proc WHERE proname LIKE 'assay%'"))
                .isZero();
        assertThat(Shop.number(database, "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'assay%'"))
                .isZero();
    }

    @Test
    void refusesTablesWithNothingButTheirKey() {
        assertThatThrownBy(() -> DualWrites.from("a").to("b").forward("x", "x").pair())
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith("dual writes from [a] to [b]: no column is mapped backward.");
    }

    private void installAndFillTables() throws Exception {
        TABLES.install(connection, settings());
        TABLES.fill("fill").run(connection);
        assertThat(TABLES.differences(connection, 20)).isEmpty();
    }

    private static RunSettings settings() {
        return RunSettings.with(new Random(7)).throttle(Throttle.DEFAULT.lockTimeout(Duration.ofMillis(20)));
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
