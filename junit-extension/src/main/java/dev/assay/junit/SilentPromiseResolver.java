package dev.assay.junit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Makes a descriptor for each class that has silent promises: a selected one, and those nested in it. */
final class SilentPromiseResolver implements SelectorResolver {
    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        Set<Match> matches = SilentPromises.classes(selector.getJavaClass())
                .flatMap(type -> add(type, context).stream())
                .map(Match::exact)
                .collect(Collectors.toSet());
        return matches.isEmpty() ? Resolution.unresolved() : Resolution.matches(matches);
    }

    private static Optional<SilentPromiseClass> add(Class<?> type, Context context) {
        List<SilentPromise> promises = SilentPromises.in(type);
        return promises.isEmpty()
                ? Optional.empty()
                : context.addToParent(parent -> Optional.of(SilentPromiseClass.of(parent, type, promises)));
    }
}
