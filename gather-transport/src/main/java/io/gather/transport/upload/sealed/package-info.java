/** Bundles that only their recipients can read, sealed as they are sent: for age and for OpenPGP. */
@NullMarked
package io.gather.transport.upload.sealed;

import org.jspecify.annotations.NullMarked;
