package dev.assay.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.statement.ExecutedStatement.Place;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * Reads the notices in which auto_explain reports plans.
 *
 * @param uncharged functions that no plan calls, and whose cost therefore no plan holds: those of AFTER triggers,
 *     procedures, and code blocks; as the context of a notice names them
 */
record PlanNotices(Set<String> uncharged) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FUNCTION = Pattern.compile(
            "^(?:PL/pgSQL function (.+?) (?:line|during|while)|SQL function \"(.+?)\")", Pattern.MULTILINE);

    PlanNotices {
        uncharged = Set.copyOf(uncharged);
    }

    /** Return the execution that a warning reports, if it is a report of auto_explain. */
    Optional<ExecutedStatement> read(SQLWarning warning) throws SQLException {
        String message = String.valueOf(warning.getMessage());
        int start = message.indexOf("\n{");
        if (start < 0 || !message.contains("\"Query Text\"")) {
            return Optional.empty();
        }
        try {
            return Optional.of(execution(JSON.readTree(message.substring(start)), context(warning)));
        } catch (JsonProcessingException unreadable) {
            throw new SQLException("auto_explain reported a plan that is not JSON: " + message, unreadable);
        }
    }

    private ExecutedStatement execution(JsonNode report, String context) {
        return new ExecutedStatement(
                report.path("Query Text").asText(),
                report.path("Query Identifier").asText(),
                report.path("Query Parameters").asText(),
                place(context),
                new PlanNode(report.path("Plan")));
    }

    /** Foreign keys send their statements without a function, after the plan of the change has ended. */
    private Place place(String context) {
        List<MatchResult> functions = FUNCTION.matcher(context).results().toList();
        if (context.isEmpty()) {
            return Place.SENT;
        }
        return functions.isEmpty() || (functions.size() == 1 && uncharged.contains(name(functions.get(0))))
                ? Place.FIRED
                : Place.CONTAINED;
    }

    private static String name(MatchResult function) {
        return function.group(1) == null ? function.group(2) : function.group(1);
    }

    private static String context(SQLWarning warning) {
        @Nullable ServerErrorMessage message = warning instanceof PSQLWarning own ? own.getServerErrorMessage() : null;
        String where = message == null ? null : message.getWhere();
        return where == null ? "" : where;
    }
}
