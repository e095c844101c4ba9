package dev.assay.junit;

import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives each test what its class asks for. */
final class Holdings {
    private Holdings() {}

    static Holding provide(ExtensionContext context) {
        Session session = Session.of(context);
        Provisioning asked = Provisioning.of(context);
        // A migration test proves migrations on an empty database; everybody else gets a migrated one.
        return AnnotationSupport.isAnnotated(context.getTestMethod(), MigrationTest.class)
                ? new OwnDatabase(asked.empty(session), asked.keepsFailed())
                : isolated(context, asked, () -> asked.migrated(session));
    }

    private static Holding isolated(ExtensionContext context, Provisioning asked, Supplier<TestDatabase> maker) {
        return switch (asked.isolation()) {
            case CLONE_PER_TEST -> new OwnDatabase(maker.get(), asked.keepsFailed());
            case CLONE_PER_CLASS ->
                new CommonDatabase(CommonDatabases.ofClass(context, maker).one(), asked.keepsFailed());
            case SHARED ->
                new CommonDatabase(CommonDatabases.ofRun(context, asked, maker).one(), asked.keepsFailed());
            case ROLLBACK -> undone(context, maker);
        };
    }

    private static Holding undone(ExtensionContext context, Supplier<TestDatabase> maker) {
        if (context.getTestMethod().isEmpty()) {
            throw new MistakeException(
                    "a database in the constructor of ["
                            + context.getRequiredTestClass().getSimpleName()
                            + "], which has one instance for all tests",
                    "isolation = [ROLLBACK]",
                    "The transaction belongs to a test, and there is none yet",
                    "ask in @BeforeEach or in the test, or isolation = Isolation.CLONE_PER_CLASS");
        }
        return UndoneDatabase.on(CommonDatabases.ofClass(context, maker));
    }
}
