package dev.assay.migration.hazard;

import dev.assay.migration.script.ResourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A case of the corpus: a base, migrations over it, and what must be seen.
 *
 * @param name section and file
 * @param needs conditions on the server: {@code 15}, {@code below 18}, {@code vector}
 * @param sizes declared rows
 * @param base what is there before
 * @param migrations one for each version, in order
 * @param hazards exactly these unsafe sightings, each {@code id table}
 * @param advice among others these sightings
 * @param locks the strongest lock on each named relation that was there before
 * @param rewrites exactly these tables
 * @param sqlState the code of the failure; empty if it succeeds
 */
record CorpusCase(
        String name,
        List<String> needs,
        Map<String, Long> sizes,
        String base,
        List<Change> migrations,
        Set<String> hazards,
        Set<String> advice,
        Map<String, String> locks,
        Set<String> rewrites,
        String sqlState) {

    /** A migration of a case. */
    record Change(boolean transactional, String sql) {}

    static CorpusCase read(ResourceFile file) {
        Parser parser = new Parser(file.name());
        file.text().lines().forEach(parser::line);
        return parser.done();
    }

    /** Return whether a server of this major version can show it. */
    boolean fits(int major) {
        return needs.stream().allMatch(need -> fits(need, major));
    }

    private static boolean fits(String need, int major) {
        if (need.startsWith("below ")) {
            return major < Integer.parseInt(need.substring("below ".length()));
        }
        // The embedded server has pgvector for its default version alone.
        return need.equals("vector") ? major == 17 : major >= Integer.parseInt(need);
    }

    boolean isUnsafe() {
        return !hazards.isEmpty();
    }

    private static final class Parser {
        private final String name;
        private final List<String> needs = new ArrayList<>();
        private final Map<String, Long> sizes = new TreeMap<>();
        private final StringBuilder base = new StringBuilder();
        private final List<StringBuilder> migrations = new ArrayList<>();
        private final List<Boolean> transactional = new ArrayList<>();
        private final Set<String> hazards = new TreeSet<>();
        private final Set<String> advice = new TreeSet<>();
        private final Map<String, String> locks = new TreeMap<>();
        private final Set<String> rewrites = new TreeSet<>();
        private String sqlState = "";
        private String section = "";

        Parser(String name) {
            this.name = name;
        }

        void line(String line) {
            if (line.startsWith("--- ")) {
                mark(line.substring(4).strip());
            } else {
                content(line);
            }
        }

        private void mark(String mark) {
            String[] words = mark.split(" ", -1);
            switch (words[0]) {
                case "needs" -> needs.add(mark.substring("needs ".length()));
                case "size" -> sizes.put(words[1], Long.valueOf(words[2]));
                case "base", "expect" -> section = words[0];
                case "migration" -> {
                    section = words[0];
                    migrations.add(new StringBuilder());
                    transactional.add(!mark.equals("migration no transaction"));
                }
                default -> throw new IllegalArgumentException(name + ": [" + mark + "] is no mark");
            }
        }

        private void content(String line) {
            switch (section) {
                case "base" -> base.append(line).append('\n');
                case "migration" ->
                    migrations.get(migrations.size() - 1).append(line).append('\n');
                case "expect" -> expect(line.strip());
                default -> {
                    // The first lines say what the case shows.
                }
            }
        }

        private void expect(String line) {
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "" -> {
                    // An empty line.
                }
                case "hazard" -> hazards.add(line.substring("hazard ".length()));
                case "advice" -> advice.add(line.substring("advice ".length()));
                case "lock" -> locks.put(words[1], words[2]);
                case "rewrite" -> rewrites.add(words[1]);
                case "fails" -> sqlState = words[1];
                default -> throw new IllegalArgumentException(name + ": [" + line + "] is no expectation");
            }
        }

        CorpusCase done() {
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < migrations.size(); i++) {
                changes.add(new Change(transactional.get(i), migrations.get(i).toString()));
            }
            return new CorpusCase(
                    name, needs, sizes, base.toString(), changes, hazards, advice, locks, rewrites, sqlState);
        }
    }
}
