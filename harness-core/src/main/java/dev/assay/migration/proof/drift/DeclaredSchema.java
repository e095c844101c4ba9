package dev.assay.migration.proof.drift;

import dev.assay.check.Finding;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.schema.SchemaText;
import java.util.List;
import java.util.Optional;

/** The schema that migrations shall lead to, as somebody else has written it down. Immutable. */
public interface DeclaredSchema {
    /** Return where it stands, for people, without credentials. */
    String describe();

    /**
     * Read it.
     *
     * @param rehearsal makes databases, if one is needed
     * @return empty if there is none yet
     */
    Optional<SchemaText> read(Rehearsal rehearsal) throws Exception;

    /** Return what of the schema that migrations lead to can be compared with it: all of it, unless this is about tables alone. */
    default SchemaText comparable(SchemaText schema) {
        return schema;
    }

    /** Return how to make it follow the migrations, if they are right. */
    Finding fix();

    /**
     * Write down the schema that migrations lead to, if that was asked for.
     *
     * @return what to say of it; empty if nothing was written
     */
    default List<Finding> write(SchemaText schema) throws Exception {
        return List.of();
    }
}
