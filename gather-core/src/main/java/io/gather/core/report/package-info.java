/** Metadata files of a bundle, for people and for machines. */
@NullMarked
package io.gather.core.report;

import org.jspecify.annotations.NullMarked;
