package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void withoutWordsEverythingIsRunWhole() {
        assertThat(Options.of(List.of())).isEqualTo(new Options(false, true, OptionalLong.empty()));
    }

    @Test
    void eachWordIsTaken() {
        assertThat(Options.of(List.of("--seed=-17", "--without-containers", "--quick")))
                .isEqualTo(new Options(true, false, OptionalLong.of(-17)));
    }

    @Test
    void anUnknownWordIsRefused() {
        assertThatThrownBy(() -> Options.of(List.of("--quick", "--fast", "--seed=x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Arguments [--fast, --seed=x]: known are [--quick], [--without-containers] and [--seed=] with a whole number");
    }
}
