package dev.assay.database.seed;

import dev.assay.check.MistakeException;
import dev.assay.check.Nearest;
import dev.assay.check.UnreadableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be wrong with a request for generated rows, as answers. */
final class SeedMistakes {
    private SeedMistakes() {}

    static MistakeException rows(String table, long rows) {
        return new MistakeException(
                "@SeedRows rows = [" + rows + "]",
                "nothing would be generated",
                "a template without rows needs no annotation",
                annotation(table, "1000"));
    }

    static MistakeException share(String attribute, String text, UnreadableException unreadable) {
        return new MistakeException(
                "@SeedRows %s = [%s]".formatted(attribute, text),
                String.valueOf(unreadable.getMessage()),
                "",
                attribute + " = \"10%\"");
    }

    static MistakeException value(String call, String found) {
        return new MistakeException("generated rows: [" + call + "]", found, "", "give it other arguments");
    }

    static MistakeException unknownTable(String written, Catalog catalog) {
        List<String> known = tables(catalog);
        Optional<String> nearest = Nearest.to(written, known);
        return new MistakeException(
                "@SeedRows table = [" + written + "]",
                "there is no table [%s]; there are %s".formatted(written, known),
                nearest.map(name -> "The nearest name is [" + name + "]")
                        .orElse("the migrations do not create it, or it lies in another schema"),
                nearest.map(name -> "table = \"" + name + "\"").orElse("table = \"schema.table\""));
    }

    static MistakeException unknownSampleTable(String written, Catalog catalog) {
        return sample(written, "there is no such table; there are " + tables(catalog));
    }

    static MistakeException unknownColumn(TableRequest request, String written) {
        return unknownColumn(
                "generated rows of [%s]: column [%s]".formatted(request.rows().table(), written),
                written,
                request.shape());
    }

    static MistakeException unknownSampleColumn(String file, String written, TableShape filled) {
        return unknownColumn("@SeedRows like = [" + file + "]", written, filled);
    }

    private static MistakeException unknownColumn(String asked, String written, TableShape shape) {
        Optional<String> nearest = Nearest.to(written, shape.columnNames());
        return new MistakeException(
                asked,
                "the table [%s] has no column [%s]; it has %s".formatted(shape.name(), written, shape.columnNames()),
                nearest.map(name -> "The nearest name is [" + name + "]").orElse(""),
                "name a column of the table"
                        + nearest.map(name -> ", such as [" + name + "]").orElse(""));
    }

    static MistakeException sample(String written, String found) {
        return new MistakeException(
                "@SeedRows like = [" + written + "]",
                found,
                "",
                "put a CSV file with a header and rows below src/test/resources and name it from there, such as like ="
                        + " \"data/users.csv\"");
    }

    static MistakeException circle(Collection<String> path) {
        return new MistakeException(
                "@SeedRows for [" + String.join(" -> ", path) + "]",
                "these tables refer to each other in a circle, so none can be filled first",
                "",
                "generate all but one of them, or load them with a script: @DatabaseTest(seed = \"data/rows.sql\")");
    }

    static MistakeException noParents(TableRequest request, ForeignKey key) {
        return new MistakeException(
                asked(request),
                "the foreign key [%s] refers to [%s], which has no row".formatted(key, key.parent()),
                "the parent table is filled later, or by nothing",
                "add " + annotation(key.parent(), "1000"));
    }

    static MistakeException sharedColumn(TableRequest request, String column, ForeignKey first, ForeignKey second) {
        return new MistakeException(
                asked(request),
                "the foreign keys [%s] and [%s] share the column [%s]".formatted(first, second, column),
                "rows that satisfy both cannot be derived from one of them",
                override(request, second.columns().get(second.columns().size() - 1)));
    }

    static MistakeException tooFewCombinations(
            TableRequest request, Set<String> key, long available, long rows, long existing) {
        List<String> columns = key.stream().sorted().toList();
        return new MistakeException(
                asked(request),
                "the unique columns %s have room for [%d] rows, and [%d] are asked for%s"
                        .formatted(columns, available, rows, existing == 0 ? "" : " beside [" + existing + "] there"),
                "their types, ranges or parents hold too few values",
                "ask for fewer rows, or give " + override(request, columns.get(0)));
    }

    static MistakeException unknownType(TableRequest request, Column column) {
        return new MistakeException(
                asked(request),
                "no values are known for the column [%s] of type [%s]"
                        .formatted(column.name(), column.type().shown()),
                "",
                "draw it from a sample, like = \"data/%s.csv\", or leave it NULL: "
                                .formatted(request.rows().table())
                        + "GeneratedRows.into(\"%s\").column(\"%s\", Values.nulls())"
                                .formatted(request.rows().table(), column.name()));
    }

    static MistakeException unfitting(TableRequest request, Column column, Object value, RuntimeException why) {
        String shown = Arrays.deepToString(new Object[] {value});
        return new MistakeException(
                "generated rows of [%s]: column [%s]".formatted(request.rows().table(), column.name()),
                "the value [%s] of %s does not fit the type [%s]: %s"
                        .formatted(
                                shown.substring(1, shown.length() - 1),
                                value.getClass().getSimpleName(),
                                column.type().shown(),
                                why.getMessage()),
                "",
                override(request, column.name()));
    }

    static MistakeException refused(TableRequest request, SQLException failure, Connection connection) {
        return new Refusal(request, failure).explain(connection);
    }

    static String override(TableRequest request, String column) {
        return "GeneratedRows.into(\"%s\").column(\"%s\", Values...)"
                .formatted(request.rows().table(), column);
    }

    static String asked(TableRequest request) {
        return "@SeedRows table = [" + request.rows().table() + "]";
    }

    private static String annotation(String table, String rows) {
        return "@SeedRows(table = \"%s\", rows = %s)".formatted(table, rows);
    }

    private static List<String> tables(Catalog catalog) {
        try {
            return catalog.tables();
        } catch (SQLException unreadable) {
            return List.of();
        }
    }
}
