/** As whom a node answers: its certificate, key and authority, and their renewal while it runs. */
@NullMarked
package io.gather.transport.pki.identity;

import org.jspecify.annotations.NullMarked;
