package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A check of what is made for a test once it runs, so that checks of different things are one plan.
 *
 * @param check judges it
 * @param subject makes it
 */
record ContextCheck<S>(Check<S> check, Function<ExtensionContext, S> subject) implements Check<ExtensionContext> {
    @Override
    public List<Promise> promises() {
        return check.promises();
    }

    @Override
    public List<Verdict> judge(ExtensionContext context, Run run) throws Exception {
        return check.judge(subject.apply(context), run);
    }
}
