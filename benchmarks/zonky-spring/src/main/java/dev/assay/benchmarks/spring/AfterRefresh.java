package dev.assay.benchmarks.spring;

import dev.assay.benchmarks.Mark;
import dev.assay.benchmarks.Workload;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Looks at the clock when the fresh database is there. Zonky's listener only asks for it; the data source waits for it when it is
 * first used, here by a question that needs no connection.
 */
class AfterRefresh extends AbstractTestExecutionListener {
    private static final int ORDER = 3801;
    private static final int WARM_UP = 10;

    private final AtomicInteger tests = new AtomicInteger();

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public void beforeTestMethod(TestContext test) throws SQLException {
        long refreshed = System.nanoTime();
        DataSource database = test.getApplicationContext().getBean(DataSource.class);
        int unused = database.getLoginTimeout();
        long given = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            Workload.ofProcess().ask(connection);
        }
        long answered = System.nanoTime();
        long asked = Objects.requireNonNull((Long) test.getAttribute(BeforeRefresh.ASKED));
        if (tests.incrementAndGet() > WARM_UP) {
            Mark.took("zonky-spring", given - asked);
            Mark.took("zonky-spring-refresh", refreshed - asked);
            Mark.took("zonky-spring-connect", answered - given);
            Mark.took("zonky-spring-path", answered - asked);
        }
    }
}
