package dev.assay.database.seed;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The columns of a table that rows of a sample fill. */
record SampleColumns(TableShape shape, Sample sample, RowSources sources) {
    /**
     * Name the columns that the sample has and nothing else fills.
     *
     * @throws dev.assay.check.MistakeException if there is none
     */
    List<String> besides(Set<String> filled) {
        List<String> columns = sources.sampleColumns().stream()
                .filter(name -> shape.find(name).isPresent() && !filled.contains(name))
                .toList();
        if (columns.isEmpty()) {
            throw SeedMistakes.sample(
                    sample.name(), "each of its columns is a key, given by name, or unknown to the table");
        }
        return columns;
    }

    /**
     * Draw them.
     *
     * @throws dev.assay.check.MistakeException if the sample has no row
     */
    Part draw(List<String> columns) throws SQLException, IOException {
        Tuples tuples = sources.sampled(columns);
        if (tuples.size() == 0) {
            throw SeedMistakes.sample(sample.name(), "it has no row");
        }
        List<Integer> slots = columns.stream().map(shape.columnNames()::indexOf).toList();
        DrawnTuples drawn = new DrawnTuples("sample", slots, tuples, List.of(), 0);
        return sample.jitter() > 0 ? new JitteredTuples(drawn, jitters(columns, slots, tuples)) : drawn;
    }

    private List<Jitter> jitters(List<String> columns, List<Integer> slots, Tuples tuples) {
        List<Jitter> jitters = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = shape.column(columns.get(i));
            Jitter.of(column, slots.get(i), tuples, i, sample.jitter()).ifPresent(jitters::add);
        }
        return jitters;
    }
}
