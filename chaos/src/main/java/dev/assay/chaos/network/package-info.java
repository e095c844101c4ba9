/** Faults of the way between an application and its database. They do not know what they carry. */
@NullMarked
package dev.assay.chaos.network;

import org.jspecify.annotations.NullMarked;
