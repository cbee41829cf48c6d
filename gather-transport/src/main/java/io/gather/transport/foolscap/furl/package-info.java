/** Names of Foolscap: tubs, and objects in them. */
@NullMarked
package io.gather.transport.foolscap.furl;

import org.jspecify.annotations.NullMarked;
