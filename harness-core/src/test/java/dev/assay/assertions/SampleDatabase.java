package dev.assay.assertions;

import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** One database with something of everything, which no assertion may change. */
@ExtendWith(TestDatabases.Provider.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SampleDatabase {
    private static final String SCHEMA = """
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL UNIQUE, name varchar(20) DEFAULT '');
            CREATE TABLE orders (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                user_id bigint NOT NULL REFERENCES users DEFERRABLE INITIALLY DEFERRED,
                total numeric(10,2) NOT NULL CONSTRAINT orders_total CHECK (total >= 0),
                net numeric(10,2) GENERATED ALWAYS AS (total / 2) STORED,
                ordered_at timestamptz NOT NULL DEFAULT now());
            CREATE INDEX orders_user_idx ON orders (user_id, total) WHERE total > 0;
            CREATE TABLE documents (id bigint PRIMARY KEY, title text, weight numeric(5,2)[]);
            CREATE INDEX documents_title_idx ON documents (lower(title));
            ALTER TABLE documents ADD CONSTRAINT documents_title CHECK (title <> '') NOT VALID;
            CREATE TABLE audit (what text);
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
                $$BEGIN INSERT INTO audit VALUES (TG_OP || ' ' || NEW.id); RETURN NEW; END$$;
            CREATE TRIGGER users_note AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION note();
            CREATE FUNCTION tax(net numeric) RETURNS numeric LANGUAGE plpgsql AS
                $$BEGIN IF net < 0 THEN RAISE 'negative'; END IF; RETURN net * 0.19; END$$;
            INSERT INTO users SELECT n, 'user' || n || '@example.com', 'user ' || n FROM generate_series(1, 100) n;
            INSERT INTO orders (user_id, total) SELECT n, n FROM generate_series(1, 100) n;
            TRUNCATE audit;
            DROP ROLE IF EXISTS assay_reader;
            CREATE ROLE assay_reader;
            GRANT SELECT ON users TO assay_reader;
            ALTER TABLE users ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON users TO assay_reader USING (id = current_setting('app.reader', true)::bigint);
            ANALYZE;
            """;

    TestDatabase database;
    private String before;

    @BeforeAll
    void create(TestDatabases databases) throws SQLException {
        database = databases.empty();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
        }
        before = state();
    }

    @AfterAll
    void nothingIsLeft() throws SQLException {
        org.assertj.core.api.Assertions.assertThat(state()).isEqualTo(before);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP OWNED BY assay_reader; DROP ROLE assay_reader");
        }
        database.close();
    }

    private String state() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT (SELECT count(*) FROM users) || ' ' || (SELECT count(*) FROM orders) || ' '
                            || (SELECT count(*) FROM documents) || ' ' || (SELECT count(*) FROM audit) || ' '
                            || (SELECT string_agg(oid || relname || coalesce(relacl::text, ''), ' ' ORDER BY oid)
                                FROM pg_class WHERE oid > 16383)
                        """)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Return the message of the failure of an assertion. */
    static String failureOf(Runnable assertion) {
        try {
            assertion.run();
        } catch (AssertionError failure) {
            return String.valueOf(failure.getMessage());
        }
        throw new AssertionError("the assertion holds");
    }
}
