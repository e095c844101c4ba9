package dev.assay.schema;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts definitions together. */
final class Words {
    private Words() {}

    /** Join what is not empty. */
    static String of(String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }

    /** Return the words if it is so, else nothing. */
    static String when(boolean so, String words) {
        return so ? words : "";
    }

    /**
     * Return an access list in an order of its own, because the server keeps that of the grants. The owner, whose name is no
     * matter of the schema, and what the owner may do are left out.
     */
    static String privileges(String list) {
        String grants = Stream.of(list.replaceAll("^\\{|\\}$", "").split(",", -1))
                .map(grant -> grant.replaceAll("^\"|\"$", ""))
                .filter(grant -> !isOwners(grant))
                .map(grant -> grant.replaceFirst("/[^/]*$", ""))
                .sorted()
                .collect(Collectors.joining(", "));
        return when(!grants.isEmpty(), "privileges " + grants);
    }

    /** As the server writes it: who may do what, then who granted it. */
    private static boolean isOwners(String grant) {
        int equals = grant.lastIndexOf('=');
        return equals > 0 && grant.endsWith("/" + grant.substring(0, equals));
    }
}
