package dev.assay.migration.liquibase;

import dev.assay.check.MistakeException;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.MigrationSourceProvider;
import java.util.List;

/** Makes {@link LiquibaseMigrations} where Liquibase is there. Public because the service loader makes it by name. */
public final class LiquibaseProvider implements MigrationSourceProvider {
    @Override
    public String prefix() {
        return "liquibase";
    }

    @Override
    public MigrationSource at(List<String> locations, ClassLoader loader) {
        String asked = "@DatabaseTest migrations = [liquibase:" + String.join(", liquibase:", locations) + "]";
        if (locations.size() != 1) {
            throw new MistakeException(
                    asked,
                    "there are " + locations.size() + " changelogs",
                    "A database has one; it includes the others",
                    "<include file=\"...\"/> in a root changelog");
        }
        if (isMissing(loader)) {
            throw new MistakeException(
                    asked,
                    "Liquibase is not on the class path of the tests",
                    "Assay does not bring it along",
                    "add the dependency [org.liquibase:liquibase-core:4.33.0] in the scope [test]");
        }
        ChangelogLocation location = ChangelogLocation.read(locations.get(0));
        return LiquibaseMigrations.at(location.place(), loader).selecting(location.selection());
    }

    private static boolean isMissing(ClassLoader loader) {
        return loader.getResource("liquibase/changelog/DatabaseChangeLog.class") == null;
    }
}
