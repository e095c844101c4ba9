/** What carries faults besides the proxy of this JVM: a Toxiproxy in a container, or one that runs already; and which one is taken. */
@NullMarked
package dev.assay.chaos.backend;

import org.jspecify.annotations.NullMarked;
