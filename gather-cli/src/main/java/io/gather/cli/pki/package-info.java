/** The certificates by which nodes and overlords know each other: the authority, and how nodes get theirs. */
@NullMarked
package io.gather.cli.pki;

import org.jspecify.annotations.NullMarked;
