/** The peer with Spring: zonky embedded-database-spring-test with its prefetching, in a class path of its own. */
@NullMarked
package dev.assay.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
