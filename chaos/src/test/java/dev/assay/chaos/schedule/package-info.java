@NullMarked
package dev.assay.chaos.schedule;

import org.jspecify.annotations.NullMarked;
