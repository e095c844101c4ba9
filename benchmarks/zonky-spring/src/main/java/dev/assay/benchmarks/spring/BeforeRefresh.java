package dev.assay.benchmarks.spring;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Looks at the clock just before zonky's own listener asks for a fresh database. */
class BeforeRefresh extends AbstractTestExecutionListener {
    static final String ASKED = "asked";
    /** The order of zonky's listener is 3800. */
    private static final int ORDER = 3799;

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        test.setAttribute(ASKED, System.nanoTime());
    }
}
