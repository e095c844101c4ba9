package dev.assay.samples;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Recognises a handwritten digit by a vote of its nearest neighbours. As thread-safe as its search: not. */
public final class DigitClassifier {
    private final SimilaritySearch search;
    private final int voters;

    /**
     * Classify with a search.
     *
     * @param voters how many neighbours vote, at least 1
     */
    public DigitClassifier(SimilaritySearch search, int voters) {
        if (voters < 1) {
            throw new IllegalArgumentException("at least one neighbour must vote, not [" + voters + "]");
        }
        this.search = Objects.requireNonNull(search);
        this.voters = voters;
    }

    /**
     * Return the digit with the most votes; of two with equal votes the one whose document is nearest.
     *
     * @throws IllegalStateException if there is no document to compare with
     */
    public Guess classify(float[] embedding) throws SQLException {
        List<Neighbour> neighbours = search.nearest(embedding, voters);
        // In the order of distance, and max keeps the first of equals: that is the tie-break.
        Map<Integer, Long> votes = neighbours.stream()
                .map(Neighbour::label)
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        Map.Entry<Integer, Long> winner = votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow(() -> new IllegalStateException("no labelled document to compare with"));
        return new Guess(winner.getKey(), (double) winner.getValue() / neighbours.size(), neighbours.size());
    }
}
