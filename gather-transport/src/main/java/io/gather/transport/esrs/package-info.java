/** Uploading to a gateway of the ESRS kind; docs/upload.md has the contract. */
@NullMarked
package io.gather.transport.esrs;

import org.jspecify.annotations.NullMarked;
