package dev.assay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.hazard.JudgedSighting;
import dev.assay.migration.hazard.Standing;
import dev.assay.migration.preflight.Question;
import dev.assay.migration.trace.StatementTrace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The result as one JSON object in one line. */
record TraceJson(Outcome outcome) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    String text() {
        try {
            return MAPPER.writeValueAsString(result()) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps and lists have JSON", impossible);
        }
    }

    private Map<String, @Nullable Object> result() {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("verdict", outcome.isSafe() ? "safe" : "unsafe");
        result.put("hazards", ids(Standing.OPEN));
        result.put("advice", ids(Standing.ADVICE));
        result.put(
                "statements",
                outcome.trace().statements().stream().map(TraceJson::statement).toList());
        result.put("invalid_indexes_after", outcome.hazards().migrations().invalidIndexes());
        result.put(
                "findings",
                outcome.hazards().all().stream().map(TraceJson::finding).toList());
        result.put(
                "mistakes",
                outcome.hazards().mistakes().stream()
                        .map(mistake -> mistake.label() + ": " + mistake.text())
                        .toList());
        result.put(
                "preflight",
                outcome.hazards().migrations().questions().stream()
                        .map(TraceJson::question)
                        .toList());
        result.put("error", outcome.error().orElse(null));
        MigrationFailedException failure = outcome.trace().failure();
        result.put("failed_at", failure == null ? null : failure.place());
        return result;
    }

    private List<String> ids(Standing standing) {
        return outcome.hazards().of(standing).stream()
                .map(judged -> judged.hazard().id())
                .distinct()
                .toList();
    }

    private static Map<String, @Nullable Object> statement(StatementTrace trace) {
        StatementView view = new StatementView(trace);
        OptionalLong scanned = trace.rowsScanned();
        Map<String, @Nullable Object> statement = new LinkedHashMap<>();
        statement.put("file", trace.migration().file());
        statement.put("line", trace.line() > 0 ? trace.line() : null);
        statement.put("sql", view.sql());
        statement.put("ms", view.milliseconds());
        statement.put("locks", view.locks());
        statement.put("rewrites", trace.rewrites());
        statement.put("indexes_rebuilt", view.indexesRebuilt());
        statement.put("rows_scanned", scanned.isPresent() ? scanned.getAsLong() : null);
        statement.put("blocks_reads", view.blocksReads());
        statement.put("blocks_writes", view.blocksWrites());
        statement.put("transactional", trace.transactional());
        statement.put("changes", view.changes());
        statement.put("wal_bytes", trace.walBytes());
        statement.put("temporary_bytes", trace.temporaryBytes());
        statement.put("sqlstate", trace.failed() ? trace.sqlState() : null);
        return statement;
    }

    private static Map<String, @Nullable Object> question(Question question) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("file", question.file());
        json.put("table", question.table());
        json.put("demand", question.demand());
        json.put("sql", question.sql());
        return json;
    }

    private static Map<String, @Nullable Object> finding(JudgedSighting judged) {
        StatementTrace trace = judged.sighting().statement();
        Map<String, @Nullable Object> finding = new LinkedHashMap<>();
        finding.put("hazard", judged.hazard().id());
        finding.put("risk", judged.hazard().risk().name().toLowerCase(Locale.ROOT));
        finding.put("standing", judged.standing().name().toLowerCase(Locale.ROOT));
        finding.put("file", trace.migration().file());
        finding.put("line", trace.line() > 0 ? trace.line() : null);
        finding.put("table", judged.sighting().table());
        finding.put("found", judged.sighting().found());
        finding.put("instead", judged.instead());
        return finding;
    }
}
