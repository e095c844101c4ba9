package dev.assay.chaos.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @Test
    void readsOneDashTwoDashesAndEqualsSigns() {
        CommandLine line = CommandLine.parse("-host", "0.0.0.0", "--port=0", "--seed", "-7", "-config=a=b.json");

        assertThat(line.options()).isEqualTo(new FaultProxyOptions("0.0.0.0", 0, -7, Set.of()));
        assertThat(line.config()).isEqualTo(Path.of("a=b.json"));
        assertThat(line.onlyVersion()).isFalse();
    }

    @Test
    void hasToxiproxysDefaults() {
        CommandLine line = CommandLine.parse();

        assertThat(line.options().host()).isEqualTo("localhost");
        assertThat(line.options().port()).isEqualTo(8474);
        assertThat(line.config()).isNull();
    }

    @Test
    void showsTheMetricsThatAreAskedFor() {
        assertThat(CommandLine.parse().options().metrics()).isEmpty();
        assertThat(CommandLine.parse("-proxy-metrics").options().metrics()).containsOnly(Metrics.PROXY);
        assertThat(CommandLine.parse("--proxy-metrics", "--runtime-metrics")
                        .options()
                        .metrics())
                .containsOnly(Metrics.PROXY, Metrics.RUNTIME);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --what          | unknown flag [--what]
            --port          | no value for --port
            --port=many     | --port is [many], must be a whole number
            --port=70000    | port is [70000], must be 0 to 65535
            --port=4294975770 | --port is [4294975770], must be 0 to 65535
            """)
    void refusesWithWhatIsWrong(String argument, String message) {
        assertThatThrownBy(() -> CommandLine.parse(argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
