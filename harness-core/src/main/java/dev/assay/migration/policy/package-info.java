/** Rules about the files of migrations, judged without a server. */
@NullMarked
package dev.assay.migration.policy;

import org.jspecify.annotations.NullMarked;
