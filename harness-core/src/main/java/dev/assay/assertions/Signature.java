package dev.assay.assertions;

import dev.assay.check.MistakeException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A function that can be called.
 *
 * @param text name and types for people
 * @param name the name as SQL, with its schema
 * @param types the types of its arguments
 * @param volatility {@code i} immutable, {@code s} stable, {@code v} volatile
 */
record Signature(String text, String name, List<String> types, String volatility) {
    private static final String ALL = """
            SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS
                (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
            """;
    private static final String TYPES = """
            SELECT format_type(type, NULL) FROM pg_proc p, unnest(p.proargtypes) WITH ORDINALITY argument(type, place)
            WHERE p.oid = ?::regprocedure ORDER BY place
            """;
    private static final String FACTS = """
            SELECT unnest(ARRAY[p.oid::regprocedure::text, quote_ident(n.nspname) || '.' || quote_ident(p.proname),
                p.provolatile::text])
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.oid = ?::regprocedure
            """;

    Signature {
        types = List.copyOf(types);
    }

    static Signature find(Session session, String written) {
        Outcome found = session.attempt(Sql.of("SELECT ?::regprocedure", written));
        if (found instanceof Outcome.Refused) {
            throw new Unmet(
                    Answer.missing("function [" + written + "] exists", "functions", written, session.texts(ALL)));
        }
        List<String> facts = session.texts(FACTS, written);
        return new Signature(facts.get(0), facts.get(1), session.texts(TYPES, written), facts.get(2));
    }

    /**
     * Return the call with these arguments.
     *
     * @throws MistakeException if there are more or fewer than it takes
     */
    Sql call(@Nullable Object... arguments) {
        if (arguments.length != types.size()) {
            throw new MistakeException(
                    "a call of [" + text + "] with " + Arrays.toString(arguments),
                    "it takes [" + types.size() + "] arguments",
                    "The first value is the expected result, those after it are the arguments",
                    "function(\"tax(numeric)\").returns(19, 100)");
        }
        String marks = types.stream().map(type -> "?::" + type).collect(Collectors.joining(", "));
        return Sql.of("SELECT " + name + "(" + marks + ")", arguments);
    }
}
