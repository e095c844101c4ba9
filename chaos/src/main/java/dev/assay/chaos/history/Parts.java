package dev.assay.chaos.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts transactions that have keys in common, directly or through others, into one part. Used once. */
final class Parts {
    private final Map<String, String> parents = new HashMap<>();

    private Parts() {}

    static List<List<Attempt>> of(List<Attempt> transactions) {
        Parts parts = new Parts();
        transactions.forEach(parts::join);
        Map<String, List<Attempt>> grouped = new LinkedHashMap<>();
        for (Attempt transaction : transactions) {
            grouped.computeIfAbsent(parts.root(key(transaction)), unused -> new ArrayList<>())
                    .add(transaction);
        }
        return List.copyOf(grouped.values());
    }

    private void join(Attempt transaction) {
        String first = root(key(transaction));
        transaction.accesses().forEach(access -> parents.put(root(access.key()), first));
    }

    private String root(String key) {
        String at = key;
        while (true) {
            String parent = parents.getOrDefault(at, at);
            if (parent.equals(at)) {
                return at;
            }
            at = parent;
        }
    }

    private static String key(Attempt transaction) {
        return transaction.accesses().get(0).key();
    }
}
