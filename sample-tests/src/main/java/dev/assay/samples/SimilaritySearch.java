package dev.assay.samples;

import com.pgvector.PGvector;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds the labelled documents that are most similar to an embedding. For one connection, not thread-safe. */
public final class SimilaritySearch {
    private static final String NEAREST = """
            SELECT id, label, embedding <-> ? AS distance
            FROM documents
            WHERE split = 'train'
            ORDER BY distance
            LIMIT ?""";

    private final Connection connection;

    /** Search over a connection, which the caller closes. */
    public SimilaritySearch(Connection connection) {
        this.connection = Objects.requireNonNull(connection);
    }

    /**
     * Return the most similar documents, the nearest first. The index is approximate, so that now and then a near document
     * is missed.
     *
     * @param embedding 64 numbers
     * @param limit how many documents, at least 1
     */
    public List<Neighbour> nearest(float[] embedding, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEAREST)) {
            statement.setObject(1, new PGvector(embedding));
            statement.setInt(2, limit);
            return neighbours(statement);
        }
    }

    private static List<Neighbour> neighbours(PreparedStatement statement) throws SQLException {
        List<Neighbour> neighbours = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                neighbours.add(new Neighbour(rows.getLong("id"), rows.getInt("label"), rows.getDouble("distance")));
            }
        }
        return neighbours;
    }
}
