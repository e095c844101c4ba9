@NullMarked
package dev.assay.chaos.backend;

import org.jspecify.annotations.NullMarked;
