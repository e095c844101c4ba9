package dev.assay.junit;

import dev.assay.check.Origin;
import dev.assay.configuration.Configuration;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Names a test for people and for the command that repeats it. */
final class Origins {
    private static final Pattern INVOCATION = Pattern.compile("invocation:#(\\d+)]$");
    private static final Pattern FAILSAFE = Pattern.compile("IT.*|.*IT|.*ITCase");

    private Origins() {}

    static Origin of(ExtensionContext context, Configuration configuration, long seed) {
        Class<?> testClass = context.getRequiredTestClass();
        String method = context.getTestMethod().map(Method::getName).orElse("");
        String simple = simpleName(testClass);
        return new Origin(
                join(simple, ".", method),
                "",
                repeat(testClass, method, seed),
                evidence(configuration, simple, method + invocation(context)));
    }

    private static String repeat(Class<?> testClass, String method, long seed) {
        String outermost = outermost(testClass).getSimpleName();
        String select = join(simpleName(testClass).replace('.', '$'), "#", method);
        boolean failsafe = FAILSAFE.matcher(outermost).matches();
        String option = (failsafe ? "-Dit.test=" : "-Dtest=") + select;
        return (failsafe ? "mvn verify " : "mvn test ") + quoted(option) + " -Dassay.seed=" + seed;
    }

    /** A shell would take the dollar sign of a nested class for a variable. */
    private static String quoted(String option) {
        return option.contains("$") ? "'" + option + "'" : option;
    }

    private static String evidence(Configuration configuration, String simpleName, String method) {
        String page = method.isEmpty() ? "class" : method;
        return Reports.directory(configuration)
                .resolve(Path.of(simpleName, page + ".html"))
                .toString();
    }

    /** The second and later invocations of one method get a page of their own. */
    private static String invocation(ExtensionContext context) {
        Matcher matcher = INVOCATION.matcher(context.getUniqueId());
        boolean numbered = matcher.find() && !matcher.group(1).equals("1");
        return numbered ? "-" + matcher.group(1) : "";
    }

    private static String simpleName(Class<?> type) {
        Class<?> enclosing = type.getEnclosingClass();
        return enclosing == null ? type.getSimpleName() : simpleName(enclosing) + "." + type.getSimpleName();
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> enclosing = type.getEnclosingClass();
        return enclosing == null ? type : outermost(enclosing);
    }

    private static String join(String left, String separator, String right) {
        return right.isEmpty() ? left : left + separator + right;
    }
}
