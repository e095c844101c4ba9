/** The provider that starts containers through Testcontainers, after a preflight of its own that shows that they work. */
@NullMarked
package dev.assay.database.container;

import org.jspecify.annotations.NullMarked;
