package dev.assay.migration.proof.runner;

import dev.assay.migration.Migration;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.NamedSource;
import dev.assay.migration.StatementListener;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What another process is to apply.
 *
 * @param source the migrations
 * @param contentHash of the migrations here; a process that has others applies none
 * @param migration the version
 * @param last whether everything is applied that is missing, instead of that version
 */
record RunnerOrder(NamedSource source, String contentHash, Migration migration, boolean last) {
    void write(DataOutput pipe) throws IOException {
        pipe.writeInt(source.locations().size());
        for (String location : source.locations()) {
            pipe.writeUTF(location);
        }
        pipe.writeBoolean(source.transactionalLock());
        pipe.writeUTF(contentHash);
        pipe.writeUTF(migration.version());
        pipe.writeUTF(migration.file());
        pipe.writeBoolean(last);
    }

    static RunnerOrder read(DataInput pipe) throws IOException {
        List<String> locations = new ArrayList<>();
        for (int left = pipe.readInt(); left > 0; left--) {
            locations.add(pipe.readUTF());
        }
        return new RunnerOrder(
                new NamedSource(locations, pipe.readBoolean()),
                pipe.readUTF(),
                new Migration(pipe.readUTF(), pipe.readUTF()),
                pipe.readBoolean());
    }

    /** Apply it, unwatched. */
    void apply(DataSource database, ClassLoader loader) throws SQLException {
        MigrationSource here = source.open(loader);
        if (!here.contentHash().equals(contentHash)) {
            throw new IllegalStateException("[" + here.describe() + "] are other migrations there");
        }
        if (last) {
            here.applyAll(database, StatementListener.NONE);
        } else {
            here.applyUpTo(migration, database, StatementListener.NONE);
        }
    }
}
