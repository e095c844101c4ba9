package dev.assay.database.seed;

import static dev.assay.database.seed.Generation.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Sql;
import dev.assay.database.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Generation.Shared.class)
class GeneratedKeysTest {
    private static final String SHOP = """
            CREATE TABLE tenants (id int PRIMARY KEY, name text NOT NULL UNIQUE);
            CREATE TABLE users (
                tenant_id int NOT NULL REFERENCES tenants, id uuid DEFAULT gen_random_uuid(), email varchar(12) NOT NULL,
                PRIMARY KEY (tenant_id, id), UNIQUE (tenant_id, email));
            CREATE TABLE orders (
                id bigserial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants, user_id uuid NOT NULL, approver uuid,
                state text NOT NULL CHECK (state IN ('open', 'paid')),
                FOREIGN KEY (tenant_id, user_id) REFERENCES users);
            CREATE TABLE profiles (user_tenant int, user_id uuid, FOREIGN KEY (user_tenant, user_id) REFERENCES users,
                PRIMARY KEY (user_tenant, user_id));
            CREATE TABLE roles (role text PRIMARY KEY CHECK (role = ANY ('{reader,writer,owner}')));
            CREATE TABLE grants (tenant_id int REFERENCES tenants, role text REFERENCES roles, active boolean,
                PRIMARY KEY (tenant_id, role, active))""";

    private final Generation generation;

    GeneratedKeysTest(Generation generation) {
        this.generation = generation;
    }

    @Test
    void parentsComeFirstAndEveryReferenceHolds() throws SQLException {
        // The server checks every foreign and unique key while rows are written; what is asserted is that they vary.
        try (TestDatabase database = generation.generate(
                SHOP,
                GeneratedRows.into("orders").rows(9_000),
                GeneratedRows.into("profiles").rows(2_000),
                GeneratedRows.into("users").rows(2_000),
                GeneratedRows.into("tenants").rows(50))) {
            assertThat(value(database, "SELECT count(*) || ' ' || count(DISTINCT tenant_id) FROM orders"))
                    .isEqualTo("9000 50");
            assertThat(Integer.parseInt(value(database, "SELECT count(DISTINCT user_id) FROM orders")))
                    .isGreaterThan(1_900);
            assertThat(value(database, "SELECT count(DISTINCT state) FROM orders"))
                    .isEqualTo("2");
            assertThat(value(database, "SELECT count(*) FROM profiles JOIN users ON id = user_id"))
                    .isEqualTo("2000");
        }
    }

    @Test
    void everyCombinationOfAJoinTableIsMetOnce() throws SQLException {
        String roles = SHOP + "; INSERT INTO roles VALUES ('reader'), ('writer'), ('owner')";

        try (TestDatabase database = generation.generate(
                roles,
                GeneratedRows.into("tenants").rows(7),
                GeneratedRows.into("grants").rows(42))) {
            assertThat(value(database, "SELECT count(DISTINCT (tenant_id, role, active)) FROM grants"))
                    .isEqualTo("42");
        }
    }

    @Test
    void rowsReferToEarlierRowsOfTheirOwnTable() throws SQLException {
        String schema = """
                CREATE TABLE nodes (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent bigint REFERENCES nodes);
                CREATE TABLE groups (tenant int, id int, parent int NOT NULL, PRIMARY KEY (tenant, id),
                    FOREIGN KEY (tenant, parent) REFERENCES groups)""";

        try (TestDatabase database = generation.generate(
                schema,
                GeneratedRows.into("nodes").rows(10_000),
                GeneratedRows.into("groups").rows(10_000))) {
            assertThat(value(database, "SELECT count(*) FROM nodes WHERE parent >= id"))
                    .isEqualTo("0");
            assertThat(Integer.parseInt(value(database, "SELECT count(*) FROM nodes WHERE parent IS NULL")))
                    .isBetween(400, 600);
            assertThat(value(database, "SELECT count(*) FROM groups WHERE parent = id"))
                    .isEqualTo("3");
        }
    }

    @Test
    void rowsGoOnAfterThoseThatAreThere() throws SQLException {
        String schema = """
                CREATE TABLE notes (id serial PRIMARY KEY, day date UNIQUE, code char(2) UNIQUE, place smallint UNIQUE);
                INSERT INTO notes (place) VALUES (3)""";
        GeneratedRows rows = GeneratedRows.into("notes").rows(500);

        try (TestDatabase database = generation.generate(schema, rows, rows)) {
            Sql.run(database.dataSource(), "INSERT INTO notes (place) VALUES (0)");

            assertThat(value(database, "SELECT count(*) || ' ' || max(id) || ' ' || max(place) FROM notes"))
                    .isEqualTo("1002 1002 1003");
        }
    }

    @Test
    void rangesAndListsOfChecksHold() throws SQLException {
        String schema = """
                CREATE TABLE limits (
                    id int PRIMARY KEY CHECK (id > 100), label smallint CHECK (label BETWEEN 3 AND 5),
                    share double precision CHECK (share > 0 AND share < 0.001), price numeric(9, 2) CHECK (price >= 0.5),
                    debt integer CHECK (debt <= -10 AND debt > '-20'::integer), kind varchar(9) CHECK (kind IN ('a', 'it''s')),
                    "Odd name" real CHECK ("Odd name" >= 7 AND "Odd name" <= 8), one text CHECK (one = 'AND'),
                    must text CHECK (must IS NOT NULL), four int CHECK (four = 4))""";

        try (TestDatabase database =
                generation.generate(schema, GeneratedRows.into("limits").rows(3_000))) {
            assertThat(value(database, """
                    SELECT concat_ws(' ', min(id), count(DISTINCT label), count(DISTINCT kind), min(debt), max(debt),
                                     count(DISTINCT one), count(must), avg(four)::int) FROM limits""")).isEqualTo("101 3 2 -19 -10 1 3000 4");
        }
    }
}
