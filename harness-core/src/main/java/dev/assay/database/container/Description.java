package dev.assay.database.container;

import dev.assay.database.DatabaseException;
import dev.assay.database.ServerInfo;
import dev.assay.database.ServerSpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What a server of an image turns out to be, held against what was asked for. */
record Description(Connection session, ServerSpec spec, String image, String reason) {
    ServerInfo info() throws SQLException {
        return new ServerInfo(
                ContainerProvider.NAME, version(), spec.durability(), extensions(), spec.effectiveSettings(), reason);
    }

    private String version() throws SQLException {
        String found = session.getMetaData().getDatabaseProductVersion();
        if (!found.matches(spec.majorVersion() + "(\\D.*)?")) {
            throw new DatabaseException(
                    "PostgreSQL [%s] was asked for, image [%s] holds [%s]; ask for its version or choose another image (assay.database.image)"
                            .formatted(spec.majorVersion(), image, found));
        }
        // A distribution adds its own words to the number.
        return found.split(" ", 2)[0];
    }

    private Map<String, String> extensions() throws SQLException {
        Map<String, String> found = new TreeMap<>();
        for (String extension : spec.extensions()) {
            found.put(extension, version(extension));
        }
        return found;
    }

    private String version(String extension) throws SQLException {
        String query = "SELECT default_version FROM pg_available_extensions WHERE name = ?";
        try (PreparedStatement statement = session.prepareStatement(query)) {
            statement.setString(1, extension);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new DatabaseException(
                            "Extension [%s] is not in image [%s]; choose an image that has it (assay.database.image)"
                                    .formatted(extension, image));
                }
                return row.getString(1);
            }
        }
    }
}
