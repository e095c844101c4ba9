package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.check.WrittenAttribute;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.policy.GitBranch;
import dev.assay.migration.policy.Policy;
import dev.assay.migration.policy.PolicyCheck;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what {@link MigrationTest} says of its files into a check. */
final class PolicyPromise {
    private static final Set<MigrationPolicy> NUMBERINGS =
            EnumSet.of(MigrationPolicy.GROWING, MigrationPolicy.GAPLESS, MigrationPolicy.TIMESTAMPS);

    private PolicyPromise() {}

    static Check<MigrationSource> check(MigrationTest test, Configuration configuration) {
        List<MigrationPolicy> named = List.of(test.policies());
        refuseUnclear(named);
        Optional<GitBranch> branch = branch(test, named);
        PolicyCheck check = PolicyCheck.of(
                        named.stream().map(policy -> policy.policy(branch)).toArray(Policy[]::new))
                .terms(MigrationProofs.terms(test))
                .writing(configuration.isSwitchedOn(Key.MIGRATIONS_KEEP));
        return (test.recorded().isEmpty() ? check : check.kept(Path.of(test.recorded()))).refuseUncompared();
    }

    private static void refuseUnclear(List<MigrationPolicy> named) {
        if (named.isEmpty()) {
            throw mistake(named, "Proof.POLICIES has nothing to prove", "policies = MigrationPolicy.NAMING");
        }
        if (EnumSet.copyOf(named).size() < named.size()) {
            throw mistake(named, "a policy is named twice", "name each policy once");
        }
        List<MigrationPolicy> numberings =
                named.stream().filter(NUMBERINGS::contains).toList();
        if (numberings.size() > 1) {
            throw mistake(
                    named,
                    numberings + " all say how versions are numbered",
                    "keep one: GAPLESS and TIMESTAMPS grow as well");
        }
    }

    private static Optional<GitBranch> branch(MigrationTest test, List<MigrationPolicy> named) {
        if (test.branch().isEmpty()) {
            return Optional.empty();
        }
        WrittenAttribute branch = new WrittenAttribute(
                "MigrationTest", "branch", test.branch(), "origin/main:src/main/resources/db/migration");
        int colon = test.branch().indexOf(':');
        if (colon < 1 || colon + 1 == test.branch().length()) {
            throw branch.mistake("it is not a branch and a folder, with a colon between them as git writes them");
        }
        if (!named.contains(MigrationPolicy.NO_DUPLICATES)) {
            throw new MistakeException(
                    "@MigrationTest branch = [" + test.branch() + "], policies = " + named,
                    "no policy compares with another branch",
                    "NO_DUPLICATES does",
                    "add MigrationPolicy.NO_DUPLICATES to policies");
        }
        return Optional.of(new GitBranch(
                Path.of(""), test.branch().substring(0, colon), test.branch().substring(colon + 1)));
    }

    private static MistakeException mistake(List<MigrationPolicy> named, String found, String fix) {
        return new MistakeException("@MigrationTest policies = " + named, found, "", fix);
    }
}
