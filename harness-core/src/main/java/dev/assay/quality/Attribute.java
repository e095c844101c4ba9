package dev.assay.quality;

/** What can be said about a gate, beside its metric and terms. All attributes are texts, as they stand in an annotation. */
public enum Attribute {
    /** The table, view or materialized view, as {@code name} or {@code schema.name}; double quotes protect dots. */
    TABLE("table"),
    /** The column that is judged. */
    COLUMN("column"),
    /** A condition in SQL that selects the rows to judge; rows for which it is false or NULL are left out. */
    WHERE("where"),
    /** The least valid value, itself valid. */
    MIN("min"),
    /** The greatest valid value, itself valid. */
    MAX("max"),
    /** The referenced column, as {@code table(column)}. */
    REFERENCES("references"),
    /** A query that returns one row with one number. */
    SQL("sql"),
    /** The least figure that keeps the promise. */
    AT_LEAST("atLeast"),
    /** The greatest figure that keeps the promise. */
    AT_MOST("atMost");

    private final String word;

    Attribute(String word) {
        this.word = word;
    }

    /** Return the name as it is written in an annotation. */
    public String word() {
        return word;
    }
}
