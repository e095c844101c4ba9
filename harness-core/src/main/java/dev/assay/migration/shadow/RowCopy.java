package dev.assay.migration.shadow;

import dev.assay.migration.data.KeyedTable;
import dev.assay.migration.data.KeyedTable.KeyColumn;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How rows of one table become rows of another one.
 *
 * @param source where they are written
 * @param target where they are copied to
 * @param mappings what the columns behind the key are made of
 * @param guard keeps the copy from being copied back
 */
record RowCopy(KeyedTable source, KeyedTable target, List<Mapping> mappings, Guard guard) {
    private static final String FUNCTION = """
            BEGIN
                IF %1$s THEN
                    RETURN NULL;
                END IF;
                PERFORM %2$s;
                IF TG_OP = 'TRUNCATE' THEN
                    TRUNCATE %4$s;
                ELSE
                    IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' THEN
                        IF TG_OP = 'DELETE' OR (%5$s) IS DISTINCT FROM (%6$s) THEN
                            DELETE FROM %4$s WHERE (%7$s) = (%5$s);
                        END IF;
                    END IF;
                    IF TG_OP <> 'DELETE' THEN
                        %8$s;
                    END IF;
                END IF;
                PERFORM %3$s;
                RETURN NULL;
            END""";

    List<String> install(String trigger) {
        String function = Triggers.function(source.name(), trigger);
        return List.of(
                Triggers.create(function, body()),
                "CREATE TRIGGER " + trigger + " AFTER INSERT OR UPDATE OR DELETE ON " + source.name()
                        + " FOR EACH ROW EXECUTE FUNCTION " + function + "()",
                "CREATE TRIGGER " + trigger + "_all AFTER TRUNCATE ON " + source.name()
                        + " FOR EACH STATEMENT EXECUTE FUNCTION " + function + "()");
    }

    /** Copy rows that have no copy. They are locked meanwhile, lest one is deleted before its copy is there to be deleted too. */
    String fill(String where) {
        return insert("(SELECT * FROM " + source.name() + " WHERE " + where + " FOR SHARE)") + " ON CONFLICT ("
                + keys("") + ") DO NOTHING";
    }

    /** Return what the columns of a copy are made of, named as them. */
    String columns() {
        Stream<String> made =
                mappings.stream().map(mapping -> "(" + mapping.expression() + ") AS " + Names.quoted(mapping.column()));
        return Stream.concat(Stream.of(keys("")), made).collect(Collectors.joining(", "));
    }

    /** Return the columns of a copy. */
    String targets() {
        Stream<String> names = mappings.stream().map(mapping -> Names.quoted(mapping.column()));
        return Stream.concat(Stream.of(keys("")), names).collect(Collectors.joining(", "));
    }

    /** Return the statement that copies all rows; it is never executed, but shows whether one could be. */
    String probe() {
        return "EXPLAIN " + upsert("(SELECT * FROM " + source.name() + ")");
    }

    private String upsert(String rows) {
        String updates = mappings.stream()
                .map(mapping -> Names.quoted(mapping.column()) + " = EXCLUDED." + Names.quoted(mapping.column()))
                .collect(Collectors.joining(", "));
        return insert(rows) + " ON CONFLICT (" + keys("") + ") DO UPDATE SET " + updates;
    }

    private String body() {
        return FUNCTION.formatted(
                guard.isOn(),
                guard.on(),
                guard.off(),
                target.name(),
                keys("OLD."),
                keys("NEW."),
                keys(target.name() + "."),
                upsert("(SELECT NEW.*)"));
    }

    private String insert(String rows) {
        return "INSERT INTO " + target.name() + " (" + targets() + ") OVERRIDING SYSTEM VALUE SELECT " + columns()
                + " FROM " + rows + " assay_row";
    }

    private String keys(String prefix) {
        return Names.list(prefix, source.key().stream().map(KeyColumn::name).toList());
    }
}
