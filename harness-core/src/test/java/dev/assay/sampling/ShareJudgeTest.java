package dev.assay.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.statistics.Block;
import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.ProportionTest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recall of 500 queries that promise at least 0.95: at most 5 % may miss. */
class ShareJudgeTest {
    private static final ProportionTest AT_MOST_A_TWENTIETH = new ProportionTest(0.05, ErrorRates.DEFAULT);

    @Test
    void aRecallThatIsClearlyKeptPasses() {
        ShareJudge recall = recall(10);

        assertThat(recall.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(recall.findings("missed a neighbour")).isEmpty();
        assertThat(recall.complement().write()).isEqualTo("0.98");
        assertThat(recall.complement().writeBasis()).isEqualTo("95 % CI 0.9635..0.9904, n = 500");
        assertThat(recall.figure().writeBasis()).isEqualTo("95 % CI 0.009631..0.03647, n = 500");
    }

    @Test
    void aRecallNearItsLimitIsUndecidedAndNamesTheQueriesThatWouldDecide() {
        ShareJudge recall = recall(20);

        assertThat(recall.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(recall.findings("missed a neighbour"))
                .extracting(Finding::text)
                .satisfiesExactly(
                        share -> assertThat(share).isEqualTo("recall: 4 % of the queries missed a neighbour"),
                        needs -> assertThat(needs).matches("recall: about 1,[\\d]{3} queries would decide"));
    }

    @Test
    void aRecallThatIsClearlyMissedIsBreached() {
        ShareJudge recall = recall(45);

        assertThat(recall.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(recall.findings("missed a neighbour"))
                .extracting(Finding::text)
                .containsExactly("recall: 9 % of the queries missed a neighbour");
    }

    @Test
    void missesThatComeInOneClusterTellLess() {
        List<Block> scattered = Collections.nCopies(10, new Block(5, 50));
        List<Block> clustered = List.of(
                new Block(50, 50),
                new Block(0, 50),
                new Block(0, 50),
                new Block(0, 50),
                new Block(0, 50),
                new Block(0, 50),
                new Block(0, 50),
                new Block(0, 50),
                new Block(0, 50),
                new Block(0, 50));

        assertThat(judge(scattered).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(judge(clustered).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void noQueryIsNoSample() {
        assertThatThrownBy(() -> ShareJudge.of("recall", "queries", AT_MOST_A_TWENTIETH, new Block(0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[0] of [0] is not a proportion");
    }

    private static ShareJudge recall(int missed) {
        return ShareJudge.of("recall", "queries", AT_MOST_A_TWENTIETH, new Block(missed, 500));
    }

    private static ShareJudge judge(List<Block> blocks) {
        return ShareJudge.of("recall", "queries", AT_MOST_A_TWENTIETH, blocks, Block.sum(blocks));
    }
}
