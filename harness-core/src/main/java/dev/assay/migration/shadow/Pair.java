package dev.assay.migration.shadow;

import dev.assay.migration.data.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** An old and a new place for the same values, and the SQL that keeps them equal. */
sealed interface Pair permits ColumnPair, TablePair {
    /** Return a name for people: {@code orders.amount and orders.amount_next}. */
    String describe();

    /** Return the statements that install the triggers, all in one transaction. */
    List<String> install(Connection connection) throws SQLException;

    /** Return the statements that remove the triggers. Harmless where they are not installed. */
    List<String> remove(Connection connection) throws SQLException;

    /** Return the query for the rows where old and new differ: a text for each. */
    String differences(Connection connection) throws SQLException;

    /** Return the triggers that keep the two equal. */
    List<Triggers.Installed> triggers(Connection connection) throws SQLException;

    /** Return the statements that give the new place the name of the old one, which becomes {@code …_before}, and all that writes to it needs. */
    List<String> cutOver(Connection connection) throws SQLException;

    /** Return the step that fills the new place for rows that were there before the triggers. */
    Step fill();
}
