package dev.assay.chaos.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToxiproxyVersionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {"version": "2.12.0"}  | 2.12.0     | true
            {"version": "3.0.0-rc.1"} | 3.0.0-rc.1 | true
            {"version": "2.6.0}    | 2.6.0      | true
            2.2.0                  | 2.2.0      | true
            2.1.7                  | 2.1.7      | false
            1.2.1                  | 1.2.1      | false
            """)
    void readsTextAndJson(String body, String text, boolean newEnough) throws IOException {
        ToxiproxyVersion version = ToxiproxyVersion.parse(body);

        assertThat(version.text()).isEqualTo(text);
        assertThat(version.isNewEnough()).isEqualTo(newEnough);
    }

    @Test
    void refusesWhatIsNoVersion() {
        assertThatThrownBy(() -> ToxiproxyVersion.parse("<html><title>nginx/1.2</title></html>"))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "GET /version was answered with [<html><title>nginx/1.2</title></html>], which is no version");
    }
}
