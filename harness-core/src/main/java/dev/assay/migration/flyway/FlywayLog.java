package dev.assay.migration.flyway;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes what Flyway tells on at debug level, warnings at warn level. Its errors are thrown as well, so they are at debug
 * level too. Public because Flyway makes it by name.
 */
public final class FlywayLog implements LogCreator {
    @Override
    public Log createLogger(Class<?> type) {
        Logger logger = LoggerFactory.getLogger(type);
        return new Log() {
            @Override
            public void debug(String message) {
                logger.debug(message);
            }

            @Override
            public void info(String message) {
                logger.debug(message);
            }

            @Override
            public void warn(String message) {
                logger.warn(message);
            }

            @Override
            public void error(String message) {
                logger.debug(message);
            }

            @Override
            public void error(String message, Exception failure) {
                logger.debug(message, failure);
            }

            @Override
            public void notice(String message) {
                logger.debug(message);
            }
        };
    }
}
