/** The metadata files of a bundle, all of them in their order. */
@NullMarked
package io.gather.core.report.metadata;

import org.jspecify.annotations.NullMarked;
