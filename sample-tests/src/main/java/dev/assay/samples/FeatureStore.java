package dev.assay.samples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Serves features to models. For one connection, not thread-safe. */
public final class FeatureStore {
    private static final String PENGUIN = """
            SELECT own.species,
                   coalesce(own.bill_length_mm, avg(kin.bill_length_mm)) AS bill_length_mm,
                   coalesce(own.bill_depth_mm, avg(kin.bill_depth_mm)) AS bill_depth_mm,
                   coalesce(own.flipper_length_mm, avg(kin.flipper_length_mm)) AS flipper_length_mm,
                   coalesce(own.body_mass_g, avg(kin.body_mass_g)) AS body_mass_g
            FROM penguin_features AS own JOIN penguin_features AS kin ON kin.species = own.species
            WHERE own.id = ?
            GROUP BY own.id""";

    private final Connection connection;

    /** Use a connection, which the caller closes. */
    public FeatureStore(Connection connection) {
        this.connection = Objects.requireNonNull(connection);
    }

    /** Return a penguin's features; a measure that is missing is the mean of its species. */
    public Optional<Penguin> penguin(long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PENGUIN)) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(penguin(rows)) : Optional.empty();
            }
        }
    }

    /** Return the measures of a cell nucleus by name, in the order of the names; empty if there is no such nucleus. */
    public Map<String, Double> nucleus(long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT key, value::float8 FROM nucleus_features, jsonb_each(measures) WHERE id = ? ORDER BY key")) {
            statement.setLong(1, id);
            Map<String, Double> measures = new LinkedHashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    measures.put(rows.getString(1), rows.getDouble(2));
                }
            }
            return measures;
        }
    }

    private static Penguin penguin(ResultSet row) throws SQLException {
        return new Penguin(
                row.getString("species"),
                row.getDouble("bill_length_mm"),
                row.getDouble("bill_depth_mm"),
                row.getDouble("flipper_length_mm"),
                row.getDouble("body_mass_g"));
    }
}
