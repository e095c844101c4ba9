package dev.assay.migration.hazard;

import java.util.Objects;

/**
 * A hazard that somebody accepts, with the reason. In a migration's file it is a comment before the statement or within it,
 * and accepts what that statement does: {@code -- assay: tolerate drop-column-in-use because no release since 4.2 names it}.
 *
 * @param hazard the id
 * @param table the table for which it is accepted; empty for every table
 * @param because the reason
 * @param file the migration for which it is accepted; empty for every one
 * @param line the line of the statement for which it is accepted; 0 for every one
 * @param asked how it was written, for people: {@code @Tolerated hazard = [drop-column-in-use]}; empty if that is not known
 */
public record Toleration(String hazard, String table, String because, String file, int line, String asked) {
    public Toleration {
        table = TableSizes.inPublic(table);
        Objects.requireNonNull(file);
        Objects.requireNonNull(asked);
    }

    /** Accept a hazard in every migration and table. */
    public static Toleration of(String hazard, String because) {
        return new Toleration(hazard, "", because, "", 0, "");
    }

    /** Accept it for one table, with the schema unless that is {@code public}. */
    public Toleration on(String other) {
        return new Toleration(hazard, other, because, file, line, asked);
    }

    /** Accept it in one migration, by the name of its file. */
    public Toleration in(String other) {
        return new Toleration(hazard, table, because, other, line, asked);
    }

    /** Say how it was written, for the answer to one that nothing needs. */
    public Toleration asked(String words) {
        return new Toleration(hazard, table, because, file, line, words);
    }

    boolean covers(Sighting sighting) {
        return hazard.equals(sighting.hazard())
                && (table.isEmpty() || table.equals(sighting.table()))
                && (file.isEmpty()
                        || file.equals(sighting.statement().migration().file()))
                && (line == 0 || line == sighting.statement().line());
    }

    /** Return it for people, with its place. */
    String describe() {
        return asked.isEmpty() ? comment() : asked;
    }

    private String comment() {
        return "[tolerate " + hazard + (table.isEmpty() ? "" : " on " + table) + place() + "]";
    }

    private String place() {
        return file.isEmpty() ? "" : " at " + file + (line == 0 ? "" : ", line " + line);
    }
}
