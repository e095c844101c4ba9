package dev.assay.migration.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The statements of a script, to find executed ones again. Immutable once made. */
final class StatementSearch {
    private record Landmark(long fingerprint, StatementPlace place) {}

    /** Which statements of the script an executed one is; none if it was not found. */
    record Match(int first, int count) {
        static final Match NONE = new Match(-1, 0);
    }

    private final List<Landmark> landmarks = new ArrayList<>();
    private final Map<Long, NavigableSet<Integer>> positions = new HashMap<>();

    StatementSearch(Script script) {
        for (ScriptStatement statement : script) {
            StatementPlace place = new StatementPlace(statement.line(), statement.comments());
            long fingerprint = fingerprint(statement.sql());
            positions.computeIfAbsent(fingerprint, unknown -> new TreeSet<>()).add(landmarks.size());
            landmarks.add(new Landmark(fingerprint, place));
        }
    }

    /** Return where a statement stands, at this number or later. */
    Match find(String sql, int from) {
        List<Long> sought = new ArrayList<>();
        Script.read(sql).forEach(statement -> sought.add(fingerprint(statement.sql())));
        if (sought.isEmpty()) {
            return Match.NONE;
        }
        NavigableSet<Integer> known = positions.getOrDefault(sought.get(0), Collections.emptyNavigableSet());
        for (int first : known.tailSet(from, true)) {
            if (standsAt(first, sought)) {
                return new Match(first, sought.size());
            }
        }
        return Match.NONE;
    }

    private boolean standsAt(int first, List<Long> sought) {
        return first + sought.size() <= landmarks.size()
                && IntStream.range(0, sought.size())
                        .allMatch(i -> landmarks.get(first + i).fingerprint() == sought.get(i));
    }

    /** Return whether there is a statement of this number. */
    boolean has(int number) {
        return number < landmarks.size();
    }

    Optional<StatementPlace> place(Match match) {
        if (match.count() == 0) {
            return Optional.empty();
        }
        List<Landmark> found = landmarks.subList(match.first(), match.first() + match.count());
        List<String> comments = found.stream()
                .flatMap(landmark -> landmark.place().comments().stream())
                .toList();
        return Optional.of(new StatementPlace(found.get(0).place().line(), comments));
    }

    /** The tokens alone count, each with its end: FNV-1a over 64 bits, so that large statements need not be kept. */
    private static long fingerprint(String sql) {
        SqlScanner scanner = new SqlScanner(sql);
        long hash = 0xcbf29ce484222325L;
        while (scanner.advance()) {
            if (!scanner.isComment()) {
                for (int i = scanner.start(); i < scanner.end(); i++) {
                    hash = (hash ^ sql.charAt(i)) * 0x100000001b3L;
                }
                hash = (hash ^ 0xffff) * 0x100000001b3L;
            }
        }
        return hash;
    }
}
