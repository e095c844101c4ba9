package dev.assay.junit;

import dev.assay.check.MistakeException;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.VerdictError;
import dev.assay.check.Verdicts;
import java.lang.reflect.Method;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * A promise that would never be judged.
 *
 * @param annotation its simple name
 * @param place class and method for people
 * @param source where it is written
 * @param mistake why nobody would judge it
 */
record SilentPromise(String annotation, String place, TestSource source, MistakeException mistake) {
    static SilentPromise on(Method method, String annotation, String found, String fix) {
        String place = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        MistakeException mistake = new MistakeException(
                "@" + annotation + " on method [" + method.getName() + "]",
                found,
                "JUnit never runs the method, so the promise would be neither kept nor broken",
                fix);
        return new SilentPromise(annotation, place, MethodSource.from(method), mistake);
    }

    static SilentPromise on(Class<?> type, String annotation) {
        MistakeException mistake = new MistakeException(
                "@" + annotation + " on class [" + type.getSimpleName() + "]",
                "the class has no test",
                "the promise would be neither kept nor broken",
                "add a method with @Test to the class, or remove @" + annotation);
        return new SilentPromise(annotation, type.getSimpleName(), ClassSource.from(type), mistake);
    }

    /** Return what no other silent promise is called; classes of one simple name lie in many packages. */
    String id() {
        return source + "/" + annotation;
    }

    VerdictError error() {
        Promise judged = new Promise(annotation, "annotation", "", null, Terms.DEFAULT);
        return new VerdictError(Verdicts.broken(Run.of(place, 0), judged, mistake));
    }
}
