/** What an application does to its database: its statements, where they come from, and which tables they touch. */
@NullMarked
package dev.assay.migration.traffic;

import org.jspecify.annotations.NullMarked;
