package dev.assay.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.postgresql.Driver;

/** The database that clones are made of: made by a recipe, then closed to connections. */
record Template(TemplateRecipe recipe, String hash) implements StartRequest.Preparation {
    static Template of(TemplateRecipe recipe) {
        return new Template(recipe, sha256(recipe.contentHash()));
    }

    /** Name it: equal on equal servers, so that an image can hold it, but on a server that runs share each has its own. */
    String database(Provisioning provisioning) {
        return provisioning.databaseName("template_" + hash.substring(0, 12));
    }

    /** Make the template on a bare server. */
    @Override
    public void prepare(Server server) throws SQLException {
        Provisioning provisioning = server.provisioning();
        String database = database(provisioning);
        try (Connection session = server.connect(provisioning.maintenanceDatabase());
                Statement statement = session.createStatement()) {
            // The pristine one: on a server that others use, template1 may hold anything, and be connected to.
            provisioning.create(statement, database, "TEMPLATE template0", new SecureRandom());
            applyRecipe(server, database);
            settle(server, database);
            seal(statement, database);
        }
    }

    @Override
    public void warmUp() {
        Driver unused = new Driver();
        recipe.warmUp();
    }

    private void applyRecipe(Server server, String database) {
        try {
            recipe.apply(TestDatabase.view(server, database));
        } catch (Exception e) {
            throw new DatabaseException(
                    "The template could not be made, [%s] failed: %s".formatted(recipe.describe(), e.getMessage()), e);
        }
    }

    /** Leave statistics and hint bits in the template, or each clone starts without and gets them at a moment of its own. */
    private static void settle(Server server, String database) throws SQLException {
        try (Connection session = server.connect(database);
                Statement statement = session.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
        }
    }

    /** Only what the role may end is ended: an autovacuum worker is not among it, and making a clone ends that by itself. */
    private static void seal(Statement statement, String database) throws SQLException {
        statement.execute("ALTER DATABASE %s IS_TEMPLATE true ALLOW_CONNECTIONS false".formatted(database));
        statement.execute("""
                SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
                WHERE datname = '%s' AND usesysid IS NOT NULL AND pg_has_role(usesysid, 'USAGE')""".formatted(database));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
