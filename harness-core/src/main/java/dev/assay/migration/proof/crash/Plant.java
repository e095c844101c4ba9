package dev.assay.migration.proof.crash;

import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What waits at the end of each statement while somebody holds an advisory lock, and does nothing otherwise: an event trigger for
 * what changes the schema, and a trigger on each table for what writes rows, also on tables that a migration makes. It is in a schema
 * of its own and goes with it. A partition has one as well, for what names it; for what names its table it does not fire.
 */
final class Plant {
    /** The advisory lock that statements wait for. */
    static final long KEY = 0x6173_7361_795fL;

    private static final String NAME = "assay_crash";

    /** Neither a lock timeout of the migration nor its role may keep it from waiting. */
    private static final String FUNCTION =
            " LANGUAGE plpgsql SECURITY DEFINER SET lock_timeout = 0 SET search_path = pg_catalog AS $$ ";

    private static final String TRIGGER = "CREATE TRIGGER " + NAME
            + " AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %1$s FOR EACH STATEMENT EXECUTE FUNCTION " + NAME
            + ".at_rows(); ALTER TABLE %1$s ENABLE ALWAYS TRIGGER " + NAME;

    /** Kept no longer than until it is given, so that whoever wants to hold the next statement gets it. */
    private static final String WAIT =
            "PERFORM pg_advisory_lock_shared(" + KEY + "); PERFORM pg_advisory_unlock_shared(" + KEY + "); ";

    private static final List<String> FUNCTIONS = List.of(
            "CREATE SCHEMA " + NAME,
            "CREATE FUNCTION " + NAME + ".at_rows() RETURNS trigger" + FUNCTION + "BEGIN " + WAIT
                    + "RETURN NULL; END $$",
            "CREATE FUNCTION " + NAME + ".plant(made regclass) RETURNS void" + FUNCTION + "BEGIN EXECUTE format('"
                    + TRIGGER + "', made); END $$",
            "CREATE FUNCTION " + NAME + ".at_command() RETURNS event_trigger" + FUNCTION + """
                    DECLARE made oid;
                    BEGIN
                        %s
                        FOR made IN SELECT objid FROM pg_event_trigger_ddl_commands()
                                    WHERE object_type = 'table' AND command_tag IN ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO')
                                          AND schema_name IS DISTINCT FROM 'pg_temp' LOOP
                            PERFORM %s.plant(made);
                        END LOOP;
                    END $$
                    """.formatted(WAIT, NAME),
            "SELECT " + NAME + ".plant(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'"
                    + " AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'"
                    + " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')",
            "CREATE EVENT TRIGGER " + NAME + " ON ddl_command_end EXECUTE FUNCTION " + NAME + ".at_command()",
            "ALTER EVENT TRIGGER " + NAME + " ENABLE ALWAYS");

    /** A partitioned index is invalid until each partition has one, which is no accident. */
    private static final String INVALID = """
            SELECT i.indexrelid::regclass || ' on ' || i.indrelid::regclass
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE NOT i.indisvalid AND c.relkind = 'i' ORDER BY 1
            """;

    private Plant() {}

    /** Return whether the role may plant: event triggers are the superuser's alone. */
    static boolean isAllowed(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Put it into a database. */
    static void in(TestDatabase database) throws SQLException {
        run(database, String.join(";\n", FUNCTIONS));
    }

    /**
     * Take it out again, wherever it has spread, and look what else a killed run has left.
     *
     * @return the indexes that no query may use, with their tables: {@code orders_idx on orders}
     */
    static List<String> out(TestDatabase database) throws SQLException {
        List<String> invalid = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP EVENT TRIGGER IF EXISTS " + NAME + "; DROP SCHEMA IF EXISTS " + NAME + " CASCADE");
            try (ResultSet row = statement.executeQuery(INVALID)) {
                while (row.next()) {
                    invalid.add(row.getString(1));
                }
            }
        }
        return invalid;
    }

    private static void run(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
