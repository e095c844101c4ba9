/** The provider that needs no container: PostgreSQL's own binaries, started as a child process on loopback. */
@NullMarked
package dev.assay.database.embedded;

import org.jspecify.annotations.NullMarked;
