package dev.assay.comparison;

import dev.assay.check.MistakeException;
import dev.assay.load.ConnectionSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings with which every connection of a side begins. */
record SessionSettings(Map<String, String> values) {
    /**
     * Read settings.
     *
     * @param written such as {@code hnsw.ef_search=40}
     */
    static SessionSettings of(List<String> written) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String setting : written) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw mistake(setting, "it is not written as name=value");
            }
            if (values.put(
                            setting.substring(0, equals).strip(),
                            setting.substring(equals + 1).strip())
                    != null) {
                throw mistake(setting, "it is set twice");
            }
        }
        return new SessionSettings(values);
    }

    String describe() {
        return values.entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue())
                .collect(Collectors.joining(", "));
    }

    ConnectionSource over(ConnectionSource source) {
        return () -> begun(source.connect());
    }

    private Connection begun(Connection connection) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select set_config(?, ?, false)")) {
            for (Map.Entry<String, String> setting : values.entrySet()) {
                apply(set, setting.getKey(), setting.getValue());
            }
            return connection;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private static void apply(PreparedStatement set, String name, String value) throws SQLException {
        set.setString(1, name);
        set.setString(2, value);
        try {
            set.execute();
        } catch (SQLException refused) {
            MistakeException mistake = mistake(
                    name + "=" + value,
                    "the server refuses it: "
                            + String.valueOf(refused.getMessage()).strip());
            mistake.initCause(refused);
            throw mistake;
        }
    }

    private static MistakeException mistake(String setting, String found) {
        return new MistakeException(
                "@Baseline settings = [" + setting + "]", found, "", "settings = \"hnsw.ef_search=40\"");
    }
}
