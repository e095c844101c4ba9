@NullMarked
package dev.assay.chaos.proxy;

import org.jspecify.annotations.NullMarked;
