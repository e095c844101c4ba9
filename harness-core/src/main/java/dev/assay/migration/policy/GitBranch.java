package dev.assay.migration.policy;

import dev.assay.check.MistakeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A folder on another branch of a repository, read with {@code git}, which must be on the path and may take 30 s.
 *
 * @param repository a folder inside the repository
 * @param name the branch, as git names it: {@code origin/main}
 * @param folder the folder of the migrations from the root of the repository: {@code src/main/resources/db/migration}
 */
public record GitBranch(Path repository, String name, String folder) {
    private static final String EXAMPLE = "branch = \"origin/main:src/main/resources/db/migration\"";

    public GitBranch {
        Objects.requireNonNull(repository);
        folder = folder.replaceFirst("^/+", "").replaceFirst("/+$", "");
    }

    /**
     * Return the names of the files below the folder, at least one.
     *
     * @throws MistakeException if git, the repository, the branch or the folder is not there, or git does not end
     */
    public List<String> files() {
        return files(Git.in(repository));
    }

    List<String> files(Git git) {
        if (name.startsWith("-")) {
            throw mistake("a branch has no such name", "", EXAMPLE);
        }
        List<String> files = Arrays.stream(answer(git).split("\0"))
                .filter(file -> !file.isEmpty())
                .toList();
        if (files.isEmpty()) {
            throw mistake(
                    "no file lies there",
                    "The folder counts from the root of the repository, not from that of a module",
                    EXAMPLE);
        }
        return files;
    }

    private String answer(Git git) {
        try {
            return git.run("ls-tree", "-r", "-z", "--name-only", "--full-tree", name, "--", folder + "/");
        } catch (IOException failure) {
            MistakeException mistake = mistake(
                    String.valueOf(failure.getMessage()),
                    "They are read with git, from a repository that has the branch",
                    "git fetch origin main:refs/remotes/origin/main before the tests, and name the branch origin/main");
            mistake.initCause(failure);
            throw mistake;
        }
    }

    private MistakeException mistake(String found, String means, String fix) {
        return new MistakeException("@MigrationTest branch = [" + name + ":" + folder + "]", found, means, fix);
    }
}
