package dev.assay.database.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersTest {
    @TempDir
    private Path cache;

    @Test
    void ownerLivesUntilItIsClosed() {
        Owners owners = Owners.in(cache);
        Owner owner = owners.add();
        String name = owner.labels().get(Owner.RUN);

        assertThat(owner.labels()).isEqualTo(Map.of(Owner.RUN, name, Owner.OWNERS, owners.id()));
        assertThat(owners.guarded(owners::living)).isEqualTo(Set.of(name));

        owner.close();
        assertThat(owners.guarded(owners::living)).isEmpty();
    }

    @Test
    void lockThatNobodyHoldsIsForgotten() throws IOException {
        Owners owners = Owners.in(cache);
        Path stale = Files.createFile(cache.resolve("containers/0-dead.lock"));

        assertThat(owners.guarded(owners::living)).isEmpty();
        assertThat(stale).doesNotExist();
    }

    @Test
    void directoryKeepsItsIdAndSharesItWithNoOther() {
        assertThat(Owners.in(cache).id())
                .isEqualTo(Owners.in(cache).id())
                .isNotEqualTo(Owners.in(cache.resolve("other")).id());
    }
}
