/** Paths and headers of uploads with variables in them. */
@NullMarked
package io.gather.transport.upload.template;

import org.jspecify.annotations.NullMarked;
