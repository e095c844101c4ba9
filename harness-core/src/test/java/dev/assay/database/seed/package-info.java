@NullMarked
package dev.assay.database.seed;

import org.jspecify.annotations.NullMarked;
