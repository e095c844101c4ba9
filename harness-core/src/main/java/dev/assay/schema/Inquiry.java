package dev.assay.schema;

import java.sql.ResultSet;
import java.util.List;

/** Asks a session what it did, together with what somebody else asks it. For one use. */
public interface Inquiry extends PreparedQueries.Reading {
    /** The setting in which one of the queries leaves {@link CatalogActivity#locked} until the transaction ends, as an array. */
    String LOCKED_SETTING = "assay.locked";

    /** An expression for the relations in that setting. */
    String LOCKED = "current_setting('" + LOCKED_SETTING + "')::oid[]";

    /** Return the queries, without parameters. */
    List<String> queries();

    /** Return what the session said of its writes, after all has been read. */
    CatalogActivity activity();

    /** Return one that has been answered. */
    static Inquiry answered(CatalogActivity activity) {
        return new Inquiry() {
            @Override
            public List<String> queries() {
                return List.of();
            }

            @Override
            public void read(int query, ResultSet rows) {}

            @Override
            public CatalogActivity activity() {
                return activity;
            }
        };
    }
}
