/** Uploading to a gateway of the ESRS kind; docs/upload.md has the contract. */
@NullMarked
package io.gather.transport.upload.esrs;

import org.jspecify.annotations.NullMarked;
