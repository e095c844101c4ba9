package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.Terms;
import dev.assay.database.TestDatabase;
import dev.assay.quality.Attribute;
import dev.assay.quality.Gate;
import dev.assay.quality.QualityCheck;
import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Serves {@link QualityGate}: reads all gates of a test before it, judges them together after its body. Stateless. */
final class QualityGateExtension implements BeforeEachCallback, AfterTestExecutionCallback {
    private final PlanStore<TestDatabase> plans = new PlanStore<>(QualityGateExtension.class);

    QualityGateExtension() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        plans.put(context, Judge.of(context).read("QualityGate", () -> checks(context)));
    }

    /** A body that failed has said what is wrong; gates on what it left behind would only hide that. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            Judge.of(context)
                    .judge(plans.get(context), ProvidedDatabase.of(context).database());
        }
    }

    private static List<Check<TestDatabase>> checks(ExtensionContext context) {
        Stream<AnnotatedElement> places = Stream.of(
                        context.getTestMethod().stream().map(AnnotatedElement.class::cast),
                        context.getTestClass().stream().map(AnnotatedElement.class::cast),
                        context.getEnclosingTestClasses().stream().map(AnnotatedElement.class::cast))
                .flatMap(stream -> stream);
        return places.map(place -> AnnotationSupport.findRepeatableAnnotations(place, QualityGate.class))
                .flatMap(Collection::stream)
                .map(QualityGateExtension::check)
                .toList();
    }

    private static Check<TestDatabase> check(QualityGate gate) {
        Map<Attribute, String> attributes = Map.of(
                Attribute.TABLE, gate.table(),
                Attribute.COLUMN, gate.column(),
                Attribute.WHERE, gate.where(),
                Attribute.MIN, gate.min(),
                Attribute.MAX, gate.max(),
                Attribute.REFERENCES, gate.references(),
                Attribute.SQL, gate.sql(),
                Attribute.AT_LEAST, gate.atLeast(),
                Attribute.AT_MOST, gate.atMost());
        Terms terms = new Terms(gate.id(), gate.because(), gate.severity(), gate.onInconclusive());
        return QualityCheck.of(new Gate(gate.metric(), attributes, terms));
    }
}
