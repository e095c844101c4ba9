package dev.assay.migration.policy;

import dev.assay.check.MistakeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder on another branch of a repository, read with {@code git}, which must be on the path.
 *
 * @param repository a folder inside the repository
 * @param name the branch, as git names it: {@code origin/main}
 * @param folder the folder of the migrations from the root of the repository: {@code src/main/resources/db/migration}
 */
public record GitBranch(Path repository, String name, String folder) {
    /**
     * Return the names of the files below the folder.
     *
     * @throws MistakeException if git, the repository or the branch is not there
     */
    public List<String> files() {
        if (name.startsWith("-")) {
            throw mistake("a branch has no such name");
        }
        try {
            Process git = new ProcessBuilder(
                            "git", "ls-tree", "-r", "--name-only", "--full-tree", name, "--", folder + "/")
                    .directory(repository.toFile())
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                throw mistake("git says: " + answer.strip().lines().findFirst().orElse("nothing"));
            }
            return answer.lines().toList();
        } catch (IOException missing) {
            throw mistake("git cannot be started");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw mistake("the test was interrupted");
        }
    }

    private MistakeException mistake(String found) {
        return new MistakeException(
                "the migrations on the branch [" + name + "]",
                found,
                "They are read with git, from a repository that has the branch",
                "git fetch origin main:refs/remotes/origin/main before the tests, and name the branch origin/main");
    }
}
