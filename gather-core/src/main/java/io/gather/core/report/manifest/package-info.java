/** The manifest: what a bundle holds, for machines, written and read as a stream. */
@NullMarked
package io.gather.core.report.manifest;

import org.jspecify.annotations.NullMarked;
