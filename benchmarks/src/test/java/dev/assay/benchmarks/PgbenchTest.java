package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PgbenchTest {
    private static final String OUTPUT = """
            pgbench (15.18 (Debian 15.18-0+deb12u1), server 17.11)
            transaction type: script.sql
            query mode: prepared
            number of clients: 8
            number of transactions actually processed: 91234
            number of failed transactions: 0 (0.000%)
            latency average = 0.175 ms
            initial connection time = 22.031 ms
            tps = 45617.250000 (without initial connection time)
            """;

    @Test
    void theRateIsTheOneWithoutConnecting() {
        assertThat(Pgbench.rate(OUTPUT)).isEqualTo(45617.25);
    }

    @Test
    void failedTransactionsAreNoRate() {
        String output = OUTPUT.replace("transactions: 0 (0.000%)", "transactions: 3 (0.003%)");

        assertThatThrownBy(() -> Pgbench.rate(output))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("pgbench does not say that no transaction failed:\n" + output);
    }

    @Test
    void anOutputWithoutRateIsToldWhole() {
        String output = "number of failed transactions: 0 (0.000%)\n";

        assertThatThrownBy(() -> Pgbench.rate(output))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("pgbench gave no rate:\nnumber of failed transactions: 0 (0.000%)\n");
    }
}
