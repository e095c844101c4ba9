package dev.assay.junit;

import dev.assay.check.MistakeException;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.seed.GeneratedRows;
import dev.assay.database.seed.Sample;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** The {@link SeedRows} of a class and those around it, the outermost first. */
record RowSeeds(List<SeedRows> asked) {
    static RowSeeds of(ExtensionContext context) {
        Stream<Class<?>> classes =
                Stream.concat(context.getEnclosingTestClasses().stream(), Stream.of(context.getRequiredTestClass()));
        return new RowSeeds(
                classes.flatMap(type -> AnnotationSupport.findRepeatableAnnotations(type, SeedRows.class).stream())
                        .distinct()
                        .toList());
    }

    /** Put the rows on top of a recipe. */
    TemplateRecipe on(TemplateRecipe base, ClassLoader loader) {
        return GeneratedRows.all(
                base, asked.stream().map(rows -> generated(rows, loader)).toList());
    }

    private static GeneratedRows generated(SeedRows asked, ClassLoader loader) {
        GeneratedRows rows = GeneratedRows.into(asked.table())
                .rows(asked.rows())
                .seed(asked.seed())
                .nulls(asked.nulls());
        if (!asked.like().isEmpty()) {
            rows = rows.like(Sample.csv(loader, asked.like()).withJitter(asked.jitter()));
        } else if (!asked.jitter().equals("0%")) {
            throw new MistakeException(
                    "@SeedRows jitter = [" + asked.jitter() + "]",
                    "there is no sample whose numbers could be moved",
                    "the attribute belongs to like",
                    "add like = \"data/" + asked.table() + ".csv\", or remove it");
        }
        return ReflectionSupport.newInstance(asked.values()).apply(rows);
    }
}
