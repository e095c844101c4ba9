package dev.assay.migration.liquibase;

import java.util.logging.Level;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Passes what Liquibase tells on at debug level, warnings at warn level. Its errors are thrown as well. */
final class LiquibaseLog extends AbstractLogService {
    @Override
    public int getPriority() {
        return PRIORITY_NOT_APPLICABLE;
    }

    @Override
    @SuppressWarnings({"rawtypes", "try"}) // as Liquibase declares it
    public Logger getLog(Class type) {
        org.slf4j.Logger logger = LoggerFactory.getLogger(type);
        return new AbstractLogger() {
            @Override
            public void log(Level level, @Nullable String message, @Nullable Throwable failure) {
                if (level.equals(Level.WARNING)) {
                    logger.warn(message, failure);
                } else {
                    logger.debug(message, failure);
                }
            }
        };
    }
}
