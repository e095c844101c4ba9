package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesignEffectTest {
    @Test
    void isOneWithoutHitsWithoutMissesAndWithoutBlocks() {
        assertThat(DesignEffect.of(List.of())).isEqualTo(1);
        assertThat(DesignEffect.of(List.of(new Block(3, 50)))).isEqualTo(1);
        assertThat(DesignEffect.of(Collections.nCopies(30, new Block(0, 50)))).isEqualTo(1);
        assertThat(DesignEffect.of(Collections.nCopies(30, new Block(50, 50)))).isEqualTo(1);
    }

    @Test
    void isOneWhereBlocksAreMoreAlikeThanChance() {
        assertThat(DesignEffect.of(Collections.nCopies(30, new Block(5, 50)))).isEqualTo(1);
    }

    @Test
    void isTheBlockSizeWhereABlockHitsAsAWhole() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            blocks.add(new Block(i % 2 == 0 ? 50 : 0, 50));
        }

        assertThat(DesignEffect.of(blocks)).isCloseTo(50 * 20.0 / 19, within(1e-9));
    }

    @Test
    void seesAStallThatIsLongerThanABlock() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < 320; i++) {
            blocks.add(new Block(i / 32 % 2 == 0 ? 50 : 0, 50));
        }

        assertThat(DesignEffect.of(blocks)).isCloseTo(32 * 50 * 10.0 / 9, within(1e-9));
    }

    @Test
    void emptyBlocksDoNotCount() {
        List<Block> blocks = List.of(new Block(1, 10), new Block(0, 0), new Block(5, 10));

        assertThat(DesignEffect.of(blocks)).isEqualTo(DesignEffect.of(List.of(new Block(1, 10), new Block(5, 10))));
    }
}
