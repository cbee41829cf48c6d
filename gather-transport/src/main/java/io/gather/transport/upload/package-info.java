/** The ways of uploading, each in a package of its own. */
@NullMarked
package io.gather.transport.upload;

import org.jspecify.annotations.NullMarked;
