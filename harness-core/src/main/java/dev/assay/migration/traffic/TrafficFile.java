package dev.assay.migration.traffic;

import dev.assay.check.MistakeException;
import dev.assay.migration.script.Script;
import dev.assay.migration.script.ScriptStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Statements of an SQL file, each with its name in the first comment before it, see {@link FileStatement}. */
final class TrafficFile implements Traffic {
    private final String place;
    private final List<FileStatement> statements;

    private TrafficFile(String place, List<FileStatement> statements) {
        this.place = place;
        this.statements = List.copyOf(statements);
    }

    static TrafficFile read(String place, String text) {
        List<FileStatement> statements = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ScriptStatement written : Script.read(text)) {
            FileStatement statement = FileStatement.read(place, written);
            if (!names.add(statement.name())) {
                throw mistake(
                        place,
                        written.line(),
                        "there is another [" + statement.name() + "]",
                        "give it a name of its own");
            }
            statements.add(statement);
        }
        if (statements.isEmpty()) {
            throw new MistakeException(
                    "the traffic [" + place + "]", "there is no statement", "", "add what the application executes");
        }
        return new TrafficFile(place, statements);
    }

    static MistakeException mistake(String place, int line, String found, String fix) {
        return new MistakeException("the traffic [" + place + "], line " + line, found, "", fix);
    }

    @Override
    public String describe() {
        return place;
    }

    @Override
    public Drawn draw(Connection connection, Set<String> bookkeeping) {
        List<TrafficOperation> operations = new ArrayList<>();
        Map<String, Failure> refused = new LinkedHashMap<>();
        for (FileStatement statement : statements) {
            try {
                operations.add(statement.draw(connection));
            } catch (SQLException failure) {
                refused.put(statement.name(), Failure.of(failure));
            }
        }
        return new Drawn(operations, refused, Map.of());
    }
}
