package dev.assay.schema;

import java.util.Arrays;
import java.util.List;
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

    /** Return an access list in an order of its own, because the server keeps that of the grants. */
    static String privileges(String list) {
        List<String> grants = Arrays.asList(list.replaceAll("^\\{|\\}$", "").split(",", -1));
        return when(
                !list.isEmpty(),
                "privileges " + String.join(", ", grants.stream().sorted().toList()));
    }
}
