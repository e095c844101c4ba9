package dev.assay.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What rows of catalogs refer to by oid: relations, types and domains. */
final class CatalogNames {
    private final Map<Long, String> relations = new HashMap<>();
    private final Map<Long, String> types = new HashMap<>();
    private final Map<Long, Domain> domains = new HashMap<>();

    /**
     * A domain of any schema.
     *
     * @param below the oid of the type below it
     * @param text the type below it, with its modifier
     * @param constrained whether it has a check or NOT NULL of its own
     */
    record Domain(long below, String text, boolean constrained) {}

    static String qualified(String schema, String name) {
        return schema.equals("public") ? name : schema + "." + name;
    }

    void relation(long oid, String name) {
        relations.put(oid, name);
    }

    void forget(Set<Long> some) {
        relations.keySet().removeAll(some);
    }

    void type(long oid, String name) {
        types.put(oid, name);
    }

    void domain(long oid, Domain domain) {
        domains.put(oid, domain);
    }

    /** Return the name of a relation or a composite type; null if it is none of those that are read. */
    @Nullable String relation(long oid) {
        return relations.get(oid);
    }

    /** Return the name of a type that somebody created. */
    @Nullable String type(long oid) {
        return types.get(oid);
    }

    /** Return the type below a domain, however deep; nothing if the type is no domain. */
    Optional<String> base(long type) {
        Domain domain = domains.get(type);
        return domain == null
                ? Optional.empty()
                : Optional.of(base(domain.below()).orElse(domain.text()));
    }

    /** Return whether a type is a domain that refuses values, however deep. */
    boolean isConstrained(long type) {
        Domain domain = domains.get(type);
        return domain != null && (domain.constrained() || isConstrained(domain.below()));
    }
}
