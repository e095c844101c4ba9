/** What a fault is: how it is written, put in force, taken away, and felt. */
@NullMarked
package dev.assay.chaos.fault;

import org.jspecify.annotations.NullMarked;
