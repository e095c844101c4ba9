package dev.assay.cli;

import dev.assay.check.MistakeException;
import dev.assay.database.DatabaseException;
import dev.assay.migration.MigrationFailedException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** Chooses the command and says what became of it. */
final class CommandLine {
    static final int SAFE = 0;
    static final int UNSAFE = 1;
    static final int MISTAKEN = 2;

    private final PrintStream result;
    private final PrintStream messages;

    CommandLine(PrintStream result, PrintStream messages) {
        this.result = result;
        this.messages = messages;
    }

    /** Run a command and return the exit code. */
    int run(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        if (words.contains("--help") || words.contains("-h")) {
            result.print(Usage.TEXT);
            return SAFE;
        }
        try {
            return run(words);
        } catch (MistakeException | DatabaseException mistaken) {
            return refuse(String.valueOf(mistaken.getMessage()));
        } catch (MigrationFailedException base) {
            return refuse("what --base names cannot be made: " + base.getMessage());
        } catch (RuntimeException unforeseen) {
            messages.print("nothing can be said of the migrations: ");
            unforeseen.printStackTrace(messages);
            return MISTAKEN;
        }
    }

    private int run(List<String> words) {
        if (words.isEmpty() || !words.get(0).equals("migrations")) {
            messages.println(words.isEmpty() ? "no command is given" : "unknown command [" + words.get(0) + "]");
            messages.print(Usage.TEXT);
            return MISTAKEN;
        }
        MigrationsOptions options = OptionsParser.parse(words.subList(1, words.size()));
        Outcome outcome = new MigrationsCommand(options).run();
        if (outcome.isNothing()) {
            return refuse(outcome.error().orElseThrow());
        }
        result.print(options.json() ? new TraceJson(outcome).text() : new TraceText(outcome).text());
        return outcome.isSafe() ? SAFE : UNSAFE;
    }

    private int refuse(String why) {
        messages.println(why);
        return MISTAKEN;
    }
}
