package dev.assay.database.seed;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of a generated column come from; {@link Values} has the common ones. Called by several threads at once.
 * The value may depend on the arguments and on what {@link #describe} says, and on nothing else, or templates that should be
 * equal are not.
 */
public interface ColumnValues {
    /**
     * Say what is generated, for the content hash of the template.
     *
     * @return another text whenever the values would be others
     */
    String describe();

    /**
     * Give a value.
     *
     * @param row number of the row, from 0
     * @param random draws that belong to the column
     * @return {@code null} for NULL; a number, boolean, text, {@link java.util.UUID}, type of {@code java.time}, list, {@code
     *     byte[]}, or {@code float[]} for a vector. A text is read as the column's type would be, such as {@code 2026-01-31}.
     */
    @Nullable Object value(long row, SplittableRandom random);
}
