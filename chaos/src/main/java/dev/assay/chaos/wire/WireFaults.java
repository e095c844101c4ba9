package dev.assay.chaos.wire;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules that are armed, and which of them were hit. Used for one run of one proxy. Safe for use by many threads. */
public final class WireFaults {
    private final List<ArmedRule> rules;
    private final List<WireHit> journal = new CopyOnWriteArrayList<>();

    private WireFaults(List<ArmedRule> rules) {
        this.rules = rules;
    }

    /** Arm rules without a seed of their own: 0. At one place and phase the first rule that is due strikes. */
    public static WireFaults of(WireRule... rules) {
        return seeded(0, rules);
    }

    /** Arm rules whose probabilities are drawn from a seed. */
    public static WireFaults seeded(long seed, WireRule... rules) {
        return new WireFaults(IntStream.range(0, rules.length)
                .mapToObj(index -> new ArmedRule(index, rules[index], seed, null))
                .toList());
    }

    /** Keep rules for a later {@link #arm}; until then they neither count nor strike. */
    public static WireFaults waiting(long seed, List<WireRule> rules) {
        WireFaults faults = seeded(seed, rules.toArray(WireRule[]::new));
        faults.rules.forEach(rule -> rule.inForce(false));
        return faults;
    }

    /** Let a rule, by its index, count and strike from now on. */
    public void arm(int rule) {
        rules.get(rule).inForce(true);
    }

    /** Let a rule, by its index, neither count nor strike any more. */
    public void disarm(int rule) {
        rules.get(rule).inForce(false);
    }

    /** Arm the same rules to strike exactly where the journal of an earlier run says, by connection and occurrence. */
    public WireFaults replaying(List<WireHit> hits) {
        return new WireFaults(rules.stream()
                .map(rule -> new ArmedRule(rule.index(), rule.rule(), 0, script(rule, hits)))
                .toList());
    }

    /** Return where faults struck so far, in order. */
    public List<WireHit> journal() {
        return List.copyOf(journal);
    }

    /** Return the rules that never struck; a run that has one has not shown what it names. */
    public List<WireRule> unhit() {
        Set<Integer> hit = journal.stream().map(WireHit::rule).collect(Collectors.toSet());
        return rules.stream()
                .filter(rule -> !hit.contains(rule.index()))
                .map(ArmedRule::rule)
                .toList();
    }

    List<ArmedRule> rules() {
        return rules;
    }

    void struck(WireHit hit) {
        journal.add(hit);
    }

    private static Set<ArmedRule.Position> script(ArmedRule rule, List<WireHit> hits) {
        return hits.stream()
                .filter(hit -> hit.rule() == rule.index())
                .map(hit -> new ArmedRule.Position(hit.connection(), hit.occurrence()))
                .collect(Collectors.toSet());
    }
}
