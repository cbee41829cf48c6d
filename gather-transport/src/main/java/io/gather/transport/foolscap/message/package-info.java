/** What tokens make: values, and the calls and answers that hold them. */
@NullMarked
package io.gather.transport.foolscap.message;

import org.jspecify.annotations.NullMarked;
