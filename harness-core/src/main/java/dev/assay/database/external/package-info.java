/** The provider for a server that somebody else runs: it makes databases there, drops them again, and touches nothing else. */
@NullMarked
package dev.assay.database.external;

import org.jspecify.annotations.NullMarked;
