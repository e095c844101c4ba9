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
