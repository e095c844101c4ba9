package dev.assay.benchmarks;

import dev.assay.junit.DatabaseTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test class on the large workload, on the provider that the run asks for. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DatabaseTest(
        migrations = Workload.LARGE_MIGRATIONS,
        seed = {
            "workload/seed/customer.csv",
            "workload/seed/product.csv",
            "workload/seed/purchase.csv",
            "workload/seed/purchase_line.csv",
            "workload/seed/review.csv"
        })
@interface LargeDatabaseTest {}
