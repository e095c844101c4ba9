package dev.assay.junit;

import dev.assay.check.MistakeException;
import dev.assay.database.DatabaseException;
import dev.assay.database.ServerSpec;
import java.util.List;

/** Reads the settings of {@link DatabaseTest}. */
final class ServerSettings {
    private ServerSettings() {}

    static ServerSpec over(ServerSpec plain, List<String> settings) {
        ServerSpec spec = plain;
        for (String setting : settings) {
            spec = with(spec, setting);
        }
        return spec;
    }

    private static ServerSpec with(ServerSpec spec, String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw mistake(setting, "it is not written as name=value");
        }
        String name = setting.substring(0, equals).strip();
        if (spec.settings().containsKey(name)) {
            throw mistake(setting, "[" + name + "] is set twice");
        }
        try {
            return spec.withSetting(name, setting.substring(equals + 1).strip());
        } catch (DatabaseException refused) {
            throw mistake(setting, String.valueOf(refused.getMessage()));
        }
    }

    private static MistakeException mistake(String setting, String found) {
        return new MistakeException(
                "@DatabaseTest settings = [" + setting + "]",
                found,
                "",
                "settings = {\"work_mem=8MB\", \"auto_explain.log_min_duration=10ms\"}");
    }
}
